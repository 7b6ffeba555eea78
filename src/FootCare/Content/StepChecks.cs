using System.Buffers;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using FootCare.Topics;

namespace FootCare.Content;

/// <summary>Holds what a technique's steps say against the keys of its front matter, which the safety rules go by.</summary>
internal static partial class StepChecks
{
    // What a step says in words, beside its braces, and the use it shows. Each is looked for as whole words, one or several of them.
    private static readonly (string Words, Use Use)[] WordsOfUses =
    [
        ("hot water", Use.Heat), ("water bottle", Use.Heat), ("heating pad", Use.Heat), ("heat pad", Use.Heat), ("heated", Use.Heat), ("as hot as", Use.Heat),
        ("massager", Use.Device), ("massage gun", Use.Device),
        ("tennis ball", Use.Ball), ("golf ball", Use.Ball), ("massage ball", Use.Ball), ("spiky ball", Use.Ball),
        ("roller", Use.Roller), ("rolling pin", Use.Roller),
        ("essential oil", Use.EssentialOil), ("scented oil", Use.EssentialOil), ("lavender", Use.EssentialOil), ("peppermint", Use.EssentialOil), ("eucalyptus", Use.EssentialOil),
        ("tea tree", Use.EssentialOil), ("rosemary", Use.EssentialOil), ("chamomile", Use.EssentialOil),
        ("stand on", Use.Standing), ("standing on", Use.Standing),
    ];

    // Few steps have any, so the list is seldom gone through.
    private static readonly SearchValues<string> AnyWordsOfUses = SearchValues.Create([.. WordsOfUses.Select(w => w.Words)], StringComparison.OrdinalIgnoreCase);

    private static readonly string[] Negations = ["no", "not", "never", "without", "don't", "don’t", "nor"];

    // Safety rules select techniques by their zones, so a step may work on no other. To hold and look at the foot is no work on it.
    public static void Zones(ImmutableArray<LocatedStep> steps, ImmutableArray<Zone> zones, DiagnosticLog log)
    {
        foreach (var (step, _, at, _, _) in steps.Where(s => s.Value is not { Zone: Zone.WholeFoot, Motion: Motion.Rest } && !zones.Contains(Zone.WholeFoot) && !zones.Contains(s.Value.Zone)))
        {
            log.Error(at, DiagnosticCode.StepOutsideZones, $"the step is on '{Vocabulary.Word(step.Zone)}', and 'zones' above has only {string.Join(", ", zones.Select(Vocabulary.Word))}; add it there, or mend the step");
        }
    }

    // Safety rules select techniques by their uses, so what a step does must be among them. To turn a joint by its own muscles is no stretch.
    public static void Uses(ImmutableArray<LocatedStep> steps, ImmutableArray<Use> uses, DiagnosticLog log)
    {
        foreach (var step in steps)
        {
            var (motion, spot) = (step.Value.Motion, step.Value.At);
            Need(step.MotionAt, motion == Motion.Roll, "motion=roll", Use.Ball, Use.Roller, Use.Device);
            Need(step.MotionAt, motion is Motion.Bend or Motion.Pull, $"motion={Vocabulary.Word(motion)}", Use.Stretch);
            CheckWater(step, uses, log);
            Need(step.SpotAt, spot == Spot.OnBall, "at=on-ball", Use.Ball);
            CheckWords(step, uses, log);
        }

        void Need(Place at, bool asks, string what, params ReadOnlySpan<Use> any)
        {
            if (asks && any.IndexOfAny(uses.AsSpan()) < 0)
            {
                log.Error(at, DiagnosticCode.UseNotNamed, $"the step says '{what}'; add {string.Join(" or ", any.ToArray().Select(u => $"'{Vocabulary.Word(u)}'"))} to 'uses', so that the safety rules for it hold");
            }
        }
    }

