using System.Collections.Concurrent;
using FootCare.Topics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;

namespace FootCare.Web.Hosting;

/// <summary>The two places at which a request meets what is stored.</summary>
internal static class StoredPagesApp
{
    /// <summary>Serves what is known by its path alone; stands first.</summary>
    public static void UseStoredPages(this WebApplication app)
    {
        app.Use(next =>
        {
            var pages = app.Services.GetRequiredService<StoredPages>();
            return context => pages.Serve(context, next);
        });
    }

    /// <summary>Serves what is known by its query, and keeps what is made; stands behind routing.</summary>
    public static void UsePageStore(this WebApplication app)
    {
        app.Use(next =>
        {
            var pages = app.Services.GetRequiredService<StoredPages>();
            return context => pages.Record(context, next);
        });
    }
}

/// <summary>
/// Answers that are made once and then served as the bytes they are: rendered once for each model and day, compressed once for each encoding, with a
/// strong ETag of those bytes. Two halves: <see cref="Serve"/> stands first and serves what is known by its path alone;
/// <see cref="Record"/> stands behind routing, where it is known which query keys count, and keeps what was made.
/// </summary>
/// <remarks>
/// The framework's output caching was tried first: it served the same bytes at about 0.8 of a bare Kestrel endpoint (it builds a key, copies the
/// entry and its headers and writes it anew for each request), compresses nothing and keeps no ETag of the bytes.
/// </remarks>
internal sealed class StoredPages(SiteContent content, FootCareOptions options, TimeProvider clock)
{
    private const int MaxQueryLength = 1024;

    // What is written at once stands in memory until it is read, so what is long goes in slices, each when there is room: a reader who never reads holds little.
    private const int WrittenAtOnce = 64 * 1024;
    private const int Slice = 16 * 1024;

    private readonly StringValues _sharedCacheControl = $"public, max-age=0, s-maxage={options.Cache.SharedSeconds}, stale-while-revalidate={options.Cache.SharedSeconds}, stale-if-error=86400";
    private readonly bool _byHost = options.BaseUrl is null;
    private readonly Lock _renewing = new();
    private Generation _generation = new(content.Model, options.Cache);

    /// <summary>How many answers are kept, with and without a query.</summary>
    public int Count => Current().Pages.Count + Current().Queries.Count;

    /// <summary>How many bytes they are reckoned at.</summary>
    public long Size => Current().Pages.Size + Current().Queries.Size;

    /// <summary>Serves a stored answer by its path alone, before anything else of the request is looked at.</summary>
    public Task Serve(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (IsRead(request) && !request.QueryString.HasValue && (!_byHost || HostNames.IsPlausible(request)) && Current().Pages.Find(KeyOf(request, "")) is { } page && page.Expires > clock.GetUtcNow())
        {
            return Write(context, page);
        }

        // Registered before all others, this runs after all others: every header is there by then.
        var recording = new Recording();
        context.Features.Set(recording);
        context.Response.OnStarting(Starting, context);
        return next(context);
    }

    /// <summary>Serves a stored answer by the query keys that its endpoint knows, or records the endpoint's answer.</summary>
    public async Task Record(HttpContext context, RequestDelegate next)
    {
        var recording = context.Features.Get<Recording>();
        if (recording is null || !IsRead(context.Request) || context.Response.StatusCode != StatusCodes.Status200OK
            || context.Features.Get<IExceptionHandlerFeature>() is not null || Normalise(context) is not { } query)
        {
            await next(context);
            return;
        }

        var generation = Current();
        var pool = query.Length == 0 ? generation.Pages : generation.Queries;
        var key = KeyOf(context.Request, query);
        var now = clock.GetUtcNow();
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        while (true)
        {
            if (pool.Find(key) is { } known && known.Expires > now)
            {
                await Write(context, known);
                return;
            }

            var making = generation.Making.GetOrAdd(key, mine.Task);
            if (making == mine.Task)
            {
                break;
            }

            // Somebody else is making it. Should that fail, the next in line tries.
            await making.WaitAsync(context.RequestAborted);
        }

        recording.Finish = () =>
        {
            generation.Making.TryRemove(key, out _);
            mine.TrySetResult();
        };
        try
        {
            await RecordAnew(context, next, recording, pool, key, now);
        }
        finally
        {
            recording.Finish();
        }
    }

