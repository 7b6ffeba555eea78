using System.Globalization;
using System.Xml.Linq;
using FootCare.Content;
using FootCare.Topics;
using FootCare.Web.Hosting;

namespace FootCare.Web.Feeds;

/// <summary>The sitemap (sitemaps.org 0.9): every page once, with the day it last changed.</summary>
public static class Sitemap
{
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <summary>The sitemap as text.</summary>
    public static string Write(TopicModel model, PermanentAddress address)
    {
        var whole = model.Topics.Select(Changed).DefaultIfEmpty(new DateOnly(2026, 1, 1)).Max();
        return AtomFeed.Write(new XElement(
            Map + "urlset",
            SiteLinks.Pages.Select(p => Url(p, model.Topics.Where(t => p == "/" + Vocabulary.Word(t.Kind)).Select(Changed).DefaultIfEmpty(whole).Max())),
            model.Topics.Select(t => Url(t.Address, Changed(t)))));

        XElement Url(string path, DateOnly date) => new(
            Map + "url", new XElement(Map + "loc", address.Of(path)), new XElement(Map + "lastmod", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    /// <summary>The day a page last changed: of its newest change, or where it lists none, of its last check.</summary>
    public static DateOnly Changed(Topic topic) => topic.Changes is [var newest, ..] ? newest.Date : topic.Review.On;
}
