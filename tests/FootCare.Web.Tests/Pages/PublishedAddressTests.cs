using System.Net;
using FootCare.Content;

namespace FootCare.Web.Tests.Pages;

public class PublishedAddressTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Every_address_ever_published_answers_or_leads_on_and_still_has_its_heading()
    {
        using var copy = new ContentCopy();
        using var client = site.Client();
        var published = await File.ReadAllLinesAsync(copy.PathOf(AddressBook.FileName));
        Assert.NotEmpty(published);
        var broken = new List<string>();
        foreach (var page in published.GroupBy(l => l.Split('#')[0], StringComparer.Ordinal))
        {
            using var answer = await client.GetAsync(new Uri(page.Key, UriKind.Relative));
            if (answer.StatusCode == HttpStatusCode.OK && answer.Content.Headers.ContentType?.MediaType == "text/html")
            {
                using var html = await Site.Parse(answer);
                broken.AddRange(page.Where(l => l.Contains('#', StringComparison.Ordinal) && html.GetElementById(l.Split('#')[1]) is null));
            }
            else if (!(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.MovedPermanently or HttpStatusCode.Gone
                || (answer.StatusCode == HttpStatusCode.Redirect && page.Key.StartsWith("/code/", StringComparison.Ordinal))))
            {
                broken.Add($"{page.Key} answered {(int)answer.StatusCode}");
            }
        }

        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    [Fact]
    public async Task A_page_that_was_taken_away_says_why_and_where_to_go_instead()
    {
        using var copy = new ContentCopy();
        await File.WriteAllTextAsync(copy.PathOf("gone.yml"), "- address: /techniques/hot-stones\n  why: Hot stones burned somebody's <feet>.\n  instead: /safety/heat-sense\n");
        await File.AppendAllTextAsync(copy.PathOf("addresses.txt"), "/techniques/hot-stones\n");
        await using var changed = copy.Site();
        using var client = changed.CreateClient();
        foreach (var address in new[] { "/techniques/hot-stones", "/techniques/hot-stones/sheet", "/embed/techniques/hot-stones" })
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
            using var page = await Site.Parse(answer);
            Assert.Equal("Hot stones burned somebody's <feet>.", page.QuerySelector("main .lead")?.TextContent);
            Assert.Equal(site.Model.Find<Topics.SafetyRule>("heat-sense")!.Title, page.QuerySelector("main a[href='/safety/heat-sense']")?.TextContent);
            Assert.Null(page.QuerySelector("link[rel=canonical]"));
        }

        using var code = await client.GetAsync(new Uri("/qr/techniques/hot-stones.svg", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Gone, code.StatusCode);
    }
}
