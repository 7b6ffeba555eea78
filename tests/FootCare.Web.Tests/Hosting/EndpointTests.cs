using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using FootCare.Content;
using FootCare.Topics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FootCare.Web.Tests.Hosting;

/// <summary>Headers and privacy, on every answer that the program can give.</summary>
public partial class EndpointTests(Site site) : IClassFixture<Site>
{
    // How to ask a route that has something to fill in: an address that is there, and one that is not.
    private static readonly Dictionary<string, string[]> Filled = new(StringComparer.Ordinal)
    {
        ["/symptoms/{slug}"] = ["/symptoms/numbness", "/symptoms/nowhere"],
        ["/techniques/{slug}"] = ["/techniques/thumb-circles", "/techniques/nowhere"],
        ["/techniques/{slug}/sheet"] = ["/techniques/thumb-circles/sheet?size=large&paper=letter", "/techniques/nowhere/sheet"],
        ["/techniques/{slug}/follow"] = ["/techniques/thumb-circles/follow", "/techniques/nowhere/follow"],
        ["/safety/{slug}"] = ["/safety/numb-feet", "/safety/nowhere"],
        ["/oils/{slug}"] = ["/oils/olive", "/oils/nowhere"],
        ["/oils/{slug}/sheet"] = ["/oils/olive/sheet", "/oils/nowhere/sheet"],
        ["/guides/{slug}"] = ["/guides/daily-foot-check", "/guides/nowhere"],
        ["/code/{system}/{code}"] = ["/code/icd-10-cm/E11.42", "/code/icd-10-cm/R20.2", "/code/none/x"],
        ["/media/{**path}"] = ["/media/nowhere.svg"],
        ["/{**path:file}"] = ["/nowhere.css"],
        ["/error/{code:int}"] = ["/error/404"],
        ["/embed/{kind}/{slug}"] = ["/embed/techniques/thumb-circles", "/embed/techniques/nowhere"],
        ["/qr/checklist.{format:regex(^(svg|png)\\z)}"] = ["/qr/checklist.svg", "/qr/checklist.png"],
        ["/qr/{kind}/{slug}.{format:regex(^(svg|png)\\z)}"] = ["/qr/oils/olive.svg", "/qr/oils/olive.png", "/qr/oils/nowhere.png", "/qr/oils/olive.png?size=0"],
    };

    // What else to ask of a route, where its query matters.
    private static readonly Dictionary<string, string[]> Queries = new(StringComparer.Ordinal)
    {
        ["/search"] = ["/search?q=numb", "/search?q=xyzzy"],
        ["/search/suggest"] = ["/search/suggest?q=numb"],
        ["/techniques"] = ["/techniques?zone=heel"],
        ["/checklist"] = ["/checklist?for=thumb-circles", "/checklist?for=nowhere"],
        ["/handouts"] = ["/handouts?technique=thumb-circles"],
        ["/handouts/print"] = ["/handouts/print?technique=thumb-circles&oil=olive&safety=yes&journal=yes", "/handouts/print?technique=nowhere"],
        ["/infobutton"] = ["/infobutton?mainSearchCriteria.v.cs=icd-10-cm&mainSearchCriteria.v.c=E11.42", "/infobutton?mainSearchCriteria.v.cs=icd-10-cm&mainSearchCriteria.v.c=E11.42&knowledgeResponseType=application/json"],
        ["/oembed"] = ["/oembed?url=http://localhost/oils/olive", "/oembed?url=http://localhost/oils/olive&format=xml", "/oembed?url=http://evil.example/"],
    };

    // What may speak of a reader's health, and what is only true now.
    private static readonly string[] Unstored = ["/search", "/search/suggest", "/health/live", "/health/ready"];

