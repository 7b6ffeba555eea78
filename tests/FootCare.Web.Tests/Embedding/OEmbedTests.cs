using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FootCare.Topics;

namespace FootCare.Web.Tests.Embedding;

/// <summary>oEmbed 1.0, and what WordPress makes of it: https://oembed.com and WordPress's own class-wp-oembed.php.</summary>
public partial class OEmbedTests(Site site) : IClassFixture<Site>
{
    private const string Host = "http://localhost";

    [Fact]
    public async Task Every_topic_and_the_checklist_is_found_from_its_head_as_WordPress_looks_for_it()
    {
        using var client = site.Client();
        foreach (var address in site.Model.Topics.Select(t => t.Address).Append("/checklist").Append("/checklist?for=heel-ball"))
        {
            var html = await client.GetStringAsync(new Uri(address, UriKind.Relative));
            var head = html[..html.IndexOf("</head>", StringComparison.Ordinal)];
            Assert.True(head.Length < 150 * 1024);
            var links = Link().Matches(head).Select(m => Attributes(m.Groups["attributes"].Value)).Where(a => a.GetValueOrDefault("type")?.EndsWith("+oembed", StringComparison.Ordinal) == true).ToList();
            Assert.Equal(["application/json+oembed", "text/xml+oembed"], links.Select(l => l["type"]));
            Assert.True(head.IndexOf("+oembed", StringComparison.Ordinal) < 2048, $"{address} says it late");

            var json = await Json(client, links[0]["href"]);
            Assert.StartsWith("<blockquote class=\"wp-embedded-content\"><a href=\"" + Host + address + "\">", json.GetProperty("html").GetString(), StringComparison.Ordinal);
            var xml = XDocument.Parse(await client.GetStringAsync(new Uri(links[1]["href"])));
            Assert.Equal(json.GetProperty("title").GetString(), xml.Root!.Element("title")!.Value);
        }
    }

