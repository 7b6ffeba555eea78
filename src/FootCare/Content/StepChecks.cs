using System.Collections.Immutable;
using FootCare.Topics;

namespace FootCare.Content;

/// <summary>Holds what a technique's steps say against the keys of its front matter, which the safety rules go by.</summary>
internal static class StepChecks
{
    // Safety rules select techniques by their zones, so a step may work on no other. To hold and look at the foot is no work on it.
    public static void Zones(ImmutableArray<LocatedStep> steps, ImmutableArray<Zone> zones, Diagnostics log)
    {
        foreach (var (step, at, _, _) in steps.Where(s => s.Value is not { Zone: Zone.WholeFoot, Motion: Motion.Rest } && !zones.Contains(Zone.WholeFoot) && !zones.Contains(s.Value.Zone)))
        {
            log.Error(at, DiagnosticCode.StepOutsideZones, $"the step is on '{Vocabulary.Word(step.Zone)}', and 'zones' above has only {string.Join(", ", zones.Select(Vocabulary.Word))}; add it there, or mend the step");
        }
    }

    // Safety rules select techniques by their uses, so what a step does must be among them. To turn a joint by its own muscles is no stretch.
    public static void Uses(ImmutableArray<LocatedStep> steps, ImmutableArray<Use> uses, Diagnostics log)
    {
        foreach (var step in steps)
        {
            var (motion, spot) = (step.Value.Motion, step.Value.At);
            Need(step.MotionAt, motion == Motion.Roll, "motion=roll", Use.Ball, Use.Roller, Use.Device);
            Need(step.MotionAt, motion is Motion.Bend or Motion.Pull, $"motion={Vocabulary.Word(motion)}", Use.Stretch);
            Need(step.SpotAt, spot == Spot.InWater, "at=in-water", Use.Water);
            Need(step.SpotAt, spot == Spot.OnBall, "at=on-ball", Use.Ball);
        }

        void Need(Place at, bool asks, string what, params ReadOnlySpan<Use> any)
        {
            if (asks && any.IndexOfAny(uses.AsSpan()) < 0)
            {
                log.Error(at, DiagnosticCode.UseNotNamed, $"the step says '{what}'; add {string.Join(" or ", any.ToArray().Select(u => $"'{Vocabulary.Word(u)}'"))} to 'uses', so that the safety rules for it hold");
            }
        }
    }

    public static void Spots(ImmutableArray<LocatedStep> steps, Diagnostics log)
    {
        foreach (var step in steps)
        {
            if (step.Value.At is { } spot && step.Value.Zone != Zone.WholeFoot && !ZonesOf(spot).Contains(step.Value.Zone))
            {
                log.Error(step.SpotAt, DiagnosticCode.SpotOutsideZone, $"'{Vocabulary.Word(spot)}' does not lie in the zone '{Vocabulary.Word(step.Value.Zone)}'; it lies in {string.Join(" or ", ZonesOf(spot).Select(Vocabulary.Word))}");
            }
        }
    }

    private static Zone[] ZonesOf(Spot spot) => spot switch
    {
        Spot.BigToe or Spot.SmallToes or Spot.BetweenToes => [Zone.Toes],
        Spot.BelowBigToe => [Zone.Ball],
        Spot.InnerHeel => [Zone.Heel, Zone.Ankle],
        Spot.InnerEdge or Spot.OuterEdge => [Zone.Arch, Zone.Ball, Zone.Heel],
        Spot.OnBall => [Zone.Arch, Zone.Ball, Zone.Heel, Zone.Toes],
        _ => Enum.GetValues<Zone>(),
    };

    // Steps are for one foot, minutes for both. Whole minutes may be rounded either way, and a writer may leave time for getting ready.
    public static void Minutes(int minutes, int seconds, Place at, Diagnostics log)
    {
        var both = 2 * seconds / 60m;
        if (Math.Abs(minutes - both) > Math.Max(1, both / 5))
        {
            log.Warn(at, DiagnosticCode.MinutesDisagree, FormattableString.Invariant($"the steps add up to {seconds} seconds a foot, {both:0.#} minutes for both feet, and 'minutes' is {minutes}; mend one or the other"));
        }
    }
}
