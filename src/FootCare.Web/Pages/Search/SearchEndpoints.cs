using System.Xml.Linq;
using FootCare.Search;
using FootCare.Web.Hosting;

namespace FootCare.Web.Pages.Search;

/// <summary>Searching from elsewhere: lines to choose from while one types, and the description by which a browser finds the search.</summary>
internal static class SearchEndpoints
{
    private const int MostLines = 10;
    private static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];

    public static void MapSearch(this WebApplication app)
    {
        app.MapMethods("/search/suggest", GetAndHead, Suggest);
        app.MapMethods("/opensearch.xml", GetAndHead, Describe).WithMetadata(new StoredAttribute());
    }

    // The OpenSearch suggestions form: the query, the lines, what each is, and where each leads.
    private static IResult Suggest(string? q, SiteContent content, PermanentAddress address, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        var query = q is { Length: > SearchIndex.MaxQuery } ? q[..SearchIndex.MaxQuery] : q ?? "";
        // What needs help stands before anything to read, and says what to do.
        var found = content.Model.Search.Suggest(query, MostLines);
        var dangers = found.Dangers.Select(d => (Text: d.Title, Kind: d.Do, d.Address));
        var pages = found.Lines.Select(l => (
            Text: Wording.Sentence(l.Text),
            Kind: l.Text == l.Topic.Title ? Wording.Name(l.Topic.Kind) : $"{Wording.Name(l.Topic.Kind)}: {l.Topic.Title}",
            l.Topic.Address));
        var lines = dangers.Concat(pages).DistinctBy(l => l.Address.Split('#')[0]).Take(MostLines).ToList();
        object[] answer = [query, lines.Select(l => l.Text), lines.Select(l => l.Kind), lines.Select(l => address.Of(l.Address))];
        return Results.Json(answer, contentType: "application/x-suggestions+json");
    }

    private static IResult Describe(PermanentAddress address)
    {
        XNamespace ns = "http://a9.com/-/spec/opensearch/1.1/";
        var description = new XElement(
            ns + "OpenSearchDescription",
            new XElement(ns + "ShortName", "FootCare"),
            new XElement(ns + "Description", "Gentle foot massage for neuropathy: symptoms, techniques, safety and oils."),
            new XElement(ns + "InputEncoding", "UTF-8"),
            new XElement(ns + "Language", "en"),
            new XElement(ns + "Image", new XAttribute("width", 16), new XAttribute("height", 16), new XAttribute("type", "image/svg+xml"), address.Of("/favicon.svg")),
            Url("text/html", address.Of("/search") + "?q={searchTerms}"),
            Url("application/x-suggestions+json", address.Of("/search/suggest") + "?q={searchTerms}"),
            Url("application/opensearchdescription+xml", address.Of("/opensearch.xml"), "self"));
        return Results.Text(new XDeclaration("1.0", "utf-8", standalone: null) + "\n" + description, "application/opensearchdescription+xml; charset=utf-8");

        XElement Url(string type, string template, string? rel = null) => new(
            ns + "Url", new XAttribute("type", type), new XAttribute("template", template), rel is null ? null : new XAttribute("rel", rel));
    }
}
