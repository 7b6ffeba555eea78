using System.Collections.Concurrent;

namespace FootCare.Web.Hosting;

/// <summary>What a stored answer is found by: its path, the query that counts, and, where no address is set, the host it was asked of.</summary>
internal readonly record struct PageKey(string Path, string Query, string Scheme, string Host);

/// <summary>Answers up to a number of bytes; those used longest ago leave first.</summary>
internal sealed class PagePool(long capacity)
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
