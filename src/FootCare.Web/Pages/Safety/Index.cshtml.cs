using System.Collections.Immutable;
using FootCare.Filters;
using FootCare.Topics;
using FootCare.Web.Hosting;
using FootCare.Web.Pages.Filters;

namespace FootCare.Web.Pages.Safety;

/// <summary>Every safety rule, worst first, or those of one severity.</summary>
[Stored("severity", TellsOfOthers = true)]
public sealed class IndexModel(SiteContent content) : FilteredPage<SafetyRule>(content)
{
    /// <inheritdoc/>
    protected override TopicKind Kind => TopicKind.Safety;

    /// <inheritdoc/>
    protected override ImmutableArray<SafetyRule> All => Model.Rules;

    /// <inheritdoc/>
    protected override ImmutableArray<Facet<SafetyRule>> Facets => TopicFilters.Rules;
}
