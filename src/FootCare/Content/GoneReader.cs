using System.Collections.Immutable;
using FootCare.Topics;

namespace FootCare.Content;

/// <summary>Reads <c>gone.yml</c>: the pages that were taken away, why, and where to go instead.</summary>
internal static class GoneReader
{
    public static (ImmutableArray<GoneTopic> Gone, ImmutableArray<Diagnostic> Diagnostics) Read(string text, string path, ParsedPages pages, PublishedAddresses? published)
    {
        var log = new DiagnosticLog(path);
        var all = ImmutableArray.CreateBuilder<GoneTopic>();
        var known = pages.ByAddress.Keys.Concat(SiteLinks.Pages).Concat(SiteLinks.Sheets).ToHashSet(StringComparer.Ordinal);
        var tree = YamlTree.Parse(text, linesBefore: 0, log);
        if (tree is YamlList list)
        {
            foreach (var item in list.Items)
            {
                if (item is not YamlMap map)
                {
                    log.Error(item.At, DiagnosticCode.WrongType, "each page must be keys with values: address, why, instead");
                    continue;
                }

                var keys = new KeyReader(map, log, isEntry: true);
                var (address, why, instead) = (keys.Text("address"), keys.Text("why"), keys.Text("instead"));
                keys.Finish();
                if (address.Length > 0 && Parse(address) is null)
                {
                    log.Error(keys.PlaceOf("address"), DiagnosticCode.BadGone, $"{Shown.Quote(address)} cannot be the address of a page; write it as '/techniques/some-slug'");
                }
                else if (known.Contains(address) || pages.ByAlias.ContainsKey(address))
                {
                    log.Error(keys.PlaceOf("address"), DiagnosticCode.BadGone, $"{Shown.Quote(address)} still answers, so it is not gone");
                }
                else if (all.Any(g => g.Address == address))
                {
                    log.Error(keys.PlaceOf("address"), DiagnosticCode.BadGone, $"{Shown.Quote(address)} is given twice");
                }
                else if (address.Length > 0 && published?.All.Contains(address) == false)
                {
                    log.Error(keys.PlaceOf("address"), DiagnosticCode.BadGone, $"{Shown.Quote(address)} was never published, as {AddressBook.FileName} does not have it{NearestName.Hint(address, published.All)}");
                }
                else if (Parse(address) is var (kind, slug))
                {
                    all.Add(new GoneTopic(kind, slug, why, instead));
                }

                if (instead.Length > 0 && !known.Contains(instead))
                {
                    log.Error(keys.PlaceOf("instead"), DiagnosticCode.BadGone, $"there is no page {Shown.Quote(instead)} to go to instead{(pages.Nearest(instead) is { } near ? $"; did you mean '{near.Address}'?" : NearestName.Hint(instead, known))}");
                }
            }
        }
        else if (tree is not null and not YamlText { IsEmpty: true })
        {
            log.Error(tree.At, DiagnosticCode.WrongType, "gone.yml must be a list of pages, each with address, why and instead");
        }

        return (all.ToImmutable(), [.. log.Found]);
    }

    /// <summary>The kind and slug of an article's address, or null.</summary>
    internal static (TopicKind Kind, string Slug)? Parse(string address) =>
        address.Split('/') is ["", var kind, var slug] && Vocabulary.TryParse<TopicKind>(kind, out var known) && KeyReader.IsSlug(slug) ? (known, slug) : null;
}
