using System.Text;
using FuzzySharp;

namespace FootCare.Content;

/// <summary>Finds the known name nearest to one that is not known.</summary>
public static class NearestName
{
    /// <summary>The nearest name, or null where nothing comes near.</summary>
    public static string? Of(string name, IEnumerable<string> known)
    {
        if (name.Length is 0 or > 100)
        {
            return null;
        }

        var lower = name.ToLowerInvariant();
        var best = known.Select(k => (Name: k, Distance: Levenshtein.EditDistance(lower, k.ToLowerInvariant())))
            .OrderBy(p => p.Distance).ThenBy(p => p.Name, StringComparer.Ordinal).FirstOrDefault();
        return best.Name is not null && best.Distance <= MostSlips(Math.Min(name.Length, best.Name.Length)) ? best.Name : null;
    }

    // Two slips in five letters are likely, eight in twenty are another name.
    private static int MostSlips(int length) => Math.Max(1, (int)Math.Round(Math.Min(0.4 * length, 1 + (0.2 * length)), MidpointRounding.AwayFromZero));

    /// <summary><c>; did you mean 'x'?</c>: names with that word in them, and the one nearest by its letters; where nothing comes near, nothing.</summary>
    public static string Hint(string name, IEnumerable<string> known)
    {
        // Every name there is, is in plain Latin letters: one that only looks like them is told apart.
        var odd = name.EnumerateRunes().FirstOrDefault(r => !r.IsAscii && Rune.IsLetterOrDigit(r));
        if (odd != default)
        {
            return $"; '{odd}' in it is not the letter it looks like ({Shown.Name(odd)})";
        }

        string[] all = [.. known];
        string[] near = [.. WithWord(name, all), .. Of(name, all) is { } nearest ? [nearest] : Array.Empty<string>()];
        return near.Length == 0 ? "" : $"; did you mean {string.Join(" or ", near.Distinct(StringComparer.Ordinal).Select(n => $"'{n}'"))}?";
    }

    // One who writes 'burning' for 'burning-pain' is many letters away from it, and near.
    private static IEnumerable<string> WithWord(string name, IEnumerable<string> known)
    {
        const int Least = 4, Most = 2;
        return name.Length is < Least or > 100
            ? []
            : known.Where(k => k.StartsWith(name, StringComparison.OrdinalIgnoreCase) || $"-{k}-".Contains($"-{name}-", StringComparison.OrdinalIgnoreCase))
                .OrderBy(k => k.Length).ThenBy(k => k, StringComparer.Ordinal).Take(Most);
    }

    /// <summary>The hint, or where there is none the whole set.</summary>
    public static string HintOrAll(string name, IReadOnlyCollection<string> known) => HintOr(name, known, $"; it is one of {string.Join(", ", known)}");

    /// <summary>The hint, or where there is none another way out.</summary>
    public static string HintOr(string name, IEnumerable<string> known, string otherwise) => Hint(name, known) is { Length: > 0 } hint ? hint : otherwise;
}
