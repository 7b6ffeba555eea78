using System.Collections.Immutable;
using FootCare.Topics;

namespace FootCare.Content;

/// <summary>Reads <c>references.yml</c>.</summary>
internal static class ReferenceReader
{
    public static (ImmutableArray<Located<Reference>> References, ImmutableArray<Diagnostic> Diagnostics) Read(string text, string path)
    {
        var log = new Diagnostics(path);
        var references = ImmutableArray.CreateBuilder<Located<Reference>>();
        var tree = YamlTree.Parse(text, linesBefore: 0, log);
        if (tree is YamlList list)
        {
            var ids = new HashSet<string>(StringComparer.Ordinal);
            foreach (var item in list.Items)
            {
                if (item is not YamlMap map)
                {
                    log.Error(item.At, DiagnosticCode.WrongType, "a reference must be keys with values");
                    continue;
                }

                var reference = ReadOne(new KeyReader(map, log), log);
                if (!KeyReader.IsSlug(reference.Id))
                {
                    log.Error(item.At, DiagnosticCode.BadSlug, $"'{reference.Id}' cannot be an id; use lower-case letters, digits and single hyphens");
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

        return (references.ToImmutable(), [.. log.Found]);
    }

    private static Reference ReadOne(KeyReader keys, Diagnostics log)
    {
        TrialSummary? trial = null;
        if (keys.Map("trial") is { } t)
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
            log.Error(keys.PlaceOf("url"), DiagnosticCode.BadScheme, $"'{reference.Url}' is not a web address");
        }

        keys.Finish();
        return reference;
    }
}
