using System.Collections.Immutable;
using FootCare.Topics;
using FootCare.Web.Pages;

namespace FootCare.Web.Sheets;

/// <summary>The questions to answer before a massage, to be ticked on paper: grouped by what a yes means, worst first.</summary>
/// <param name="Groups">The groups that have a question.</param>
/// <param name="Always">What is good to do before, during and after every massage, whoever gives it.</param>
/// <param name="Paper">What it is printed on.</param>
public sealed record QuestionSheet(ImmutableArray<QuestionGroup> Groups, ImmutableArray<SafetyRule> Always, Paper Paper)
{
    // What nearly all that ask first rule out whatever the answer, so that the head of their group can say it once.
    private static readonly ImmutableArray<Use> Common = [Use.Ball, Use.Roller, Use.Device];

    private static readonly ImmutableArray<(string Title, Severity Severity, bool SaysInstead, Func<SafetyRule, bool> Takes)> Kinds =
    [
        ("Yes? No massage. Call your emergency number now.", Severity.Stop, false, r => r.StopsAll && r.Help == Help.Emergency),
        ("Yes? No massage, no weight on that foot, and help today. Black or grey skin, pus, spreading redness, or a sore with poor circulation: hospital at once. Chest pain, trouble breathing or a sudden change: your emergency number now.", Severity.Stop, false, r => r.StopsAll && r.Help == Help.SameDay),
        ("Yes? No massage for now.", Severity.Stop, true, r => r.StopsAll),
        ("Yes? No massage. Ask your doctor or nurse today.", Severity.AskFirst, false, r => r.Severity == Severity.AskFirst && r.Help <= Help.SameDay),
        ("Yes? Ask your doctor, nurse or foot team first. Even if they agree: no ball, roller, massager or firm pressure.", Severity.AskFirst, false, r => r.Severity == Severity.AskFirst && Common.All(r.Stops.Names) && r.Stops.Names(Pressure.Moderate)),
        ("Yes? Ask your doctor, nurse or foot team first.", Severity.AskFirst, false, r => r.Severity == Severity.AskFirst),
        ("Yes? Do what stands after it.", Severity.Adapt, true, _ => true),
    ];

    /// <summary>Groups rules that ask a question, each in the first group that takes it.</summary>
    public static QuestionSheet Of(IEnumerable<SafetyRule> rules, Paper paper)
    {
        var all = rules.ToList();
        var groups = all.Where(r => r.Question is not null)
            .GroupBy(r => Kinds.First(k => k.Takes(r)))
            .OrderBy(g => Kinds.IndexOf(g.Key))
            .Select(g => new QuestionGroup(g.Key.Title, g.Key.Severity, g.Key.SaysInstead, [.. g.OrderBy(r => r.Severity).ThenBy(r => r.Part).ThenBy(r => r.Help)]));
        return new QuestionSheet([.. groups], [.. all.Where(r => r is { Severity: Severity.Advice, AppliesTo.All: true })], paper);
    }

    /// <summary>What stays ruled out when the person asked has agreed, beyond what the head of the group says; null where nothing does.</summary>
    /// <param name="rule">A rule of asking first.</param>
    public static string? StillOut(SafetyRule rule)
    {
        var uses = Enum.GetValues<Use>().Where(u => rule.Stops.Names(u) && !Common.Contains(u)).ToList();
        return rule.Severity == Severity.AskFirst && uses.Count > 0
            ? $"No {Wording.List(uses.SelectMany(u => u == Use.Heat ? ["soak", "heat"] : (string[])[Wording.Inline(Wording.Name(u))]), "or")}."
            : null;
    }
}

/// <summary>Questions of which a yes means the same.</summary>
/// <param name="Title">What a yes means.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="SaysInstead">Whether each question is followed by what to do.</param>
/// <param name="Rules">The rules that ask.</param>
public sealed record QuestionGroup(string Title, Severity Severity, bool SaysInstead, ImmutableArray<SafetyRule> Rules);
