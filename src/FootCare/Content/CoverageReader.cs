using System.Collections.Immutable;

namespace FootCare.Content;

/// <summary>The places that <c>coverage.yml</c> names.</summary>
internal sealed record CoverageRows(ImmutableArray<Located<string>> Places);

/// <summary>Checks <c>coverage.yml</c>: each subject that must be covered, and the pages and headings that cover it.</summary>
internal static class CoverageReader
{
    /// <summary>Reads the file by itself.</summary>
    public static (CoverageRows Rows, ImmutableArray<Diagnostic> Diagnostics) Read(string text, string path)
    {
        var log = new DiagnosticLog(path);
        ImmutableArray<Located<string>> places = [];
        if (YamlTree.Parse(text, linesBefore: 0, log) is { } tree)
        {
            if (tree is YamlMap map)
            {
                var keys = new KeyReader(map, log);
                places = [.. map.Entries.SelectMany(row => keys.Texts(row.Key.Text, required: true))];
            }
            else
            {
                log.Error(tree.At, DiagnosticCode.WrongType, "coverage.yml must be rows with lists of pages, such as 'C01: [symptoms/numbness.md]'");
            }
        }

        return (new CoverageRows(places), [.. log.Found]);
    }

    /// <summary>Checks it against the pages.</summary>
    public static ImmutableArray<Diagnostic> Check(CoverageRows rows, string path, ParsedPages pages)
    {
        var log = new DiagnosticLog(path);
        foreach (var place in rows.Places)
        {
            CheckPlace(place, pages, log);
        }

        return [.. log.Found];
    }

    private static void CheckPlace(Located<string> place, ParsedPages pages, DiagnosticLog log)
    {
        var (page, heading) = SiteLinks.Split(place.Value);
        if (!page.EndsWith(".md", StringComparison.Ordinal) || !pages.ByAddress.TryGetValue("/" + page[..^3], out var covering))
        {
            if (!page.EndsWith(".md", StringComparison.Ordinal) || !pages.IsUnreadable("/" + page[..^3]))
            {
                log.Error(place.At, DiagnosticCode.BadCoverage, $"there is no page {Shown.Quote(page)}{pages.HintAtFile(page)}");
            }
        }
        else if (heading.Length > 0 && !covering.HasAnchor(heading[1..]))
        {
            log.Error(place.At, DiagnosticCode.BadCoverage, $"'{page}' has no heading {Shown.Quote(heading)}{NearestName.Hint(heading[1..], covering.Anchors)}");
        }
    }
}
