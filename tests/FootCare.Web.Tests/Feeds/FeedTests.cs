using System.Globalization;
using System.Net;
using System.Xml.Linq;
using FootCare.Content;
using FootCare.Topics;

namespace FootCare.Web.Tests.Feeds;

public class FeedTests(Site site) : IClassFixture<Site>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Fact]
    public async Task The_feed_is_valid_atom_with_an_entry_for_each_change_and_safety_first()
    {
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri("/feed.xml", UriKind.Relative));
        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType?.MediaType);
        var feed = XElement.Parse(await answer.Content.ReadAsStringAsync());
        var links = AssertAtom(feed);
        Assert.Equal(site.Model.Topics.Sum(t => t.Changes.Length), links.Count);
        Assert.Equal("http://localhost/feed.xml", feed.Elements(Atom + "link").Single(l => (string?)l.Attribute("rel") == "self").Attribute("href")?.Value);
        var safety = feed.Elements(Atom + "entry").Select(e => e.Elements(Atom + "category").Any(c => (string?)c.Attribute("term") == "safety-change")).ToList();
        var order = feed.Elements(Atom + "entry")
            .Select(e => (Day: e.Element(Atom + "updated")!.Value, Change: e.Elements(Atom + "category").Any(c => (string?)c.Attribute("term") == "safety-change"), Rule: e.Elements(Atom + "category").Any(c => (string?)c.Attribute("term") == "safety")))
            .ToList();
        Assert.Equal(order.OrderByDescending(e => e.Day, StringComparer.Ordinal).ThenByDescending(e => e.Change).ThenByDescending(e => e.Rule), order);
        Assert.True(order[0].Rule || order[0].Change);
        Assert.Equal(site.Model.Topics.SelectMany(t => t.Changes).Count(c => c.Safety), safety.Count(s => s));
    }

    [Fact]
    public async Task No_two_pages_have_entries_of_one_title()
    {
        using var client = site.Client();
        var feed = XElement.Parse(await client.GetStringAsync(new Uri("/feed.xml", UriKind.Relative)));
        var pages = feed.Elements(Atom + "entry").GroupBy(e => e.Element(Atom + "title")!.Value, e => e.Element(Atom + "link")!.Attribute("href")!.Value);
        Assert.All(pages, title => Assert.Single(title.Distinct()));
    }

    [Fact]
    public async Task A_change_keeps_its_name_when_another_is_added_above_it_and_a_change_of_safety_advice_says_so()
    {
        using var folder = new ContentCopy();
        var before = await Names(folder);
        folder.Replace("symptoms/numbness.md", "changes:\n", "changes:\n  - date: 2026-11-21\n    what: Later the same day.\n  - date: 2026-12-01\n    what: Never rub it.\n    safety: true\n");
        var after = await Names(folder);
        Assert.Empty(before.Keys.Except(after.Keys, StringComparer.Ordinal));
        Assert.Equal(before.Count + 2, after.Count);
        Assert.StartsWith("Safety: ", after.First().Value, StringComparison.Ordinal);

        static async Task<Dictionary<string, string>> Names(ContentCopy folder)
        {
            await using var site = folder.Site();
            using var client = site.CreateClient();
            var feed = XElement.Parse(await client.GetStringAsync(new Uri("/feed.xml", UriKind.Relative)));
            return feed.Elements(Atom + "entry").ToDictionary(e => e.Element(Atom + "id")!.Value, e => e.Element(Atom + "title")!.Value, StringComparer.Ordinal);
        }
    }

    [Fact]
    public async Task The_sitemap_has_every_page_once_with_its_date_and_each_answers()
    {
        using var client = site.Client();
        var map = XElement.Parse(await client.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative)));
        Assert.Equal(Map + "urlset", map.Name);
        var pages = map.Elements().Select(u => u.Element(Map + "loc")!.Value).ToList();
        Assert.Equal(
            SiteLinks.Pages.Concat(site.Model.Topics.Select(t => t.Address)).Select(p => "http://localhost" + p).Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal));
        Assert.All(map.Elements(), u => Assert.True(DateOnly.TryParseExact(u.Element(Map + "lastmod")!.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)));
        foreach (var page in SiteLinks.Pages)
        {
            using var answer = await client.GetAsync(new Uri(page, UriKind.Relative));
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{page} answered {answer.StatusCode}");
            using var html = await Site.Parse(answer);
            Assert.Equal("http://localhost" + page, html.QuerySelector("link[rel=canonical]")?.GetAttribute("href"));
            Assert.Equal("/feed.xml", html.QuerySelector("link[rel=alternate][type='application/atom+xml']")?.GetAttribute("href"));
        }
    }

    [Fact]
    public async Task Robots_may_read_everything_and_are_told_where_the_sitemap_is()
    {
        using var client = site.Client();
        Assert.Equal("User-agent: *\nAllow: /\n\nSitemap: http://localhost/sitemap.xml\n", await client.GetStringAsync(new Uri("/robots.txt", UriKind.Relative)));
    }

    [Theory]
    [InlineData("/feed.xml", 3600)]
    [InlineData("/sitemap.xml", 3600)]
    [InlineData("/robots.txt", 3600)]
    [InlineData("/codes.csv", 43200)]
    public async Task Who_has_it_already_is_told_so_in_no_bytes_and_a_program_elsewhere_may_read_it(string address, int seconds)
    {
        using var client = site.Client();
        using var first = await Ask(address, null);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.False(first.Headers.ETag!.IsWeak);
        using var again = await Ask(address + "?from=reader", first.Headers.ETag.ToString());
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
        foreach (var answer in new[] { first, again })
        {
            Assert.Equal($"public, max-age={seconds}", answer.Headers.CacheControl!.ToString());
            Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        }

        async Task<HttpResponseMessage> Ask(string asked, string? known)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, asked);
            request.Headers.TryAddWithoutValidation("If-None-Match", known);
            return await client.SendAsync(request);
        }
    }

    [Fact]
    public async Task The_description_of_the_search_has_a_name_and_says_how_long_it_may_be_kept()
    {
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri("/opensearch.xml", UriKind.Relative));
        Assert.NotNull(answer.Headers.ETag);
        Assert.True(answer.Headers.CacheControl is { Public: true, SharedMaxAge: not null });
        Assert.Equal("application/opensearchdescription+xml", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_change_of_the_content_gives_the_feed_another_name()
    {
        using var folder = new ContentCopy();
        var before = await Name(folder);
        Assert.Equal(before, await Name(folder));
        folder.Replace("symptoms/numbness.md", "changes:\n", "changes:\n  - date: 2026-12-01\n    what: Never rub it.\n");
        Assert.NotEqual(before, await Name(folder));

        static async Task<string?> Name(ContentCopy folder)
        {
            await using var site = folder.Site();
            using var client = site.CreateClient();
            using var answer = await client.GetAsync(new Uri("/feed.xml", UriKind.Relative));
            return answer.Headers.ETag?.ToString();
        }
    }

    /// <summary>Checks the rules of RFC 4287 that concern such a feed.</summary>
    /// <returns>Where its entries lead, in order.</returns>
    public static List<string> AssertAtom(XElement feed)
    {
        Assert.Equal(Atom + "feed", feed.Name);
        AssertHead(feed);
        Assert.NotEmpty(feed.Elements(Atom + "author").Elements(Atom + "name"));
        var entries = feed.Elements(Atom + "entry").ToList();
        var ids = entries.Select(AssertHead).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(entries, e => Assert.Single(e.Elements(Atom + "summary")));
        Assert.All(feed.Descendants(Atom + "category"), c => Assert.NotNull(c.Attribute("term")));
        return [.. entries.Select(e => e.Elements(Atom + "link").Single(l => (string?)l.Attribute("rel") == "alternate").Attribute("href")!.Value)];

        static string AssertHead(XElement element)
        {
            Assert.NotEmpty(Assert.Single(element.Elements(Atom + "title")).Value);
            Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", Assert.Single(element.Elements(Atom + "updated")).Value);
            var id = Assert.Single(element.Elements(Atom + "id")).Value;
            Assert.Matches("^tag:[a-z.]+,2026:/\\S*$", id);
            return id;
        }
    }
}
