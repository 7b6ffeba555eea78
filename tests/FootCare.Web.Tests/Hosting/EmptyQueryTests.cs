using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FootCare.Web.Tests.Hosting;

/// <summary>Addresses whose query names a thing and says nothing, as forms, record systems and cut links send them.</summary>
public class EmptyQueryTests(Site site) : IClassFixture<Site>
{
    // Every key that any page or answer reads.
    private static readonly string[] Keys =
    [
        "topic", "for", "q", "size", "paper", "severity", "audience", "kind", "without", "symptom", "zone", "uses", "who", "minutes", "pressure", "evidence",
        "technique", "oil", "safety", "journal", "url", "format", "maxwidth", "maxheight",
        "mainSearchCriteria.v.cs", "mainSearchCriteria.v.c", "mainSearchCriteria.v.dn", "knowledgeResponseType", "informationRecipient", "callback",
    ];

    // What can be said without saying anything; * is the key.
    private static readonly string[] Ways = ["*", "*=", "*&*", "*=&*=%20", "*=%20", "*&*=x", "*=x&*=", "*=%00", "*[]=&*[0]", "*=%20%20&*=%09"];

    [Fact]
    public async Task A_query_that_says_nothing_is_never_a_fault_of_ours()
    {
        using var client = site.Client();
        var faults = new List<string>();
        Assert.Contains("/techniques/thumb-circles/sheet", Pages());
        foreach (var page in Pages())
        {
            foreach (var way in Ways)
            {
                await Ask(page + "?" + string.Join('&', Keys.Select(k => way.Replace("*", k, StringComparison.Ordinal))));
            }

            foreach (var key in Keys)
            {
                await Ask($"{page}?{key}");
                await Ask($"{page}?{key}=%20&{key}=&{key}");
            }
        }

        Assert.Empty(faults);

        async Task Ask(string address)
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            if (answer.StatusCode >= HttpStatusCode.InternalServerError && answer.StatusCode != HttpStatusCode.NotImplemented)
            {
                faults.Add($"{address} answered {(int)answer.StatusCode}");
            }
        }
    }

    [Theory]
    [InlineData("?topic=")]
    [InlineData("?topic")]
    [InlineData("?topic=%20")]
    [InlineData("?topic=&topic=%20")]
    public async Task For_clinics_without_a_choice_shows_one_page_to_look_at(string query)
    {
        using var client = site.Client();
        using var page = await Site.Page(client, "/for-clinics" + query);
        Assert.Contains("Here is one to look at.", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_clinics_passes_over_an_empty_choice_beside_another()
    {
        using var client = site.Client();
        using var page = await Site.Page(client, "/for-clinics?topic=&topic=oils/lavender");
        Assert.Equal("Lavender oil", Assert.Single(page.QuerySelectorAll(".share__head h2")).TextContent);
        Assert.Null(page.QuerySelector(".notice"));
    }

    // One address of every route that is no file, so that a new page is asked too.
    private IEnumerable<string> Pages() =>
        site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Where(r => !Path.HasExtension(r) && !r.StartsWith("/error/", StringComparison.Ordinal) && !r.StartsWith("/media/", StringComparison.Ordinal))
            .Append("/qr/oils/lavender.png").Append("/qr/checklist.svg").Append("/codes.csv").Append("/feed.xml")
            .Select(r => r.Replace("/embed/{kind}/{slug}", "/embed/oils/lavender", StringComparison.Ordinal)
                .Replace("/code/{system}/{code}", "/code/icd-10-cm/E11.42", StringComparison.Ordinal)
                .Replace("{slug}", r.Split('/')[1] switch { "techniques" => "thumb-circles", "oils" => "lavender", "symptoms" => "numbness", "safety" => "numb-feet", _ => "does-it-help" }, StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal);
}
