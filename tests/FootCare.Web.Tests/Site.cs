using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FootCare.Content;
using FootCare.Topics;
using FootCare.Web.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FootCare.Web.Tests;

/// <summary>The whole site with its real content, asked over HTTP.</summary>
public sealed class Site : WebApplicationFactory<Program>
{
    public TopicModel Model => Services.GetRequiredService<SiteContent>().Model;

    public HttpClient Client() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>Every address of a page, with those of the model.</summary>
    public IEnumerable<string> Addresses() =>
    [
        .. SiteLinks.Pages,
        .. Model.Topics.Select(t => t.Address),
    ];

    public static async Task<IDocument> Page(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address} answered {(int)answer.StatusCode}");
        return await Parse(answer);
    }

    public static async Task<IDocument> Parse(HttpResponseMessage answer) => new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
}
