using FootCare.Topics;
using FootCare.Web.Hosting;

namespace FootCare.Web.Pages.Safety;

/// <summary>A safety rule: why, what to do instead, what it governs.</summary>
[Stored]
public sealed class TopicModelPage(SiteContent content, TimeProvider clock) : TopicPage<SafetyRule>(content, clock)
{
    /// <inheritdoc/>
    protected override TopicKind Kind => TopicKind.Safety;
}
