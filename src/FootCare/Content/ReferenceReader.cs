using System.Collections.Immutable;
using System.Text.RegularExpressions;
using FootCare.Topics;

namespace FootCare.Content;

/// <summary>Reads <c>references.yml</c>.</summary>
internal static partial class ReferenceReader
{
    /// <summary>The references, or null where a mistake keeps some of their names from being known.</summary>
    public static (ImmutableArray<Located<Reference>>? References, ImmutableArray<Diagnostic> Diagnostics) Read(string text, string path)
    {
        var log = new DiagnosticLog(path);
        var references = ImmutableArray.CreateBuilder<Located<Reference>>();
        var namesAreMissing = false;
        var tree = YamlTree.Parse(text, linesBefore: 0, log);
        if (tree is YamlList list)
        {
            var ids = new HashSet<string>(StringComparer.Ordinal);
            foreach (var item in list.Items)
            {
                if (item is not YamlMap map)
                {
                    log.Error(item.At, DiagnosticCode.WrongType, "a reference must be keys with values");
                    namesAreMissing = true;
                    continue;
                }

                var reference = ReadOne(new KeyReader(map, log, isEntry: true), log);

                // Without its dash a reference becomes a part of the one above, and gives all its keys again.
                namesAreMissing |= map.Entries.Count(e => e.Key.Text == "id") != 1;
                if (reference.Id.Length == 0)
                {
                    // A missing id has been reported.
                    namesAreMissing = true;
                    continue;
                }

                if (!KeyReader.IsSlug(reference.Id))
                {
                    namesAreMissing = true;
                    log.Error(item.At, DiagnosticCode.BadSlug, $"{Shown.Quote(reference.Id)} cannot be an id; use lower-case letters, digits and single hyphens");
                }
                else if (SiteAnchors.OfReferences.Contains(reference.Id))
                {
                    namesAreMissing = true;
                    log.Error(item.At, DiagnosticCode.BadSlug, $"a reference cannot be called '{reference.Id}': the list of references has a part of its own at '#{reference.Id}'");
                }
                else if (!ids.Add(reference.Id))
                {
                    log.Error(item.At, DiagnosticCode.DuplicateSlug, $"two references are called '{reference.Id}'");
                }
                else
                {
                    references.Add(new Located<Reference>(reference, item.At));
                }
            }
        }
        else if (tree is not null)
        {
            log.Error(tree.At, DiagnosticCode.WrongType, "references.yml must be a list");
        }

        return (tree is not YamlList || namesAreMissing ? null : references.ToImmutable(), [.. log.Found]);
    }

    private static Reference ReadOne(KeyReader keys, DiagnosticLog log)
    {
        TrialSummary? trial = null;
        if (keys.Map("trial", "keys with values, such as 'who: 40 people'") is { } t)
        {
            trial = new TrialSummary(t.Text("who"), t.Text("what"), t.Text("how-long"), t.Text("against"), t.Text("changed"), t.Text("sure"));
            t.Finish();
        }

        var reference = new Reference
        {
            Id = keys.Text("id"),
            Kind = keys.OneOf("kind", ReferenceKind.Report),
            Title = keys.Text("title"),
            Authors = keys.OptionalText("authors"),
            Year = keys.Whole("year", 1900, 2100),
            Publisher = keys.OptionalText("publisher"),
            Doi = keys.OptionalText("doi"),
            Pmid = keys.OptionalText("pmid"),
            Url = keys.Text("url"),
            Found = keys.Text("found"),
            Limits = keys.OptionalText("limits"),
            Trial = trial,
        };
        if (reference.Url.Length > 0 && !(Uri.TryCreate(reference.Url, UriKind.Absolute, out var uri) && (uri.Scheme is "https" or "http")))
        {
            log.Error(keys.PlaceOf("url"), DiagnosticCode.BadScheme, $"{Shown.Quote(reference.Url)} is not a web address");
        }
        else if (reference.Url.Contains(' ', StringComparison.Ordinal))
        {
            log.Warn(keys.PlaceOf("url"), DiagnosticCode.BadScheme, $"{Shown.Quote(reference.Url)} has a blank in it, and no web address has one; copy it anew from the page");
        }

        if (reference.Doi is { } doi && !DoiForm().IsMatch(doi))
        {
            log.Error(keys.PlaceOf("doi"), DiagnosticCode.WrongType, $"{Shown.Quote(doi)} is not a DOI alone, such as 10.1000/182");
        }

        if (reference.Pmid is { } pmid && !pmid.All(char.IsAsciiDigit))
        {
            log.Error(keys.PlaceOf("pmid"), DiagnosticCode.WrongType, $"{Shown.Quote(pmid)} is not a PubMed number, such as 12345678");
        }

        keys.Finish();
        return reference;
    }

    /// <summary>What stands in a DOI without being escaped in an address.</summary>
    [GeneratedRegex(@"^10\.[0-9]{4,9}/[A-Za-z0-9._;()/:-]+\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DoiForm();
}
