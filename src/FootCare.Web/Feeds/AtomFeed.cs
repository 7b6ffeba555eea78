using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using FootCare.Topics;
using FootCare.Web.Hosting;

namespace FootCare.Web.Feeds;

/// <summary>Atom (RFC 4287): the feed of changes, and what every Atom answer shares.</summary>
public static class AtomFeed
{
    /// <summary>Atom's namespace.</summary>
    public static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>A name for ever (RFC 4151). It holds no host, so that it stays when the site moves, and a copy of the site names the same thing the same.</summary>
    /// <param name="path">What it names, as a path.</param>
    public static string Tag(string path) => "tag:footcare,2026:" + path;

    /// <summary>A day as Atom writes a time: its start in UTC.</summary>
    public static string Time(DateOnly date) => date.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);

    /// <summary>A document as text, in UTF-8's name.</summary>
    public static string Write(XElement root)
    {
        using var text = new Utf8Writer();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true }))
        {
            new XDocument(root).Save(xml);
        }

        return text.ToString();
    }

    /// <summary>One entry for each change to a page. The newest day first; within a day, changes of safety advice and then safety rules.</summary>
    public static string Changes(TopicModel model, PermanentAddress address)
    {
        var entries = model.Topics.SelectMany(Numbered)
            .OrderByDescending(e => e.Change.Date).ThenByDescending(e => e.Change.Safety).ThenByDescending(e => e.Topic is SafetyRule).ThenBy(e => e.Topic.Title, StringComparer.OrdinalIgnoreCase).ThenByDescending(e => e.Number)
            .ToList();
        return Write(new XElement(
            Atom + "feed",
            new XAttribute(XNamespace.Xml + "lang", "en-GB"),
            new XElement(Atom + "title", "FootCare: what has changed"),
            new XElement(Atom + "subtitle", "Each change to a page, the newest day first. Within a day, safety comes first."),
            new XElement(Atom + "id", Tag("/feed.xml")),
            new XElement(Atom + "updated", Time(entries.Select(e => e.Change.Date).DefaultIfEmpty(new DateOnly(2026, 1, 1)).Max())),
            new XElement(Atom + "author", new XElement(Atom + "name", "FootCare"), new XElement(Atom + "uri", address.Of("/"))),
            Link("self", "application/atom+xml", address.Of("/feed.xml")),
            Link("alternate", "text/html", address.Of("/")),
            entries.Select(e => new XElement(
                Atom + "entry",
                new XElement(Atom + "title", $"{(e.Change.Safety ? "Safety: " : "")}{e.Topic.Title}{(e.Topic is SafetyRule ? " (safety rule)" : "")}"),
                new XElement(Atom + "id", Tag($"{e.Topic.Address}/changes/{e.Change.Date:yyyy-MM-dd}/{e.Number}")),
                new XElement(Atom + "updated", Time(e.Change.Date)),
                Link("alternate", "text/html", address.Of(e.Topic.Address)),
                new XElement(Atom + "category", new XAttribute("term", Vocabulary.Word(e.Topic.Kind))),
                e.Change.Safety ? new XElement(Atom + "category", new XAttribute("term", "safety-change"), new XAttribute("label", "Safety advice changed")) : null,
                new XElement(Atom + "summary", (e.Change.Safety ? "Safety advice changed. " : "") + e.Change.What)))));
    }

    // Changes of one day are numbered from the oldest, which stands last, so that a new one above leaves the others' names as they are.
    private static IEnumerable<(Topic Topic, Change Change, int Number)> Numbered(Topic topic) =>
        topic.Changes.GroupBy(c => c.Date).SelectMany(day => day.Reverse().Select((change, i) => (topic, change, i + 1)));

    private static XElement Link(string rel, string type, string href) =>
        new(Atom + "link", new XAttribute("rel", rel), new XAttribute("type", type), new XAttribute("href", href));

    private sealed class Utf8Writer() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
