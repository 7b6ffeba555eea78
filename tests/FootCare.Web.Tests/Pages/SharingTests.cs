using System.Buffers.Binary;
using FootCare.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace FootCare.Web.Tests.Pages;

public class SharingTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Every_page_says_what_to_show_beside_a_link_to_it_with_a_picture_of_its_kind()
    {
        using var client = site.Client();
        var pictures = new HashSet<string>(StringComparer.Ordinal);
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
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
            words[Path.GetFileNameWithoutExtension(Meta("og:image"))] = Meta("og:image:alt");
        }

        Assert.Equal(
            new[] { "checklist", "guides", "oils", "safety", "site", "symptoms", "techniques" }.Select(k => $"http://localhost/images/cards/{k}.png"),
            pictures.Order(StringComparer.Ordinal));
        // The script that draws them says what is written on each.
        var drawn = await File.ReadAllLinesAsync(Path.Combine(site.Services.GetRequiredService<FootCareOptions>().ResolveContentPath(), "../src/FootCare.Web/Illustrations/Cards/render.sh"));
        foreach (var line in drawn.Where(l => l.StartsWith("draw ", StringComparison.Ordinal)))
        {
            var parts = line.Split('"');
            Assert.Equal($"FootCare: {parts[1]} {parts[3]} {parts[5]}", words[line.Split(' ')[1]]);
        }

        foreach (var picture in pictures)
        {
            var png = await client.GetByteArrayAsync(new Uri(picture));
            Assert.Equal((1200, 630), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
        }
    }
}
