using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace FootCare.Web.Hosting;

/// <summary>How much is taken, under <c>FootCare:Limits:</c>. 0 is no limit: for a site behind a proxy that limits, since there all readers come from the proxy's address.</summary>
public sealed class LimitOptions
{
    /// <summary>Searches, and lines suggested while one types, that one network address may ask for in a minute. One who types asks for about two a second.</summary>
    [Range(0, 1_000_000)]
    public int SearchesPerMinute { get; set; } = 300;

    /// <summary>QR codes that one network address may ask for in a minute.</summary>
    [Range(0, 1_000_000)]
    public int CodesPerMinute { get; set; } = 120;

    /// <summary>Packs of handouts that one network address may ask for in a minute.</summary>
    [Range(0, 1_000_000)]
    public int PacksPerMinute { get; set; } = 60;

    /// <summary>Connections that are open at once, from anywhere; one more is closed at once.</summary>
    [Range(0, 1_000_000)]
    public int Connections { get; set; } = 5_000;

    /// <summary>Connections that one network address may have open at once; one more is closed at once. A browser opens six, and a clinic's whole network may come from one address.</summary>
    [Range(0, 1_000_000)]
    public int ConnectionsPerAddress { get; set; } = 1_000;
}

/// <summary>Every limit on what a stranger can make the program do, and why it is where it is.</summary>
internal static class Limits
{
    private const int Kilobyte = 1024;
    private const string LogName = "FootCare.Limits";

    // Addresses are counted in so many places at most, however many there are. Two that share one share its limit; that is rare and harmless.
    private const int Places = 4096;

    // What the system takes from us before it is on its way; it doubles it, for its own needs. Left alone, it goes up to 4 MB for each who asks and does not read: 300 of
    // them held 1.1 GB, and the copying kept others waiting for seconds on a loaded machine. With this they hold 39 MB. Pages are seldom longer than it once packed.
    private const int SentAhead = 64 * Kilobyte;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    // Made without a page: while somebody floods us, saying no must cost next to nothing.
    private static readonly byte[] Words = """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>Please wait a moment – FootCare</title></head>
        <body>
        <h1>Please wait a moment</h1>
        <p>Too many requests came from your network at once. Nothing is wrong with your device. Please try again in a minute.</p>
        <p><a href="/">Go to the start page</a></p>
        </body>
        </html>

        """u8.ToArray();

    /// <summary>What the server takes from a connection before any of our own code runs.</summary>
    public static void AddLimits(this WebApplicationBuilder builder, LimitOptions options)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // Nobody needs to know what we run on.
            kestrel.AddServerHeader = false;
            var limits = kestrel.Limits;

            // Our longest address is a pack of handouts or a record system's question, about 2 KB. Longer than this is answered 414.
            limits.MaxRequestLineSize = 8 * Kilobyte;

            // A browser sends 20 headers of 2 KB; proxies add a few, other sites on the same domain add cookies. More is answered 431.
            limits.MaxRequestHeaderCount = 64;
            limits.MaxRequestHeadersTotalSize = 16 * Kilobyte;

            // Two forms are posted: the checklist takes 16 KB (AnswerForm.MaxBody), a record system's question 4 KB (InfobuttonModel.MaxBody). This is for whatever does not look for itself: 413.
            limits.MaxRequestBodySize = 32 * Kilobyte;

            // Room for one request line with its headers and a form; what comes faster than we read waits in the network.
            limits.MaxRequestBufferSize = 64 * Kilobyte;

