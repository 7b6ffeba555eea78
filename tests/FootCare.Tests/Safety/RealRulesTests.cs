using System.Collections.Immutable;
using FootCare.Safety;
using FootCare.Topics;

namespace FootCare.Tests.Safety;

/// <summary>What the real rules say of the real techniques.</summary>
public class RealRulesTests
{
    private static readonly TopicModel Model = Cases.RealModel;

    public static TheoryData<string> Questions => [.. Model.Rules.Where(r => r.Question is not null).Select(r => r.Slug)];

    /// <summary>
    /// What each rule says, pinned: the rule, what a yes means, how soon to get help, and those techniques for which a yes means stop though the rule is milder, a clause
    /// between two bars. To change a rule is to change its row, so that nobody weakens one by a slip of the finger.
    /// </summary>
    public static TheoryData<string, Severity, Help, string> Agreed => new()
    {
        { "allergy", Severity.Adapt, Help.None, "uses: essential-oil" },
        { "ball-or-roller", Severity.Stop, Help.None, "" },
        { "blood-thinners", Severity.AskFirst, Help.None, "pressure: deep moderate | uses: acupoint ball device roller" },
        { "both-feet-swollen", Severity.AskFirst, Help.Soon, "" },
        { "cancer-treatment", Severity.AskFirst, Help.None, "pressure: deep moderate | uses: ball device heat roller" },
        { "cannot-say-stop", Severity.AskFirst, Help.None, "pressure: deep moderate | uses: ball device heat roller stretch" },
        { "check-before-and-after", Severity.Advice, Help.None, "" },
        { "clean-hands-and-tools", Severity.Advice, Help.None, "" },
        { "colour-change", Severity.Stop, Help.SameDay, "" },
        { "diabetes", Severity.AskFirst, Help.None, "uses: heat" },
        { "dressings", Severity.Stop, Help.None, "" },
        { "essential-oil-use", Severity.Stop, Help.None, "" },
        { "extreme-pain", Severity.AskFirst, Help.SameDay, "" },
        { "feet-not-checked", Severity.Stop, Help.None, "" },
        { "fever", Severity.Stop, Help.SameDay, "" },
        { "fever-and-foot", Severity.Stop, Help.Emergency, "" },
        { "firm-pressure", Severity.Adapt, Help.None, "" },
        { "fragile-bones", Severity.AskFirst, Help.None, "pressure: deep moderate | uses: ball device roller | uses: stretch, zones: toes" },
        { "heart-or-kidney", Severity.AskFirst, Help.None, "" },
        { "heat-sense", Severity.Adapt, Help.None, "pressure: deep moderate | uses: ball device heat roller | uses: stretch, zones: toes" },
        { "helper-hands", Severity.Advice, Help.None, "" },
        { "hot-red-swollen-foot", Severity.Stop, Help.SameDay, "" },
        { "hurt-last-time", Severity.AskFirst, Help.Soon, "" },
        { "leg-pain-and-swelling", Severity.Stop, Help.SameDay, "" },
        { "massager-settings", Severity.Stop, Help.None, "" },
        { "new-injury", Severity.Stop, Help.SameDay, "" },
        { "numb-feet", Severity.Adapt, Help.None, "pressure: deep moderate | uses: ball device heat roller | uses: stretch, zones: toes" },
        { "open-skin", Severity.Stop, Help.SameDay, "" },
        { "over-sensitive-skin", Severity.Adapt, Help.None, "pressure: deep moderate | uses: ball device heat roller" },
        { "pacemaker", Severity.Stop, Help.None, "" },
        { "past-clot", Severity.AskFirst, Help.None, "" },
        { "past-ulcer-or-charcot", Severity.AskFirst, Help.None, "pressure: deep moderate | uses: ball device heat roller" },
        { "poor-circulation", Severity.AskFirst, Help.None, "pressure: deep moderate | uses: ball device heat roller" },
        { "pregnancy", Severity.AskFirst, Help.None, "pressure: deep moderate | uses: acupoint ball device essential-oil heat roller" },
        { "recent-surgery-or-fracture", Severity.AskFirst, Help.None, "pressure: deep moderate | uses: ball device heat roller stretch" },
        { "skin-or-nail-infection", Severity.Stop, Help.Soon, "" },
        { "stop-if-it-hurts", Severity.Advice, Help.None, "" },
        { "sudden-change", Severity.Stop, Help.Emergency, "" },
        { "thin-skin", Severity.Adapt, Help.None, "pressure: deep moderate | pressure: light, zones: toes | uses: acupoint ball device heat roller" },
        { "unsteady", Severity.Adapt, Help.None, "" },
        { "water-temperature", Severity.Adapt, Help.None, "uses: heat" },
        { "weak-hands", Severity.Adapt, Help.None, "" },
    };

