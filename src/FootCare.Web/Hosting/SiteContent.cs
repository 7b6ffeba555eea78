using System.Collections.Immutable;
using FootCare.Content;
using FootCare.Topics;

namespace FootCare.Web.Hosting;

/// <summary>The model that is being served. Pages read <see cref="Model"/> once a request, so that a reload never shows half of each.</summary>
public sealed class SiteContent(TopicModel model, ImmutableArray<Diagnostic> diagnostics)
{
    /// <summary>The last good model.</summary>
    public TopicModel Model { get; } = model;

    /// <summary>The warnings found when it was read.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; } = diagnostics;
}
