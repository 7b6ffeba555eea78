using System.Collections.Immutable;

namespace FootCare.Content;

/// <summary>
/// The list of published addresses as it was read, sorted by what each line needs in order to answer still. Depends on the file alone, so that a save of
/// an article does not read a hundred thousand lines again.
/// </summary>
internal sealed class PublishedAddresses
{
    private const string CodePrefix = "/code/";

    private PublishedAddresses(IEnumerable<Located<string>> lines)
    {
        var codes = ImmutableArray.CreateBuilder<Located<string>>();
        var references = ImmutableArray.CreateBuilder<Located<string>>();
        var pages = new Dictionary<string, List<Located<string>>>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            All.Add(line.Value);
            if (line.Value.StartsWith(CodePrefix, StringComparison.Ordinal))
            {
                codes.Add(line);
                continue;
            }

            var (whole, fragment) = SiteLinks.Split(line.Value);
            var view = whole.StartsWith("/techniques/", StringComparison.Ordinal) ? SiteLinks.Views.FirstOrDefault(v => whole.EndsWith(v, StringComparison.Ordinal)) : null;
            var address = whole[..^(view?.Length ?? 0)];
            if (!SiteLinks.IsFixed(address))
            {
                pages.TryAdd(address, []);
                pages[address].Add(line with { Value = fragment.TrimStart('#') });
            }
            else if (address == "/references" && fragment.Length > 1)
            {
                references.Add(line with { Value = fragment[1..] });
            }
        }

        (Codes, References) = (codes.ToImmutable(), references.ToImmutable());
        Pages = [.. pages.Select(p => new PublishedPage(p.Key, [.. p.Value]))];
    }

    /// <summary>Every line.</summary>
    public HashSet<string> All { get; } = new(StringComparer.Ordinal);

    /// <summary>The addresses of diagnosis codes, as they stand.</summary>
    public ImmutableArray<Located<string>> Codes { get; }

    /// <summary>The ids of references.</summary>
    public ImmutableArray<Located<string>> References { get; }

    /// <summary>The pages of content, in the order in which they are first named.</summary>
    public ImmutableArray<PublishedPage> Pages { get; }

    /// <summary>Reads the file's text.</summary>
    public static PublishedAddresses Read(string text) => new(Lines(text));

    /// <summary>A code's system and value, of an address in <see cref="Codes"/>.</summary>
    public static string[] PartsOf(string codeAddress) => codeAddress[CodePrefix.Length..].Split('/');

    /// <summary>The address of a code.</summary>
    public static string OfCode(string system, string value) => $"{CodePrefix}{system}/{value}";

    /// <summary>The file's lines that say something.</summary>
    public static IEnumerable<Located<string>> Lines(string text) =>
        text.Split('\n').Select((line, i) => new Located<string>(line.Trim(), new Place(i + 1, 1))).Where(l => l.Value.Length > 0);
}

/// <summary>A page that was published, and the lines that name it.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Anchors">Of each line the anchor, empty where the page or a view of it is meant.</param>
internal sealed record PublishedPage(string Address, ImmutableArray<Located<string>> Anchors);
