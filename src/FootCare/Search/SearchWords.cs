using System.Collections.Immutable;
using FootCare.Topics;

namespace FootCare.Search;

/// <summary>What people call things, beside what the pages call them: <c>content/search.yml</c>, checked.</summary>
/// <param name="Same">Groups of words that count as one, such as foot and feet.</param>
/// <param name="Everyday">Everyday words, and the pages or words they stand for.</param>
/// <param name="Dangers">Signs that need help before any reading.</param>
/// <param name="Unquoted">Words that are never quoted back to somebody who did not type them.</param>
/// <param name="Refuted">Headings below which stand claims that the page refutes: no snippet quotes them.</param>
/// <param name="Known">Real words that no page has: never taken for slips of other words.</param>
public sealed record SearchWords(
    ImmutableArray<ImmutableArray<string>> Same,
    ImmutableArray<EverydayWords> Everyday,
    ImmutableArray<DangerSigns> Dangers,
    ImmutableArray<string> Unquoted,
    ImmutableArray<string> Refuted,
    ImmutableArray<string> Known)
{
    /// <summary>None: a site without the file.</summary>
    public static SearchWords None { get; } = new([], [], [], [], [], []);
}

/// <summary>Everyday words for something.</summary>
/// <param name="Words">The words or phrases.</param>
/// <param name="Pages">Addresses of the pages they are another name of; with its anchor where a heading tells of them.</param>
/// <param name="Means">Words of the pages that they stand for.</param>
public sealed record EverydayWords(ImmutableArray<string> Words, ImmutableArray<string> Pages, ImmutableArray<string> Means);

/// <summary>Signs that need help, and what to do about them.</summary>
/// <param name="Signs">Phrases; one is there when a query has all its words, in whatever order.</param>
/// <param name="Unless">Words of which any shows that something else is meant.</param>
/// <param name="Help">How fast.</param>
/// <param name="Do">What to do now, in a sentence.</param>
/// <param name="Address">The page, with its heading, that says more.</param>
/// <param name="Title">What that page is called.</param>
/// <param name="Alone">Whether nothing else may be offered beside it: whoever writes that they want to die is shown no pages to read.</param>
public sealed record DangerSigns(
    ImmutableArray<string> Signs, ImmutableArray<string> Unless, Help Help, string Do, string Address, string Title, bool Alone = false);
