using AngleSharp.Dom;
using FootCare.Evenings;
using FootCare.Topics;

namespace FootCare.Web.Tests.Pages;

public class EveningTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Every_symptom_begins_its_evening_with_the_checklist()
    {
        using var client = site.Client();
        foreach (var symptom in site.Model.Symptoms)
        {
            using var page = await Site.Page(client, symptom.Address);
            Assert.NotNull(page.QuerySelector("main a[href='#this-evening']"));
            Assert.Equal("/checklist", page.QuerySelector(".evening a")!.GetAttribute("href"));
        }
    }

    [Fact]
    public async Task An_evening_shows_its_parts_in_order_each_with_minutes_and_what_stops_it()
    {
        using var client = site.Client();
        foreach (var symptom in site.Model.Symptoms)
        {
            using var page = await Site.Page(client, symptom.Address);
            var evening = Evening.For(symptom, site.Model);
            var cards = page.QuerySelectorAll(".evening ol > .card");
            Assert.Equal(evening.Parts.Select(p => p.Technique.Address), cards.Select(c => c.QuerySelector("a")!.GetAttribute("href")));
            foreach (var (part, card) in evening.Parts.Zip(cards))
            {
                Assert.Contains($"{part.Technique.Minutes} minutes", card.TextContent, StringComparison.Ordinal);
                Assert.Contains("Not for you if", card.QuerySelector(".card__stop")!.TextContent, StringComparison.Ordinal);
                Assert.Contains("Ask first with: diabetes", card.QuerySelector(".card__stop")!.TextContent, StringComparison.Ordinal);
            }

            var check = page.QuerySelector(".evening__check")!.TextContent;
            Assert.All(site.Model.Rules.Where(r => r is { Severity: Severity.AskFirst, AppliesTo.All: true }), r =>
                Assert.Equal(!evening.Parts.IsEmpty || evening.OwnSake is not null, check.Contains(FootCare.Web.Pages.Wording.Inline(r.Title), StringComparison.Ordinal)));
            Assert.Equal(!evening.Parts.IsEmpty, page.QuerySelector(".evening")!.TextContent.Contains($"{evening.Minutes} minutes in all", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task An_evening_without_a_plan_names_the_mildest_massage_for_its_own_sake_as_the_rest_of_the_page_does()
    {
        using var client = site.Client();
        foreach (var slug in new[] { "numbness", "touch-sensitivity", "cold-feet" })
        {
            using var page = await Site.Page(client, $"/symptoms/{slug}");
            var evening = page.QuerySelector(".evening")!;
            Assert.NotNull(evening.QuerySelector("p > a[href='/techniques/gentle-stroking']"));
            Assert.Contains("If the check says yes, and you like it, there is gentle stroking for its own sake.", evening.TextContent, StringComparison.Ordinal);
        }

        using var numb = await Site.Page(client, "/symptoms/numbness");
        Assert.NotNull(numb.QuerySelector(".evening__group--adapt a[href='/safety/numb-feet']"));
    }

    [Fact]
    public async Task Every_rule_of_a_symptom_that_calls_for_help_is_told_with_what_to_do()
    {
        using var client = site.Client();
        foreach (var symptom in site.Model.Symptoms)
        {
            using var page = await Site.Page(client, symptom.Address);
            var help = page.QuerySelector(".evening__group--help")!.TextContent;
            Assert.All(site.Model.RulesFor(symptom).Where(r => r.Help != Help.None), r => Assert.Contains($"{r.Title}: {r.Instead}", help, StringComparison.Ordinal));
            Assert.NotNull(page.QuerySelector(".evening a[href='#when-to-get-help']"));
        }
    }

    [Theory]
    [InlineData("burning-pain")]
    [InlineData("night-time-pain")]
    [InlineData("touch-sensitivity")]
    public async Task With_diabetes_a_new_pain_is_for_the_same_day_wherever_the_page_says_how_soon(string slug)
    {
        using var client = site.Client();
        using var page = await Site.Page(client, $"/symptoms/{slug}");
        Assert.All([page.QuerySelector(".notice")!, page.QuerySelector(".evening__group--help > p")!], place =>
            Assert.Contains("With diabetes, get any new foot pain seen the same day.", place.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_to_leave_alone_names_the_technique_and_the_rule()
    {
        using var client = site.Client();
        using var page = await Site.Page(client, "/symptoms/burning-pain");
        var kneading = page.QuerySelectorAll(".evening__group--stop li").Single(li => li.QuerySelector("a[href='/techniques/kneading']") is not null);
        Assert.Contains("Not for you if: numb or untested feet", kneading.TextContent, StringComparison.Ordinal);
        foreach (var symptom in site.Model.Symptoms)
        {
            using var other = await Site.Page(client, symptom.Address);
            Assert.Contains("alone", other.QuerySelector(".evening__group--stop h3")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_urgent_symptom_tells_of_help_before_anything_to_do_and_leaves_all_massage_alone()
    {
        using var client = site.Client();
        Assert.Contains(site.Model.Symptoms, s => s.Urgency == Urgency.Urgent);
        foreach (var symptom in site.Model.Symptoms.Where(s => s.Urgency == Urgency.Urgent))
        {
            using var page = await Site.Page(client, symptom.Address);
            var groups = page.QuerySelectorAll(".evening > .evening__group, .evening > ol");
            Assert.Contains("evening__group--help", groups[0].ClassName, StringComparison.Ordinal);
            Assert.Contains("Leave all massage alone", groups[1].TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_rule_that_stops_only_some_techniques_says_so_before_any_massage()
    {
        using var client = site.Client();
        var partial = 0;
        foreach (var symptom in site.Model.Symptoms)
        {
            using var page = await Site.Page(client, symptom.Address);
            foreach (var rule in site.Model.RulesFor(symptom).Where(r => r.Severity == Severity.Stop))
            {
                var line = Assert.Single(page.QuerySelectorAll(".safety__group--stop li"), l => l.QuerySelector($"a[href='{rule.Address}']") is not null).TextContent;
                Assert.Equal(!rule.StopsAll, line.EndsWith("rules out some techniques", StringComparison.Ordinal));
                partial += rule.StopsAll ? 0 : 1;
            }
        }

        Assert.True(partial > 0);
    }

    [Fact]
    public async Task A_technique_that_numb_feet_must_not_have_says_so_first()
    {
        using var client = site.Client();
        using var page = await Site.Page(client, "/techniques");
        foreach (var technique in site.Model.Techniques.Where(t => t.Properties.Uses.Contains(Use.Heat)))
        {
            var card = Assert.Single(page.QuerySelectorAll(".card"), c => c.QuerySelector("a")?.GetAttribute("href") == technique.Address);
            Assert.Contains("numb or untested feet", card.QuerySelector(".card__stop")!.TextContent, StringComparison.Ordinal);
        }
    }
}
