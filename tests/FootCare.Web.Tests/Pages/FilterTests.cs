using System.Net;
using AngleSharp.Dom;
using FootCare.Topics;

namespace FootCare.Web.Tests.Pages;

public class FilterTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("/techniques", "symptom=tingling")]
    [InlineData("/techniques", "zone=heel")]
    [InlineData("/techniques", "uses=ball")]
    [InlineData("/techniques", "uses=hands-only")]
    [InlineData("/techniques", "who=professional")]
    [InlineData("/techniques", "minutes=5")]
    [InlineData("/techniques", "pressure=light")]
    [InlineData("/techniques", "evidence=limited")]
    [InlineData("/techniques", "symptom=burning-pain&zone=arch&minutes=10")]
    [InlineData("/oils", "kind=carrier")]
    [InlineData("/oils", "without=tree-nut")]
    [InlineData("/oils", "kind=essential&without=limonene&without=menthol")]
    [InlineData("/guides", "audience=therapist")]
    [InlineData("/safety", "severity=ask-first")]
    public async Task A_filter_shows_fewer_says_how_many_and_offers_what_was_chosen_again(string index, string query)
    {
        using var client = site.Client();
        using var all = await Site.Page(client, index);
        using var page = await Site.Page(client, $"{index}?{query}");
        var (shown, of) = (Items(page).Count, Items(all).Count);
        Assert.InRange(shown, 1, of - 1);
        Assert.Contains($"{shown} of {of} ", page.QuerySelector(".chosen__count")!.TextContent, StringComparison.Ordinal);
        Assert.Subset(Items(all).ToHashSet(StringComparer.Ordinal), Items(page).ToHashSet(StringComparer.Ordinal));
        foreach (var (name, value) in query.Split('&').Select(p => (p.Split('=')[0], p.Split('=')[1])))
        {
            var control = page.QuerySelector($"form.filter select[name='{name}'] option[value='{value}'], form.filter input[name='{name}'][value='{value}']")!;
            Assert.True(control.HasAttribute("selected") || control.HasAttribute("checked"), $"{name}={value} is not chosen in the form");
        }

        Assert.Equal(query.Split('&').Length, page.QuerySelectorAll(".chip").Length);
        Assert.DoesNotContain(page.QuerySelectorAll(".notice"), n => n.TextContent.Contains("left it out", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_chip_takes_back_its_own_choice_and_no_other()
    {
        using var client = site.Client();
        using var page = await Site.Page(client, "/techniques?minutes=10&zone=arch&symptom=burning-pain");
        Assert.Equal(
            [
                "/techniques?zone=arch&minutes=10#list",
                "/techniques?symptom=burning-pain&minutes=10#list",
                "/techniques?symptom=burning-pain&zone=arch#list",
            ],
            page.QuerySelectorAll(".chip").Select(c => c.GetAttribute("href")!));
        Assert.Equal("/techniques#list", page.QuerySelector(".chosen__all")!.GetAttribute("href"));
        using var oils = await Site.Page(client, "/oils?without=limonene&without=tree-nut");
        Assert.Equal(["/oils?without=tree-nut#list", "/oils?without=limonene#list"], oils.QuerySelectorAll(".chip").Select(c => c.GetAttribute("href")!));
    }

    [Fact]
    public async Task The_number_after_a_choice_is_what_choosing_it_leaves()
    {
        using var client = site.Client();
        using var page = await Site.Page(client, "/techniques?symptom=burning-pain");
        foreach (var option in page.QuerySelectorAll("form.filter select:not([name=symptom]) option:not([value=''])"))
        {
            var name = option.Closest("select")!.GetAttribute("name");
            using var chosen = await Site.Page(client, $"/techniques?symptom=burning-pain&{name}={option.GetAttribute("value")}");
            Assert.EndsWith($"({Items(chosen).Count})", option.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_foot_keeps_the_other_choices_and_counts_with_them()
    {
        using var client = site.Client();
        using var page = await Site.Page(client, "/techniques?symptom=tingling");
        var heel = page.QuerySelectorAll(".foot-index__list a").Single(a => a.TextContent == "Heel");
        Assert.Equal("/techniques?symptom=tingling&zone=heel#list", heel.GetAttribute("href"));
        using var chosen = await Site.Page(client, "/techniques?symptom=tingling&zone=heel");
        Assert.StartsWith($"{Items(chosen).Count} technique", heel.NextElementSibling!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/techniques?zone=elbow", "Part of the foot")]
    [InlineData("/techniques?zone=%3Cscript%3E", "Part of the foot")]
    [InlineData("/techniques?zone=1", "Part of the foot")]
    [InlineData("/techniques?minutes=-1&utm=x", "How long")]
    [InlineData("/oils?without=%00", "Leave out oils with")]
    [InlineData("/guides?audience=cats", "Who it is for")]
    [InlineData("/safety?colour=red", "something that we cannot sort rules by")]
    [InlineData("/safety?severity=stop%27--", "What it asks of you")]
    public async Task What_is_not_known_is_left_out_with_a_note_that_does_not_repeat_it(string address, string note)
    {
        using var client = site.Client();
        using var page = await Site.Page(client, address);
        using var all = await Site.Page(client, address.Split('?')[0]);
        Assert.Equal(Items(all), Items(page));
        Assert.Contains(page.QuerySelectorAll(".notice"), n => n.TextContent.Contains(note, StringComparison.Ordinal));
        Assert.DoesNotContain("elbow", page.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".chip"));
    }

    [Fact]
    public async Task A_second_part_of_the_foot_is_left_out_with_a_note()
    {
        using var client = site.Client();
        using var page = await Site.Page(client, "/techniques?zone=arch&zone=toes");
        using var arch = await Site.Page(client, "/techniques?zone=arch");
        Assert.Equal(Items(arch), Items(page));
        Assert.Contains("we took the first", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_left_says_so_and_offers_to_take_choices_back()
    {
        using var client = site.Client();
        using var page = await Site.Page(client, "/techniques?symptom=tingling&uses=device");
        Assert.Empty(Items(page));
        Assert.Contains("No technique fits all of that", page.QuerySelector(".chosen__count")!.TextContent, StringComparison.Ordinal);
        foreach (var chip in page.QuerySelectorAll(".chip"))
        {
            using var wider = await Site.Page(client, chip.GetAttribute("href")!);
            Assert.NotEmpty(Items(wider));
        }
    }

    [Fact]
    public async Task A_form_sent_with_fields_left_empty_leads_to_the_short_address()
    {
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri("/techniques?symptom=&zone=arch&uses=&who=&minutes=10&pressure=&evidence=", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/techniques?zone=arch&minutes=10", answer.Headers.Location!.OriginalString);
        using var bare = await client.GetAsync(new Uri("/guides?audience=", UriKind.Relative));
        Assert.Equal("/guides", bare.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Search_engines_are_asked_to_leave_combinations_out()
    {
        using var client = site.Client();
        foreach (var (address, robots) in new[] { ("/techniques", false), ("/techniques?zone=arch", false), ("/techniques?zone=arch&minutes=5", true), ("/oils?without=menthol&without=limonene", true) })
        {
            using var page = await Site.Page(client, address);
            Assert.Equal(robots ? "noindex, follow" : null, page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
        }
    }

    [Fact]
    public async Task Each_technique_left_shows_what_stops_it()
    {
        using var client = site.Client();
        using var page = await Site.Page(client, "/techniques?symptom=stiff-sore-feet&uses=ball");
        Assert.NotEmpty(page.QuerySelectorAll("#list ~ .cards .card"));
        Assert.All(page.QuerySelectorAll("#list ~ .cards .card"), c => Assert.Contains("Not for you if", c.QuerySelector(".card__stop")!.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Leaving_out_an_allergen_says_to_read_the_label()
    {
        using var client = site.Client();
        using var page = await Site.Page(client, "/oils?without=tree-nut");
        Assert.NotNull(page.QuerySelector(".notice a[href='/safety/allergy']"));
        Assert.DoesNotContain("/oils/almond", Items(page));
    }

    private static List<string> Items(IDocument page) => [.. page.QuerySelectorAll(".card__title a, .tile").Select(a => a.GetAttribute("href")!)];
}
