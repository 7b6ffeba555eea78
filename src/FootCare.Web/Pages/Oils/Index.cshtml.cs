using System.Collections.Immutable;
using FootCare.Filters;
using FootCare.Topics;
using FootCare.Web.Hosting;
using FootCare.Web.Pages.Filters;

namespace FootCare.Web.Pages.Oils;

/// <summary>Every oil, or those of one kind or without an allergen.</summary>
[Stored("kind", "without", TellsOfOthers = true)]
public sealed class IndexModel(SiteContent content) : FilteredPage<Oil>(content)
{
    /// <inheritdoc/>
    protected override TopicKind Kind => TopicKind.Oils;

    /// <inheritdoc/>
    protected override ImmutableArray<Oil> All => Model.Oils;

    /// <inheritdoc/>
    protected override ImmutableArray<Facet<Oil>> Facets => TopicFilters.Oils(Model);
}