    [Theory]
    [MemberData(nameof(Agreed))]
    public void A_rule_is_as_strict_as_was_agreed(string slug, Severity severity, Help help, string stops)
    {
        var rule = Model.Find<SafetyRule>(slug);
        Assert.NotNull(rule);
        Assert.Equal((severity, help, stops), (rule.Severity, rule.Help, InWords(rule.Stops)));
    }

    [Fact]
    public void Every_rule_is_among_those_that_were_agreed() =>
        Assert.Equal(Model.Rules.Select(r => r.Slug).Order(StringComparer.Ordinal), Agreed.Select(r => (string)r[0]).Order(StringComparer.Ordinal));

    [Fact]
    public void There_are_at_least_24_rules_with_questions() => Assert.True(Questions.Count >= 24, $"{Questions.Count}");

    [Theory]
    [MemberData(nameof(Questions))]
    public void A_rule_alone_answered_yes_changes_each_technique_as_its_data_says(string slug)
    {
        var rule = Model.Find<SafetyRule>(slug)!;
        var answers = Healthy().SetItem(slug, Answer.Yes);
        foreach (var technique in Model.Techniques)
        {
            var expected = rule.SeverityFor(technique.Properties) switch
            {
                Severity.Stop => Verdict.Stop,
                Severity.AskFirst => Verdict.AskFirst,
                Severity.Adapt => Verdict.Adapt,
                _ => Verdict.Go,
            };
            var assessed = Checklist.Assess(answers, technique, Model.Rules);
            Assert.Equal((technique.Slug, expected), (technique.Slug, assessed.Verdict));
            Assert.Equal(expected == Verdict.Go ? [] : [slug], assessed.Reasons.Select(r => r.Rule.Slug));
        }
    }

    [Theory]
    [InlineData("numb-feet")]
    [InlineData("heat-sense")]
    public void Numb_feet_leave_no_technique_with_heat_or_deep_pressure_at_go(string slug)
    {
        var assessment = Assess(Healthy().SetItem(slug, Answer.Yes));
        var risky = assessment.Techniques.Where(t =>
            t.Technique.Properties.Uses.Contains(Use.Heat) || t.Technique.Properties.Pressures.Any(p => p >= Pressure.Moderate)).ToList();
        Assert.NotEmpty(risky);
        Assert.All(risky, t => Assert.Equal(Verdict.Stop, t.Verdict));
        Assert.DoesNotContain(assessment.Techniques, t => t.Verdict == Verdict.Go);
        Assert.Contains(assessment.Techniques, t => t.Verdict == Verdict.Adapt);
    }

    [Fact]
    public void One_hot_swollen_foot_stops_everything_with_same_day_help()
    {
        var assessment = Assess(Healthy().SetItem("hot-red-swollen-foot", Answer.Yes));
        Assert.Equal((Verdict.Stop, Help.SameDay), (assessment.Verdict, assessment.Help));
        Assert.All(assessment.Techniques, t => Assert.Equal(Verdict.Stop, t.Verdict));
    }

    [Fact]
    public void A_healthy_no_to_everything_is_go_with_hygiene_advice()
    {
        var assessment = Assess(Healthy());
        Assert.Equal((Verdict.Go, Help.None), (assessment.Verdict, assessment.Help));
        Assert.All(assessment.Techniques, t => Assert.Equal(Verdict.Go, t.Verdict));
        Assert.Empty(assessment.Open);
        Assert.Contains(assessment.Advice, r => r.Slug == "clean-hands-and-tools");
    }

    [Fact]
    public void Nothing_answered_leaves_every_technique_at_ask_first_and_every_question_open()
    {
        var assessment = Assess(ImmutableDictionary<string, Answer>.Empty);
        Assert.Equal(0, assessment.Answered);
        Assert.All(assessment.Techniques, t => Assert.Equal(Verdict.AskFirst, t.Verdict));
        Assert.Equal(Questions.Count, assessment.Open.Length);
    }

    [Theory]
    [InlineData("sudden-change", Help.Emergency)]
    [InlineData("open-skin", Help.SameDay)]
    [InlineData("colour-change", Help.SameDay)]
    [InlineData("leg-pain-and-swelling", Help.SameDay)]
    [InlineData("fever", Help.SameDay)]
    [InlineData("fever-and-foot", Help.Emergency)]
    [InlineData("feet-not-checked", Help.None)]
    public void Dangers_of_today_stop_everything_and_say_how_soon_to_get_help(string slug, Help help)
    {
        var assessment = Assess(Healthy().SetItem(slug, Answer.Yes));
        Assert.Equal((Verdict.Stop, help), (assessment.Verdict, assessment.Help));
    }