    [Fact]
    public void No_route_and_no_fixed_page_stands_where_an_article_may()
    {
        var segments = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => e.RoutePattern.RawText!)
            .Concat(SiteLinks.Pages).Concat(SiteLinks.Sheets).Concat(SiteLinks.Files).Select(route => route.Trim('/').Split('/'))
            .Where(s => s.Length > 1 && Vocabulary.TryParse<TopicKind>(s[0], out _)).ToList();
        Assert.NotEmpty(segments);
        Assert.All(segments, s => Assert.Equal("{slug}", s[1]));
    }

    [Fact]
    public async Task Every_answer_of_every_route_keeps_the_rules_of_privacy_and_a_route_that_this_test_does_not_know_fails_it()
    {
        using var production = site.WithWebHostBuilder(b => b.UseEnvironment("Production"));
        using var client = production.CreateClient(new() { AllowAutoRedirect = false });
        var routes = production.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct(StringComparer.Ordinal).ToList();
        Assert.Contains("/techniques/{slug}", routes);
        var unknown = routes.Where(r => r.Contains('{', StringComparison.Ordinal) && !Filled.ContainsKey(r)).ToList();
        Assert.True(unknown.Count == 0, "Nobody has said how to ask " + string.Join(", ", unknown));
        Assert.All(Unstored, r => Assert.Contains(r, routes));

        string[] addresses = [.. routes.SelectMany(r => Filled.GetValueOrDefault(r) ?? [r, .. Queries.GetValueOrDefault(r) ?? []]), "/nowhere", "/Techniques/", "/OILS"];
        foreach (var address in addresses)
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Delete, HttpMethod.Post })
            {
                using var request = new HttpRequestMessage(method, address);
                using var answer = await client.SendAsync(request);
                var asked = $"{method} {address} ({(int)answer.StatusCode})";
                Assert.True((int)answer.StatusCode < 500, asked);
                await KeepsTheRules(answer, asked, address);
                var path = address.Split('?')[0];
                if (Unstored.Contains(path, StringComparer.Ordinal) || (method == HttpMethod.Post && path is "/checklist" or "/infobutton") || (int)answer.StatusCode >= 400)
                {
                    Assert.True(answer.Headers.CacheControl?.NoStore == true, asked + " may be kept by a cache");
                }
            }
        }
    }

    [Theory]
    [InlineData("/checklist", "numb-feet=yes&diabetes=not-sure")]
    [InlineData("/checklist?for=thumb-circles", "numb-feet=yes")]
    [InlineData("/checklist", "no-such-question=yes")]
    [InlineData("/checklist", "numb-feet=perhaps")]
    [InlineData("/infobutton", "mainSearchCriteria.v.cs=icd-10-cm&mainSearchCriteria.v.c=E11.42&knowledgeResponseType=")]
    [InlineData("/infobutton", "mainSearchCriteria.v.cs=icd-10-cm&mainSearchCriteria.v.c=secret&knowledgeResponseType=")]
    public async Task What_a_form_is_answered_keeps_them_too_as_a_page_and_as_json(string address, string answers)
    {
        using var client = site.Client();
        foreach (var type in (string[])["text/html", "application/json"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(answers.EndsWith('=') ? answers + type : answers, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded") };
            request.Headers.Add("Accept", type);
            using var answer = await client.SendAsync(request);
            Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
            Assert.True(answer.Headers.CacheControl!.NoStore);
            await KeepsTheRules(answer, $"POST {address} {answers}", address);
        }
    }

    private static bool IsHtml(HttpResponseMessage answer) => answer.Content.Headers.ContentType?.MediaType == "text/html";

    private static async Task KeepsTheRules(HttpResponseMessage answer, string asked, string address)
    {
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        var ancestors = address.StartsWith("/embed/", StringComparison.Ordinal) ? "frame-ancestors *" : "frame-ancestors 'none'";
        Assert.True(
            policy.Contains("default-src 'self'", StringComparison.Ordinal) && policy.Contains("object-src 'none'", StringComparison.Ordinal) && policy.Contains("base-uri 'none'", StringComparison.Ordinal)
            && policy.EndsWith(ancestors, StringComparison.Ordinal) && !policy.Contains("unsafe", StringComparison.Ordinal) && !policy.Contains("http", StringComparison.Ordinal) && !policy.Contains("data:", StringComparison.Ordinal),
            $"{asked}: {policy}");
        Assert.True(answer.Headers.GetValues("X-Content-Type-Options").SequenceEqual(["nosniff"]), asked);
        Assert.True(answer.Headers.GetValues("Referrer-Policy").SequenceEqual(["strict-origin-when-cross-origin"]), asked);
        Assert.True(answer.Headers.Contains("Permissions-Policy") && answer.Headers.Contains("Cross-Origin-Opener-Policy"), asked);
        Assert.False(answer.Headers.Contains("Set-Cookie"), asked + " sets a cookie");
        Assert.False(answer.Headers.Contains("Server") || answer.Headers.Contains("X-Powered-By"), asked);
        if (IsHtml(answer) && answer.RequestMessage!.Method != HttpMethod.Head)
        {
            using var page = await Site.Parse(answer);
            Assert.True(!string.IsNullOrWhiteSpace(page.Title) && page.QuerySelector("h1") is not null, asked + " says nothing");
            foreach (var (element, url) in Fetched(page))
            {
                Assert.True(IsOurs(url), $"{asked}: {element.LocalName} asks for {url}");
            }

            Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || a.Name == "style");
            Assert.Empty(page.QuerySelectorAll("style, meta[http-equiv], script:not([src]):not([type='application/ld+json'])"));
        }
        else if (answer.Content.Headers.ContentType?.MediaType is "text/css" or "image/svg+xml" && answer.RequestMessage!.Method != HttpMethod.Head)
        {
            var text = await answer.Content.ReadAsStringAsync();
            Assert.All(Foreign().Matches(text), m => Assert.Fail($"{asked}: asks for {m.Value}"));
        }
    }

    /// <summary>Everything that a browser asks for, or sends to, without the reader having followed a link.</summary>
    private static IEnumerable<(IElement Element, string Url)> Fetched(IDocument page)
    {
        foreach (var element in page.All)
        {
            // A link to another form of the page, or its whole address, is fetched by nobody.
            var names = element.LocalName switch
            {
                "a" or "area" => (string[])["ping"],
                "link" when element.GetAttribute("rel") is "canonical" or "alternate" => [],
                _ => ["src", "href", "data", "action", "formaction", "poster", "background", "manifest", "xlink:href"],
            };
            foreach (var name in names)
            {
                if (element.GetAttribute(name) is { } url)
                {
                    yield return (element, url);
                }
            }

            foreach (var candidate in (element.GetAttribute("srcset") ?? element.GetAttribute("imagesrcset") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                yield return (element, candidate.Split(' ')[0]);
            }
        }
    }

    private static bool IsOurs(string url) =>
        url.StartsWith('#') || url.Length == 0 || (url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal) && !url.StartsWith("/\\", StringComparison.Ordinal))
        || url.StartsWith('?') || !url.Contains(':', StringComparison.Ordinal) || url.StartsWith("http://localhost/", StringComparison.Ordinal);

    [GeneratedRegex("""(@import|(url\(|href=|src=)\s*["']?\s*(https?:|//|data:))""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Foreign();
}
