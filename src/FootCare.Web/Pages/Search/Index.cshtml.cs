using System.Collections.Immutable;
using FootCare.Search;
using FootCare.Topics;
using FootCare.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace FootCare.Web.Pages.Search;

/// <summary>What a query found. What people search for may speak of their health: it is never logged, and no cache keeps the answer.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[NotStored]
public sealed class IndexModel(SiteContent content) : ModelPage(content)
{
    private const double StrongRule = 0.6;
    private const int MostRulesFirst = 3;

    /// <summary>What was typed, as far as it is read.</summary>
    public string Query { get; private set; } = "";

    /// <summary>Whether more was typed than is read.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>What was found.</summary>
    public SearchResults Results { get; private set; } = SearchResults.Nothing;

    /// <summary>The pages that were found: rules that fit well first, then each kind, the best first.</summary>
    public ImmutableArray<HitGroup> Groups { get; private set; } = [];

    /// <summary>Searches.</summary>
    public void OnGet(string? q)
    {
        var query = (q ?? "").Trim();
        IsTooLong = query.Length > SearchIndex.MaxQuery;
        Query = IsTooLong ? query[..SearchIndex.MaxQuery] : query;
        if (Query.Length > 0)
        {
            Response.Headers["X-Robots-Tag"] = "noindex";
        }

        Results = Model.Search.Search(Query);
        Groups = GroupsOf(Results.Hits);
    }

    private static ImmutableArray<HitGroup> GroupsOf(ImmutableArray<SearchHit> hits)
    {
        if (hits.IsEmpty)
        {
            return [];
        }

        // A rule that was asked for by its name stands first whatever its score: those about somebody's health, then the strictest.
        var named = hits.Where(h => h.IsNamedRule).OrderBy(h => ((SafetyRule)h.Topic).Part != ChecklistPart.Health).ThenBy(h => ((SafetyRule)h.Topic).Severity).ToList();
        var strong = hits.Except(named).Where(h => h.Topic is SafetyRule && h.Score >= StrongRule * hits[0].Score).Take(Math.Max(0, MostRulesFirst - named.Count));
        ImmutableArray<SearchHit> first = [.. named, .. strong];
        var rest = hits.Except(first).GroupBy(h => h.Topic.Kind).Select(g => new HitGroup(
            g.Key, g.Key == TopicKind.Safety && !first.IsEmpty ? "More about safety" : Wording.Name(g.Key), [.. g]));
        return first.IsEmpty ? [.. rest] : [new HitGroup(TopicKind.Safety, "Safety first", first), .. rest];
    }
}

/// <summary>Pages of one kind that were found.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Heading">What stands above them.</param>
/// <param name="Hits">The pages, best first.</param>
public sealed record HitGroup(TopicKind Kind, string Heading, ImmutableArray<SearchHit> Hits);
