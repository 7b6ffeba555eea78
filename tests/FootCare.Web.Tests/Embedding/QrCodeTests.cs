using System.Buffers.Binary;
using System.Net;
using System.Xml.Linq;

namespace FootCare.Web.Tests.Embedding;

public class QrCodeTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("/qr/techniques/thumb-circles.png?size=100", 100)]
    [InlineData("/qr/checklist.png", 600)]
    [InlineData("/qr/guides/does-it-help.png?size=2000", 2000)]
    public async Task A_PNG_is_as_large_as_asked_or_less_by_under_a_pixel_a_module(string address, int asked)
    {
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal("image/png", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(answer.Headers.CacheControl is { Public: true, MaxAge.TotalHours: >= 1 });
        var png = await answer.Content.ReadAsByteArrayAsync();
        var side = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16));
        Assert.Equal(side, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
        Assert.InRange(side, asked - 64, asked);
    }

    [Fact]
    public async Task An_SVG_has_the_side_asked_for_and_says_its_address()
    {
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri("/qr/oils/lavender.svg?size=250", UriKind.Relative));
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType?.MediaType);
        var svg = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
        Assert.Equal(("250", "250"), (svg.Attribute("width")!.Value, svg.Attribute("height")!.Value));
        Assert.Equal("http://localhost/oils/lavender", svg.Element(svg.Name.Namespace + "title")!.Value);
    }

    [Theory]
    [InlineData("99")]
    [InlineData("2001")]
    [InlineData("-300")]
    [InlineData("big")]
    [InlineData("99999999999999999999")]
    public async Task A_size_out_of_bounds_is_a_400_that_says_the_bounds(string size)
    {
        using var client = site.Client();
        foreach (var format in new[] { "svg", "png" })
        {
            using var answer = await client.GetAsync(new Uri($"/qr/techniques/thumb-circles.{format}?size={size}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("from 100 to 2000", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/qr/techniques/no-such.png")]
    [InlineData("/qr/recipes/soup.png")]
    [InlineData("/qr/techniques/thumb-circles.gif")]
    [InlineData("/qr/techniques/thumb-circles")]
    public async Task A_code_of_nothing_is_a_404(string address)
    {
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
