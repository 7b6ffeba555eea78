using System.Xml.Linq;

namespace FootCare.Benchmarks;

/// <summary>Readers who look at one page after another, in all of them.</summary>
internal sealed class Readers : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { Timeout = TimeSpan.FromSeconds(30) };
    private readonly Uri _site;
    private readonly int _count;
    private readonly string[] _pages;
    private int _sent;
    private int _failed;
    private int _cacheHits;

    /// <summary>Takes the pages from the site's own map.</summary>
    public Readers(Uri site, int count)
    {
        (_site, _count) = (site, count);
        var map = XDocument.Parse(_client.GetStringAsync(new Uri(site, "/sitemap.xml")).GetAwaiter().GetResult());
        _client.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        // Searches are counted against those who search too much, and never kept.
        _pages = [.. map.Descendants().Where(e => e.Name.LocalName == "loc").Select(e => new Uri(e.Value).AbsolutePath).Where(p => p != "/search")];
    }

    /// <summary>Requests sent so far.</summary>
    public int Sent => _sent;

    /// <summary>Answers that a cache before the site gave, as its <c>X-Cache</c> header says.</summary>
    public int CacheHits => _cacheHits;

    /// <summary>Requests that were not answered with 200.</summary>
    public int Failed => _failed;

    /// <summary>Sends a number of requests and waits for the answers.</summary>
    public void Send(int requests)
    {
        var left = requests;
        ReadWhileAsync(() => Interlocked.Decrement(ref left) >= 0).Wait();
    }

    /// <summary>Sends requests until it is enough.</summary>
    public Task SendUntilAsync(CancellationToken enough) => ReadWhileAsync(() => !enough.IsCancellationRequested);

    public void Dispose() => _client.Dispose();

    private Task ReadWhileAsync(Func<bool> more) => Task.WhenAll(Enumerable.Range(0, _count).Select(_ => Task.Run(async () =>
    {
        while (more())
        {
            await ReadOneAsync();
        }
    })));

    private async Task ReadOneAsync()
    {
        var page = _pages[(uint)Interlocked.Increment(ref _sent) % _pages.Length];
        try
        {
            using var answer = await _client.GetAsync(new Uri(_site, page));
            _ = await answer.Content.ReadAsByteArrayAsync();
            if (answer.Headers.TryGetValues("X-Cache", out var cache) && cache.First() is ("HIT" or "STALE" or "UPDATING" or "REVALIDATED"))
            {
                Interlocked.Increment(ref _cacheHits);
            }

            if (answer.IsSuccessStatusCode)
            {
                return;
            }
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
        {
            // Counted below: to a reader it is all the same.
        }

        Interlocked.Increment(ref _failed);
    }
}
