using System.Collections.Immutable;

namespace FootCare.Content;

/// <summary>Checks <c>coverage.yml</c>: each subject that must be covered, and the pages and headings that cover it.</summary>
internal static class CoverageReader
{
    public static ImmutableArray<Diagnostic> Check(string text, string path, ImmutableArray<ParsedPage> pages)
    {
        var log = new Diagnostics(path);
        if (YamlTree.Parse(text, linesBefore: 0, log) is { } tree)
        {
            if (tree is YamlMap map)
            {
                var byAddress = pages.DistinctBy(p => p.Address).ToDictionary(p => p.Address + ".md", StringComparer.Ordinal);
                var keys = new KeyReader(map, log);
                foreach (var place in map.Entries.SelectMany(row => keys.Texts(row.Key.Text, required: true)))
                {
                    CheckPlace(place, byAddress, log);
                }
            }
            else
            {
                log.Error(tree.At, DiagnosticCode.WrongType, "coverage.yml must be rows with lists of pages, such as 'C01: [symptoms/numbness.md]'");
            }
        }

        return [.. log.Found];
    }

    private static void CheckPlace(Located<string> place, Dictionary<string, ParsedPage> pages, Diagnostics log)
    {
        var (page, heading) = SiteLinks.Split(place.Value);
        if (!pages.TryGetValue("/" + page, out var covering))
        {
            log.Error(place.At, DiagnosticCode.BadCoverage, $"there is no page {Shown.Quote(page)}{NearestName.Hint(page, pages.Keys.Select(k => k[1..]))}");
        }
        else if (heading.Length > 0 && !covering.Anchors.Contains(heading[1..]))
        {
            log.Error(place.At, DiagnosticCode.BadCoverage, $"'{page}' has no heading {Shown.Quote(heading)}{NearestName.Hint(heading[1..], covering.Anchors)}");
        }
    }
}
