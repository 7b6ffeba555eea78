using FootCare.Content;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace FootCare.Web.Tests.Hosting;

/// <summary>The address that the world knows the site by, and hosts that only claim to be it.</summary>
public class HostTests
{
    [Fact]
    public async Task A_forged_host_never_appears_in_an_answer_once_the_address_is_set()
    {
        await using var site = new WebApplicationFactory<Program>().WithWebHostBuilder(b => b.UseSetting("FootCare:BaseUrl", "https://footcare.example"));
        using var client = site.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        string[] addresses =
        [
            .. SiteLinks.Pages, .. SiteLinks.Sheets, .. SiteLinks.Files, "/techniques/thumb-circles", "/techniques/thumb-circles/sheet", "/nowhere", "/Techniques/", "//evil.example/x/", "/code/icd-10-cm/E11.42",
            "/code/icd-10-cm/R20.2", "/infobutton?mainSearchCriteria.v.cs=icd-10-cm&mainSearchCriteria.v.c=E11.42&knowledgeResponseType=application/json",
            "/infobutton?mainSearchCriteria.v.cs=icd-10-cm&mainSearchCriteria.v.c=E11.42&knowledgeResponseType=text/xml", "/health/ready", "/symptoms/numbness?x=1",
        ];
        foreach (var address in addresses)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "http://localhost" + address);
            request.Headers.Host = "forged.example";
            request.Headers.Add("X-Forwarded-Host", "forged.example");
            request.Headers.Add("X-Forwarded-Proto", "gopher");
            request.Headers.Add("Forwarded", "host=forged.example");
            using var answer = await client.SendAsync(request);
            var whole = answer.ToString() + answer.Content.Headers + await answer.Content.ReadAsStringAsync();
            Assert.True(!whole.Contains("forged", StringComparison.OrdinalIgnoreCase) && !whole.Contains("gopher", StringComparison.Ordinal), $"{address} repeats the forged host");
        }

        using var page = await Site.Page(client, "/symptoms/numbness?x=1");
        Assert.Equal("https://footcare.example/symptoms/numbness", page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"));
    }

    [Fact]
    public async Task Without_an_address_whole_links_start_with_the_host_that_was_asked_and_only_allowed_hosts_are_answered()
    {
        await using var site = new WebApplicationFactory<Program>().WithWebHostBuilder(b => b.UseSetting("AllowedHosts", "clinic.example"));
        using var client = site.CreateClient();
        using var asked = await client.GetAsync(new Uri("http://clinic.example:8080/oils"));
        using var page = await Site.Parse(asked);
        Assert.Equal("http://clinic.example:8080/oils", page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"));
        using var other = await client.GetAsync(new Uri("http://forged.example/oils"));
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, other.StatusCode);
    }

    [Fact]
    public async Task An_error_has_no_address_of_its_own_and_is_not_for_search_engines()
    {
        await using var site = new WebApplicationFactory<Program>();
        using var client = site.CreateClient();
        using var answer = await client.GetAsync(new Uri("/nowhere", UriKind.Relative));
        using var page = await Site.Parse(answer);
        Assert.Null(page.QuerySelector("link[rel=canonical]"));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
    }
}