    // A foot that stays in water soaks, and the rules on soaks go by heat.
    private static void CheckWater(LocatedStep step, ImmutableArray<Use> uses, DiagnosticLog log)
    {
        if (step.Value.At != Spot.InWater)
        {
            return;
        }

        var soaks = step.Value.Motion == Motion.Rest;
        Use[] missing = [.. (soaks ? new[] { Use.Water, Use.Heat } : [Use.Water]).Except(uses)];
        if (missing.Length > 0)
        {
            log.Error(
                step.SpotAt, DiagnosticCode.UseNotNamed,
                $"the step says '{(soaks ? "motion=rest " : "")}at=in-water'; add {string.Join(" and ", missing.Select(u => $"'{Vocabulary.Word(u)}'"))} to 'uses', so that the safety rules for it hold");
        }
    }

    // Words may mean more than they say, or less, so they are no error.
    private static void CheckWords(LocatedStep step, ImmutableArray<Use> uses, DiagnosticLog log)
    {
        if (!step.Value.Words.AsSpan().ContainsAny(AnyWordsOfUses))
        {
            return;
        }

        var told = new HashSet<Use>(uses);
        foreach (var sentence in Readability.Sentences(step.Value.Words))
        {
            foreach (var (words, use) in WordsOfUses)
            {
                if (WholeWords(sentence, words) is >= 0 and var at && !IsNotDone(use, sentence, at) && told.Add(use))
                {
                    log.Warn(
                        step.WordsAt, DiagnosticCode.UseNotNamed,
                        $"the step speaks of '{sentence.Substring(at, words.Length)}'; if it is done here, add '{Vocabulary.Word(use)}' to 'uses', so that the safety rules for it hold");
                }
            }
        }
    }

    private static bool IsNotDone(Use use, string sentence, int at)
    {
        var before = sentence[..at];
        return Array.Exists(Negations, n => WholeWords(before, n) >= 0) || RuledOut().IsMatch(before)
            || (use == Use.Heat && ToDrink().IsMatch(sentence)) || (use == Use.Standing && Furniture().IsMatch(before));
    }

    // What is avoided may be a list; what something takes the place of ends at the comma. A new verb does something again: 'rather than a roller, use a ball'.
    [GeneratedRegex(
        @"(\b(avoid|avoids|avoiding|leave out)\b(?!.{0,200};)|\b(instead of|rather than|away from)\b(?!.{0,200}[,;:]))(?!.{0,200}\b(use|put|roll|take|place|stand|hold|press|try|work|move|with)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex RuledOut();

    [GeneratedRegex(@"^(?!.{0,200}\b(warm|hot|heat)).{0,200}\b(drinks?|sips?|thirsty)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex ToDrink();

    // A mirror stands, and nobody on it.
    [GeneratedRegex(
        @"\b(let|leave|have)\s+(the|a|your)\s+(mirror|chair|stool|bottle|basin|bowl|lamp)\s+$|^(the|a|your)\s+(mirror|chair|stool|bottle|basin|bowl|lamp)\s+(should|must|can|may|has to)\s+$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Furniture();

    private static int WholeWords(string text, string words)
    {
        for (var at = text.IndexOf(words, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + words.Length;
            end += end < text.Length && text[end] is 's' or 'S' ? 1 : 0;
            if ((at == 0 || !char.IsLetter(text[at - 1])) && (end >= text.Length || !char.IsLetter(text[end])))
            {
                return at;
            }
        }

        return -1;
    }

    public static void Spots(ImmutableArray<LocatedStep> steps, DiagnosticLog log)
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
    public static void Minutes(int minutes, int seconds, Place at, DiagnosticLog log)
    {
        var both = 2 * seconds / 60m;
        if (Math.Abs(minutes - both) > Math.Max(1, both / 5))
        {
            log.Warn(at, DiagnosticCode.MinutesDisagree, FormattableString.Invariant($"the steps add up to {seconds} seconds a foot, {both:0.#} minutes for both feet, and 'minutes' is {minutes}; mend one or the other"));
        }
    }
}
