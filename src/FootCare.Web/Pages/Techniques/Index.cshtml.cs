using System.Collections.Immutable;
using FootCare.Filters;
using FootCare.Topics;
using FootCare.Web.Hosting;
using FootCare.Web.Pages.Filters;

namespace FootCare.Web.Pages.Techniques;

/// <summary>Every technique, or those that fit: the gentlest first, what has done harm last.</summary>
[Stored("symptom", "zone", "uses", "who", "minutes", "pressure", "evidence", TellsOfOthers = true)]
public sealed class IndexModel(SiteContent content) : FilteredPage<Technique>(content)
{
    /// <inheritdoc/>
    protected override TopicKind Kind => TopicKind.Techniques;

    /// <inheritdoc/>
    protected override ImmutableArray<Technique> All =>
        [.. Model.GentlestFirst(Model.Techniques).OrderBy(t => t.Evidence == EvidenceGrade.Harm)];

    /// <inheritdoc/>
    protected override ImmutableArray<Facet<Technique>> Facets => TopicFilters.Techniques(Model);
}
