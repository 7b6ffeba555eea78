using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FootCare.Browser.Tests.Embedding;

/// <summary>Somebody else's site, on a port of its own: it does with our oEmbed answer what WordPress 6 does with that of a provider it does not know.</summary>
public sealed partial class OtherSite : IAsyncDisposable
{
    /// <summary>The secret that WordPress gives a frame: ten letters and digits.</summary>
    public const string Secret = "aB3dE6gH9k";

    // The part of wp-embed.js that listens: the message's secret and source must be the frame's, a height is kept within 200 and 1000 pixels, and a
    // link is followed only to the frame's own host and while the frame has the focus. What came is counted, for the tests to look at.
    private const string Listener =
        """
        window.heard = [];
        addEventListener('message', event => {
          const data = event.data;
          if (!data || !data.secret || !data.message || /[^a-zA-Z0-9]/.test(data.secret)) { return; }
          for (const quote of document.querySelectorAll(`blockquote[data-secret="${data.secret}"]`)) { quote.style.display = 'none'; }
          for (const frame of document.querySelectorAll(`iframe[data-secret="${data.secret}"]`)) {
            if (event.source !== frame.contentWindow) { continue; }
            heard.push([data.message, data.value]);
            frame.removeAttribute('style');
            if (data.message === 'height') {
              frame.height = Math.max(200, Math.min(1000, parseInt(data.value, 10)));
            } else if (data.message === 'link') {
              const to = new URL(data.value);
              if (/^https?:$/i.test(to.protocol) && to.host === new URL(frame.src).host && document.activeElement === frame) { top.location.href = data.value; }
            }
          }
        });
        document.addEventListener('DOMContentLoaded', () => {
          for (const frame of document.querySelectorAll('iframe.wp-embedded-content')) {
            frame.contentWindow.postMessage({ message: 'ready', secret: frame.dataset.secret }, '*');
          }
        });
        """;

    private readonly WebApplication _app;
    private readonly Dictionary<string, string> _pages = new(StringComparer.Ordinal);

    private OtherSite(WebApplication app) => _app = app;

    /// <summary>Starts it.</summary>
    public static async Task<OtherSite> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var site = new OtherSite(app);
        app.Run(context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            return context.Response.WriteAsync(site._pages.GetValueOrDefault(context.Request.Path.Value!, "<!DOCTYPE html><title>Nothing</title>"));
        });
        await app.StartAsync();
        return site;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    /// <summary>Puts markup on a page and tells its address.</summary>
    public string Page(string markup, string script = "")
    {
        var path = $"/{_pages.Count}";
        _pages[path] = $"<!DOCTYPE html><html lang=en><meta charset=utf-8><title>A clinic</title><script>{script}</script><body><h1>A clinic</h1>{markup}";
        return _app.Urls.Single() + path;
    }

    /// <summary>A page of a WordPress site with one of our addresses pasted into it: found, asked for, filtered and shown as WordPress does.</summary>
    public async Task<string> WordPress(Uri ours, string address)
    {
        using var client = new HttpClient { BaseAddress = ours };
        var html = await client.GetStringAsync(new Uri(address, UriKind.Relative));
        var discovery = WebUtility.HtmlDecode(Discovery().Match(html[..html.IndexOf("</head>", StringComparison.Ordinal)]).Groups["href"].Value);
        using var answer = JsonDocument.Parse(await client.GetStringAsync(new Uri($"{discovery}&maxwidth=600&maxheight=900&dnt=1")));

        // wp_filter_oembed_result: these elements and attributes alone, then a quotation at the very start and the one frame.
        var allowed = Quote().Replace(answer.RootElement.GetProperty("html").GetString()!, "<blockquote>");
        allowed = Refused().Replace(allowed, "");
        allowed = Frame().Replace(allowed, frame => RefusedOfFrame().Replace(frame.Value, ""));
        var kept = Kept().Match(allowed);
        Assert.True(kept.Success, "WordPress would show a plain link");
        var (quote, frame) = (kept.Groups["quote"].Value, kept.Groups["frame"].Value);
        frame = Source().Replace(frame, $" src=\"$1#?secret={Secret}\" data-secret=\"{Secret}\"", 1);
        if (quote.Length > 0)
        {
            quote = quote.Replace("<blockquote", $"<blockquote class=\"wp-embedded-content\" data-secret=\"{Secret}\"", StringComparison.Ordinal);
            frame = frame.Replace("<iframe", "<iframe style=\"position: absolute; visibility: hidden;\"", StringComparison.Ordinal);
        }

        frame = frame.Replace("<iframe", "<iframe class=\"wp-embedded-content\" sandbox=\"allow-scripts\" security=\"restricted\"", StringComparison.Ordinal);
        return Page(quote + frame, Listener);
    }

    [GeneratedRegex("<link[^<>]*application/json\\+oembed[^<>]*href=\"(?<href>[^\"]*)\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Discovery();

    [GeneratedRegex("<blockquote[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quote();

    [GeneratedRegex("</?(?!/?(?:a|blockquote|iframe)\\b)[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Refused();

    [GeneratedRegex("<iframe[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Frame();

    [GeneratedRegex(" (?!(?:src|width|height|frameborder|marginwidth|marginheight|scrolling|title)=)[a-z-]+=\"[^\"]*\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RefusedOfFrame();

    [GeneratedRegex("(?<quote><blockquote>.*?</blockquote>)?.*(?<frame><iframe.*?></iframe>)", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Kept();

    [GeneratedRegex(" src=\"(?<1>[^\"]*)\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Source();
}
