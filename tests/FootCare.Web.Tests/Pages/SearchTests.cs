using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Dom;

namespace FootCare.Web.Tests.Pages;

public class SearchTests(Site site) : IClassFixture<Site>
{
    private readonly HttpClient _client = site.Client();

    [Fact]
    public async Task Results_are_grouped_by_kind_with_words_marked_and_headings_linked()
    {
        var page = await Site.Page(_client, "/search?q=capsaicin");
        Assert.Contains("capsaicin", page.QuerySelectorAll(".hit__snippet mark").Select(m => m.TextContent.ToLowerInvariant()));
        var places = page.QuerySelectorAll(".hit__place a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.NotEmpty(places);
        foreach (var place in places)
        {
            var target = await Site.Page(_client, place.Split('#')[0]);
            Assert.NotNull(target.GetElementById(place.Split('#')[1]));
        }

        var headings = page.QuerySelectorAll(".hits > h2").Select(h => h.TextContent).ToList();
        Assert.Equal(headings.Distinct(StringComparer.Ordinal), headings);
    }

    [Fact]
    public async Task Safety_comes_first_when_a_rule_fits()
    {
        var page = await Site.Page(_client, "/search?q=pregnant");
        Assert.Equal("Safety first", page.QuerySelector(".hits > h2")!.TextContent);
        Assert.Equal("/safety/pregnancy", page.QuerySelector(".hit a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Safety_is_not_pushed_forward_when_no_rule_fits()
    {
        var page = await Site.Page(_client, "/search?q=coconut+oil");
        Assert.Equal("Oils", page.QuerySelector(".hits > h2")!.TextContent);
    }

    [Fact]
    public async Task A_technique_is_never_shown_without_who_should_not_do_it()
    {
        var page = await Site.Page(_client, "/search?q=thumb+circles+kneading");
        var techniques = page.QuerySelectorAll(".hit").Where(h => h.QuerySelector("h3 a")!.GetAttribute("href")!.StartsWith("/techniques/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(techniques);
        Assert.All(techniques, t => Assert.Contains("Not for you if", t.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Signs_of_danger_stand_above_all_results()
    {
        var page = await Site.Page(_client, "/search?q=hot+swollen+foot");
        var box = page.QuerySelector(".danger")!;
        Assert.Equal("Get help today", box.QuerySelector("h2")!.TextContent.Trim());
        Assert.NotNull(box.QuerySelector("a[href='/safety/hot-red-swollen-foot']"));
        Assert.True(box.CompareDocumentPosition(page.QuerySelector(".hits")!).HasFlag(DocumentPositions.Following));
        Assert.Equal("Get help now", (await Site.Page(_client, "/search?q=chest+pain")).QuerySelector(".danger h2")!.TextContent.Trim());
        Assert.Null((await Site.Page(_client, "/search?q=cut+my+toe+nails")).QuerySelector(".danger"));
    }

    [Theory]
    [InlineData("chemo burning feet at night", "/safety/cancer-treatment")]
    [InlineData("soak feet lavender oil", "/safety/heat-sense")]
    [InlineData("diabetes massage tonight", "/safety/diabetes")]
    [InlineData("soak my feet with diabetes", "/safety/diabetes")]
    public async Task A_rule_that_was_named_leads_whatever_its_score(string query, string rule)
    {
        var page = await Site.Page(_client, "/search?q=" + Uri.EscapeDataString(query));
        Assert.Equal("Safety first", page.QuerySelector(".hits > h2")!.TextContent);
        Assert.Equal(rule, page.QuerySelector(".hit h3 a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("hot swollen foot")]
    [InlineData("coconut oil")]
    [InlineData("nueropathy")]
    [InlineData("xyzzyqwertyu")]
    public async Task Every_answer_says_above_what_was_found_to_check_that_massage_is_safe_today(string query)
    {
        var page = await Site.Page(_client, "/search?q=" + Uri.EscapeDataString(query));
        var link = page.QuerySelector(".search-check a[href='/checklist']")!;
        Assert.All(page.QuerySelectorAll(".hits, .search-count, .search-note"), e => Assert.True(link.CompareDocumentPosition(e).HasFlag(DocumentPositions.Following)));
        Assert.All(page.QuerySelectorAll(".danger"), e => Assert.True(link.CompareDocumentPosition(e).HasFlag(DocumentPositions.Preceding)));
        Assert.Null((await Site.Page(_client, "/search")).QuerySelector(".search-check"));
    }

    [Theory]
    [InlineData("i want to die")]
    [InlineData("end my life")]
    [InlineData("kill myself")]
    [InlineData("suiside")]
    [InlineData("I don't want to be here anymore, my burning feet")]
    [InlineData("i took too many tablets")]
    public async Task Who_is_in_a_crisis_is_shown_the_help_and_nothing_else(string query)
    {
        var page = await Site.Page(_client, "/search?q=" + Uri.EscapeDataString(query));
        Assert.Contains("You matter", page.QuerySelector(".danger")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main .hits, main .search-check, main .search-note, main .search-near, main .search-more, main .lead, main .tile"));
        using var json = await Suggest(query);
        Assert.Contains("You matter", Assert.Single(json.RootElement[2].EnumerateArray()).GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("my foot is red and hot")]
    [InlineData("my foot is boiling hot")]
    [InlineData("i trod on a drawing pin")]
    [InlineData("my foot is twice the size")]
    [InlineData("my arch has collapsed")]
    [InlineData("stroking my swollen foot with lavender oil")]
    public async Task Beside_a_sign_of_danger_nothing_is_offered_to_do_to_a_foot(string query)
    {
        var page = await Site.Page(_client, "/search?q=" + Uri.EscapeDataString(query));
        Assert.NotNull(page.QuerySelector(".danger"));
        using var json = await Suggest(query);
        var offered = page.QuerySelectorAll(".hit h3 a").Select(a => a.GetAttribute("href")!).Concat(json.RootElement[3].EnumerateArray().Select(a => new Uri(a.GetString()!).PathAndQuery)).ToList();
        Assert.NotEmpty(offered);
        Assert.DoesNotContain(offered, a => !a.StartsWith("/safety/", StringComparison.Ordinal) && !a.StartsWith("/symptoms/", StringComparison.Ordinal) && a is not ("/guides/when-to-get-help" or "/guides/daily-foot-check"));
        Assert.DoesNotContain("/safety/essential-oil-use", offered);
    }

    [Theory]
    [InlineData("hashimotos")]
    [InlineData("xyzzyqwertyu")]
    public async Task Where_nothing_is_found_silence_is_not_leave_to_massage(string query)
    {
        var page = await Site.Page(_client, "/search?q=" + Uri.EscapeDataString(query));
        Assert.Contains("illness or a medicine that we do not name? Then ask your doctor before any massage", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_arch_that_has_collapsed_is_seen_today_and_is_no_emergency()
    {
        var boxes = (await Site.Page(_client, "/search?q=my+arch+has+collapsed")).QuerySelectorAll(".danger");
        Assert.Equal("Get help today", Assert.Single(boxes).QuerySelector("h2")!.TextContent.Trim());
        Assert.NotNull(boxes[0].QuerySelector("a[href='/safety/hot-red-swollen-foot']"));
    }

    [Fact]
    public async Task Mended_spelling_is_told()
    {
        var page = await Site.Page(_client, "/search?q=nueropathy");
        Assert.Equal("Showing results for neuropathy.", page.QuerySelector(".search-note")!.TextContent);
        Assert.Equal("nueropathy", page.QuerySelector("#page-search")!.GetAttribute("value"));
        Assert.Null((await Site.Page(_client, "/search?q=neuropathy")).QuerySelector(".search-note"));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("nueropathy <b>x</b>")]
    [InlineData("' autofocus onfocus='alert(1)")]
    public async Task What_was_typed_is_only_ever_text(string query)
    {
        var page = await Site.Page(_client, "/search?q=" + Uri.EscapeDataString(query));
        Assert.Equal(query, page.QuerySelector("#page-search")!.GetAttribute("value"));
        Assert.Empty(page.QuerySelectorAll("main script, main b, main img[src=x], [onfocus]"));
        using var suggestions = await Suggest(query);
        Assert.Equal(query, suggestions.RootElement[0].GetString());
    }

    [Theory]
    [InlineData("/search")]
    [InlineData("/search?q=")]
    [InlineData("/search?q=xyzzyqwertyu")]
    public async Task No_query_and_no_result_lead_on_to_the_symptoms(string address)
    {
        var page = await Site.Page(_client, address);
        Assert.NotNull(page.QuerySelector("form[action='/search'] input[name=q]"));
        Assert.Equal(site.Model.Symptoms.Select(s => s.Address).Order(StringComparer.Ordinal), page.QuerySelectorAll("a.tile").Select(a => a.GetAttribute("href")!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_overlong_query_is_read_in_part_and_said_so()
    {
        var page = await Site.Page(_client, "/search?q=" + string.Concat(Enumerable.Repeat("numb+feet+", 100)));
        Assert.Contains("first 200 characters", page.QuerySelector(".search-note")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll(".hit"));
    }

    [Theory]
    [InlineData("/search?q=numb")]
    [InlineData("/search?q=xyzzyqwertyu")]
    [InlineData("/search/suggest?q=numb")]
    public async Task Answers_are_neither_kept_nor_indexed(string address)
    {
        using var answer = await _client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("noindex", answer.Headers.GetValues("X-Robots-Tag").Single());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("chest pain", "Call your local emergency number now.", "/guides/when-to-get-help#now-call-your-local-emergency-number")]
    [InlineData("hot red foot", "Do not massage", "/safety/hot-red-swollen-foot")]
    public async Task A_sign_of_danger_is_offered_first_while_one_types_with_what_to_do(string typed, string kind, string address)
    {
        using var json = await Suggest(typed);
        Assert.Contains(kind, json.RootElement[2][0].GetString(), StringComparison.Ordinal);
        Assert.EndsWith(address, json.RootElement[3][0].GetString(), StringComparison.Ordinal);
        Assert.Single(json.RootElement[3].EnumerateArray(), a => a.GetString()!.Split('#')[0].EndsWith(address.Split('#')[0], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Suggestions_have_the_form_that_OpenSearch_wants()
    {
        using var answer = await _client.GetAsync(new Uri("/search/suggest?q=pins", UriKind.Relative));
        Assert.Equal("application/x-suggestions+json", answer.Content.Headers.ContentType!.MediaType);
        using var json = await Suggest("pins");
        Assert.Equal(4, json.RootElement.GetArrayLength());
        Assert.Equal("pins", json.RootElement[0].GetString());
        var lengths = json.RootElement.EnumerateArray().Skip(1).Select(a => a.GetArrayLength()).Distinct().ToList();
        Assert.InRange(Assert.Single(lengths), 1, 10);
        Assert.Equal(("Pins and needles", "Symptoms: Tingling"), (json.RootElement[1][0].GetString(), json.RootElement[2][0].GetString()));
        Assert.EndsWith("/symptoms/tingling", json.RootElement[3][0].GetString(), StringComparison.Ordinal);
        using var none = await Suggest("");
        Assert.Equal(0, none.RootElement[1].GetArrayLength());
    }

    [Fact]
    public async Task A_browser_finds_the_search_by_its_description()
    {
        var page = await Site.Page(_client, "/");
        var link = page.QuerySelector("link[rel=search]")!;
        Assert.Equal("application/opensearchdescription+xml", link.GetAttribute("type"));
        using var answer = await _client.GetAsync(new Uri(link.GetAttribute("href")!, UriKind.Relative));
        Assert.Equal("application/opensearchdescription+xml", answer.Content.Headers.ContentType!.MediaType);
        var described = XDocument.Parse(await answer.Content.ReadAsStringAsync());
        XNamespace ns = "http://a9.com/-/spec/opensearch/1.1/";
        Assert.All(described.Root!.Elements(ns + "Url"), u => Assert.StartsWith("http", u.Attribute("template")!.Value, StringComparison.Ordinal));
        foreach (var template in described.Root!.Elements(ns + "Url").Select(u => u.Attribute("template")!.Value.Replace("{searchTerms}", "numb%20feet", StringComparison.Ordinal)))
        {
            using var found = await _client.GetAsync(new Uri(new Uri(template).PathAndQuery, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, found.StatusCode);
        }
    }

    [Theory]
    [InlineData("/oils/pepermint", "/oils/peppermint")]
    [InlineData("/techniques/thumb-circels", "/techniques/thumb-circles")]
    [InlineData("/help/numb_feet.html", "/symptoms/numbness")]
    [InlineData("/safety/numb", "/safety/numb-feet")]
    public async Task An_address_that_leads_nowhere_offers_the_nearest_page(string asked, string offered)
    {
        using var answer = await _client.GetAsync(new Uri(asked, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = await Site.Parse(answer);
        Assert.Equal(offered, page.QuerySelector("main section a.tile")!.GetAttribute("href"));
    }

    [Fact]
    public async Task An_address_like_nothing_we_have_offers_nothing_of_the_kind()
    {
        using var answer = await _client.GetAsync(new Uri("/wp-login.php", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty((await Site.Parse(answer)).QuerySelectorAll("main section a.tile"));
    }

    [Fact]
    public async Task The_letters_lead_to_their_places_and_the_names_to_their_pages()
    {
        var page = await Site.Page(_client, "/a-z");
        Assert.All(page.QuerySelectorAll(".letters a"), a => Assert.NotNull(page.GetElementById(a.GetAttribute("href")![1..])));
        var addresses = page.QuerySelectorAll(".letter a").Select(a => a.GetAttribute("href")).ToHashSet();
        Assert.All(site.Model.Topics, t => Assert.Contains(t.Address, addresses));
        Assert.Contains("Allodynia", page.QuerySelectorAll(".letter li").Select(l => l.TextContent.Trim().Split(' ', '\n')[0]));
    }

    private async Task<JsonDocument> Suggest(string query) => JsonDocument.Parse(await _client.GetStringAsync(new Uri("/search/suggest?q=" + Uri.EscapeDataString(query), UriKind.Relative)));
}
