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
        Points = paper.Text == TextSize.Large ? 18 : SheetRoom.LargestFitting(this);
    }

    /// <summary>The technique.</summary>
    public Technique Technique { get; }

    /// <summary>The parts of a routine, in order; empty for a technique with steps of its own.</summary>
    public ImmutableArray<Technique> Parts { get; }

    /// <summary>What it is printed on.</summary>
    public Paper Paper { get; }

    /// <summary>How long, how hard and how one sits.</summary>
    public string Facts => $"{Wording.Minutes(Technique.Minutes)} for both feet. {Wording.List(Technique.Properties.Pressures.Select(p => Wording.Name(p)))} touch. {Wording.Sentence(Wording.Plain(Technique.Position))}.";

    /// <summary>What stands behind it, and when that was checked.</summary>
    public string Basis => $"Evidence: {Wording.Name(Technique.Evidence).ToLowerInvariant()}. Checked {Wording.Date(Technique.Review.On)}. This is information, not medical advice.";

    /// <summary>The safety box, worst first: when to get help, who must not do it, who asks first, what to do instead, when to stop.</summary>
    public ImmutableArray<Warning> Warnings { get; }

    /// <summary>What to do when it is over; null where its page does not say.</summary>
    public string? Afterwards => Technique.Article.Find("afterwards") is { } section ? Printed.Words(section) : null;

    /// <summary>The size of its letters, points: 18 in large print, else the largest of 14, 13 and 12 that its words leave room for.</summary>
    public int Points { get; }

    private IEnumerable<Warning> Warn(ImmutableArray<GoverningRule> rules, TopicModel model)
    {
        string Titles(string last, Func<GoverningRule, bool> which) => Wording.List(ParticularFirst(rules.Where(which)).Select(r => Wording.Inline(r.Rule.Title)), last);
        var stops = rules.Where(r => r.Severity == Severity.Stop).ToList();
        yield return new Warning("Do not massage", Printed.GetHelp(help => Titles("or", r => stops.Contains(r) && r.Rule.Help == help)));
        yield return new Warning("Do not do this if you have", Titles("or", r => stops.Contains(r) && r.Rule.Help > Help.SameDay) + ".");
        if (rules.Any(r => r.Severity == Severity.AskFirst))
        {
            yield return new Warning("Ask first if you have", Titles("or", r => r.Severity == Severity.AskFirst) + ".");
        }

        // Of the rules that ask for something else, the one that most symptoms call for.
        if (rules.Where(r => r.Severity is Severity.Stop or Severity.Adapt && !r.Rule.StopsAll).MaxBy(r => model.SymptomsOf(r.Rule).Length)?.Rule is { } rule)
        {
            yield return new Warning($"{rule.Title}? Instead", Printed.Instead(rule));
        }

        if (Technique.Article.Find("stop-if") is { } section)
        {
            yield return new Warning("Stop if", Printed.Words(section));
        }
    }

    private static IEnumerable<GoverningRule> ParticularFirst(IEnumerable<GoverningRule> rules) => rules.OrderBy(r => r.Rule.StopsAll);

}

/// <summary>A line of the safety box.</summary>
/// <param name="Label">What it is about.</param>
/// <param name="Words">What it says.</param>
public sealed record Warning(string Label, string Words);