            // The worst telephone line is faster. Slower than this for five seconds is somebody holding on to us: 408, or the end of the connection.
            limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
            limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 1000, gracePeriod: TimeSpan.FromSeconds(5));

            // Headers come in one packet or two.
            limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);

            // Longer than nginx keeps its own idle connections to us (60 s): whoever closes last never finds a request on a connection just closed.
            limits.KeepAliveTimeout = TimeSpan.FromSeconds(75);

            // Nine thousand idle connections were measured to hold 56 MB; each that asks and never reads holds up to 80 KB more (StoredPages), and
            // the system 128 KB (SentAhead). The system's own limit on open files must be above it.
            limits.MaxConcurrentConnections = options.Connections == 0 ? null : options.Connections;
            if (options.ConnectionsPerAddress > 0)
            {
                // Wherever it listens, an address is counted once.
                var open = new int[Places];
                kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(next => LimitConnections(next, open, options.ConnectionsPerAddress, kestrel.ApplicationServices)));
            }
        });
        builder.WebHost.UseSockets(sockets => sockets.CreateBoundListenSocket = where =>
        {
            var listening = SocketTransportOptions.CreateDefaultBoundListenSocket(where);
            if (where is IPEndPoint)
            {
                // Each connection is born with it.
                listening.SendBufferSize = SentAhead;
            }

            return listening;
        });

        // A body that never ends would hold up a stop for half a minute.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(6));
        builder.Services.Configure<Microsoft.AspNetCore.HostFiltering.HostFilteringOptions>(hosts => hosts.IncludeFailureMessage = false);
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, (string Setting, int Place)>(context =>
                Asked(context.Request.Path, options) is var (setting, most) && most > 0 && context.Connection.RemoteIpAddress is { } address
                    ? RateLimitPartition.GetTokenBucketLimiter((setting, PlaceOf(address)), _ => new TokenBucketRateLimiterOptions
                    {
                        TokenLimit = most,
                        TokensPerPeriod = 1,
                        ReplenishmentPeriod = Window / most,
                        AutoReplenishment = true,
                        QueueLimit = 0,
                    })
                    : RateLimitPartition.GetNoLimiter(("", 0)));
            limiter.OnRejected = (context, stopping) => RefuseAsync(context, options, stopping);
        });
    }

    private static ConnectionDelegate LimitConnections(ConnectionDelegate next, int[] open, int most, IServiceProvider services)
    {
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger(LogName);
        return async connection =>
        {
            var place = connection.RemoteEndPoint is IPEndPoint { Address: var address } ? PlaceOf(address) : 0;
            try
            {
                if (Interlocked.Increment(ref open[place]) <= most)
                {
                    await next(connection);
                }
                else if (ToldOfConnections.IsDue())
                {
                    log.LogWarning(
                        "More than {Most} connections are open from one network address, so some are closed ({Setting}). Behind a proxy all readers come from its address: limit there, and set this to 0",
                        most, KeyOf(nameof(LimitOptions.ConnectionsPerAddress)));
                }
            }
            finally
            {
                Interlocked.Decrement(ref open[place]);
            }
        };
    }

    private static readonly OnceAMinute ToldOfConnections = new();

    /// <summary>Counts what costs more than a page; all else passes by.</summary>
    public static void UseLimits(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<FootCareOptions>().Limits;
        app.UseWhen(context => Asked(context.Request.Path, options) is not null, limited => limited.UseRateLimiter());
    }

    private static string KeyOf(string setting) => $"{FootCareOptions.Section}:{nameof(FootCareOptions.Limits)}:{setting}";

    private static (string Setting, int Most)? Asked(PathString path, LimitOptions options) =>
        path.StartsWithSegments("/search") ? (nameof(options.SearchesPerMinute), options.SearchesPerMinute)
        : path.StartsWithSegments("/qr") ? (nameof(options.CodesPerMinute), options.CodesPerMinute)
        : path.StartsWithSegments("/handouts/print") ? (nameof(options.PacksPerMinute), options.PacksPerMinute)
        : null;

    // A number that no address can be worked out from: it is different each time the program starts. One household or host has all of an IPv6 /64.
    private static int PlaceOf(IPAddress address)
    {
        var bytes = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
        var hash = new HashCode();
        hash.AddBytes(bytes.AsSpan(0, address.AddressFamily == AddressFamily.InterNetworkV6 && bytes.Length == 16 ? 8 : bytes.Length));
        return (int)((uint)hash.ToHashCode() % Places);
    }

    private static async ValueTask RefuseAsync(OnRejectedContext rejected, LimitOptions options, CancellationToken stopping)
    {
        var context = rejected.HttpContext;
        if (Asked(context.Request.Path, options) is var (setting, most))
        {
            TellOfRefusal(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(LogName), most, KeyOf(setting));
        }

        var response = context.Response;
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.Zero;
        response.StatusCode = StatusCodes.Status429TooManyRequests;
        response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        response.Headers.CacheControl = "no-store";
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = Words.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(Words, stopping);
        }
    }

    private static readonly OnceAMinute Told = new();

    // Once a minute at most, and never who it was.
    private static void TellOfRefusal(ILogger log, int most, string setting)
    {
        if (Told.IsDue())
        {
            log.LogWarning(
                "More than {Most} requests a minute come from one network address, so some are refused ({Setting}). Behind a proxy all readers come from its address: limit there, and set this to 0",
                most, setting);
        }
    }
}
