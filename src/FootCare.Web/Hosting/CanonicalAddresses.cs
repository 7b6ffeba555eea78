using FootCare.Codes;
using FootCare.Content;
using FootCare.Topics;
using Microsoft.AspNetCore.Http.Extensions;

namespace FootCare.Web.Hosting;

/// <summary>
/// An address has one spelling: lower case, no trailing slash. Any other leads to it by 301, and so does an address with what a letter, a sentence or a file
/// name has added to it, where a page of ours is left without that.
/// </summary>
internal static class CanonicalAddresses
{
    // What stands after an address in a sentence, and goes with it where a program makes a link of it.
    private static readonly char[] AfterIt = [.. ".,;:!?)]}>*\"'”’»… "];

    private static readonly string[] Endings = ["/index.html", ".html", ".htm"];

    private static readonly string[] Views = ["/follow", "/sheet"];

    public static void UseCanonicalAddresses(this WebApplication app) => app.Use(next =>
    {
        var content = app.Services.GetRequiredService<SiteContent>();
        return context =>
        {
            var request = context.Request;
            var path = request.Path.Value ?? "/";
            if (!(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) || Canonical(path, content.Model) is var canonical && canonical == path)
            {
                return next(context);
            }

            if (request.QueryString.HasValue)
            {
                // A query may be a reader's own words, and a redirection for ever would be kept.
                context.Response.Headers.CacheControl = "no-store";
            }

            context.Response.Redirect(UriHelper.BuildRelative(request.PathBase, canonical, request.QueryString), permanent: true);
            return Task.CompletedTask;
        };
    });

    private static string Canonical(string path, TopicModel model)
    {
        // Files keep the names they have; only pages are folded. A diagnosis code is written in capitals.
        var isCode = path.StartsWith("/code/", StringComparison.OrdinalIgnoreCase);
        var folded = Path.HasExtension(path) || isCode ? path : path.ToLowerInvariant();
        folded = folded.Length > 1 ? "/" + folded.Trim('/') : folded;
        var plain = Plain(path);
        if (isCode)
        {
            return plain != folded && CodeIn(plain) is { } address ? address : folded;
        }

        plain = plain.ToLowerInvariant().Replace('_', '-').Replace(' ', '-');
        return plain != folded && IsOurs(plain, model) ? plain : folded;
    }

    // Without what is no part of an address.
    private static string Plain(string path)
    {
        var plain = "/" + string.Join('/', path.TrimEnd(AfterIt).Split('/', StringSplitOptions.RemoveEmptyEntries));
        return Array.Find(Endings, e => plain.EndsWith(e, StringComparison.OrdinalIgnoreCase)) is { } ending ? plain[..^ending.Length] : plain;
    }

    private static string? CodeIn(string path) =>
        path.Split('/') is ["", _, var system, var code] && CodeSystem.Find(system) is { } known && known.Normalize(code) is { } normalized ? $"/code/{known.Word}/{known.Write(normalized)}" : null;

    private static bool IsOurs(string path, TopicModel model)
    {
        if (SiteLinks.Pages.Contains(path) || SiteLinks.Sheets.Contains(path) || SiteLinks.Files.Contains(path))
        {
            return true;
        }

        var page = Array.Find(Views, v => path.EndsWith(v, StringComparison.Ordinal)) is { } view ? path[..^view.Length] : path;
        return page.Split('/') switch
        {
            ["", "embed", "checklist"] => true,
            ["", "embed", .. var rest] => IsTopic(rest),
            ["", "qr", var kind, var file] when Path.GetExtension(file) is ".svg" or ".png" => IsTopic([kind, Path.GetFileNameWithoutExtension(file)]),
            ["", .. var rest] => IsTopic(rest),
            _ => false,
        };

        bool IsTopic(string[] parts) =>
            parts is [var kind, var slug] && Vocabulary.TryParse<TopicKind>(kind, out var known) && (model.Find(known, slug) ?? model.FindByAlias(known, slug)) is not null;
    }
}
