using System.Buffers.Binary;

namespace FootCare.Web.Tests.Pages;

public class SharingTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Every_page_says_what_to_show_beside_a_link_to_it_with_a_picture_of_its_kind()
    {
        using var client = site.Client();
        var pictures = new HashSet<string>(StringComparer.Ordinal);
        foreach (var address in site.Addresses())
        {
            using var page = await Site.Page(client, address);
            if (page.QuerySelector("meta[name=robots][content=noindex]") is not null)
            {
                continue;
            }

            string Meta(string name) => page.QuerySelector($"meta[property='{name}'],meta[name='{name}']")?.GetAttribute("content") ?? throw new InvalidOperationException($"{address} has no {name}");
            Assert.Equal("http://localhost" + address, Meta("og:url"));
            Assert.NotEqual("", Meta("og:title"));
            Assert.NotEqual("", Meta("og:description"));
            Assert.Equal(site.Model.Topics.Any(t => t.Address == address) ? "article" : "website", Meta("og:type"));
            Assert.Equal("summary_large_image", Meta("twitter:card"));
            pictures.Add(Meta("og:image"));
        }

        Assert.Equal(
            new[] { "checklist", "guides", "oils", "safety", "site", "symptoms", "techniques" }.Select(k => $"http://localhost/images/cards/{k}.png"),
            pictures.Order(StringComparer.Ordinal));
        foreach (var picture in pictures)
        {
            var png = await client.GetByteArrayAsync(new Uri(picture));
            Assert.Equal((1200, 630), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
        }
    }
}
