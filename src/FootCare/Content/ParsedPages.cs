using System.Collections.Immutable;
using FootCare.Topics;

namespace FootCare.Content;

/// <summary>Every page of the folder, as it was read by itself.</summary>
internal sealed class ParsedPages
{
    private readonly Dictionary<string, ParsedPage> _byAddress;
    private readonly Lazy<Dictionary<string, ParsedPage>> _byAlias;

    private readonly IReadOnlySet<(TopicKind, string)> _unreadable;

    /// <summary>Takes up the pages.</summary>
    /// <param name="all">Those that could be read.</param>
    /// <param name="unreadable">Those that are there and could not, by kind and slug.</param>
    public ParsedPages(ImmutableArray<ParsedPage> all, IReadOnlySet<(TopicKind, string)> unreadable)
    {
        All = all;
        _unreadable = unreadable;
        _byAddress = new Dictionary<string, ParsedPage>(all.Length, StringComparer.Ordinal);
        foreach (var page in all)
        {
            _byAddress.TryAdd(page.Address, page);
            AreWhole &= page.Topic is not null;
        }

        _byAlias = new Lazy<Dictionary<string, ParsedPage>>(() => all.SelectMany(p => p.Names.Aliases.Select(a => (Address: Topic.AddressOf(p.Kind, a.Value), Page: p)))
            .GroupBy(p => p.Address, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Page, StringComparer.Ordinal));
    }

    /// <summary>The pages, as the folder has them.</summary>
    public ImmutableArray<ParsedPage> All { get; }

    /// <summary>The page at each address; the first, where two would stand at one.</summary>
    public IReadOnlyDictionary<string, ParsedPage> ByAddress => _byAddress;

    /// <summary>Whether a page stands at an address and could not be read, so that nothing is said of what it lacks.</summary>
    public bool IsUnreadable(string address) => GoneReader.Parse(address) is { } page && _unreadable.Contains(page);

    /// <summary>The page that used to stand at each address and leads on from it; the first, where two claim one.</summary>
    public IReadOnlyDictionary<string, ParsedPage> ByAlias => _byAlias.Value;

    /// <summary>
    /// The page meant by an address where none stands, or by one with an ending: the page that was renamed, one whose slug is nearly the same in that folder,
    /// or else in any; null where nothing comes near.
    /// </summary>
    public ParsedPage? Nearest(string address)
    {
        var plain = Uri.UnescapeDataString(Path.ChangeExtension(address, null));
        if ((ByAddress.GetValueOrDefault(plain) ?? ByAlias.GetValueOrDefault(plain)) is { } meant)
        {
            return meant;
        }

        var slug = plain[(plain.LastIndexOf('/') + 1)..];
        return In(p => p.Address.Length - p.Slug.Length == plain.Length - slug.Length && plain.StartsWith(p.Address[..^p.Slug.Length], StringComparison.Ordinal)) ?? In(_ => true);

        ParsedPage? In(Func<ParsedPage, bool> there)
        {
            var pages = All.Where(there).ToList();
            var near = NearestName.Of(slug, pages.Select(p => p.Slug));
            return pages.Find(p => p.Slug == near);
        }
    }

    /// <summary>The hint at <see cref="Nearest"/>, as files of the content folder name it.</summary>
    /// <param name="file">A file as it was written, such as <c>oils/almnd.md</c>.</param>
    public string HintAtFile(string file) =>
        Nearest("/" + file) is { } near ? $"; did you mean '{near.Address[1..]}.md'?" : NearestName.Hint(file, []);

    /// <summary>Whether each could be read to its topic, so that what one has or says cannot have been missed.</summary>
    public bool AreWhole { get; } = true;
}
