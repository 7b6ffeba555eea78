using System.Globalization;
using System.Text;
using FootCare.Topics;
using FootCare.Web.Hosting;
using FootCare.Web.Sheets;

namespace FootCare.Web.Embedding;

/// <summary>QR codes of permanent addresses, for posters, letters and leaflets.</summary>
internal static class QrCodes
{
    /// <summary>The smallest side, pixels.</summary>
    public const int Smallest = 100;

    /// <summary>The largest side, pixels: 17 cm in print at 300 dots to the inch.</summary>
    public const int Largest = 2000;

    private const int Usual = 600;

    public static void MapQrCodes(this WebApplication app)
    {
        string[] methods = [HttpMethods.Get, HttpMethods.Head];
        app.MapMethods("/qr/checklist.{format:regex(^(svg|png)\\z)}", methods, (string format, HttpContext context, PermanentAddress addresses) =>
            Draw(Embeddable.Checklist().Address, format, context, addresses));
        app.MapMethods("/qr/{kind}/{slug}.{format:regex(^(svg|png)\\z)}", methods, (string kind, string slug, string format, HttpContext context, SiteContent content, PermanentAddress addresses) =>
        {
            if (!Vocabulary.TryParse<TopicKind>(kind, out var known))
            {
                return Results.NotFound();
            }

            return content.Model.Find(known, slug) is { } topic
                ? Draw(topic.Address, format, context, addresses)
                : content.Model.FindByAlias(known, slug) is { } moved ? Results.Redirect($"/qr{moved.Address}.{format}{context.Request.QueryString}", permanent: true)
                : content.Model.FindGone(known, slug) is not null ? Results.StatusCode(StatusCodes.Status410Gone)
                : Results.NotFound();
        });
    }

    private static IResult Draw(string page, string format, HttpContext context, PermanentAddress addresses)
    {
        var size = Usual;
        if (context.Request.Query["size"].ToString() is { Length: > 0 } asked
            && !(int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out size) && size is >= Smallest and <= Largest))
        {
            return Results.Text($"The size must be a whole number of pixels from {Smallest} to {Largest}.\n", "text/plain", Encoding.UTF8, StatusCodes.Status400BadRequest);
        }

        var address = addresses.Of(page);
        context.Response.Headers.CacheControl = "public, max-age=86400";
        return format == "png" ? Results.Bytes(QrCode.Png(address, size), "image/png") : Results.Text(QrCode.Svg(address, address, size).ToString(), "image/svg+xml", Encoding.UTF8);
    }
}
