using System.Collections.Immutable;
using FootCare.Topics;

namespace FootCare.Search;

/// <summary>What a query found.</summary>
/// <param name="Hits">Pages, best first.</param>
/// <param name="Dangers">Signs in the query that need help, soonest first.</param>
/// <param name="Corrected">The query as it was read after spelling mistakes were mended; null where none was, or where it is not to be quoted.</param>
/// <param name="WasCorrected">Whether a spelling mistake was mended.</param>
/// <param name="Nearest">Where nothing was found: known words that come near, at most six.</param>
public sealed record SearchResults(
    ImmutableArray<SearchHit> Hits, ImmutableArray<DangerSigns> Dangers, string? Corrected, bool WasCorrected, ImmutableArray<string> Nearest)
{
    /// <summary>What an empty query finds.</summary>
    public static SearchResults Nothing { get; } = new([], [], Corrected: null, WasCorrected: false, []);

    /// <summary>Whether a sign is among them beside which nothing else may stand.</summary>
    public bool IsOnlyDanger => Dangers.Any(d => d.Alone);
}

/// <summary>A page that was found.</summary>
/// <param name="Topic">The page.</param>
/// <param name="Score">How well it fits; comparable within one search only.</param>
/// <param name="NameFits">Whether its title or another of its names was in the query.</param>
/// <param name="IsNamedRule">Whether it is a safety rule of which a whole name is in the query.</param>
/// <param name="Title">Its title, with the words that were found.</param>
/// <param name="Snippet">The place in it that fits best, with the words that were found.</param>
/// <param name="Heading">The heading above that place; null for the summary and for what stands before the first heading.</param>
public sealed record SearchHit(
    Topic Topic, double Score, bool NameFits, bool IsNamedRule, ImmutableArray<TextPiece> Title, ImmutableArray<TextPiece> Snippet, HeadingLink? Heading);

/// <summary>A piece of text.</summary>
/// <param name="Text">Its words, plain.</param>
/// <param name="Found">Whether it is a word that the query asked for.</param>
public sealed record TextPiece(string Text, bool Found);

/// <summary>A heading of a page.</summary>
/// <param name="Id">Its anchor.</param>
/// <param name="Title">Its words.</param>
public sealed record HeadingLink(string Id, string Title);

/// <summary>What is offered while somebody types.</summary>
/// <param name="Dangers">Signs that need help in what has been typed so far, soonest help first, each page once.</param>
/// <param name="Lines">Titles and other names of pages, best first, each once.</param>
public sealed record Suggestions(ImmutableArray<DangerSigns> Dangers, ImmutableArray<Suggestion> Lines);

/// <summary>A line offered while somebody types.</summary>
/// <param name="Text">A page's title or other name.</param>
/// <param name="Topic">The page.</param>
public sealed record Suggestion(string Text, Topic Topic);
