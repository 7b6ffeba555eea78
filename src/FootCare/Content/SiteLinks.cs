using System.Buffers;
using System.Collections.Immutable;
using FootCare.Topics;

namespace FootCare.Content;

/// <summary>The site's own addresses, and how the relative links that articles use between files become them.</summary>
public static class SiteLinks
{
    /// <summary>Addresses of the site that are not articles, which an article may link to as <c>/checklist</c>.</summary>
    public static ImmutableArray<string> Pages { get; } =
        [
            "/", "/symptoms", "/techniques", "/safety", "/oils", "/guides", "/checklist", "/handouts", "/for-clinics", "/search", "/a-z",
            "/references", "/codes", "/about", "/privacy", "/accessibility",
        ];

    /// <summary>Sheets to print that belong to no article. Like all sheets, they are found from their page and not by search engines.</summary>
    public static ImmutableArray<string> Sheets { get; } = ["/checklist/sheet", "/journal"];

    /// <summary>Addresses that programs ask for, which are promised as the pages are.</summary>
    public static ImmutableArray<string> Files { get; } = ["/codes.csv", "/feed.xml", "/opensearch.xml", "/robots.txt", "/sitemap.xml"];

    /// <summary>What a topic's address may end in: other ways to show it, which move with it.</summary>
    public static ImmutableArray<string> Views { get; } = ["/follow", "/sheet"];

    /// <summary>The address of the topic that an address shows in another way: its sheet, its step by step, its checklist or its place among the handouts; null for all else.</summary>
    public static string? TopicShownBy(string address)
    {
        foreach (var asked in (ReadOnlySpan<string>)["/checklist?for=", "/handouts?technique="])
        {
            if (address.StartsWith(asked, StringComparison.Ordinal))
            {
                return Topic.AddressOf(TopicKind.Techniques, address[asked.Length..]);
            }
        }

        // An oil has a sheet, and no steps to follow.
        return Views.FirstOrDefault(v => address.EndsWith(v, StringComparison.Ordinal)) is { } view && GoneReader.Parse(address[..^view.Length]) is var (kind, slug)
            && (kind == TopicKind.Techniques || (kind == TopicKind.Oils && view == "/sheet")) ? Topic.AddressOf(kind, slug) : null;
    }

    /// <summary>Whether an address is one of <see cref="Pages"/>, <see cref="Sheets"/> or <see cref="Files"/>.</summary>
    public static bool IsFixed(string address) => Pages.Contains(address) || Sheets.Contains(address) || Files.Contains(address);

    /// <summary>The site's address for a link as written; links that lead elsewhere stay as they are.</summary>
    public static string ToSite(string url, string address)
    {
        if (url.Length == 0 || url[0] is '#' or '/' || HasScheme(url))
        {
            return url;
        }

        var (path, fragment) = Split(url);
        var resolved = Resolve(path, address);
        return (resolved.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? resolved[..^3] : "/media" + resolved) + fragment;
    }

    /// <summary>The path a relative link means from a page's folder, starting with a slash; <c>..</c> never climbs above the root.</summary>
    public static string Resolve(string path, string address)
    {
        var parts = new Stack<string>(address.Split('/', StringSplitOptions.RemoveEmptyEntries).SkipLast(1));
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "..")
            {
                parts.TryPop(out _);
            }
            else if (part != ".")
            {
                parts.Push(part);
            }
        }

        return "/" + string.Join('/', parts.Reverse());
    }

    /// <summary>A link's path and its fragment, the latter with its <c>#</c> or empty.</summary>
    public static (string Path, string Fragment) Split(string url) =>
        url.IndexOf('#', StringComparison.Ordinal) is >= 0 and var hash ? (url[..hash], url[hash..]) : (url, "");

    /// <summary>Whether a link starts with a scheme or names a host.</summary>
    public static bool HasScheme(string url) => url.StartsWith("//", StringComparison.Ordinal) || StartsWithScheme(url);

    /// <summary>Whether a link with a scheme is one that a page may have.</summary>
    public static bool IsAllowed(string url) =>
        (url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(url, UriKind.Absolute, out _))
        || url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
        || url.StartsWith("tel:", StringComparison.OrdinalIgnoreCase);

    // A browser drops tabs, line ends and leading blanks before it looks for the scheme; so do we.
    private static bool StartsWithScheme(ReadOnlySpan<char> url)
    {
        var name = url.TrimStart(Blanks);
        return name.IndexOf(':') is > 0 and var colon && char.IsAsciiLetter(name[0]) && !name[..colon].ContainsAnyExcept(InScheme);
    }

    private static readonly string Blanks = string.Concat(Enumerable.Range(0, 0x21).Select(c => (char)c));
    private static readonly SearchValues<char> InScheme = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+.-\t\r\n");
}
