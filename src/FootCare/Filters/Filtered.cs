using System.Collections.Immutable;

namespace FootCare.Filters;

/// <summary>A list, narrowed: what is needed to show the choices.</summary>
/// <param name="Shown">How many items remain.</param>
/// <param name="Of">How many there are in all.</param>
/// <param name="Facets">The ways to narrow it, with counts.</param>
/// <param name="Ignored">What was asked for and left out, each kind once.</param>
public abstract record Filtered(int Shown, int Of, ImmutableArray<FacetCount> Facets, ImmutableArray<Ignored> Ignored)
{
    /// <summary>The choices made, in the order of the facets and of their values: the same for the same choices however they were asked for.</summary>
    public ImmutableArray<Chosen> Chosen { get; } = [.. Facets.SelectMany(f => f.Values.Where(v => v.Chosen), (f, v) => new Chosen(f.Name, v.Value))];

    /// <summary>Narrows a list. Total: whatever is asked for, what cannot be understood is left out and said.</summary>
    /// <param name="items">The list.</param>
    /// <param name="facets">The ways to narrow it, each with a name of its own.</param>
    /// <param name="asked">Names and words as they came, in any order and case; an empty word asks for nothing.</param>
    public static Filtered<T> Apply<T>(ImmutableArray<T> items, ImmutableArray<Facet<T>> facets, IEnumerable<KeyValuePair<string, string>> asked)
    {
        var (chosen, ignored) = Read(facets, asked);
        var all = items.Select(item => (Item: item, Kept: facets.Select(f => f.KeptBy(item).ToHashSet(StringComparer.Ordinal)).ToArray())).ToList();
        bool Passes(HashSet<string>[] kept, int facet) => chosen[facet].All(kept[facet].Contains);

        var counts = facets.Select((facet, f) =>
        {
            var others = all.Where(i => Enumerable.Range(0, facets.Length).All(o => (o == f && !facet.Several) || Passes(i.Kept, o))).ToList();
            var values = facet.Values
                .Where(v => chosen[f].Contains(v) || all.Count(i => i.Kept[f].Contains(v)) is var kept && kept > 0 && kept < all.Count)
                .Select(v => new ValueCount(v, others.Count(i => i.Kept[f].Contains(v)), chosen[f].Contains(v)));
            return new FacetCount(facet.Name, facet.Several, others.Count, [.. values]);
        });
        return new Filtered<T>(
            [.. all.Where(i => Enumerable.Range(0, facets.Length).All(f => Passes(i.Kept, f))).Select(i => i.Item)],
            items.Length,
            [.. counts],
            ignored);
    }

    private static (ImmutableArray<HashSet<string>> Chosen, ImmutableArray<Ignored> Ignored) Read<T>(
        ImmutableArray<Facet<T>> facets, IEnumerable<KeyValuePair<string, string>> asked)
    {
        var chosen = facets.Select(_ => new HashSet<string>(StringComparer.Ordinal)).ToImmutableArray();
        var ignored = new List<Ignored>();
        foreach (var (name, value) in asked.Where(a => a.Value.Length > 0))
        {
            var at = facets.Select(f => f.Name).ToList().FindIndex(n => n.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (at < 0)
            {
                ignored.Add(new Ignored(Facet: null, WhyIgnored.UnknownFacet));
            }
            else if (facets[at].Values.FirstOrDefault(v => v.Equals(value, StringComparison.OrdinalIgnoreCase)) is not { } known)
            {
                ignored.Add(new Ignored(facets[at].Name, WhyIgnored.UnknownValue));
            }
            else if (chosen[at].Count > 0 && !chosen[at].Contains(known) && !facets[at].Several)
            {
                ignored.Add(new Ignored(facets[at].Name, WhyIgnored.OneAtATime));
            }
            else
            {
                chosen[at].Add(known);
            }
        }

        return (chosen, [.. ignored.Distinct()]);
    }
}

/// <summary>A list, narrowed.</summary>
/// <typeparam name="T">What the list is of.</typeparam>
/// <param name="Items">What remains, in the list's own order.</param>
/// <param name="Of">How many there are in all.</param>
/// <param name="Facets">The ways to narrow it, with counts.</param>
/// <param name="Ignored">What was asked for and left out.</param>
public sealed record Filtered<T>(ImmutableArray<T> Items, int Of, ImmutableArray<FacetCount> Facets, ImmutableArray<Ignored> Ignored)
    : Filtered(Items.Length, Of, Facets, Ignored);
