using FootCare.Topics;
using FootCare.Web.Hosting;

namespace FootCare.Web.Pages.Oils;

/// <summary>An oil: what it does and does not do.</summary>
[Stored]
public sealed class TopicModelPage(SiteContent content, TimeProvider clock) : TopicPage<Oil>(content, clock)
{
    /// <inheritdoc/>
    protected override TopicKind Kind => TopicKind.Oils;
}
