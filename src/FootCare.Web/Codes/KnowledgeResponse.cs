using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using FootCare.Codes;
using FootCare.Topics;
using FootCare.Web.Embedding;
using FootCare.Web.Feeds;
using FootCare.Web.Hosting;
using FootCare.Web.Pages;

namespace FootCare.Web.Codes;

/// <summary>The answer to a <see cref="CodeRequest"/> for programs: Atom, and JSON that mirrors it, in the shape that MedlinePlus Connect gives.</summary>
/// <remarks>The shape was read from a captured reply of MedlinePlus Connect: a feed with categories that repeat the request, and an entry a page.</remarks>
public sealed class KnowledgeResponse(CodeRequest request, CodeMatch? match, PermanentAddress address)
{
    private const string Title = "FootCare";

    private string Subtitle => match is { } found
        ? $"FootCare pages for {found.Code.System.Name} {found.Code.Value}. No clinician has reviewed which code leads where yet."
        : request.Code is null ? "FootCare finds pages by code, not by name"
        : request.System is null ? "This code is from a list of codes that FootCare does not know"
        : "FootCare has no page for this code";

    private (string Scheme, string Term)[] Categories =>
    [
        ("mainSearchCriteria.v.c", request.Code ?? ""), ("mainSearchCriteria.v.cs", request.SystemName ?? ""),
        ("mainSearchCriteria.v.dn", request.DisplayName ?? ""), ("InformationRecipient", request.Recipient),
    ];

    private string Id => AtomFeed.Tag($"/infobutton/{request.System?.Word ?? "unknown"}/{Uri.EscapeDataString(request.Normalized ?? request.Code ?? "")}");

    private string Updated => AtomFeed.Time(Topics.Select(t => t.Review.On).DefaultIfEmpty(new DateOnly(2026, 1, 1)).Max());

    private IEnumerable<Topic> Topics => match?.Topics ?? [];

    // A code that no rule says stop or ask first to leads to nothing before the questions that decide.
    private IEnumerable<Entry> Entries =>
        (match is null or { Topics: [SafetyRule { Severity: Severity.Stop or Severity.AskFirst }, ..] } ? Enumerable.Empty<Entry>() : [Checklist])
            .Concat(Topics.Select(t => new Entry(Wording.Title(t), t.Address, t.Review.On, Summary(t))));

    private Entry Checklist
    {
        get
        {
            var checklist = Embeddable.Checklist();
            return new Entry(checklist.Title, checklist.Address, Topics.Max(t => t.Review.On), $"<p><strong>Check first.</strong> {Encode(checklist.Summary)}</p><p class=\"NLMattribution\">FootCare. No clinician has reviewed this page yet.</p>");
        }
    }

    /// <summary>The answer as JSON.</summary>
    public string ToJson() => new JsonObject
    {
        ["feed"] = new JsonObject
        {
            ["xsi"] = "http://www.w3.org/2001/XMLSchema-instance",
            ["base"] = address.Of("/"),
            ["lang"] = "en",
            ["title"] = Text(Title, "text"),
            ["subtitle"] = Text(Subtitle, "text"),
            ["author"] = new JsonObject { ["name"] = Text("FootCare"), ["uri"] = Text(address.Of("/")) },
            ["updated"] = Text(Updated),
            ["category"] = new JsonArray([.. Categories.Select(c => new JsonObject { ["scheme"] = c.Scheme, ["term"] = c.Term })]),
            ["id"] = Text(Id),
            ["entry"] = new JsonArray([.. Entries.Select(t => new JsonObject
            {
                ["lang"] = "en",
                ["title"] = Text(t.Title, "text"),
                ["link"] = new JsonArray(new JsonObject { ["title"] = t.Title, ["rel"] = "alternate", ["type"] = "html", ["href"] = address.Of(t.Address) }),
                ["id"] = Text(AtomFeed.Tag(t.Address)),
                ["updated"] = Text(AtomFeed.Time(t.On)),
                ["summary"] = Text(t.Summary, "html"),
            })]),
        },
    }.ToJsonString();

    /// <summary>The answer as Atom.</summary>
    public string ToAtom()
    {
        var atom = AtomFeed.Atom;
        var feed = new XElement(
            atom + "feed",
            new XAttribute(XNamespace.Xml + "lang", "en"),
            new XAttribute(XNamespace.Xml + "base", address.Of("/")),
            new XElement(atom + "title", Title),
            new XElement(atom + "subtitle", Subtitle),
            new XElement(atom + "author", new XElement(atom + "name", "FootCare"), new XElement(atom + "uri", address.Of("/"))),
            new XElement(atom + "updated", Updated),
            Categories.Select(c => new XElement(atom + "category", new XAttribute("scheme", c.Scheme), new XAttribute("term", c.Term))),
            new XElement(atom + "id", Id),
            Entries.Select(t => new XElement(
                atom + "entry",
                new XAttribute(XNamespace.Xml + "lang", "en"),
                new XElement(atom + "title", t.Title),
                new XElement(
                    atom + "link", new XAttribute("title", t.Title), new XAttribute("rel", "alternate"), new XAttribute("type", "text/html"),
                    new XAttribute("href", address.Of(t.Address))),
                new XElement(atom + "id", AtomFeed.Tag(t.Address)),
                new XElement(atom + "updated", AtomFeed.Time(t.On)),
                new XElement(atom + "summary", new XAttribute("type", "html"), t.Summary))));
        return AtomFeed.Write(feed);
    }

    private static JsonObject Text(string value, string? type = null) => type is null ? new() { ["_value"] = value } : new() { ["_value"] = value, ["type"] = type };

    // The classes are those by which readers of MedlinePlus Connect find the other names and the source.
    private string Summary(Topic topic)
    {
        var html = new StringBuilder();
        if (!topic.AlsoKnownAs.IsEmpty)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"NLMalsoCalled\">Also called: {Encode(string.Join(", ", topic.AlsoKnownAs))}</p>");
        }

        html.Append(CultureInfo.InvariantCulture, $"<p>{Encode(topic.Summary)}</p>");
        if (topic is SafetyRule rule)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p><strong>{Encode(Wording.Name(rule.Severity))}:</strong> {Encode(rule.Instead)}</p>");
        }
        else
        {
            html.Append(CultureInfo.InvariantCulture, $"<p><strong>Before any massage:</strong> <a href=\"{Encode(address.Of("/checklist"))}\">check that it is safe for you today</a>.</p>");
        }

        var review = topic.Review.Clinician is { } clinician ? $"Reviewed by {clinician}." : "No clinician has reviewed this page yet.";
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"NLMattribution\">FootCare. {Encode(review)}</p>");
        return html.ToString();
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    private sealed record Entry(string Title, string Address, DateOnly On, string Summary);
}
