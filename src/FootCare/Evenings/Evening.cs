using System.Collections.Immutable;
using FootCare.Topics;

namespace FootCare.Evenings;

/// <summary>
/// What a symptom's page offers for an evening: a short plan, what to change in it, what to leave out, and what calls for help instead.
/// All of it follows from the content; nothing here is a promise that it helps.
/// </summary>
/// <param name="Symptom">The symptom.</param>
/// <param name="Parts">The plan in order; empty where no technique is meant for the symptom.</param>
/// <param name="OwnSake">Where there is no plan: the mildest massage there is, for its own sake; null where there is a plan, or where the symptom bars that too.</param>
/// <param name="Others">The other techniques that may ease it, gentlest and best supported first.</param>
/// <param name="Adapt">The symptom's rules that change how a part, or the massage for its own sake, is done.</param>
/// <param name="LeftOut">The techniques that one of the symptom's rules stops in particular.</param>
/// <param name="Help">The symptom's rules that call for help, soonest first; empty groups left out.</param>
public sealed record Evening(
    Symptom Symptom,
    ImmutableArray<EveningPart> Parts,
    Technique? OwnSake,
    ImmutableArray<Technique> Others,
    ImmutableArray<SafetyRule> Adapt,
    ImmutableArray<LeftOut> LeftOut,
    ImmutableArray<HelpGroup> Help)
{
    /// <summary>The longest an evening may be, in minutes, where the first technique lets it.</summary>
    public const int Longest = 20;

    /// <summary>From this many minutes on, an evening is long enough for one technique.</summary>
    public const int Enough = 15;

    /// <summary>Whole minutes of all parts.</summary>
    public int Minutes => Parts.Sum(p => p.Technique.Minutes);

    /// <summary>Whether help comes before anything else.</summary>
    public bool HelpFirst => Symptom.Urgency == Urgency.Urgent;

    /// <summary>Makes the evening for a symptom.</summary>
    /// <param name="symptom">The symptom.</param>
    /// <param name="model">The model it belongs to.</param>
    public static Evening For(Symptom symptom, TopicModel model)
    {
        var rules = model.RulesFor(symptom);
        var leftOut = model.Techniques
            .Select(t => new LeftOut(t, [.. rules.Where(r => StopsInParticular(r, t)).OrderBy(r => r.Part)]))
            .Where(l => !l.Rules.IsEmpty).ToImmutableArray();
        var suited = Order(model.TechniquesFor(symptom).Where(t => t.Evidence != EvidenceGrade.Harm && leftOut.All(l => l.Technique != t))).ToImmutableArray();
        var parts = Plan(suited, model, leftOut);
        var mildest = parts.IsEmpty && symptom.Urgency != Urgency.Urgent ? Mildest(model) : null;
        var ownSake = leftOut.Any(l => l.Technique == mildest) ? null : mildest;
        Technique?[] offered = [.. parts.Select(p => p.Technique), ownSake];
        return new Evening(
            symptom,
            parts,
            ownSake,
            [.. suited.Where(t => parts.All(p => p.Technique != t))],
            [.. rules.Where(r => offered.OfType<Technique>().Any(t => r.SeverityFor(t.Properties) == Severity.Adapt))],
            leftOut,
            [.. rules.Where(r => r.Help != Topics.Help.None).GroupBy(r => r.Help).OrderBy(g => g.Key).Select(g => new HelpGroup(g.Key, [.. g]))]);
    }

    /// <summary>Gentlest first, as sore feet are to begin; among those the best supported, then the shortest.</summary>
    public static IEnumerable<Technique> Order(IEnumerable<Technique> techniques) =>
        techniques.OrderBy(t => t.Properties.Strongest).ThenBy(t => t.Evidence).ThenBy(t => t.Minutes)
            .ThenBy(t => t.Title, StringComparer.OrdinalIgnoreCase).ThenBy(t => t.Slug, StringComparer.Ordinal);

    /// <summary>The mildest massage there is: the weight of a hand and nothing else; null where the content has none.</summary>
    /// <param name="model">The content.</param>
    public static Technique? Mildest(TopicModel model)
    {
        var frames = model.Techniques.Where(t => !t.Routine.IsEmpty).Select(model.PartsOf).SelectMany(parts => new[] { parts[0], parts[^1] }).ToList();
        return Order(model.Techniques.Where(t => t.Routine.IsEmpty && t.Properties is { Strongest: Pressure.Feather, Uses.IsEmpty: true }))
            .FirstOrDefault(t => t.Evidence != EvidenceGrade.Harm && !frames.Contains(t));
    }

    // An evening opens and closes as the content's own routine does; between the two stands the gentlest technique, and another only while there is time to fill.
    private static ImmutableArray<EveningPart> Plan(ImmutableArray<Technique> suited, TopicModel model, ImmutableArray<LeftOut> leftOut)
    {
        var routine = model.Techniques.Where(t => !t.Routine.IsEmpty)
            .OrderByDescending(r => suited.Any(s => r.Routine.Contains(s.Slug))).ThenBy(r => r.Slug, StringComparer.Ordinal).FirstOrDefault();
        var frame = routine is null ? [] : model.PartsOf(routine);
        var massages = suited.Where(t => t.Routine.IsEmpty && (frame.IsEmpty || (t != frame[0] && t != frame[^1]))).ToList();
        if (massages.Count == 0)
        {
            return [];
        }

        var parts = frame.IsEmpty ? [] : new[] { new EveningPart(Moment.Prepare, frame[0]), new EveningPart(Moment.Finish, frame[^1]) }
            .Where(p => leftOut.All(l => l.Technique != p.Technique)).ToList();
        parts.Add(new EveningPart(Moment.Massage, massages[0]));
        foreach (var technique in massages.Skip(1))
        {
            var minutes = parts.Sum(p => p.Technique.Minutes);
            if (minutes < Enough && minutes + technique.Minutes <= Longest)
            {
                parts.Add(new EveningPart(Moment.Massage, technique));
            }
        }

        return [.. parts.OrderBy(p => p.Moment)];
    }

    // A rule that stops every technique alike says something of the day, not of the technique.
    private static bool StopsInParticular(SafetyRule rule, Technique technique) =>
        rule.SeverityFor(technique.Properties) == Severity.Stop && !rule.StopsAll;
}

/// <summary>A part of an evening.</summary>
/// <param name="Moment">What it is there for.</param>
/// <param name="Technique">The technique.</param>
public sealed record EveningPart(Moment Moment, Technique Technique);

/// <summary>What a part of an evening is there for, in the order of the evening.</summary>
public enum Moment
{
    /// <summary>Getting the feet ready.</summary>
    Prepare,
    /// <summary>The massage itself.</summary>
    Massage,
    /// <summary>Ending it, with a look at the skin.</summary>
    Finish,
}

/// <summary>A technique to leave out.</summary>
/// <param name="Technique">The technique.</param>
/// <param name="Rules">The rules that stop it: what the feet are like first, then health, then what is used.</param>
public sealed record LeftOut(Technique Technique, ImmutableArray<SafetyRule> Rules);

/// <summary>Rules that call for help equally soon.</summary>
/// <param name="Help">How soon.</param>
/// <param name="Rules">The rules, worst first.</param>
public sealed record HelpGroup(Help Help, ImmutableArray<SafetyRule> Rules);