    private async Task RecordAnew(HttpContext context, RequestDelegate next, Recording recording, PagePool pool, PageKey key, DateTimeOffset now)
    {
        var sent = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var bytes = new MemoryStream();

        // The answer to HEAD is that to GET without its body, so the body is wanted.
        var method = context.Request.Method;
        try
        {
            context.Request.Method = HttpMethods.Get;
            var recorded = new StreamResponseBodyFeature(bytes);
            context.Features.Set<IHttpResponseBodyFeature>(recorded);
            await next(context);
            await recorded.CompleteAsync();
        }
        finally
        {
            context.Features.Set(sent);
            context.Request.Method = method;
        }

        if (!MayStore(context.Response))
        {
            // Nothing at all stays nothing, for a page in plain words to be put in its place.
            if (bytes.Length == 0)
            {
                return;
            }

            // Nobody waits for what is kept for nobody, least of all while a slow reader reads it.
            recording.Finish?.Invoke();
            await Write(context.Response, bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
            return;
        }

        var cacheControl = context.Response.Headers.CacheControl;
        var page = new StoredPage(bytes.ToArray(), context.Response.ContentType, cacheControl.Count > 0 ? cacheControl : _sharedCacheControl, now.UtcDateTime.Date.AddDays(1));
        recording.Stored = () => pool.Add(key, page);
        recording.Page = page;
        await Write(context, page);
    }

    private static Task Starting(object state)
    {
        var context = (HttpContext)state;
        var recording = context.Features.GetRequiredFeature<Recording>();
        if (recording is { Page: { } page, Stored: { } store })
        {
            page.Others = [.. context.Response.Headers.Where(h => !StoredPage.OwnHeaders.Contains(h.Key))];
            store();
            recording.Finish?.Invoke();
        }
        else if (context.Response is { StatusCode: StatusCodes.Status200OK, Headers.CacheControl.Count: 0 } && context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null)
        {
            // A page that is not kept here, for its query may be a reader's own words, is kept nowhere else.
            context.Response.Headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }

    private Generation Current()
    {
        var generation = Volatile.Read(ref _generation);
        if (generation.Model == content.Model)
        {
            return generation;
        }

        lock (_renewing)
        {
            if (_generation.Model != content.Model)
            {
                Volatile.Write(ref _generation, new Generation(content.Model, options.Cache));
            }

            return _generation;
        }
    }

    // Where no address is set, whole addresses on a page start with the request's own host.
    private PageKey KeyOf(HttpRequest request, string query) =>
        _byHost ? new PageKey(request.Path.Value ?? "/", query, request.Scheme, request.Host.Value ?? "") : new PageKey(request.Path.Value ?? "/", query, "", "");

    // In these letters alone, as the server has it: to any other "head" it would wait for a body.
    private static bool IsRead(HttpRequest request) => request.Method is "GET" or "HEAD";

    /// <summary>The query that counts, after any other has been taken away; null where the answer is not to be kept.</summary>
    private static string? Normalise(HttpContext context)
    {
        var request = context.Request;
        if (context.GetEndpoint() is not { Metadata: var metadata } || metadata.GetMetadata<NotStoredAttribute>() is not null || request.Path.Value!.Any(char.IsAsciiLetterUpper))
        {
            return null;
        }

        if (metadata.GetMetadata<StoredAttribute>() is not { } declared)
        {
            return metadata.GetMetadata<PageActionDescriptor>() is not null && !request.QueryString.HasValue ? "" : null;
        }

        if (!request.QueryString.HasValue)
        {
            return "";
        }

        if (declared.TellsOfOthers && request.Query.Keys.Any(k => !declared.QueryKeys.Contains(k, StringComparer.OrdinalIgnoreCase) && !IsTracker(k)))
        {
            return null;
        }

        var query = new QueryBuilder();
        foreach (var key in declared.QueryKeys)
        {
            query.Add(key, request.Query[key].Select(v => v ?? ""));
        }

        request.QueryString = query.ToQueryString();
        var normalised = request.QueryString.Value ?? "";
        return normalised.Length <= MaxQueryLength ? normalised : null;
    }

    // What newsletters and social sites add to links by themselves: the reader did not ask for it, and need not be told.
    private static bool IsTracker(string key) => key.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || Trackers.Contains(key, StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Trackers =
        ["fbclid", "gclid", "gbraid", "wbraid", "dclid", "msclkid", "yclid", "ttclid", "twclid", "igshid", "mc_cid", "mc_eid", "_hsenc", "_hsmi", "srsltid"];

    private static bool MayStore(HttpResponse response) =>
        response is { HasStarted: false, StatusCode: StatusCodes.Status200OK, Headers: var headers }
        && headers.SetCookie.Count == 0 && headers.Vary.Count == 0 && headers.ContentEncoding.Count == 0
        && !headers.CacheControl.ToString().Contains("no-store", StringComparison.OrdinalIgnoreCase)
        && !headers.CacheControl.ToString().Contains("private", StringComparison.OrdinalIgnoreCase);

    private static Task Write(HttpContext context, StoredPage page)
    {
        var form = page.FormFor(ContentCodings.Choose(context.Request.Headers.AcceptEncoding));
        return form.IsCompletedSuccessfully ? Write(context, page, form.Result) : Later(context, page, form);

        static async Task Later(HttpContext context, StoredPage page, Task<PageForm> form) => await Write(context, page, await form);
    }

    private static Task Write(HttpContext context, StoredPage page, PageForm form)
    {
        var response = context.Response;
        var headers = response.Headers;
        foreach (var (name, value) in page.Others)
        {
            headers[name] = value;
        }

        headers.CacheControl = page.CacheControl;
        headers.ETag = form.ETag;
        if (page.Compresses)
        {
            headers.Vary = VaryByEncoding;
        }

        var asked = context.Request.Headers.IfNoneMatch;
        if (asked.Count > 0 && form.IsNamedIn(asked))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            headers.ContentType = default;
            return Task.CompletedTask;
        }

        headers.ContentType = page.ContentType;
        headers.ContentLength = form.Bytes.Length;
        if (form.Coding.Count > 0)
        {
            headers.ContentEncoding = form.Coding;
        }

        if (HttpMethods.IsHead(context.Request.Method))
        {
            return Task.CompletedTask;
        }

        return Write(response, form.Bytes);
    }

    private static Task Write(HttpResponse response, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > WrittenAtOnce)
        {
            return InSlices(response, bytes);
        }

        var written = response.BodyWriter.WriteAsync(bytes);
        return written.IsCompletedSuccessfully ? Task.CompletedTask : written.AsTask();

        static async Task InSlices(HttpResponse response, ReadOnlyMemory<byte> bytes)
        {
            while (!bytes.IsEmpty)
            {
                var slice = bytes[..Math.Min(Slice, bytes.Length)];
                if ((await response.BodyWriter.WriteAsync(slice)).IsCompleted)
                {
                    return;
                }

                bytes = bytes[slice.Length..];
            }
        }
    }

    private static readonly StringValues VaryByEncoding = "Accept-Encoding";

    /// <summary>What one request is about to leave behind.</summary>
    private sealed class Recording
    {
        public StoredPage? Page { get; set; }

        public Action? Stored { get; set; }

        public Action? Finish { get; set; }
    }

    /// <summary>All that was made from one model; a new model begins with nothing.</summary>
    private sealed class Generation(TopicModel model, CacheOptions options)
    {
        public TopicModel Model => model;

        public PagePool Pages { get; } = new(options.Megabytes * 1024L * 1024L);

        public PagePool Queries { get; } = new(options.QueryMegabytes * 1024L * 1024L);

        public ConcurrentDictionary<PageKey, Task> Making { get; } = new();
    }
}
