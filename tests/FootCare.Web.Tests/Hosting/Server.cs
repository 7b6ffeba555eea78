using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace FootCare.Web.Tests.Hosting;

/// <summary>The site in a process of its own, which a test may kill.</summary>
internal sealed class Server : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _error;
    private readonly HttpClient _client;

    /// <summary>Starts it, on a free port added to the arguments.</summary>
    public Server(string program, params string[] args)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        listener.Stop();
        _process = Process.Start(new ProcessStartInfo(program, [.. args, "--Urls=" + address]) { UseShellExecute = false, RedirectStandardError = true })!;
        _error = _process.StandardError.ReadToEndAsync();
        _client = new HttpClient { BaseAddress = new Uri(address) };
    }

    public int Port => _client.BaseAddress!.Port;

    public static Server Site(params string[] settings) => new("dotnet", [typeof(Program).Assembly.Location, .. settings]);

    /// <summary>Waits until it answers.</summary>
    public async Task Answers()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            try
            {
                if (await Status("/health/live") == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                Assert.False(_process.HasExited, _process.HasExited ? await _error : "");
            }

            await Task.Delay(100, patience.Token);
        }
    }

    public async Task<HttpStatusCode> Status(string address, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(address, UriKind.Relative));
        using var answer = await _client.SendAsync(request);
        return answer.StatusCode;
    }

    public Task<string> Text(string address) => _client.GetStringAsync(new Uri(address, UriKind.Relative));

    public Task<JsonElement> Ready() => _client.GetFromJsonAsync<JsonElement>("/health/ready");

    /// <summary>Ends it without a word, as SIGKILL does, and gives the lines of its standard error.</summary>
    public async Task<string[]> Kill()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        return (await _error).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Asks it to end, as a service manager does, and gives its exit code and the lines of its standard error.</summary>
    public async Task<(int Exit, string[] Lines)> Stop(TimeSpan patience)
    {
        using var asked = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        using var waiting = new CancellationTokenSource(patience);
        await _process.WaitForExitAsync(waiting.Token);
        return (_process.ExitCode, (await _error).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    public void Dispose()
    {
        _client.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
