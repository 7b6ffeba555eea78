using AngleSharp.Html.Parser;

namespace FootCare.Web.Tests.Pages;

public class ForClinicsTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Each_page_chosen_shows_its_card_and_every_way_to_use_it()
    {
        using var client = site.Client();
        using var page = await Site.Page(client, "/for-clinics?topic=techniques%2Fthumb-circles&topic=checklist");
        Assert.Equal(["Thumb circles", "Is foot massage safe for you today?"], page.QuerySelectorAll(".share h2").Select(h => h.TextContent));
        Assert.Equal(["/embed/techniques/thumb-circles", "/embed/checklist"], page.QuerySelectorAll(".share iframe").Select(f => f.GetAttribute("src")));
        Assert.Equal("http://localhost/techniques/thumb-circles", page.QuerySelector("#link-1")!.TextContent);
        Assert.NotNull(page.QuerySelector("img[src='/qr/techniques/thumb-circles.svg?size=300'][alt]"));
        Assert.NotNull(page.QuerySelector("a[href='/qr/techniques/thumb-circles.svg']"));
        Assert.NotNull(page.QuerySelector("a[href='/qr/techniques/thumb-circles.png?size=1200']"));
        Assert.NotNull(page.QuerySelector("a[href='/techniques/thumb-circles/sheet']"));
        Assert.All(page.QuerySelectorAll("[data-copy]"), b => Assert.True(b.HasAttribute("hidden") && page.GetElementById(b.GetAttribute("data-copy")!) is not null));

        var snippet = new HtmlParser().ParseDocument(page.QuerySelector("#frame-1")!.TextContent).QuerySelector("iframe")!;
        Assert.Equal(("http://localhost/embed/techniques/thumb-circles", "Thumb circles"), (snippet.GetAttribute("src"), snippet.GetAttribute("title")));
    }

    [Fact]
    public async Task Choosing_works_by_a_plain_form_that_keeps_what_was_chosen_before()
    {
        using var client = site.Client();
        using var page = await Site.Page(client, "/for-clinics?topic=oils/lavender");
        var form = page.QuerySelector("form.choose")!;
        Assert.Equal(("get", "/for-clinics"), (form.GetAttribute("method"), form.GetAttribute("action")));
        Assert.Equal("oils/lavender", form.QuerySelector("input[type=hidden][name=topic]")!.GetAttribute("value"));
        var offered = form.QuerySelectorAll("option").Select(o => o.GetAttribute("value")).ToList();
        Assert.Equal(site.Model.Topics.Select(t => t.Address[1..]).Append("checklist").Order(StringComparer.Ordinal), offered.Order(StringComparer.Ordinal));
        Assert.NotNull(page.QuerySelector("label[for=topic]"));
        Assert.Equal("/for-clinics#choose", page.QuerySelector(".share__head a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_list_stands_at_the_page_that_is_shown_and_the_frame_is_as_high_as_the_copied_one()
    {
        using var client = site.Client();
        using var page = await Site.Page(client, "/for-clinics");
        var shown = Assert.Single(page.QuerySelectorAll(".share iframe")).GetAttribute("src");
        Assert.Equal(shown, "/embed/" + Assert.Single(page.QuerySelectorAll("option[selected]")).GetAttribute("value"));

        using var kinds = await Site.Page(client, "/for-clinics?topic=techniques/thumb-circles&topic=oils/lavender&topic=guides/how-often&topic=checklist");
        var css = string.Concat((await client.GetStringAsync(new Uri("/css/site.css", UriKind.Relative))).Where(c => !char.IsWhiteSpace(c)));
        foreach (var (code, live) in kinds.QuerySelectorAll("code[id^=frame]").Zip(kinds.QuerySelectorAll(".share__live")))
        {
            var height = string.Concat(code.TextContent.Split("height:")[1].Split(';')[0].Where(c => !char.IsWhiteSpace(c)));
            Assert.Contains($"height:{height};", css, StringComparison.Ordinal);
            Assert.Contains(live.ClassList, c => c.StartsWith("share__live--", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_other_systems_and_those_who_run_the_site_must_know_is_told()
    {
        using var client = site.Client();
        using var page = await Site.Page(client, "/for-clinics");
        Assert.All(["maxwidth", "maxheight", "format", "FootCare:BaseUrl"], name => Assert.Contains(page.QuerySelectorAll("code"), c => c.TextContent == name));
    }

    [Fact]
    public async Task What_is_not_there_is_left_out_with_a_note()
    {
        using var client = site.Client();
        using var page = await Site.Page(client, "/for-clinics?topic=oils/no-such&topic=<script>&topic=oils/lavender");
        Assert.Equal("Lavender oil", Assert.Single(page.QuerySelectorAll(".share h2")).TextContent);
        Assert.Contains("not here", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        using var nothing = await Site.Page(client, "/for-clinics");
        Assert.Single(nothing.QuerySelectorAll(".share"));
        Assert.Null(nothing.QuerySelector(".notice"));
    }
}
