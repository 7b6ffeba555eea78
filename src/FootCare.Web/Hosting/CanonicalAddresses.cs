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
    private static readonly char[] AfterIt = [.. ".,;:!?)]}>|`*_\"'”’»…", ' ', '\n', '\r', '\t', '\u00a0', '\u200b', '\u200c', '\u200d', '\ufeff'];

    private static readonly string[] Endings = ["/index.html", ".html", ".htm"];

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

            if (request.QueryString.HasValue || canonical.StartsWith("/code/", StringComparison.OrdinalIgnoreCase))
            {
                // A query may be a reader's own words, and a code is a diagnosis; a redirection for ever would be kept.
                context.Response.Headers.CacheControl = "no-store";
            }

            context.Response.Redirect(UriHelper.BuildRelative(request.PathBase, canonical, request.QueryString), permanent: true);
            return Task.CompletedTask;
        };
    });

    /// <summary>The one spelling of an address of ours; any other path with its case and its slashes folded, or as it is.</summary>
    public static string Canonical(string path, TopicModel model)
    {
        var plain = Plain(path);
        if (plain.StartsWith("/code/", StringComparison.OrdinalIgnoreCase))
        {
            // A diagnosis code is written in capitals.
            return plain == path ? path : CodeIn(plain) ?? Trimmed(path);
        }

        plain = plain.ToLowerInvariant().Replace('_', '-').Replace(' ', '-');
        if (plain == path || IsOurs(plain, model))
        {
            return plain;
        }

        // Files keep the names they have; only pages are folded. What a sign stands for is not known where it led nowhere.
        return path.Contains('%', StringComparison.Ordinal) ? path : Trimmed(Path.HasExtension(path) ? path : path.ToLowerInvariant());
    }

    /// <summary>The technique that a name in a query means: its present or a former slug, in any spelling that an address may have; null where it means none.</summary>
    public static Technique? TechniqueIn(string name, TopicModel model) => model.FindByAddress(Canonical("/techniques/" + name, model)) as Technique;

    private static string Trimmed(string path) => path.Length > 1 ? "/" + path.Trim('/') : path;

    // Without what is no part of an address. A slash may have been written as a sign for one, and a hyphen as one that does not break.
    private static string Plain(string path)
    {
        var whole = path.Replace("%2f", "/", StringComparison.OrdinalIgnoreCase).Replace('\u2010', '-').Replace('\u2011', '-').TrimEnd(AfterIt);
        var plain = "/" + string.Join('/', whole.Split('/', StringSplitOptions.RemoveEmptyEntries));
        return Array.Find(Endings, e => plain.EndsWith(e, StringComparison.OrdinalIgnoreCase)) is { } ending ? plain[..^ending.Length] : plain;
    }

    private static string? CodeIn(string path) =>
        path.Split('/') is ["", _, var system, var code] && CodeSystem.Find(system) is { } known && known.Normalize(code) is { } normalized ? $"/code/{known.Word}/{known.Write(normalized)}" : null;

    private static bool IsOurs(string path, TopicModel model)
    {
        var page = SiteLinks.Views.FirstOrDefault(v => path.EndsWith(v, StringComparison.Ordinal)) is { } view ? path[..^view.Length] : path;
        return SiteLinks.IsFixed(path) || page.Split('/') switch
        {
            ["", "embed", "checklist"] => true,
            ["", "embed", ..] => model.FindByAddress(page["/embed".Length..]) is not null,
            ["", "qr", var kind, var file] when Path.GetExtension(file) is ".svg" or ".png" => model.FindByAddress($"/{kind}/{Path.GetFileNameWithoutExtension(file)}") is not null,
            _ => model.FindByAddress(page) is not null,
        };
    }
}
