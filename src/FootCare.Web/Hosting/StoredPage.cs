using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;

namespace FootCare.Web.Hosting;

/// <summary>One answer, in every form it is sent in.</summary>
internal sealed class StoredPage(byte[] bytes, string? contentType, StringValues cacheControl, DateTime expires)
{
    /// <summary>Headers that belong to the form or to the moment, and so are not copied.</summary>
    public static readonly HashSet<string> OwnHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Cache-Control", "Connection", "Content-Encoding", "Content-Length", "Content-Type", "Date", "ETag", "Transfer-Encoding", "Vary",
    };

    private const int BrotliQuality = 10;

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
internal sealed class PageForm(byte[] bytes, StringValues coding)
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
