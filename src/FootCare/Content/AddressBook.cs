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

    private const string CodePrefix = "/code/";

    /// <summary>The addresses that a site has now.</summary>
    public static IEnumerable<string> Of(TopicModel model) =>
        SiteLinks.Pages.Concat(SiteLinks.Sheets).Concat(SiteLinks.Files)
            .Concat(model.References.Select(r => "/references#" + r.Id))
            .Concat(model.Topics.SelectMany(Of))
            .Concat(model.Techniques.SelectMany(t => SiteLinks.Views.Select(v => t.Address + v)))
            .Concat(model.Codes.All.Select(m => CodePrefix + m.Code.System.Word + "/" + m.Code.Value));

    /// <summary>A file's text with every address of a model added; none is dropped.</summary>
    /// <param name="text">The file as it is; empty where there is none yet.</param>
    /// <param name="model">The site as it is.</param>
    public static (string Text, int Added) Add(string text, TopicModel model)
    {
        var lines = Lines(text).Select(l => l.Value).ToHashSet(StringComparer.Ordinal);
        var before = lines.Count;
        lines.UnionWith(Of(model));
        return (string.Concat(lines.Order(StringComparer.Ordinal).Select(l => l + "\n")), lines.Count - before);
    }

    /// <summary>Finds the addresses that would no longer answer.</summary>
    internal static ImmutableArray<Diagnostic> Check(
        string text, string path, ParsedPages pages, IEnumerable<string>? references, ImmutableArray<GoneTopic> gone, IReadOnlySet<(TopicKind, string)> unreadable)
    {
        var log = new Diagnostics(path);
        var away = gone.Select(g => g.Address).Concat(unreadable.Select(u => Topic.AddressOf(u.Item1, u.Item2))).ToHashSet(StringComparer.Ordinal);
        // A page that could not be read, or has a mistake there, may be the one that has the alias or the code.
        var isWhole = unreadable.Count == 0 && pages.AreWhole && pages.All.All(p => p.Names.AliasesAreSound);
        var sources = (references ?? []).ToHashSet(StringComparer.Ordinal);
        var codes = pages.All.SelectMany(p => p.Names.Codes.Select(c => c.Value)).Distinct().ToList();
        var lines = Lines(text).ToList();
        var published = lines.Select(l => l.Value).ToHashSet(StringComparer.Ordinal);
        var lost = new Dictionary<string, (Place At, int Headings)>(StringComparer.Ordinal);
        var ofPages = new Dictionary<string, Diagnostics>(StringComparer.Ordinal);
        foreach (var (line, at) in lines)
        {
            if (line.StartsWith(CodePrefix, StringComparison.Ordinal))
            {
                if (isWhole && !IsMapped(line, codes))
                {
                    log.Error(at, DiagnosticCode.LostAddress, $"{Shown.Quote(line)} was published and no page has that code any more, nor a parent of it; give it to the page that took its place");
                }

                continue;
            }

            var (whole, fragment) = SiteLinks.Split(line);
            var view = whole.StartsWith("/techniques/", StringComparison.Ordinal) ? SiteLinks.Views.FirstOrDefault(v => whole.EndsWith(v, StringComparison.Ordinal)) : null;
            var address = whole[..^(view?.Length ?? 0)];
            if (away.Contains(address))
            {
                continue;
            }

            if (SiteLinks.IsFixed(address))
            {
                if (address == "/references" && references is not null && fragment.Length > 1 && !sources.Contains(fragment[1..]))
                {
                    log.Error(at, DiagnosticCode.LostHeading, $"{Shown.Quote(line)} was published, and no reference has that id any more{NearestName.Hint(fragment[1..], sources)}");
                }
            }
            else if ((pages.ByAddress.GetValueOrDefault(address) ?? pages.ByAlias.GetValueOrDefault(address)) is not { } page)
            {
                if (isWhole)
                {
                    var before = lost.GetValueOrDefault(address, (At: at, Headings: 0));
                    lost[address] = before with { Headings = before.Headings + (fragment.Length > 1 ? 1 : 0) };
                }
            }
            else if (fragment.Length > 1 && !page.HasAnchor(fragment[1..]))
            {
                // It is mended on the page, where 'check' of that file tells it.
                var anchor = NewHeading(page, fragment[1..], published);
                var there = anchor is null ? Place.Start : page.Article.Anchors[anchor];
                ofPages.TryAdd(page.Path, new Diagnostics(page.Path));
                ofPages[page.Path].Error(there, DiagnosticCode.LostHeading, $"{Shown.Quote(line)} was published, and the page has no such heading any more; end the heading that took its place in {{{fragment}}}{(anchor is null ? "" : $"; is it '#{anchor}' here?")}");
            }
        }

        // A page takes its headings and views with it, and is mended in one place.
        foreach (var (address, (at, headings)) in lost)
        {
            var with = headings switch { 0 => "", 1 => " with 1 heading", _ => $" with {headings} headings" };
            log.Error(at, DiagnosticCode.LostAddress, GoneReader.Parse(address) is var (_, slug)
                ? $"{Shown.Quote(address)} was published{with} and would no longer answer; give the page that took its place the alias '{slug}', or add it to gone.yml with address, why and instead"
                : $"{Shown.Quote(address)} was published{with} and would no longer answer; the site has no such page");
        }

        // While one would be lost, none can be added.
        var fresh = pages.All.Where(p => !published.Contains(p.Address)).Select(p => p.Address).ToList();
        if (isWhole && log.Found.Count == 0 && ofPages.Count == 0 && fresh.Count > 0)
        {
            log.Warn(Place.Start, DiagnosticCode.UnlistedAddress, $"the list lacks {fresh[0]}{(fresh.Count > 1 ? $" and {fresh.Count - 1} more" : "")}; before you publish, run the program with 'addresses' in place of 'check'");
        }

        return [.. ofPages.Values.Append(log).SelectMany(l => l.Found)];
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
        line[CodePrefix.Length..].Split('/') is [var system, var code] && CodeSystem.Find(system) is { } known && codes.Exists(c => c.Covers(new Code(known, code)));

    private static IEnumerable<Located<string>> Lines(string text) =>
        text.Split('\n').Select((line, i) => new Located<string>(line.Trim(), new Place(i + 1, 1))).Where(l => l.Value.Length > 0);
}
