using System.Collections.Immutable;
using FootCare.Topics;
using FootCare.Web.Pages;

namespace FootCare.Web.Sheets;

/// <summary>A technique as it is printed: what must stand on the paper beside the steps, worked out from the model.</summary>
public sealed class TechniqueSheet
{
    /// <summary>Works a sheet out.</summary>
    public TechniqueSheet(Technique technique, TopicModel model, Paper paper)
    {
        Technique = technique;
        Parts = model.PartsOf(technique);
        Paper = paper;
        Warnings = [.. Warn(model.RulesFor(technique), model)];
        (Points, IsTight, var hasSummary) = SheetRoom.LargestFitting(this);
        Summary = hasSummary ? technique.Summary : null;
    }

    /// <summary>The technique.</summary>
    public Technique Technique { get; }

    /// <summary>The parts of a routine, in order; empty for a technique with steps of its own.</summary>
    public ImmutableArray<Technique> Parts { get; }

    /// <summary>What it is printed on.</summary>
    public Paper Paper { get; }

    /// <summary>What it is, in a sentence; null where the room is needed for what keeps feet safe.</summary>
    public string? Summary { get; }

    /// <summary>How long, how one sits and how hard: the name of the touch, and the sentence with which its page says what that is.</summary>
    public string Facts => $"{Wording.Minutes(Technique.Minutes)} {(Parts.IsEmpty ? "for both feet" : "in all")}. {Wording.Sentence(Wording.Plain(Technique.Position))}. {Wording.Sentence(Wording.List(Technique.Properties.Pressures.Select(p => Wording.Inline(Wording.Name(p)))))} touch{HowHard}.";

    /// <summary>What stands behind it, and when that was checked.</summary>
    public string Basis => $"Evidence: {Wording.Name(Technique.Evidence).ToLowerInvariant()}. {Printed.Checked(Technique.Review)}";

    /// <summary>The safety box, worst first: when to get help, who must not do it, who asks first, what to do instead and who does it differently.</summary>
    public ImmutableArray<Warning> Warnings { get; }

    /// <summary>When to stop: the last line of the box, and in large print at the head of the steps, which have a side of their own; null where its page does not say.</summary>
    public Warning? Stop => Technique.Article.Find("stop-if") is { } section ? new Warning("Stop if", Printed.Words(section)) : null;

    /// <summary>How to begin with the parts of a routine; null for a technique with steps of its own.</summary>
    public Warning? Begin => !Parts.IsEmpty && Technique.Article.Find("how-long-and-how-often") is { } section
        ? new Warning("To begin", $"{string.Join(". ", Printed.Words(Printed.Blocks(section)[0]).Split(". ").Take(3)).TrimEnd('.')}. Each part has a sheet of its own.")
        : null;

    /// <summary>What to do when it is over; null where its page does not say.</summary>
    public Warning? Afterwards => Technique.Article.Find("afterwards") is { } section ? new Warning("Afterwards", Printed.Words(section)) : null;

    /// <summary>The size of its letters, points: 18 in large print, else the largest of 14, 13 and 12 that its words leave room for.</summary>
    public int Points { get; }

    /// <summary>Whether its lines stand close, so that it takes no side more.</summary>
    public bool IsTight { get; }

    private string HowHard => Technique.Article.Find("how-hard-to-press") is { } section ? ": " + Wording.Inline(Printed.Words(section).Split(". ")[0].TrimEnd('.')) : "";

    private IEnumerable<Warning> Warn(ImmutableArray<GoverningRule> rules, TopicModel model)
    {
        string Items(Func<GoverningRule, bool> which) => Printed.Items(rules.Where(which).OrderBy(r => r.Rule.StopsAll).Select(r => r.Rule));
        yield return new Warning("Do not massage", Printed.GetHelp([.. rules.Where(r => r.Severity == Severity.Stop).OrderBy(r => r.Rule.StopsAll).Select(r => r.Rule)]));
        yield return new Warning("Do not do this with", Items(r => r.Severity == Severity.Stop && r.Rule.Help > Help.SameDay && !IsOfThings(r.Rule)) + ".");

        // What stops because of the thing used is nothing that one has: its question says which thing.
        foreach (var (rule, _) in rules.Where(r => r.Severity == Severity.Stop && IsOfThings(r.Rule)))
        {
            yield return new Warning("A yes stops it too", rule.Question!);
        }

        if (rules.Any(r => r.Severity == Severity.AskFirst))
        {
            yield return new Warning("Ask first with", Items(r => r.Severity == Severity.AskFirst) + ".");
        }

        // Of the rules that ask for something else, the one that most symptoms call for, in the page's own words where it has them: they know the steps. One of
        // asking first has nothing to do instead.
        var instead = rules.Where(r => r.Severity is Severity.Stop or Severity.Adapt && r.Rule is { StopsAll: false, Severity: not Severity.AskFirst })
            .MaxBy(r => model.SymptomsOf(r.Rule).Length);
        if (instead is not null)
        {
            yield return Printed.OwnWords(Technique, instead.Rule) is { } own
                ? new Warning("With " + Wording.Inline(instead.Rule.Title), own)
                : new Warning($"{instead.Rule.Title}? Instead", Printed.Instead(instead.Rule));
        }

        // A routine's parts have their steps elsewhere, so the water's warmth has to stand here.
        var water = Parts.IsEmpty ? null : rules.FirstOrDefault(r => r.Rule.Part == ChecklistPart.Use && r.Rule.AppliesTo.Names(Use.Water))?.Rule;
        if (water is not null)
        {
            yield return new Warning("Water", Printed.Instead(water));
        }

        bool IsElsewhere(GoverningRule governing) => governing.Severity == Severity.Adapt && governing != instead && governing.Rule != water;
        if (rules.Any(IsElsewhere))
        {
            yield return new Warning("Change how (see the page) for", Items(IsElsewhere) + ".");
        }
    }

    private static bool IsOfThings(SafetyRule rule) => rule is { Severity: Severity.Stop, Part: ChecklistPart.Use, Question: not null };
}

/// <summary>A line of the safety box, or one that stands by itself.</summary>
/// <param name="Label">What it is about.</param>
/// <param name="Words">What it says.</param>
public sealed record Warning(string Label, string Words);