    [Fact]
    public async Task No_other_page_offers_to_be_embedded()
    {
        using var client = site.Client();
        foreach (var address in new[] { "/", "/techniques", "/about", "/for-clinics", "/techniques/thumb-circles/sheet" })
        {
            Assert.DoesNotContain("+oembed", await client.GetStringAsync(new Uri(address, UriKind.Relative)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_answer_has_every_field_of_a_rich_response()
    {
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri($"/oembed?url={Host}/techniques/thumb-circles", UriKind.Relative));
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal("public, max-age=86400", answer.Headers.CacheControl?.ToString());
        using var parsed = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var json = parsed.RootElement;
        var technique = site.Model.Find<Technique>("thumb-circles")!;
        Assert.Equal(("1.0", "rich", technique.Title), (json.GetProperty("version").GetString(), json.GetProperty("type").GetString(), json.GetProperty("title").GetString()));
        Assert.Equal(("FootCare", Host + "/"), (json.GetProperty("provider_name").GetString(), json.GetProperty("provider_url").GetString()));
        Assert.Equal(86400, json.GetProperty("cache_age").GetInt32());
        using var picture = await client.GetAsync(new Uri(json.GetProperty("thumbnail_url").GetString()!));
        Assert.Equal("image/png", picture.Content.Headers.ContentType?.MediaType);
        var bytes = await picture.Content.ReadAsByteArrayAsync();
        Assert.Equal((json.GetProperty("thumbnail_width").GetInt32(), json.GetProperty("thumbnail_height").GetInt32()), PngSize(bytes));

        var (width, height) = (json.GetProperty("width").GetInt32(), json.GetProperty("height").GetInt32());
        Assert.Equal(
            $"<blockquote class=\"wp-embedded-content\"><a href=\"{Host}/techniques/thumb-circles\">{technique.Title}</a></blockquote>"
            + $"<div style=\"container-type:inline-size;width:100%;max-width:600px;contain-intrinsic-width:240px\"><iframe src=\"{Host}/embed/techniques/thumb-circles\" width=\"{width}\" height=\"{height}\" "
            + $"title=\"{technique.Title}\" frameborder=\"0\" marginwidth=\"0\" marginheight=\"0\" style=\"width:100%;height:max(615px,1125px - 85cqw,2480px - 515cqw);border:0\"></iframe></div>",
            json.GetProperty("html").GetString());
    }

    [Fact]
    public async Task XML_says_the_same_as_JSON()
    {
        using var client = site.Client();
        var query = $"/oembed?url={Host}/oils/lavender&maxwidth=480";
        var json = await Json(client, query);
        using var answer = await client.GetAsync(new Uri(query + "&format=xml", UriKind.Relative));
        Assert.Equal("text/xml", answer.Content.Headers.ContentType?.MediaType);
        var xml = XDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("oembed", xml.Root!.Name.LocalName);
        Assert.Equal(json.EnumerateObject().Select(p => (p.Name, p.Value.ToString())), xml.Root.Elements().Select(e => (e.Name.LocalName, e.Value)));
    }

    [Theory]
    [InlineData("maxwidth=500&maxheight=750", 500, 700, true)]
    [InlineData("maxwidth=300", 300, 935, true)]
    [InlineData("maxwidth=240&maxheight=392", 240, 392, false)]
    [InlineData("maxheight=200", 600, 200, false)]
    [InlineData("maxwidth=4000", 600, 615, true)]
    [InlineData("maxwidth=-5&maxheight=many", 600, 615, true)]
    [InlineData("maxwidth=300px", 300, 935, true)]
    [InlineData("maxwidth=300.8", 300, 935, true)]
    [InlineData("maxwidth=100%25&maxheight=0", 600, 615, true)]
    [InlineData("maxwidth=99999999999999999999999999999999", 600, 615, true)]
    public async Task Width_height_and_thumbnail_stay_within_what_was_asked(string limits, int width, int height, bool thumbnail)
    {
        using var client = site.Client();
        var json = await Json(client, $"/oembed?url={Host}/techniques/thumb-circles&{limits}");
        Assert.Equal((width, height), (json.GetProperty("width").GetInt32(), json.GetProperty("height").GetInt32()));
        var html = json.GetProperty("html").GetString()!;
        Assert.Contains($" width=\"{width}\" height=\"{height}\" ", html, StringComparison.Ordinal);
        Assert.Contains($";max-width:{width}px;contain-", html, StringComparison.Ordinal);
        Assert.Equal(thumbnail, json.TryGetProperty("thumbnail_url", out _));
        Assert.Equal(thumbnail, json.TryGetProperty("thumbnail_width", out _));
        Assert.Equal(thumbnail, json.TryGetProperty("thumbnail_height", out _));
    }

    [Theory]
    [InlineData("maxheight=199", false)]
    [InlineData("maxheight=1", false)]
    [InlineData("maxwidth=240&maxheight=391", false)]
    [InlineData("maxwidth=300&maxheight=335", true)]
    [InlineData("maxwidth=239&maxheight=199", false)]
    public async Task Where_the_whole_warning_has_no_room_the_answer_is_a_link_and_shows_no_technique(string limits, bool thumbnail)
    {
        using var client = site.Client();
        foreach (var address in new[] { "/techniques/thumb-circles", "/oils/lavender", "/guides/does-it-help" })
        {
            var json = await Json(client, $"/oembed?url={Host}{address}&{limits}");
            Assert.Equal("link", json.GetProperty("type").GetString());
            Assert.NotEqual("", json.GetProperty("title").GetString());
            Assert.All(["html", "width", "height"], name => Assert.False(json.TryGetProperty(name, out _), name));
            Assert.Equal(thumbnail, json.TryGetProperty("thumbnail_url", out _));
        }
    }

    [Fact]
    public async Task A_column_too_narrow_for_a_card_is_given_a_link_however_high_it_is()
    {
        using var client = site.Client();
        Assert.Equal("link", (await Json(client, $"/oembed?url={Host}/oils/lavender&maxwidth=239")).GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_limit_to_the_height_holds_in_a_narrow_column_too()
    {
        using var client = site.Client();
        foreach (var address in new[] { "/techniques/thumb-circles", "/checklist" })
        {
            var json = await Json(client, $"/oembed?url={Host}{address}&maxheight=300");
            Assert.Contains(" style=\"width:100%;height:min(300px,", json.GetProperty("html").GetString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("http://localhost/techniques/thumb-circles/", "/techniques/thumb-circles")]
    [InlineData("https://localhost/techniques/thumb-circles#steps", "/techniques/thumb-circles")]
    [InlineData("http://LOCALHOST/Techniques/Thumb-Circles?utm_source=x", "/techniques/thumb-circles")]
    [InlineData("http://localhost/techniques//thumb_circles.html).", "/techniques/thumb-circles")]
    [InlineData("http://localhost/checklist?for=heel-ball", "/checklist?for=heel-ball")]
    [InlineData("http://localhost/checklist/", "/checklist")]
    public async Task An_address_is_understood_however_it_was_copied(string url, string leadsTo)
    {
        using var client = site.Client();
        var json = await Json(client, $"/oembed?url={Uri.EscapeDataString(url)}&dnt=1&unknown=yes");
        Assert.Contains($"<a href=\"{Host}{leadsTo}\">", json.GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.Contains($"<iframe src=\"{Host}/embed{leadsTo}\"", json.GetProperty("html").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/oembed", HttpStatusCode.BadRequest)]
    [InlineData("/oembed?format=json", HttpStatusCode.BadRequest)]
    [InlineData("/oembed?url=", HttpStatusCode.BadRequest)]
    [InlineData("/oembed?url=nonsense", HttpStatusCode.NotFound)]
    [InlineData("/oembed?url=/techniques/thumb-circles", HttpStatusCode.NotFound)]
    [InlineData("/oembed?url=http://example.org/techniques/thumb-circles", HttpStatusCode.NotFound)]
    [InlineData("/oembed?url=http://localhost:8080/techniques/thumb-circles", HttpStatusCode.NotFound)]
    [InlineData("/oembed?url=http://localhost@example.org/checklist", HttpStatusCode.NotFound)]
    [InlineData("/oembed?url=http://me@localhost/checklist", HttpStatusCode.NotFound)]
    [InlineData("/oembed?url=javascript://localhost/checklist", HttpStatusCode.NotFound)]
    [InlineData("/oembed?url=http://localhost/techniques", HttpStatusCode.NotFound)]
    [InlineData("/oembed?url=http://localhost/techniques/no-such", HttpStatusCode.NotFound)]
    [InlineData("/oembed?url=http://localhost/checklist%3Ffor=no-such", HttpStatusCode.NotFound)]
    [InlineData("/oembed?url=http://localhost/checklist&format=yaml", HttpStatusCode.NotImplemented)]
    public async Task What_cannot_be_answered_is_refused_in_plain_words(string asked, HttpStatusCode status)
    {
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri(asked, UriKind.Relative));
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Null(answer.Headers.CacheControl?.MaxAge);
    }

    private static async Task<JsonElement> Json(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute));
        Assert.True(answer.IsSuccessStatusCode, $"{address} answered {(int)answer.StatusCode}");
        using var parsed = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return parsed.RootElement.Clone();
    }

    private static (int Width, int Height) PngSize(byte[] png) =>
        (System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));

    private static Dictionary<string, string> Attributes(string tag) =>
        Attribute().Matches(tag).ToDictionary(m => m.Groups["name"].Value, m => Decode(m.Groups["value"].Value), StringComparer.Ordinal);

    // As WordPress does: no other entity is known to it.
    private static string Decode(string value) =>
        value.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&quot;", "\"", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    [GeneratedRegex("<link(?<attributes>[^<>]+?)/?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex("(?<name>[a-z-]+)=\"(?<value>[^\"]*)\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Attribute();
}
