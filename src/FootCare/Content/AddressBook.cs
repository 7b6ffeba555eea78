using System.Collections.Immutable;
using FootCare.Codes;
using FootCare.Topics;

namespace FootCare.Content;

/// <summary>
/// Every address ever published, in <c>addresses.txt</c>, one a line: pages, sheets, diagnosis codes, and the headings that others may link to.
/// An address is added when it is published and never dropped; each must answer for ever, itself or by leading to where it went.
/// </summary>
public static class AddressBook
{
    /// <summary>The file's name in the content folder.</summary>
    public const string FileName = "addresses.txt";

    /// <summary>The longest list that is read, in bytes: a kilobyte for each file that there may be, as a page and its headings take half of one.</summary>
    public const int MaxSize = SiteReader.MaxFiles * 1024;

    // Of many headings that are lost at once, the first tell which part of the page is gone.
    private const int MostNamed = 5;

    /// <summary>The addresses that a site has now.</summary>
    public static IEnumerable<string> Of(TopicModel model) =>
        SiteLinks.Pages.Concat(SiteLinks.Sheets).Concat(SiteLinks.Files)
            .Concat(model.References.Select(r => "/references#" + r.Id))
            .Concat(model.Topics.SelectMany(Of))
            .Concat(model.Techniques.SelectMany(t => SiteLinks.Views.Select(v => t.Address + v)))
            .Concat(model.Codes.All.Select(m => PublishedAddresses.OfCode(m.Code.System.Word, m.Code.Value)));

    /// <summary>A file's text with every address of a model added; none is dropped.</summary>
    /// <param name="text">The file as it is; empty where there is none yet.</param>
    /// <param name="model">The site as it is.</param>
    public static (string Text, int Added) Add(string text, TopicModel model)
    {
        var lines = PublishedAddresses.Lines(text).Select(l => l.Value).ToHashSet(StringComparer.Ordinal);
        var before = lines.Count;
        lines.UnionWith(Of(model));
        return (string.Concat(lines.Order(StringComparer.Ordinal).Select(l => l + "\n")), lines.Count - before);
    }

