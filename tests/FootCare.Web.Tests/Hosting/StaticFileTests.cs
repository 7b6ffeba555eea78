using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;

namespace FootCare.Web.Tests.Hosting;

public partial class StaticFileTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task What_the_stylesheet_asks_for_is_there_and_is_what_the_page_preloads()
    {
        using var production = site.WithWebHostBuilder(b => b.UseEnvironment("Production"));
        using var client = production.CreateClient();
        using var page = await Site.Page(client, "/");
        var sheet = page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        var asked = Address().Matches(await client.GetStringAsync(new Uri(sheet, UriKind.Relative))).Select(m => "/" + m.Groups["path"].Value).ToList();
        Assert.NotEmpty(asked);
        foreach (var address in asked.Append(sheet))
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            Assert.True(answer.StatusCode == HttpStatusCode.OK, address);
        }

        Assert.All(page.QuerySelectorAll("link[rel=preload]"), link => Assert.Contains(link.GetAttribute("href"), asked));
    }

    [GeneratedRegex("""url\("\.\./(?<path>[^"]+)"\)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
