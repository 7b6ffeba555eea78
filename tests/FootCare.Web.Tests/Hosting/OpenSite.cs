using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace FootCare.Web.Tests.Hosting;

/// <summary>The whole site on a real port, for what only a real connection can do.</summary>
public sealed class OpenSite : WebApplicationFactory<Program>
{
    /// <summary>The collection of tests that weigh the heap, so that nothing else may run meanwhile.</summary>
    public const string Alone = "alone";

    private static readonly string[] Pages =
        ["/", "/techniques", "/techniques/thumb-circles", "/symptoms/numbness", "/oils/olive", "/safety", "/checklist", "/css/site.css", "/search?q=numb", "/health/ready"];

    private readonly Lazy<Uri> _address;

    /// <summary>As behind a proxy that counts searches itself: the readers here search faster than people do.</summary>
    public OpenSite()
        : this([("FootCare:Limits:SearchesPerMinute", "0")])
    {
    }

    private OpenSite((string Key, string Value)[] settings)
    {
        Settings = settings;
        _address = new(() =>
        {
            UseKestrel(0);
            StartServer();
            return ClientOptions.BaseAddress;
        });
    }

    public Uri Address => _address.Value;

    private (string Key, string Value)[] Settings { get; }

    public static OpenSite With(params (string Key, string Value)[] settings) => new(settings);

    /// <summary>A client that follows nothing and shares no connection with others.</summary>
    public HttpClient Ask() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };

    /// <summary>A connection from this machine, by default from the address that everybody else here has.</summary>
    public async Task<TcpClient> Connect(string from = "127.0.0.1")
    {
        var connection = new TcpClient(new IPEndPoint(IPAddress.Parse(from), 0)) { NoDelay = true };
        await connection.ConnectAsync(IPAddress.Loopback, Address.Port);
        return connection;
    }

    /// <summary>Sends the bytes as they are and reads until the server has nothing more to say.</summary>
    public async Task<RawAnswer> Send(string request)
    {
        using var connection = await Connect();
        try
        {
            await connection.GetStream().WriteAsync(Encoding.Latin1.GetBytes(request));
        }
        catch (IOException)
        {
            // Hung up on while still talking; what it said before can be read.
        }

        return await Read(connection);
    }

    /// <summary>A GET of exactly this target, headers as given, answered and closed.</summary>
    public Task<RawAnswer> Get(string target, params string[] headers) =>
        Send($"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{string.Concat(headers.Select(h => h + "\r\n"))}\r\n");

    public static async Task<RawAnswer> Read(TcpClient connection)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var (bytes, buffer) = (new MemoryStream(), new byte[16 * 1024]);
        try
        {
            int read;
            while ((read = await connection.GetStream().ReadAsync(buffer, patience.Token)) > 0)
            {
                bytes.Write(buffer, 0, read);
            }
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            // Reset rather than closed: as good an end as any.
        }

        return RawAnswer.Parse(Encoding.Latin1.GetString(bytes.ToArray()));
    }

    /// <summary>Lets ordinary readers read while the attack runs; each of their pages must come, and the heap must not have grown much when all is over.</summary>
    public async Task WhileOthersRead(Func<Task> attack, bool searching = true)
    {
        using var ask = Ask();
        string[] pages = [.. Pages.Where(p => searching || !p.StartsWith("/search", StringComparison.Ordinal))];
        foreach (var page in pages)
        {
            (await ask.GetAsync(new Uri(page, UriKind.Relative))).Dispose();
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (lost, read) = (new ConcurrentQueue<string>(), 0);
        using var over = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(reader => Task.Run(async () =>
        {
            using var client = Ask();
            for (var i = reader; !over.IsCancellationRequested; i++)
            {
                var page = pages[i % pages.Length];
                try
                {
                    using var answer = await client.GetAsync(new Uri(page, UriKind.Relative));
                    Interlocked.Increment(ref read);
                    if (answer.StatusCode != HttpStatusCode.OK)
                    {
                        lost.Enqueue($"{page} answered {(int)answer.StatusCode}");
                    }
                }
                catch (HttpRequestException e)
                {
                    lost.Enqueue($"{page}: {e.Message}");
                }
            }
        })).ToArray();
        await attack();
        var during = Volatile.Read(ref read);
        while (Volatile.Read(ref read) < during + 8)
        {
            await Task.Delay(10);
        }

        await over.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Empty(lost);
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(grown < 64 * 1024 * 1024, $"{grown / 1024 / 1024} MB are still held after the attack");
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }
    }
}

/// <summary>Runs after all others, one test at a time.</summary>
[CollectionDefinition(OpenSite.Alone, DisableParallelization = true)]
public sealed class AloneCollection;

/// <summary>An answer as it came over the wire. Status 0: the server hung up without a word.</summary>
public sealed record RawAnswer(int Status, ILookup<string, string> Headers, string Body, string Whole)
{
    public static RawAnswer Parse(string whole)
    {
        var end = whole.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var lines = (end < 0 ? whole : whole[..end]).Split("\r\n");
        var status = lines[0].Split(' ') is ["HTTP/1.1", var code, ..] ? int.Parse(code, System.Globalization.CultureInfo.InvariantCulture) : 0;
        return new RawAnswer(
            status, lines.Skip(1).Select(l => l.Split(':', 2)).Where(l => l.Length == 2).ToLookup(l => l[0], l => l[1].Trim(), StringComparer.OrdinalIgnoreCase), end < 0 ? "" : whole[(end + 4)..], whole);
    }
}
