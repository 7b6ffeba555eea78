using System.Collections.Immutable;
using FootCare.Topics;

namespace FootCare.Safety;

/// <summary>The checklist's mind: answers in, verdicts out. Pure and total; keeps nothing.</summary>
public static class Checklist
{
    /// <summary>The questions that can matter, in the order of the rules given.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="techniques">The techniques at hand.</param>
    public static ImmutableArray<SafetyRule> Questions(IEnumerable<SafetyRule> rules, IReadOnlyCollection<Technique> techniques) =>
        [.. rules.Where(r => r.Question is not null && techniques.Any(t => r.Concerns(t.Properties)))];

    /// <summary>
    /// Judges one technique. The verdict is the worst that any rule concerning it leads to: a yes leads to what the rule says of the technique;
    /// no answer, "not sure" and anything unknown lead to ask first for a rule of stop or ask-first, and to adapt for any other.
    /// A yes can make help after another more urgent (<see cref="SafetyRule.SoonerWith"/>); the verdict stays.
    /// An answer to a question that no rule asks means that the answers are for another checklist: then the verdict is ask first at least.
    /// </summary>
    /// <param name="answers">Answers by the rule's slug.</param>
    /// <param name="technique">The technique.</param>
    /// <param name="rules">Every rule, in any order.</param>
    public static TechniqueAssessment Assess(IReadOnlyDictionary<string, Answer> answers, Technique technique, IReadOnlyCollection<SafetyRule> rules) =>
        Judge(answers, technique, For(answers, rules));

    private static TechniqueAssessment Judge(IReadOnlyDictionary<string, Answer> answers, Technique technique, IReadOnlyCollection<SafetyRule> rules)
    {
        var reasons = rules
            .Where(r => r.Question is not null)
            .Select(r => (Rule: r, Severity: r.SeverityFor(technique.Properties)))
            .Where(p => p.Severity is not null)
            .Select(p => Judge(p.Rule, p.Severity!.Value, answers.TryGetValue(p.Rule.Slug, out var answer) ? answer : null))
            .Where(r => r.Verdict != Verdict.Go)
            .OrderByDescending(r => r.Verdict).ThenBy(r => r.Answer != Answer.Yes).ThenBy(r => r.Severity).ThenBy(r => r.Rule.Help).ThenBy(r => r.Rule.Slug, StringComparer.Ordinal)
            .ToImmutableArray();
        var verdict = reasons.IsEmpty ? Verdict.Go : reasons[0].Verdict;
        return new TechniqueAssessment(technique, KnowsAll(answers, rules) || verdict >= Verdict.AskFirst ? verdict : Verdict.AskFirst, reasons);
    }

    /// <summary>Judges every technique at hand, and says what to do now.</summary>
    /// <param name="answers">Answers by the rule's slug.</param>
    /// <param name="techniques">The techniques at hand; with none, the verdict is ask first.</param>
    /// <param name="rules">Every rule, in any order.</param>
    public static Assessment Assess(IReadOnlyDictionary<string, Answer> answers, IReadOnlyCollection<Technique> techniques, IReadOnlyCollection<SafetyRule> rules)
    {
        rules = For(answers, rules);
        var judged = techniques.Select(t => Judge(answers, t, rules))
            .OrderBy(t => t.Verdict).ThenBy(t => t.Technique.Title, StringComparer.OrdinalIgnoreCase).ThenBy(t => t.Technique.Slug, StringComparer.Ordinal)
            .ToImmutableArray();
        var asked = Questions(rules, techniques);
        var risks = rules.Where(r => r.Question is not null && answers.TryGetValue(r.Slug, out var a) && a == Answer.Yes)
            .OrderBy(r => r.Help).ThenBy(r => r.Severity).ThenBy(r => r.Slug, StringComparer.Ordinal).ToImmutableArray();
        var unsure = asked.Where(r => answers.TryGetValue(r.Slug, out var a) && a is not (Answer.Yes or Answer.No));
        var open = asked.Where(r => !answers.TryGetValue(r.Slug, out var a) || a is not (Answer.Yes or Answer.No))
            .Select(r => new OpenQuestion(
                r,
                answers.ContainsKey(r.Slug) ? Answer.NotSure : null,
                [.. techniques.Select(t => r.SeverityFor(t.Properties)).OfType<Severity>().CountBy(s => s).OrderBy(s => s.Key).Select(s => (s.Key, s.Value))]))
            .OrderBy(o => o.IfYes[0].Severity).ThenBy(o => o.Rule.Help).ThenBy(o => o.Rule.Slug, StringComparer.Ordinal)
            .ToImmutableArray();
        return new Assessment(
            judged.IsEmpty ? Verdict.AskFirst : judged.Min(t => t.Verdict),
            risks.Select(r => r.Help).Append(Help.None).Min(),
            unsure.Select(r => r.Help).Append(Help.None).Min(),
            risks,
            judged,
            open,
            [.. rules.Where(r => r.Severity == Severity.Advice && techniques.Any(t => r.Concerns(t.Properties))).OrderBy(r => r.Slug, StringComparer.Ordinal)],
            asked.Count(r => answers.ContainsKey(r.Slug)));
    }

    // One risk can make another more urgent.
    private static ImmutableArray<SafetyRule> For(IReadOnlyDictionary<string, Answer> answers, IReadOnlyCollection<SafetyRule> rules) =>
        [.. rules.Select(r => r.For(slug => answers.TryGetValue(slug, out var answer) && answer == Answer.Yes))];

    private static Reason Judge(SafetyRule rule, Severity severity, Answer? answer) => new(rule, severity, answer, (answer, severity) switch
    {
        (Answer.No, _) => Verdict.Go,
        (Answer.Yes, Severity.Stop) => Verdict.Stop,
        (_, Severity.Stop or Severity.AskFirst) => Verdict.AskFirst,
        _ => Verdict.Adapt,
    });

    private static bool KnowsAll(IReadOnlyDictionary<string, Answer> answers, IReadOnlyCollection<SafetyRule> rules) =>
        rules.Count(r => r.Question is not null && answers.ContainsKey(r.Slug)) == answers.Count;
}
