using FootCare.Evenings;
using FootCare.Tests.Safety;
using FootCare.Topics;

namespace FootCare.Tests.Evenings;

public class EveningTests
{
    private static readonly TopicModel Model = Cases.RealModel;

    private static readonly Technique Any = Model.Find<Technique>("thumb-circles")!;

    public static TheoryData<string> Symptoms => [.. Model.Symptoms.Select(s => s.Slug)];

    [Fact]
    public void The_gentlest_comes_first_then_the_best_supported_then_the_shortest()
    {
        var expected = new[]
        {
            Made(EvidenceGrade.Limited, Pressure.Feather, 9),
            Made(EvidenceGrade.None, Pressure.Feather, 1),
            Made(EvidenceGrade.Harm, Pressure.Feather, 1),
            Made(EvidenceGrade.Limited, Pressure.Light, 4),
            Made(EvidenceGrade.Limited, Pressure.Light, 5),
            Made(EvidenceGrade.Good, Pressure.Moderate, 9),
        };
        Assert.Equal(expected, Evening.Order(expected.Reverse()));
    }

    [Fact]
    public void A_technique_of_two_pressures_counts_as_its_firmest()
    {
        var mixed = Made(EvidenceGrade.None, Pressure.Feather, 5) with { Properties = Any.Properties with { Pressures = [Pressure.Feather, Pressure.Moderate] } };
        var light = Made(EvidenceGrade.None, Pressure.Light, 5);
        Assert.Equal([light, mixed], Evening.Order([mixed, light]));
    }

    [Theory]
    [MemberData(nameof(Symptoms))]
    public void An_evening_gets_ready_massages_and_finishes_in_15_to_20_minutes_or_is_not_offered(string slug)
    {
        var evening = For(slug);
        if (evening.Parts.IsEmpty)
        {
            Assert.DoesNotContain(Model.TechniquesFor(evening.Symptom), t => t.Routine.IsEmpty);
            return;
        }

        Assert.InRange(evening.Minutes, 15, 20);
        Assert.Equal(evening.Parts.Sum(p => p.Technique.Minutes), evening.Minutes);
        Assert.Equal(Moment.Prepare, evening.Parts[0].Moment);
        Assert.Equal(Moment.Finish, evening.Parts[^1].Moment);
        Assert.All(evening.Parts[1..^1], p => Assert.Equal(Moment.Massage, p.Moment));
        Assert.All(evening.Parts[1..^1], p => Assert.Contains(p.Technique, Model.TechniquesFor(evening.Symptom)));
    }

    [Theory]
    [MemberData(nameof(Symptoms))]
    public void No_massage_of_an_evening_is_firmer_than_one_that_comes_after_it_or_is_left_for_another_day(string slug)
    {
        var evening = For(slug);
        var massages = evening.Parts.Where(p => p.Moment == Moment.Massage).Select(p => p.Technique.Properties.Pressures.Max()).ToList();
        Assert.Equal(massages.Order(), massages);
        Assert.All(evening.Others.Where(t => t.Routine.IsEmpty), t => Assert.True(massages.Count == 0 || t.Properties.Pressures.Max() >= massages[0], t.Slug));
    }

    [Fact]
    public void An_evening_with_burning_pain_starts_with_stroking_as_its_article_says() =>
        Assert.Equal(["wash-and-warm-up", "gentle-stroking", "finishing"], For("burning-pain").Parts.Select(p => p.Technique.Slug));

    [Theory]
    [MemberData(nameof(Symptoms))]
    public void Nothing_that_has_done_harm_or_that_a_rule_of_the_symptom_stops_in_particular_is_offered(string slug)
    {
        var evening = For(slug);
        var offered = evening.Parts.Select(p => p.Technique).Concat(evening.Others).ToList();
        Assert.DoesNotContain(offered, t => t.Evidence == EvidenceGrade.Harm);
        Assert.Empty(offered.Intersect(evening.LeftOut.Select(l => l.Technique)));
        Assert.Equal(offered.Count, offered.Distinct().Count());
    }