    /// <summary>Finds the addresses that would no longer answer.</summary>
    internal static ImmutableArray<Diagnostic> Check(
        PublishedAddresses published, string path, ParsedPages pages, IEnumerable<string>? references, ImmutableArray<GoneTopic> gone, IReadOnlySet<(TopicKind, string)> unreadable)
    {
        var log = new DiagnosticLog(path);
        var away = gone.Select(g => g.Address).Concat(unreadable.Select(u => Topic.AddressOf(u.Item1, u.Item2))).ToHashSet(StringComparer.Ordinal);
        // A page that could not be read, or has a mistake there, may be the one that has the alias or the code.
        var isWhole = unreadable.Count == 0 && pages.AreWhole && pages.All.All(p => p.Names.AliasesAreSound);
        var codes = isWhole ? pages.All.SelectMany(p => p.Names.Codes.Select(c => c.Value)).Distinct().ToList() : [];
        foreach (var (line, at) in published.Codes.Where(l => isWhole && !IsMapped(l.Value, codes)))
        {
            log.Error(at, DiagnosticCode.LostAddress, $"{Shown.Quote(line)} was published and no page has that code any more, nor a parent of it; give it to the page that took its place");
        }

        var sources = references?.ToHashSet(StringComparer.Ordinal);
        foreach (var (id, at) in published.References.Where(r => sources?.Contains(r.Value) == false))
        {
            log.Error(at, DiagnosticCode.LostHeading, $"{Shown.Quote("/references#" + id)} was published, and no reference has that id any more{NearestName.Hint(id, sources!)}");
        }

        var lost = new List<PublishedPage>();
        var lostHeadings = new Dictionary<ParsedPage, List<string>>(ReferenceEqualityComparer.Instance);
        foreach (var known in published.Pages.Where(p => !away.Contains(p.Address)))
        {
            if ((pages.ByAddress.GetValueOrDefault(known.Address) ?? pages.ByAlias.GetValueOrDefault(known.Address)) is not { } page)
            {
                if (isWhole)
                {
                    lost.Add(known);
                }
            }
            else if (known.Anchors.Any(a => a.Value.Length > 0 && !page.HasAnchor(a.Value)))
            {
                lostHeadings.TryAdd(page, []);
                lostHeadings[page].AddRange(known.Anchors.Where(a => a.Value.Length > 0 && !page.HasAnchor(a.Value)).Select(a => $"{known.Address}#{a.Value}"));
            }
        }

        // A page takes its headings and views with it, and is mended in one place.
        foreach (var (address, anchors) in lost)
        {
            var (at, headings) = (anchors[0].At, anchors.Count(a => a.Value.Length > 0));
            var with = headings switch { 0 => "", 1 => " with 1 heading", _ => $" with {headings} headings" };
            log.Error(at, DiagnosticCode.LostAddress, GoneReader.Parse(address) is var (_, slug)
                ? $"{Shown.Quote(address)} was published{with} and would no longer answer; give the page that took its place the alias '{slug}', or add it to gone.yml with address, why and instead"
                : $"{Shown.Quote(address)} was published{with} and would no longer answer; the site has no such page");
        }

        // They are mended on the page, where 'check' of that file tells it. What a page's own mistake may have taken away is not missed before that is mended.
        var ofPages = lostHeadings.Where(p => p.Key.Diagnostics.All(d => d.Severity == DiagnosticSeverity.Warning)).Select(p => LostHeadings(p.Key, p.Value, published.All)).ToList();

        // While one would be lost, none can be added.
        var fresh = pages.All.Where(p => !published.All.Contains(p.Address)).Select(p => p.Address).ToList();
        if (isWhole && log.Found.Count == 0 && lostHeadings.Count == 0 && fresh.Count > 0)
        {
            log.Warn(Place.Start, DiagnosticCode.UnlistedAddress, $"the list lacks {fresh[0]}{(fresh.Count > 1 ? $" and {fresh.Count - 1} more" : "")}; before you publish, run the program with 'addresses' in place of 'check'");
        }

        return [.. ofPages, .. log.Found];
    }

    private static Diagnostic LostHeadings(ParsedPage page, List<string> lost, HashSet<string> published)
    {
        var log = new DiagnosticLog(page.Path);
        if (lost is [var only])
        {
            var fragment = SiteLinks.Split(only).Fragment;
            var anchor = NewHeading(page, fragment[1..], published);
            var there = anchor is null ? Place.Start : page.Article.Anchors[anchor];
            log.Error(there, DiagnosticCode.LostHeading, $"{Shown.Quote(only)} was published, and the page has no such heading any more; end the heading that took its place in {{{fragment}}}{(anchor is null ? "" : $"; is it '#{anchor}' here?")}");
        }
        else
        {
            log.Error(
                Place.Start, DiagnosticCode.LostHeading,
                $"{lost.Count} headings of this page were published and are not on it any more; end those that took their places in {string.Join(", ", lost.Take(MostNamed).Select(l => $"{{{SiteLinks.Split(l).Fragment}}}"))}{(lost.Count > MostNamed ? $" and {lost.Count - MostNamed} more" : "")}");
        }

        return log.Found[0];
    }

    // A heading that was reworded is one that was not published yet.
    private static string? NewHeading(ParsedPage page, string lost, HashSet<string> published)
    {
        string[] fresh = [.. page.Article.Anchors.Keys.Where(a => !published.Contains($"{page.Address}#{a}"))];
        return NearestName.Of(lost, fresh) ?? (fresh is [var only] ? only : null);
    }

    private static IEnumerable<string> Of(Topic topic) =>
    [
        topic.Address,
        .. topic.Article.Sections.SelectMany(s => s.Headings.Select(h => h.Id).Prepend(s.Id)).Select(id => $"{topic.Address}#{id}"),
        .. topic is Technique { Routine.IsEmpty: false } ? [$"{topic.Address}#steps"] : Array.Empty<string>(),
    ];

    private static bool IsMapped(string line, List<Code> codes) =>
        PublishedAddresses.PartsOf(line) is [var system, var code] && CodeSystem.Find(system) is { } known && codes.Exists(c => c.Covers(new Code(known, code)));
}
