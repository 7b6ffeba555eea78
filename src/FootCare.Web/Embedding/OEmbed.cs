using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using FootCare.Web.Hosting;
using Microsoft.AspNetCore.WebUtilities;

namespace FootCare.Web.Embedding;

/// <summary>
/// oEmbed 1.0: what another site shows where somebody pastes one of our addresses. WordPress takes from a site that it does not know a quotation with a
/// plain link, which must stand first, and one empty frame; styles, and the element around the frame, it takes away, and others keep them. A site that has
/// less room than a card's warning needs is given a link and no frame: a technique is not shown without who should not do it.
/// </summary>
internal static class OEmbed
{
    private const int Day = 24 * 60 * 60;

    private const int ThumbnailSide = 300;

    private const string FrameAttributes = "frameborder=\"0\" marginwidth=\"0\" marginheight=\"0\"";

    public static void MapOEmbed(this WebApplication app) => app.MapMethods("/oembed", [HttpMethods.Get, HttpMethods.Head], Answer);

    /// <summary>The address that answers for a page, for the page's head.</summary>
    public static string AddressFor(string page, string format) => $"/oembed?url={Uri.EscapeDataString(page)}&format={format}";

    private static IResult Answer(HttpContext context, SiteContent content, PermanentAddress addresses)
    {
        var query = context.Request.Query;
        context.Response.Headers.AccessControlAllowOrigin = "*";
        if (query["url"].ToString() is not { Length: > 0 } url)
        {
            return Refuse("Please say which page: /oembed?url= and the page's address.", HttpStatusCode.BadRequest);
        }

        var format = query["format"].ToString() is { Length: > 0 } asked ? asked.ToLowerInvariant() : "json";
        if (format is not ("json" or "xml"))
        {
            return Refuse("We answer in json and in xml.", HttpStatusCode.NotImplemented);
        }

        if (Find(url, new Uri(addresses.Of("/")), content) is not { } page)
        {
            return Refuse("That is not the address of a page of ours that can be embedded.", HttpStatusCode.NotFound);
        }

        context.Response.Headers.CacheControl = $"public, max-age={Day}";
        var fields = Fields(page, addresses, Limit(query["maxwidth"]), Limit(query["maxheight"]));
        return format == "json"
            ? Results.Text(JsonSerializer.Serialize(fields.ToDictionary()), "application/json", Encoding.UTF8)
            : Results.Text(new XDeclaration("1.0", "utf-8", "yes") + new XElement("oembed", fields.Select(f => new XElement(f.Key, f.Value))).ToString(), "text/xml", Encoding.UTF8);
    }

    // Our own host by either scheme; anything else is not ours to speak of.
    private static Embeddable? Find(string url, Uri site, SiteContent content)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var page)
            || page.Scheme is not ("http" or "https") || page.UserInfo.Length > 0 || !page.Host.Equals(site.Host, StringComparison.OrdinalIgnoreCase)
            || !(page.Port == site.Port || (page.IsDefaultPort && site.IsDefaultPort)))
        {
            return null;
        }

        var technique = QueryHelpers.ParseQuery(page.Query).TryGetValue("for", out var slug) ? slug.ToString() : null;
        return Embeddable.Find(content.Model, CanonicalAddresses.Canonical(Uri.UnescapeDataString(page.AbsolutePath), content.Model), technique);
    }

    private static IEnumerable<KeyValuePair<string, object>> Fields(Embeddable page, PermanentAddress addresses, int maxWidth, int maxHeight)
    {
        var width = Math.Min(Embeddable.UsualWidth, maxWidth);
        var height = Math.Min(page.Height(width), maxHeight);
        var isLink = !page.HasRoom(width, maxHeight);
        yield return new("version", "1.0");
        yield return new("type", isLink ? "link" : "rich");
        yield return new("title", page.Title);
        yield return new("provider_name", "FootCare");
        yield return new("provider_url", addresses.Of("/"));
        yield return new("cache_age", Day);
        if (ThumbnailSide <= Math.Min(maxWidth, maxHeight))
        {
            yield return new("thumbnail_url", addresses.Of($"/images/cards/{page.Picture}-thumbnail.png"));
            yield return new("thumbnail_width", ThumbnailSide);
            yield return new("thumbnail_height", ThumbnailSide);
        }

        if (isLink)
        {
            yield break;
        }

        yield return new("width", width);
        yield return new("height", height);
        var (title, link) = (WebUtility.HtmlEncode(page.Title), WebUtility.HtmlEncode(addresses.Of(page.Address)));
        yield return new(
            "html",
            $"""<blockquote class="wp-embedded-content"><a href="{link}">{title}</a></blockquote>"""
            + page.Markup(addresses, width, maxHeight, FrameAttributes));
    }

    // Pixels as a style sheet would say them, '480', '480px' or '479.5', are a limit. Anything else says nothing of a size in pixels ('100%'), and is passed over like a
    // parameter that we do not know: a client that asks oddly still gets its card.
    private static int Limit(string? words)
    {
        var number = words.AsSpan().Trim();
        number = number.EndsWith("px", StringComparison.OrdinalIgnoreCase) ? number[..^2] : number;
        return decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var pixels) && pixels is >= 1 and < int.MaxValue ? (int)pixels : int.MaxValue;
    }

    private static IResult Refuse(string words, HttpStatusCode status) => Results.Text(words + "\n", "text/plain", Encoding.UTF8, (int)status);
}
