using FootCare.Web.Codes;
using FootCare.Web.Hosting;

namespace FootCare.Web.Feeds;

/// <summary>Answers for programs: the feed of changes, the sitemap, robots.txt and the table of codes.</summary>
internal static class FeedEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapFeeds(this WebApplication app)
    {
        app.Map("/feed.xml", "application/atom+xml", 3600, (content, address) => AtomFeed.Changes(content.Model, address));
        app.Map("/sitemap.xml", "application/xml", 3600, (content, address) => Sitemap.Write(content.Model, address));
        app.Map("/robots.txt", "text/plain", 3600, (_, address) => $"User-agent: *\nAllow: /\n\nSitemap: {address.Of("/sitemap.xml")}\n");
        app.Map("/codes.csv", "text/csv", 43200, (content, address) => CodeTable.Csv(content.Model.Codes, address.Of));
    }

    private static void Map(this WebApplication app, string path, string type, int seconds, Func<SiteContent, PermanentAddress, string> write) =>
        app.MapMethods(path, Reading, (SiteContent content, PermanentAddress address, HttpResponse response) =>
        {
            response.Headers.CacheControl = $"public, max-age={seconds}";
            response.Headers.AccessControlAllowOrigin = "*";
            return Results.Text(write(content, address), type, System.Text.Encoding.UTF8);
        }).WithMetadata(new StoredAttribute());
}
