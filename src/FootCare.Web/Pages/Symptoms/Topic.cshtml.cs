using FootCare.Topics;
using FootCare.Web.Hosting;

namespace FootCare.Web.Pages.Symptoms;

/// <summary>A symptom: what may help, and when to get help.</summary>
[Stored]
public sealed class TopicModelPage(SiteContent content, TimeProvider clock) : TopicPage<Symptom>(content, clock)
{
    /// <inheritdoc/>
    protected override TopicKind Kind => TopicKind.Symptoms;
}
