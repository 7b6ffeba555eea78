using System.Collections.Immutable;
using FootCare.Topics;

namespace FootCare.Web.Sheets;

/// <summary>A technique as it is printed: what must stand on the paper beside the steps, worked out from the model.</summary>
public sealed class TechniqueSheet
{
    // How much text (steps twice over, since they stand in narrow columns beside a picture) one side holds at each size; found by printing
    // every technique on US Letter, the shorter paper, and held by the tests of the printed sheets.
    private const int RoomAt14 = 2650, RoomAt13 = 3250;

    /// <summary>Works a sheet out.</summary>
    public TechniqueSheet(Technique technique, TopicModel model, Paper paper)
    {
        Technique = technique;
        Parts = model.PartsOf(technique);
        Paper = paper;
        var rules = model.RulesFor(technique);
        Stops = Titles(rules, r => r.Severity == Severity.Stop && r.Rule.Help > Help.SameDay);
        Asks = Titles(rules, r => r.Severity == Severity.AskFirst);
        Instead = rules.Where(r => r.Severity is Severity.Stop or Severity.Adapt && !(r.Rule.Severity == Severity.Stop && r.Rule.AppliesTo.All)).MaxBy(r => model.SymptomsOf(r.Rule).Length)?.Rule;
        StopWhen = technique.Article.Sections.FirstOrDefault(s => s.Id == "stop-if");
        Emergencies = Titles(rules, r => r.Severity == Severity.Stop && r.Rule.Help == Help.Emergency);
        SameDay = Titles(rules, r => r.Severity == Severity.Stop && r.Rule.Help == Help.SameDay);
    }

    /// <summary>The technique.</summary>
    public Technique Technique { get; }

    /// <summary>The parts of a routine, in order; empty for a technique with steps of its own.</summary>
    public ImmutableArray<Technique> Parts { get; }

    /// <summary>What it is printed on.</summary>
    public Paper Paper { get; }

    /// <summary>Who else must not do it, what is particular to it first.</summary>
    public ImmutableArray<string> Stops { get; }

    /// <summary>Who asks first.</summary>
    public ImmutableArray<string> Asks { get; }

    /// <summary>The rule that concerns most readers' symptoms, for what to do instead; null where none asks for something else.</summary>
    public SafetyRule? Instead { get; }

    /// <summary>When to stop while doing it; null where the page does not say.</summary>
    public Section? StopWhen { get; }

    /// <summary>What forbids it and calls for the emergency number.</summary>
    public ImmutableArray<string> Emergencies { get; }

    /// <summary>What forbids it and must be seen the same day.</summary>
    public ImmutableArray<string> SameDay { get; }

    /// <summary>The size of its letters, points: 18 in large print, else the largest of 14, 13 and 12 that its words leave room for.</summary>
    public int Points => Paper.Text == TextSize.Large ? 18 : Length <= RoomAt14 ? 14 : Length <= RoomAt13 ? 13 : 12;

    /// <summary>How much there is to print, in characters; the steps twice over.</summary>
    public int Length => Technique.Summary.Length + (2 * Technique.Steps.Sum(s => s.Words.Length)) + (2 * Parts.Sum(p => p.Title.Length + p.Summary.Length))
        + Stops.Concat(Asks).Concat(Emergencies).Concat(SameDay).Sum(t => t.Length + 2) + (Instead?.InsteadHtml.Length ?? 0) + (StopWhen?.Words.Length ?? 0);

    // What is particular to the technique comes before what holds for all of them.
    private static ImmutableArray<string> Titles(ImmutableArray<GoverningRule> rules, Func<GoverningRule, bool> which) =>
        [.. rules.Where(which).OrderBy(r => r.Rule.Severity == r.Severity && r.Rule.AppliesTo.All).Select(r => r.Rule.Title)];
}