    [Theory]
    [InlineData("fever", "open-skin", Help.Emergency)]
    [InlineData("fever", "hot-red-swollen-foot", Help.Emergency)]
    [InlineData("fever", "colour-change", Help.Emergency)]
    [InlineData("fever", "cancer-treatment", Help.Emergency)]
    [InlineData("fever", "both-feet-swollen", Help.Emergency)]
    [InlineData("fever", "dressings", Help.Emergency)]
    [InlineData("fever", "new-injury", Help.Emergency)]
    [InlineData("fever", "leg-pain-and-swelling", Help.Emergency)]
    [InlineData("fever", "extreme-pain", Help.Emergency)]
    [InlineData("fever", "over-sensitive-skin", Help.Emergency)]
    [InlineData("colour-change", "extreme-pain", Help.Emergency)]
    [InlineData("colour-change", "dressings", Help.Emergency)]
    [InlineData("leg-pain-and-swelling", "dressings", Help.Emergency)]
    [InlineData("skin-or-nail-infection", "diabetes", Help.SameDay)]
    [InlineData("both-feet-swollen", "pregnancy", Help.SameDay)]
    [InlineData("both-feet-swollen", "heart-or-kidney", Help.SameDay)]
    [InlineData("both-feet-swollen", "diabetes", Help.SameDay)]
    [InlineData("both-feet-swollen", "past-ulcer-or-charcot", Help.SameDay)]
    [InlineData("both-feet-swollen", "dressings", Help.SameDay)]
    [InlineData("both-feet-swollen", "over-sensitive-skin", Help.SameDay)]
    [InlineData("both-feet-swollen", "cannot-say-stop", Help.SameDay)]
    [InlineData("hurt-last-time", "numb-feet", Help.SameDay)]
    [InlineData("hurt-last-time", "heat-sense", Help.SameDay)]
    [InlineData("hurt-last-time", "diabetes", Help.SameDay)]
    [InlineData("hurt-last-time", "past-ulcer-or-charcot", Help.SameDay)]
    [InlineData("hurt-last-time", "poor-circulation", Help.SameDay)]
    [InlineData("hurt-last-time", "blood-thinners", Help.SameDay)]
    [InlineData("hurt-last-time", "thin-skin", Help.SameDay)]
    [InlineData("hurt-last-time", "fragile-bones", Help.SameDay)]
    [InlineData("hurt-last-time", "cannot-say-stop", Help.SameDay)]
    public void Two_risks_together_can_be_more_urgent_than_either(string one, string other, Help help)
    {
        var assessment = Assess(Healthy().SetItem(one, Answer.Yes).SetItem(other, Answer.Yes));
        Assert.Equal(help, assessment.Help);
        Assert.True(assessment.Verdict >= Verdict.AskFirst);
        Assert.True(Assess(Healthy().SetItem(one, Answer.Yes)).Help > help);
    }

    [Theory]
    [InlineData("ball-or-roller", Use.Ball)]
    [InlineData("ball-or-roller", Use.Roller)]
    [InlineData("water-temperature", Use.Heat)]
    [InlineData("recent-surgery-or-fracture", Use.Heat)]
    public void What_its_page_says_never_to_do_is_a_stop(string slug, Use use) =>
        Assert.All(
            Assess(Healthy().SetItem(slug, Answer.Yes)).Techniques.Where(t => t.Technique.Properties.Uses.Contains(use)),
            t => Assert.Equal((t.Technique.Slug, Verdict.Stop), (t.Technique.Slug, t.Verdict)));

    [Theory]
    [InlineData("numb-feet", Verdict.Stop, "toe-stretches")]
    [InlineData("heat-sense", Verdict.Stop, "toe-stretches")]
    [InlineData("numb-feet", Verdict.Adapt, "gentle-stroking", "home-routine", "ankle-massage", "acupressure", "pressure-points", "reflexology")]
    [InlineData("fragile-bones", Verdict.Stop, "electric-massager", "foot-rolling", "heel-ball", "kneading", "toe-stretches")]
    [InlineData("fragile-bones", Verdict.AskFirst, "gentle-stroking", "home-routine", "ankle-massage", "warm-soak")]
    [InlineData("thin-skin", Verdict.Stop, "thumb-circles", "basic-foot-rub", "kneading", "toe-stretches", "acupressure", "pressure-points", "reflexology", "home-routine")]
    [InlineData("thin-skin", Verdict.Adapt, "gentle-stroking", "oil-massage", "partner-massage", "finishing", "wash-and-warm-up")]
    public void A_rule_says_of_a_technique_what_the_pages_of_both_say(string slug, Verdict verdict, params string[] techniques)
    {
        var judged = Assess(Healthy().SetItem(slug, Answer.Yes)).Techniques.ToDictionary(t => t.Technique.Slug, t => t.Verdict, StringComparer.Ordinal);
        Assert.All(techniques, t => Assert.Equal((t, verdict), (t, judged[t])));
    }

