using System.Collections.Immutable;
using FootCare.Safety;
using FootCare.Topics;

namespace FootCare.Tests.Safety;

/// <summary>The laws of the checklist, over invented rules and the real ones.</summary>
public class LawTests
{
    [Fact]
    public void Adding_a_yes_never_makes_a_verdict_milder() => Cases.Hold(c =>
        c.Rules.Where(r => r.Question is not null).All(r =>
            c.Techniques.All(t => c.With(r.Slug, Answer.Yes).VerdictOf(t) >= c.VerdictOf(t))));

    [Fact]
    public void The_verdict_does_not_depend_on_the_order_of_rules_or_answers() => Cases.Hold(c =>
        c.Techniques.All(t =>
            Checklist.Assess(new SortedDictionary<string, Answer>(c.Answers, Comparer<string>.Create((a, b) => string.CompareOrdinal(b, a))), t, [.. c.Rules.Reverse()]) is var other
            && Checklist.Assess(c.Answers, t, c.Rules) is var one
            && one.Verdict == other.Verdict && one.Reasons.SequenceEqual(other.Reasons)));

    [Fact]
    public void Every_question_that_concerns_a_technique_can_change_its_verdict() => Cases.Hold(c =>
    {
        var noes = c with { Answers = c.Rules.Where(r => r.Question is not null).ToImmutableDictionary(r => r.Slug, _ => Answer.No) };
        return Checklist.Questions(c.Rules, c.Techniques).All(r =>
            c.Techniques.Any(t => noes.With(r.Slug, Answer.Yes).VerdictOf(t) > noes.VerdictOf(t)));
    });

    [Fact]
    public void A_stop_rule_for_all_techniques_stops_them_all() => Cases.Hold(c =>
        c.Rules.Where(r => r is { Severity: Severity.Stop, AppliesTo.All: true }).All(r =>
            c.Techniques.All(t => c.With(r.Slug, Answer.Yes).VerdictOf(t) == Verdict.Stop)));

    [Fact]
    public void Unknown_input_never_yields_go() => Cases.Hold(c =>
        c.Techniques.All(t => c.With("no-such-rule", Answer.No).VerdictOf(t) >= Verdict.AskFirst)
        && c.Rules.Where(r => r.Question is not null).All(r =>
            c.Techniques.Where(t => r.Concerns(t.Properties)).All(t => c.With(r.Slug, (Answer)99).VerdictOf(t) != Verdict.Go)));

    [Fact]
    public void No_answer_and_not_sure_are_never_milder_than_ask_first_or_adapt() => Cases.Hold(c =>
        c.Rules.Where(r => r.Question is not null).All(r => c.Techniques.All(t =>
        {
            var unanswered = c with { Answers = c.Answers.Remove(r.Slug) };
            var floor = r.SeverityFor(t.Properties) switch
            {
                Severity.Stop or Severity.AskFirst => Verdict.AskFirst,
                Severity.Adapt => Verdict.Adapt,
                _ => Verdict.Go,
            };
            return unanswered.VerdictOf(t) >= floor && c.With(r.Slug, Answer.NotSure).VerdictOf(t) >= floor;
        })));

    [Fact]
    public void The_verdict_is_that_of_the_worst_reason_and_reasons_come_worst_first() => Cases.Hold(c =>
        c.Techniques.All(t => Checklist.Assess(c.Answers, t, c.Rules) is var a
            && a.Verdict == a.Reasons.Select(r => r.Verdict).Append(Verdict.Go).Max()
            && a.Reasons.Zip(a.Reasons.Skip(1)).All(p => p.First.Verdict >= p.Second.Verdict)
            && a.Reasons.All(r => r.Verdict != Verdict.Go)));

    [Fact]
    public void A_rule_that_does_not_concern_a_technique_does_not_change_its_verdict() => Cases.Hold(c =>
        c.Rules.Where(r => r.Question is not null).All(r =>
            c.Techniques.Where(t => !r.Concerns(t.Properties)).All(t => c.With(r.Slug, Answer.Yes).VerdictOf(t) == c.VerdictOf(t))));

    [Fact]
    public void What_to_do_now_is_as_mild_as_the_mildest_technique_and_help_as_soon_as_any_yes_calls_for() => Cases.Hold(c =>
        Checklist.Assess(c.Answers, c.Techniques, c.Rules) is var a
        && a.Verdict == c.Techniques.Min(c.VerdictOf)
        && a.Help == c.Rules.Where(r => r.Question is not null && c.IsYes(r.Slug))
            .Select(r => r.SoonerWith is { } sooner && sooner.Rules.Any(c.IsYes) ? sooner.Help : r.Help).Append(Help.None).Min()
        && a.Techniques.Length == c.Techniques.Length);

    [Fact]
    public void Adding_a_yes_never_makes_help_slower() => Cases.Hold(c =>
        c.Rules.Where(r => r.Question is not null).All(r =>
            Checklist.Assess(c.With(r.Slug, Answer.Yes).Answers, c.Techniques, c.Rules).Help <= Checklist.Assess(c.Answers, c.Techniques, c.Rules).Help));

    [Fact]
    public void Where_help_is_sooner_the_risk_says_what_to_do_then() => Cases.Hold(c =>
        Checklist.Assess(c.Answers, c.Techniques, c.Rules).Risks.All(r => r.SoonerWith is not { } sooner || (r.Instead == sooner.Instead) == sooner.Rules.Any(c.IsYes)));
}
