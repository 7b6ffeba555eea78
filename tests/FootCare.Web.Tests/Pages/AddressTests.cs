using System.Net;
using FootCare.Topics;

namespace FootCare.Web.Tests.Pages;

public class AddressTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Every_address_gives_a_page_with_one_first_level_heading_and_its_own_title()
    {
        using var client = site.Client();
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var address in site.Addresses())
        {
            using var page = await Site.Page(client, address);
            Assert.True(page.QuerySelectorAll("h1").Length == 1, $"{address} has {page.QuerySelectorAll("h1").Length} first-level headings");
            Assert.False(string.IsNullOrWhiteSpace(page.Title), address);
            Assert.True(titles.TryAdd(page.Title!, address), $"{address} has the title of {titles.GetValueOrDefault(page.Title!)}: {page.Title}");
            Assert.Equal("en-GB", page.DocumentElement.GetAttribute("lang"));
        }
    }

    [Theory]
    [InlineData("/Techniques", "/techniques")]
    [InlineData("/techniques/", "/techniques")]
    [InlineData("/TECHNIQUES/Thumb-Circles/", "/techniques/thumb-circles")]
    [InlineData("/symptoms/?zone=arch", "/symptoms?zone=arch")]
    [InlineData("//example.org/", "/example.org")]
    [InlineData("/techniques/thumb-circles.html", "/techniques/thumb-circles")]
    [InlineData("/Techniques/Thumb_Circles.HTM", "/techniques/thumb-circles")]
    [InlineData("/techniques/thumb%20circles", "/techniques/thumb-circles")]
    [InlineData("/techniques//thumb-circles", "/techniques/thumb-circles")]
    [InlineData("/techniques/index.html", "/techniques")]
    [InlineData("/techniques/thumb-circles.", "/techniques/thumb-circles")]
    [InlineData("/techniques/thumb-circles/sheet),", "/techniques/thumb-circles/sheet")]
    [InlineData("/checklist%E2%80%9D.", "/checklist")]
    [InlineData("/embed/techniques/thumb-circles%3E", "/embed/techniques/thumb-circles")]
    [InlineData("/qr/Techniques/Thumb-circles.PNG?size=300", "/qr/techniques/thumb-circles.png?size=300")]
    [InlineData("/code/icd-10-cm/E11.42).", "/code/icd-10-cm/E11.42")]
    [InlineData("/codes.csv.", "/codes.csv")]
    [InlineData("/techniques%2FThumb-circles", "/techniques/thumb-circles")]
    [InlineData("/code/icd_10_cm/E11.42%C2%A0", "/code/icd-10-cm/E11.42")]
    [InlineData("/code/icd%E2%80%9110%E2%80%91cm/E11.42%E2%80%8B", "/code/icd-10-cm/E11.42")]
    [InlineData("//code//icd-10-cm//E11.42", "/code/icd-10-cm/E11.42")]
    public async Task An_address_has_one_spelling(string asked, string canonical)
    {
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri("http://localhost" + asked));
        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal(canonical, answer.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/techniques/no-such-technique")]
    [InlineData("/symptoms/thumb-circles")]
    [InlineData("/techniques/no-such-technique.html")]
    [InlineData("/Techniques%2FNo-such-technique")]
    [InlineData("/media/none.png")]
    [InlineData("/media/../references.yml")]
    [InlineData("/techniques/%2e%2e%2fetc")]
    public async Task What_does_not_exist_is_a_404_in_plain_words(string address)
    {
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        using var page = await Site.Parse(answer);
        Assert.NotNull(page.QuerySelector("h1"));
        Assert.NotNull(page.QuerySelector("main a[href='/symptoms']"));
    }

    [Fact]
    public async Task Every_link_and_fragment_from_home_on_resolves_and_no_page_asks_another_host_for_anything()
    {
        using var client = site.Client();
        var queue = new Queue<string>(["/"]);
        var seen = new HashSet<string>(queue, StringComparer.Ordinal);
        var anchors = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var fragments = new List<(string From, string Page, string Fragment)>();
        while (queue.TryDequeue(out var address))
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            if (answer.StatusCode == HttpStatusCode.Redirect && address.StartsWith("/code/", StringComparison.Ordinal))
            {
                // A code with one page leads there.
                Follow(address, answer.Headers.Location!.OriginalString);
                continue;
            }

            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address} answered {(int)answer.StatusCode}");
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
            {
                continue;
            }

            using var page = await Site.Parse(answer);
            anchors[address] = [.. page.QuerySelectorAll("[id]").Select(e => e.Id!)];
            Assert.Equal(anchors[address].Count, page.QuerySelectorAll("[id]").Length);
            foreach (var element in page.QuerySelectorAll("link[rel=stylesheet],link[rel=preload],link[rel=icon],script:not([type='application/ld+json']),img,source,iframe,use,object,embed"))
            {
                var asked = element.GetAttribute("src") ?? element.GetAttribute("href") ?? element.GetAttribute("data") ?? "/";
                Assert.True(asked is ['/', not '/', ..] or ['#', ..], $"{address} asks for {asked}");
                Follow(address, asked);
            }

            foreach (var link in page.QuerySelectorAll("a[href]"))
            {
                Follow(address, link.GetAttribute("href")!);
            }
        }

        var broken = fragments.Where(f => !anchors.TryGetValue(f.Page, out var ids) || !ids.Contains(f.Fragment)).ToList();
        Assert.True(broken.Count == 0, string.Join('\n', broken));
        Assert.True(site.Addresses().All(seen.Contains), "not linked from anywhere: " + string.Join(", ", site.Addresses().Where(a => !seen.Contains(a))));

        void Follow(string from, string link)
        {
            if (link.Contains(':', StringComparison.Ordinal))
            {
                return;
            }

            var hash = link.IndexOf('#', StringComparison.Ordinal);
            var target = hash < 0 ? link : hash == 0 ? from : link[..hash];
            if (hash >= 0 && hash + 1 < link.Length)
            {
                fragments.Add((from, target, link[(hash + 1)..]));
            }

            if (seen.Add(target))
            {
                queue.Enqueue(target);
            }
        }
    }

    [Theory]
    [InlineData("/Search?q=words")]
    [InlineData("/checklist/?numb-feet=yes")]
    [InlineData("//code//icd-10-cm//E11.42")]
    public async Task A_way_on_that_carries_a_query_is_kept_nowhere(string address)
    {
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri("http://localhost" + address));
        Assert.Equal((HttpStatusCode.MovedPermanently, true), (answer.StatusCode, answer.Headers.CacheControl?.NoStore));
    }

    [Fact]
    public async Task Every_technique_tells_numb_feet_before_its_first_step_to_go_by_what_is_seen_or_to_leave_it_out()
    {
        using var client = site.Client();
        foreach (var (technique, address) in site.Model.Techniques.SelectMany(t => new[] { (t, t.Address), (t, t.Address + "/follow") }))
        {
            using var page = await Site.Page(client, address);
            var words = page.QuerySelector("main")!.TextContent;
            var stops = site.Model.RulesFor(technique).Any(r => r.Rule.Slug == "numb-feet" && r.Severity == Severity.Stop);
            var told = words.IndexOf(stops ? "Then this is not for you" : "go by what you see", StringComparison.Ordinal);
            Assert.InRange(told, 0, words.IndexOf(page.QuerySelector(".step p, [data-step] [data-say]")!.TextContent, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Every_technique_shows_each_of_its_rules_before_its_steps()
    {
        using var client = site.Client();
        foreach (var technique in site.Model.Techniques)
        {
            using var page = await Site.Page(client, technique.Address);
            var main = page.QuerySelector("main")!;
            var steps = main.QuerySelector("#steps")!;
            foreach (var rule in site.Model.RulesFor(technique))
            {
                var link = main.QuerySelectorAll($"a[href='{rule.Rule.Address}']").FirstOrDefault();
                Assert.True(link is not null, $"{technique.Slug} does not show {rule.Rule.Slug}");
                Assert.True(
                    link.CompareDocumentPosition(steps).HasFlag(AngleSharp.Dom.DocumentPositions.Following), $"{technique.Slug} shows {rule.Rule.Slug} after its steps");
                Assert.Null(link.Closest("details"));
            }
        }
    }

    [Fact]
    public async Task Every_page_says_who_reviewed_it_or_that_nobody_has()
    {
        using var client = site.Client();
        foreach (var topic in site.Model.Topics)
        {
            using var page = await Site.Page(client, topic.Address);
            Assert.Contains(topic.Review.Clinician ?? "No clinician has reviewed this page yet", page.Body!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_citation_leads_to_a_source_on_the_page_and_from_there_to_the_reference()
    {
        using var client = site.Client();
        foreach (var topic in site.Model.Topics.Where(t => !t.References.IsEmpty))
        {
            using var page = await Site.Page(client, topic.Address);
            for (var n = 1; n <= topic.References.Length; n++)
            {
                var source = page.GetElementById($"ref-{n}");
                Assert.True(source?.QuerySelector($"a[href='/references#{topic.References[n - 1].Id}']") is not null, $"{topic.Address} source {n}");
            }
        }
    }
}
