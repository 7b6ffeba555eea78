using FootCare.Topics;
using FootCare.Web.Hosting;

namespace FootCare.Web.Pages.Techniques;

/// <summary>A technique: its safety rules, then its steps.</summary>
[Stored]
public sealed class TopicModelPage(SiteContent content, TimeProvider clock) : TopicPage<Technique>(content, clock)
{
    /// <inheritdoc/>
    protected override TopicKind Kind => TopicKind.Techniques;
}