    [Fact]
    public void Burning_pain_leaves_out_heat_balls_and_firm_pressure_and_says_by_which_rule()
    {
        var left = For("burning-pain").LeftOut.ToDictionary(l => l.Technique.Slug, l => l.Rules.Select(r => r.Slug).ToList());
        Assert.Contains("numb-feet", left["kneading"]);
        Assert.Contains("numb-feet", left["foot-rolling"]);
        Assert.Contains("heat-sense", left["warm-soak"]);
        Assert.DoesNotContain("gentle-stroking", left.Keys);
    }

    [Fact]
    public void A_technique_is_not_offered_where_a_rule_of_the_symptom_stops_it()
    {
        using var folder = new SiteFolder();
        var before = folder.Read();
        Assert.Equal(["thumb-circles"], Evening.For(before.Model!.Symptoms[0], before.Model).Parts.Select(p => p.Technique.Slug));
        folder.Replace("safety/allergy.md", "  - uses: [oil]\n", "  - uses: [oil]\nstops:\n  - uses: [oil]\nsymptoms: [numbness]\n");
        var after = folder.Read();
        var evening = Evening.For(after.Model!.Symptoms[0], after.Model);
        Assert.Empty(evening.Parts);
        Assert.Empty(evening.Others);
        Assert.Equal(["thumb-circles"], evening.LeftOut.Select(l => l.Technique.Slug));
    }

    [Fact]
    public void A_technique_that_has_done_harm_is_not_offered()
    {
        using var folder = new SiteFolder();
        folder.Replace("techniques/thumb-circles.md", "evidence: limited", "evidence: harm");
        var reading = folder.Read();
        var evening = Evening.For(reading.Model!.Symptoms[0], reading.Model);
        Assert.Empty(evening.Parts);
        Assert.Empty(evening.Others);
    }

    [Fact]
    public void Help_stands_soonest_first_and_comes_before_all_else_only_where_the_symptom_is_urgent()
    {
        var unsteady = For("balance-problems");
        Assert.Equal([Help.Emergency, Help.SameDay], unsteady.Help.Select(g => g.Help));
        Assert.False(unsteady.HelpFirst);
        Assert.True(For("swelling").HelpFirst);
    }

    [Fact]
    public void Feet_that_are_sore_to_touch_are_offered_no_evening_of_massage() => Assert.Empty(For("touch-sensitivity").Parts);

    [Theory]
    [MemberData(nameof(Symptoms))]
    public void The_mildest_massage_is_offered_for_its_own_sake_only_where_there_is_no_plan_and_help_does_not_come_first(string slug)
    {
        var evening = For(slug);
        Assert.Equal(evening.Parts.IsEmpty && !evening.HelpFirst ? "gentle-stroking" : null, evening.OwnSake?.Slug);
    }

    [Fact]
    public void The_mildest_massage_is_not_offered_where_a_rule_of_the_symptom_stops_it()
    {
        using var folder = new SiteFolder();
        folder.Replace("techniques/thumb-circles.md", "evidence: limited", "evidence: harm");
        folder.Write("techniques/stroking.md", File.ReadAllText(Path.Combine(folder.Root, "techniques/thumb-circles.md"))
            .Replace("title: Thumb circles", "title: Stroking", StringComparison.Ordinal).Replace("pressure: light\nuses: [oil]\noils: [almond]", "pressure: feather\nuses: []", StringComparison.Ordinal)
            .Replace("evidence: harm", "evidence: limited", StringComparison.Ordinal).Replace("symptoms: [numbness]", "symptoms: []", StringComparison.Ordinal));
        var before = folder.Read();
        Assert.Equal("stroking", Evening.For(before.Model!.Symptoms[0], before.Model).OwnSake?.Slug);
        folder.Replace("safety/allergy.md", "  - uses: [oil]\n", "  - uses: [oil]\nstops:\n  - pressure: [feather]\nsymptoms: [numbness]\n");
        var after = folder.Read();
        Assert.Null(Evening.For(after.Model!.Symptoms[0], after.Model).OwnSake);
    }

    private static Evening For(string slug) => Evening.For(Model.Find<Symptom>(slug)!, Model);

    private static Technique Made(EvidenceGrade evidence, Pressure pressure, int minutes) =>
        Any with { Evidence = evidence, Minutes = minutes, Properties = Any.Properties with { Pressures = [pressure] } };
}
