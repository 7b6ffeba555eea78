using System.Net;
using FootCare.Topics;

namespace FootCare.Web.Tests.Embedding;

public class CardTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Every_card_shows_what_its_page_is_what_rules_it_out_and_the_way_to_check()
    {
        using var client = site.Client();
        foreach (var topic in site.Model.Topics)
        {
            using var page = await Site.Page(client, "/embed" + topic.Address);
            var main = page.QuerySelector("main")!;
            Assert.Equal(topic.Title, page.QuerySelector("h1")!.TextContent);
            Assert.Contains(topic.Summary, main.TextContent, StringComparison.Ordinal);
            Assert.NotNull(main.QuerySelector(".embed__picture :is(svg, img)"));
            Assert.NotEqual("", main.QuerySelector(".embed__warning strong")!.TextContent);
            Assert.NotNull(main.QuerySelector(".embed__warning .icon"));
            Assert.NotNull(main.QuerySelector($"a[href='{topic.Address}']"));
            Assert.NotNull(main.QuerySelector("a[href^='/checklist']"));
            Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
            Assert.Equal("http://localhost" + topic.Address, page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
            Assert.Equal("_top", page.QuerySelector("base")!.GetAttribute("target"));
        }
    }

    [Fact]
    public async Task A_techniques_card_has_its_worst_rule_its_minutes_its_grade_and_its_sheet()
    {
        using var client = site.Client();
        foreach (var technique in site.Model.Techniques)
        {
            using var page = await Site.Page(client, "/embed" + technique.Address);
            var worst = site.Model.RulesFor(technique)[0];
            Assert.Equal(Severity.Stop, worst.Severity);
            Assert.Contains(worst.Rule.Title[1..], page.QuerySelector(".embed__warning--stop")!.TextContent, StringComparison.Ordinal);
            Assert.Contains($"{technique.Minutes} minutes", page.QuerySelector(".embed__facts")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("Evidence: ", page.QuerySelector(".embed__facts")!.TextContent, StringComparison.Ordinal);
            Assert.NotNull(page.QuerySelector($"a[href='{technique.Address}/sheet']"));
            Assert.NotNull(page.QuerySelector($"a[href='/checklist?for={technique.Slug}']"));
        }
    }

    [Theory]
    [InlineData("/embed/oils/almond")]
    [InlineData("/embed/oils/lavender")]
    public async Task An_oil_with_an_allergen_says_stop_to_an_allergy(string address)
    {
        using var client = site.Client();
        using var page = await Site.Page(client, address);
        Assert.StartsWith("Stop:", page.QuerySelector(".embed__warning--stop strong")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Is it safe today?", page.QuerySelector(".embed__check")!.TextContent);
    }

    [Fact]
    public async Task Every_card_weighs_less_than_15_KB_with_all_that_it_asks_for_even_uncompressed()
    {
        using var client = site.Client();
        foreach (var topic in site.Model.Topics)
        {
            var html = await client.GetByteArrayAsync(new Uri("/embed" + topic.Address, UriKind.Relative));
            using var page = await Site.Page(client, "/embed" + topic.Address);
            var weight = html.Length;
            foreach (var element in page.QuerySelectorAll("link[rel=stylesheet],script,img"))
            {
                weight += (await client.GetByteArrayAsync(new Uri(element.GetAttribute("src") ?? element.GetAttribute("href")!, UriKind.Relative))).Length;
            }

            Assert.True(weight < 15_000, $"{topic.Address} weighs {weight} bytes");
            var script = Assert.Single(page.QuerySelectorAll("script"));
            Assert.Null(script.GetAttribute("type"));
        }
    }

    [Theory]
    [InlineData("/embed/techniques/thumb-circles", true)]
    [InlineData("/embed/checklist", true)]
    [InlineData("/embed/techniques/no-such", true)]
    [InlineData("/embedded", false)]
    [InlineData("/checklist", false)]
    [InlineData("/techniques/thumb-circles", false)]
    [InlineData("/oembed", false)]
    public async Task Only_what_is_made_to_be_framed_may_be_framed(string address, bool framed)
    {
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.EndsWith(framed ? "frame-ancestors *" : "frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("X-Frame-Options"));
    }

    [Theory]
    [InlineData("/embed/techniques/no-such")]
    [InlineData("/embed/recipes/thumb-circles")]
    [InlineData("/embed/checklist?for=no-such")]
    [InlineData("/embed")]
    public async Task A_card_of_nothing_is_a_404(string address)
    {
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        using var page = await Site.Parse(answer);
        Assert.Equal("_top", page.QuerySelector("base")?.GetAttribute("target"));
    }

    [Theory]
    [InlineData("text/html", "text/html")]
    [InlineData("application/json", "application/json")]
    public async Task The_framed_checklist_answers_any_origin_without_credentials_and_is_kept_by_nobody(string accept, string type)
    {
        using var client = site.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/embed/checklist") { Content = new FormUrlEncodedContent([new("hot-red-swollen-foot", "yes")]) };
        request.Headers.Add("Origin", "null");
        request.Headers.Accept.ParseAdd(accept);
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Contains("Do not massage your feet today", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_framed_checklist_asks_what_the_page_asks_and_its_form_stays_in_the_frame()
    {
        using var client = site.Client();
        foreach (var query in new[] { "", "?for=heel-ball" })
        {
            using var page = await Site.Page(client, "/checklist" + query);
            using var framed = await Site.Page(client, "/embed/checklist" + query);
            Assert.Equal(page.QuerySelectorAll("fieldset").Select(f => f.Id), framed.QuerySelectorAll("fieldset").Select(f => f.Id));
            var form = framed.QuerySelector("form")!;
            Assert.Equal(("post", "/embed/checklist" + query, "_self"), (form.GetAttribute("method"), form.GetAttribute("action"), form.GetAttribute("target")));
        }
    }
}
