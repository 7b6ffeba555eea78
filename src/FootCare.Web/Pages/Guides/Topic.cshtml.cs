using FootCare.Topics;
using FootCare.Web.Hosting;

namespace FootCare.Web.Pages.Guides;

/// <summary>A guide.</summary>
[Stored]
public sealed class TopicModelPage(SiteContent content, TimeProvider clock) : TopicPage<Guide>(content, clock)
{
    /// <inheritdoc/>
    protected override TopicKind Kind => TopicKind.Guides;
}
