using System.Collections.Immutable;
using FootCare.Content;
using FootCare.Topics;

namespace FootCare.Web.Hosting;

/// <summary>The model that is being served. Pages read <see cref="Model"/> once a request, so that a reload never shows half of each.</summary>
/// <param name="first">The content as it was first read, without error.</param>
public sealed class SiteContent(SiteReading first)
{
    private volatile State _now = new(first.Model ?? throw new ArgumentException("There is no model to serve.", nameof(first)), first.Diagnostics, IsStale: false);

    /// <summary>The last good model.</summary>
    public TopicModel Model => _now.Model;

    /// <summary>What was found when the content was last read: warnings, or, where it is stale, what is wrong.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => _now.Diagnostics;

    /// <summary>Whether the content has changed since, into something that cannot be served.</summary>
    public bool IsStale => _now.IsStale;

    /// <summary>Serves what was read from now on; where it is broken, goes on serving the last good model and says so.</summary>
    /// <returns>Whether anything is different.</returns>
    public bool Take(SiteReading reading)
    {
        var before = _now;
        _now = new State(reading.Model ?? before.Model, reading.Diagnostics, reading.Model is null);
        return _now.Model.Version != before.Model.Version || _now.IsStale != before.IsStale || !_now.Diagnostics.SequenceEqual(before.Diagnostics);
    }

    private sealed record State(TopicModel Model, ImmutableArray<Diagnostic> Diagnostics, bool IsStale);
}
