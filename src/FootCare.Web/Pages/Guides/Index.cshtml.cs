using System.Collections.Immutable;
using FootCare.Filters;
using FootCare.Topics;
using FootCare.Web.Hosting;
using FootCare.Web.Pages.Filters;

namespace FootCare.Web.Pages.Guides;

/// <summary>Every guide, or those for one kind of reader.</summary>
[Stored("audience", TellsOfOthers = true)]
public sealed class IndexModel(SiteContent content) : FilteredPage<Guide>(content)
{
    /// <inheritdoc/>
    protected override TopicKind Kind => TopicKind.Guides;

    /// <inheritdoc/>
    protected override ImmutableArray<Guide> All => Model.Guides;

    /// <inheritdoc/>
    protected override ImmutableArray<Facet<Guide>> Facets => TopicFilters.Guides;
}
