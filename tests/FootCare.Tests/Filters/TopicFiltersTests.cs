using System.Collections.Immutable;
using FootCare.Filters;
using FootCare.Tests.Safety;
using FootCare.Topics;

namespace FootCare.Tests.Filters;

/// <summary>What the filters keep of the real content.</summary>
public class TopicFiltersTests
{
    private static readonly TopicModel Model = Cases.RealModel;

    [Fact]
    public void A_symptom_keeps_the_techniques_that_may_ease_it() =>
        Same(Model.TechniquesFor(Model.Find<Symptom>("tingling")!), Techniques(("symptom", "tingling")));

    [Fact]
    public void A_part_of_the_foot_keeps_what_works_on_it_or_on_all_of_the_foot() =>
        Same(Model.Techniques.Where(t => t.Properties.Zones.Any(z => z is Zone.Heel or Zone.WholeFoot)), Techniques(("zone", "heel")));

    [Fact]
    public void Hands_only_keeps_what_uses_nothing_at_all() =>
        Same(Model.Techniques.Where(t => t.Properties.Uses.IsEmpty), Techniques(("uses", TopicFilters.HandsOnly)));

    [Fact]
    public void A_use_keeps_what_uses_it() => Same(Model.Techniques.Where(t => t.Properties.Uses.Contains(Use.Ball)), Techniques(("uses", "ball")));

    [Fact]
    public void Hands_keep_what_they_can_do() => Same(Model.Techniques.Where(t => t.Properties.Who.Contains(Giver.Partner)), Techniques(("who", "partner")));

    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(20)]
    public void Minutes_keep_what_takes_as_long_or_less(int minutes) =>
        Same(Model.Techniques.Where(t => t.Minutes <= minutes), Techniques(("minutes", $"{minutes}")));

    [Fact]
    public void A_pressure_keeps_what_is_no_firmer_in_any_of_its_parts()
    {
        Same(Model.Techniques.Where(t => t.Properties.Pressures.All(p => p <= Pressure.Light)), Techniques(("pressure", "light")));
        Same(Model.Techniques.Where(t => t.Properties.Pressures.All(p => p == Pressure.Feather)), Techniques(("pressure", "feather")));
    }

    [Fact]
    public void A_grade_keeps_what_has_it() => Same(Model.Techniques.Where(t => t.Evidence == EvidenceGrade.Limited), Techniques(("evidence", "limited")));

    [Fact]
    public void An_oil_that_contains_an_allergen_goes_and_so_does_one_with_a_second()
    {
        Same(Model.Oils.Where(o => !o.Contains.Contains("limonene")), Oils(("without", "limonene")));
        Same(Model.Oils.Where(o => !o.Contains.Contains("limonene") && !o.Contains.Contains("tree-nut")), Oils(("without", "limonene"), ("without", "tree-nut")));
    }

    [Fact]
    public void An_allergen_of_two_words_has_a_word_for_addresses() =>
        Same(Model.Oils.Where(o => !o.Contains.Contains("linalyl acetate")), Oils(("without", "linalyl-acetate")));

    [Fact]
    public void Oils_guides_and_rules_are_kept_by_kind_reader_and_severity()
    {
        Same(Model.Oils.Where(o => o.OilKind == OilKind.Carrier), Oils(("kind", "carrier")));
        Same(Model.Guides.Where(g => g.Audiences.Contains(Audience.Therapist)), Apply(Model.Guides, TopicFilters.Guides, ("audience", "therapist")));
        Same(Model.Rules.Where(r => r.Severity == Severity.AskFirst), Apply(Model.Rules, TopicFilters.Rules, ("severity", "ask-first")));
    }

    private static ImmutableArray<Technique> Techniques(params (string, string)[] asked) => Apply(Model.Techniques, TopicFilters.Techniques(Model), asked);

    private static ImmutableArray<Oil> Oils(params (string, string)[] asked) => Apply(Model.Oils, TopicFilters.Oils(Model), asked);

    private static ImmutableArray<T> Apply<T>(ImmutableArray<T> all, ImmutableArray<Facet<T>> facets, params (string Name, string Value)[] asked)
    {
        var list = Filtered.Apply(all, facets, asked.Select(a => KeyValuePair.Create(a.Name, a.Value)));
        Assert.Empty(list.Ignored);
        Assert.InRange(list.Shown, 1, list.Of - 1);
        return list.Items;
    }

    private static void Same<T>(IEnumerable<T> expected, IEnumerable<T> kept) where T : Topic =>
        Assert.Equal(expected.Select(t => t.Slug).Order(StringComparer.Ordinal), kept.Select(t => t.Slug).Order(StringComparer.Ordinal));
}
