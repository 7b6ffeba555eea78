using System.Buffers.Text;
using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using FootCare.Topics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;

namespace FootCare.Web.Hosting;

/// <summary>
/// Says that an endpoint's answer depends on the model, its path and these query keys alone. Any other key is taken away before the endpoint runs, so
/// that it can neither change the answer nor make a new one. A page without this is kept too, but only as it is without a query.
/// </summary>
/// <param name="queryKeys">The keys, in the order in which they are written in an address; none means that no query changes anything.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class StoredAttribute(params string[] queryKeys) : Attribute
{
    /// <summary>The keys the answer depends on.</summary>
    public IReadOnlyList<string> QueryKeys { get; } = queryKeys;

    /// <summary>Whether the page tells of keys that it does not know; it is then given them, and what it answers is not kept.</summary>
    public bool TellsOfOthers { get; init; }
}

/// <summary>Says that an endpoint's answer is made anew for each request and kept nowhere.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NotStoredAttribute : Attribute;

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
    private const int BrotliQuality = 10;
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

    private async Task RecordAnew(HttpContext context, RequestDelegate next, Recording recording, Pool pool, PageKey key, DateTimeOffset now)
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

    private static bool IsRead(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

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

    private readonly record struct PageKey(string Path, string Query, string Scheme, string Host);

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

        public Pool Pages { get; } = new(options.Megabytes * 1024L * 1024L);

        public Pool Queries { get; } = new(options.QueryMegabytes * 1024L * 1024L);

        public ConcurrentDictionary<PageKey, Task> Making { get; } = new();
    }

    /// <summary>Answers up to a number of bytes; those used longest ago leave first.</summary>
    private sealed class Pool(long capacity)
    {
        private readonly ConcurrentDictionary<PageKey, StoredPage> _pages = new();
        private readonly Lock _adding = new();
        private long _size;

        public int Count => _pages.Count;

        public long Size => Interlocked.Read(ref _size);

        public StoredPage? Find(in PageKey key)
        {
            if (!_pages.TryGetValue(key, out var page))
            {
                return null;
            }

            var now = Environment.TickCount64;
            if (page.LastUsed != now)
            {
                page.LastUsed = now;
            }

            return page;
        }

        public void Add(PageKey key, StoredPage page)
        {
            if (page.Size > capacity / 4)
            {
                return;
            }

            lock (_adding)
            {
                _size += SizeOf(key, page) - (_pages.TryGetValue(key, out var before) ? SizeOf(key, before) : 0);
                _pages[key] = page;
                if (_size <= capacity)
                {
                    return;
                }

                // A tenth at once, so that the sorting is paid seldom.
                foreach (var (oldKey, old) in _pages.OrderBy(p => p.Value.LastUsed).ToList())
                {
                    if (_size <= capacity / 10 * 9)
                    {
                        break;
                    }

                    _pages.TryRemove(oldKey, out _);
                    _size -= SizeOf(oldKey, old);
                }
            }
        }

        private static long SizeOf(in PageKey key, StoredPage page) => page.Size + (2L * (key.Path.Length + key.Query.Length + key.Host.Length));
    }

    /// <summary>One answer, in every form it is sent in.</summary>
    private sealed class StoredPage(byte[] bytes, string? contentType, StringValues cacheControl, DateTime expires)
    {
        /// <summary>Headers that belong to the form or to the moment, and so are not copied.</summary>
        public static readonly HashSet<string> OwnHeaders = new(StringComparer.OrdinalIgnoreCase)
        {
            "Cache-Control", "Connection", "Content-Encoding", "Content-Length", "Content-Type", "Date", "ETag", "Transfer-Encoding", "Vary",
        };

        private readonly Task<PageForm> _plain = Task.FromResult(new PageForm(bytes, default));
        private readonly Lock _making = new();
        private Task<PageForm>? _gzip;
        private Task<PageForm>? _brotli;

        /// <summary>The end of the day on which it was made: a page says when its review is overdue.</summary>
        public DateTimeOffset Expires { get; } = new(expires, TimeSpan.Zero);

        public StringValues ContentType { get; } = contentType;

        public StringValues CacheControl { get; } = cacheControl;

        public bool Compresses { get; } = contentType is not null && (contentType.StartsWith("text/", StringComparison.Ordinal) || contentType.Contains("xml", StringComparison.Ordinal) || contentType.Contains("json", StringComparison.Ordinal));

        public KeyValuePair<string, StringValues>[] Others { get; set; } = [];

        /// <summary>Milliseconds of the system's own clock.</summary>
        public long LastUsed { get; set; } = Environment.TickCount64;

        /// <summary>At most what all its forms and its headers take, in bytes.</summary>
        public long Size { get; } = (2L * bytes.Length) + 2048;

        public Task<PageForm> FormFor(ContentCoding coding) => Compresses ? coding switch
        {
            ContentCoding.Brotli => _brotli ?? Make(ref _brotli, "br", Brotli),
            ContentCoding.Gzip => _gzip ?? Make(ref _gzip, "gzip", Gzip),
            _ => _plain,
        } : _plain;

        private Task<PageForm> Make(ref Task<PageForm>? form, string coding, Func<byte[], byte[]> compress)
        {
            lock (_making)
            {
                return form ??= Task.Run(() => new PageForm(compress(bytes), coding));
            }
        }

        private static byte[] Brotli(byte[] bytes)
        {
            var compressed = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
            return BrotliEncoder.TryCompress(bytes, compressed, out var length, BrotliQuality, window: 22)
                ? compressed[..length]
                : throw new InvalidOperationException("The buffer is as long as Brotli asks for, and yet too short.");
        }

        private static byte[] Gzip(byte[] bytes)
        {
            using var compressed = new MemoryStream();
            using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize))
            {
                gzip.Write(bytes);
            }

            return compressed.ToArray();
        }
    }

    /// <summary>The bytes of an answer in one content coding, named by their own hash.</summary>
    private sealed class PageForm(byte[] bytes, StringValues coding)
    {
        private readonly string _name = $"\"{Base64Url.EncodeToString(SHA256.HashData(bytes).AsSpan(0, 16))}\"";

        public ReadOnlyMemory<byte> Bytes => bytes;

        public StringValues Coding => coding;

        public StringValues ETag => _name;

        /// <summary>Whether If-None-Match names it, weakly or strongly, or names everything.</summary>
        public bool IsNamedIn(StringValues asked)
        {
            foreach (var line in asked)
            {
                foreach (var range in line.AsSpan().Split(','))
                {
                    var one = line.AsSpan(range).Trim();
                    one = one.StartsWith("W/", StringComparison.Ordinal) ? one[2..] : one;
                    if (one.SequenceEqual(_name) || one is "*")
                    {
                        return true;
                    }
                }
            }

            return false;
        }
    }
}