    [Fact]
    public void A_rule_means_for_a_routine_the_worst_of_what_it_means_for_its_parts() =>
        Assert.All(
            from routine in Model.Techniques where !routine.Routine.IsEmpty from rule in Model.Rules select (routine, rule),
            p => Assert.Equal(
                (p.rule.Slug, Model.PartsOf(p.routine).Min(t => p.rule.SeverityFor(t.Properties with { Who = p.routine.Properties.Who }))),
                (p.rule.Slug, p.rule.SeverityFor(p.routine.Properties))));

    [Theory]
    [InlineData("colour-change", "Call your local emergency number if ")]
    [InlineData("extreme-pain", "Call your local emergency number if ")]
    [InlineData("open-skin", "Go to a hospital or urgent care at once if ")]
    public void What_to_do_begins_with_the_most_urgent_case(string slug, string beginning) =>
        Assert.StartsWith(beginning, Model.Find<SafetyRule>(slug)!.Instead, StringComparison.Ordinal);

    [Theory]
    [InlineData("cancer-treatment", "ever had treatment")]
    [InlineData("extreme-pain", "with diabetes, new")]
    [InlineData("hurt-last-time", "a mark that is still there")]
    public void A_question_asks_for_all_that_its_page_is_about_and_for_no_more(string slug, string words) =>
        Assert.Contains(words, Model.Find<SafetyRule>(slug)!.Question!, StringComparison.Ordinal);

    [Theory]
    [InlineData("thin-skin")]
    [InlineData("over-sensitive-skin")]
    public void For_skin_that_is_both_thin_and_sore_both_rules_say_the_same(string slug) =>
        Assert.Contains("only rest a still hand over a sock", Model.Find<SafetyRule>(slug)!.Instead, StringComparison.Ordinal);

    [Fact]
    public void Who_is_unsteady_finds_no_technique_without_a_word_on_it() =>
        Assert.DoesNotContain(Assess(Healthy().SetItem("unsteady", Answer.Yes)).Techniques, t => t.Verdict == Verdict.Go);

    [Fact]
    public void A_technique_with_cream_asks_about_allergy() =>
        Assert.Contains(Assess(Healthy().SetItem("allergy", Answer.Yes)).Techniques, t => t.Technique.Slug == "finishing" && t.Verdict == Verdict.Adapt);

    [Fact]
    public void Feet_that_nobody_has_tested_count_as_numb() =>
        Assert.Contains("nobody tested", Model.Find<SafetyRule>("numb-feet")!.Question!, StringComparison.Ordinal);

    [Fact]
    public void Each_toe_stretch_that_is_not_for_numb_feet_says_so_where_it_stands_alone() =>
        Assert.All(
            Model.Find<Technique>("toe-stretches")!.Steps.Where(s => s.Motion != Motion.Rest),
            s => Assert.Contains("Not with numb feet.", s.Words, StringComparison.Ordinal));

    [Theory]
    [InlineData("diabetes")]
    [InlineData("poor-circulation")]
    [InlineData("past-clot")]
    [InlineData("blood-thinners")]
    [InlineData("cancer-treatment")]
    [InlineData("pregnancy")]
    [InlineData("recent-surgery-or-fracture")]
    [InlineData("extreme-pain")]
    [InlineData("cannot-say-stop")]
    public void Conditions_that_need_a_professional_leave_nothing_below_ask_first(string slug) =>
        Assert.All(Assess(Healthy().SetItem(slug, Answer.Yes)).Techniques, t => Assert.True(t.Verdict >= Verdict.AskFirst));

    private static string InWords(Selector selector) =>
        selector.All ? "all" : string.Join(" | ", selector.Clauses.Select(c => string.Join(", ", PartsOf(c).Where(p => p.Words.Any()).Select(p => $"{p.Key}: {string.Join(' ', p.Words.Order(StringComparer.Ordinal))}"))).Order(StringComparer.Ordinal));

    private static IEnumerable<(string Key, IEnumerable<string> Words)> PartsOf(SelectorClause clause) =>
    [
        ("oils", clause.Oils), ("pressure", clause.Pressures.Select(Vocabulary.Word)), ("uses", clause.Uses.Select(Vocabulary.Word)),
        ("who", clause.Who.Select(Vocabulary.Word)), ("zones", clause.Zones.Select(Vocabulary.Word)),
    ];

    private static ImmutableDictionary<string, Answer> Healthy() =>
        Model.Rules.Where(r => r.Question is not null).ToImmutableDictionary(r => r.Slug, _ => Answer.No);

    private static Assessment Assess(ImmutableDictionary<string, Answer> answers) => Checklist.Assess(answers, Model.Techniques, Model.Rules);
}
