using System.Collections.Immutable;
using FootCare.Topics;

namespace FootCare.Search;

/// <summary>A letter, and what begins with it.</summary>
/// <param name="Letter">A capital letter; <c>0–9</c> for what begins with a digit.</param>
/// <param name="Entries">The names in order.</param>
public sealed record AlphabetLetter(string Letter, ImmutableArray<AlphabetEntry> Entries);

/// <summary>A title or another name.</summary>
/// <param name="Name">The name as it is written on its page.</param>
/// <param name="Topics">The pages it names, by title; a title comes before other names.</param>
public sealed record AlphabetEntry(string Name, ImmutableArray<Topic> Topics);

/// <summary>Every title and other name, by letter.</summary>
public static class Alphabet
{
    private static readonly string[] Articles = ["a ", "an ", "the "];

    /// <summary>The letters that something begins with; "A basic foot rub" begins with B.</summary>
    public static ImmutableArray<AlphabetLetter> Of(IEnumerable<Topic> topics) =>
    [
        .. topics.SelectMany(t => t.AlsoKnownAs.Prepend(t.Title).Distinct(StringComparer.OrdinalIgnoreCase).Select((name, i) => (Name: name, Topic: t, IsTitle: i == 0)))
            .GroupBy(n => n.Name, StringComparer.OrdinalIgnoreCase)
            .Select(g => new AlphabetEntry(
                g.OrderByDescending(n => n.IsTitle).First().Name,
                [.. g.OrderByDescending(n => n.IsTitle).ThenBy(n => n.Topic.Title, StringComparer.OrdinalIgnoreCase).Select(n => n.Topic)]))
            .OrderBy(e => SortKey(e.Name), StringComparer.OrdinalIgnoreCase)
            .GroupBy(e => LetterOf(e.Name))
            .Select(g => new AlphabetLetter(g.Key, [.. g])),
    ];

    private static string LetterOf(string name) => SortKey(name).FirstOrDefault(char.IsLetterOrDigit) is var c && char.IsLetter(c) ? char.ToUpperInvariant(c).ToString() : "0–9";

    private static string SortKey(string name) =>
        Array.Find(Articles, a => name.StartsWith(a, StringComparison.OrdinalIgnoreCase)) is { } article ? name[article.Length..] : name;
}
