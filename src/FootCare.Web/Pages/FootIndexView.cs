using FootCare.Filters;
using FootCare.Topics;

namespace FootCare.Web.Pages;

/// <summary>The foot as an index: where each part leads and how many techniques are there.</summary>
/// <param name="AddressOf">Where a part leads.</param>
/// <param name="CountOf">How many techniques there are for it.</param>
/// <param name="Chosen">The part that the page is about; null for none.</param>
public sealed record FootIndexView(Func<Zone, string> AddressOf, Func<Zone, int> CountOf, Zone? Chosen)
{
    /// <summary>The index over every technique.</summary>
    public static FootIndexView Of(TopicModel model) => Of(new Filters.FilterView("/techniques", "techniques", Filtered.Apply(model.Techniques, TopicFilters.Techniques(model), []), model));

    /// <summary>The index over the techniques that the other choices leave.</summary>
    public static FootIndexView Of(Filters.FilterView filter)
    {
        var zones = filter.List.Facets.First(f => f.Name == "zone");
        return new FootIndexView(
            zone => filter.With(zones.Name, Vocabulary.Word(zone)),
            zone => zones.Values.FirstOrDefault(v => v.Value == Vocabulary.Word(zone))?.Count ?? zones.Any,
            zones.Values.FirstOrDefault(v => v.Chosen) is { } chosen && Vocabulary.TryParse<Zone>(chosen.Value, out var zone) ? zone : null);
    }
}
