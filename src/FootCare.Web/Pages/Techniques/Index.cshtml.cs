using System.Collections.Immutable;
using FootCare.Topics;
using FootCare.Web.Hosting;

namespace FootCare.Web.Pages.Techniques;

/// <summary>Every technique, or those for one part of the foot.</summary>
[Stored("zone")]
public sealed class IndexModel(SiteContent content) : ModelPage(content)
{
    /// <summary>The part of the foot asked for; null for all.</summary>
    public Zone? Zone { get; private set; }

    /// <summary>Whether a part was asked for that no foot has.</summary>
    public bool UnknownZone { get; private set; }

    /// <summary>The techniques to show: the gentlest first, what has done harm last.</summary>
    public ImmutableArray<Technique> Shown { get; private set; } = [];

    /// <summary>Shows the list.</summary>
    /// <param name="zone">A word for a part of the foot; others are ignored with a note.</param>
    public void OnGet(string? zone)
    {
        if (!string.IsNullOrEmpty(zone))
        {
            UnknownZone = !Vocabulary.TryParse<Zone>(zone, out var known);
            Zone = UnknownZone ? null : known;
        }

        Shown =
        [
            .. Model.Techniques.Where(t => Zone is not { } z || WorksOn(t, z))
                .OrderBy(t => t.Evidence == EvidenceGrade.Harm).ThenBy(t => t.Properties.Pressures.Max()).ThenBy(t => t.Evidence),
        ];
    }

    /// <summary>Whether a technique has a step, or a part of a routine, for a part of the foot.</summary>
    public static bool WorksOn(Technique technique, Zone zone) => technique.Properties.Zones.Contains(zone) || technique.Properties.Zones.Contains(Topics.Zone.WholeFoot);
}
