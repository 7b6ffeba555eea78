using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using FootCare.Web.Hosting;

namespace FootCare.Web.Tests.Hosting;

/// <summary>What operators are told is so, and the files they are given work.</summary>
public sealed partial class OperatorPageTests : IDisposable
{
    private static readonly string Page = Given("README.md");
    private static readonly string Unit = Given("footcare@.service");
    private static readonly string Nginx = Given("footcare.conf");

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("footcare-");

    public void Dispose() => _root.Delete(recursive: true);

    private static string Given(string file) => File.ReadAllText(Path.Combine(Path.GetDirectoryName(new FootCareOptions().ResolveContentPath())!, "src", "FootCare.Web", "Deploying", file));

    [Fact]
    public void The_table_of_settings_has_every_setting_there_is_none_that_is_not_and_the_numbers_that_are_so()
    {
        var told = Row().Matches(Page).ToDictionary(m => m.Groups["key"].Value, m => m.Groups["default"].Value, StringComparer.Ordinal);
        var known = Settings.KeysOf(typeof(FootCareOptions), FootCareOptions.Section).ToList();
        Assert.Equal(known.Select(k => k.Key).Order(StringComparer.Ordinal), told.Keys.Order(StringComparer.Ordinal));
        foreach (var (key, property) in known.Where(k => k.Property.PropertyType == typeof(int)))
        {
            var holder = property.DeclaringType == typeof(FootCareOptions) ? new FootCareOptions() : Activator.CreateInstance(property.DeclaringType!);
            Assert.Equal($"{key}: {property.GetValue(holder)}", $"{key}: {told[key]}");
        }
    }

    [Fact]
    public void The_variables_of_the_unit_name_settings_there_are()
    {
        var known = Settings.KeysOf(typeof(FootCareOptions), FootCareOptions.Section).Select(k => k.Key).ToList();
        var named = Variable().Matches(Unit + Page).Select(m => m.Value.Replace("__", ":", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, n => Assert.Contains(n, known));
    }

    [Fact]
    public void The_proxys_configuration_has_what_its_page_tells_of()
    {
        foreach (var part in (string[])
        [
            "proxy_cache_path /var/cache/nginx/footcare ", "upstream footcare {", "server 127.0.0.1:5081", "server 127.0.0.1:5082", "listen 80;", "add_header X-Cache $upstream_cache_status;",
            "proxy_cache_lock on;", "proxy_cache_use_stale error timeout http_500 http_502 http_503 http_504;", "proxy_cache_background_update on;",
            "proxy_next_upstream error timeout http_502 http_503;", "proxy_set_header Host ", "server 127.0.0.1:5081 max_fails=0;", "server 127.0.0.1:5082 max_fails=0;", "location /health/ {",
            "call your local emergency number", "proxy_set_header Cookie \"\";", "error_page 400 414 494 /not-understood;",
        ])
        {
            Assert.Contains(part, Nginx, StringComparison.Ordinal);
        }
    }

    [NginxFact]
    public async Task The_proxys_configuration_is_one_that_nginx_takes()
    {
        var file = await ProxyFile([5199, 5081, 5082]);
        using var nginx = Process.Start(new ProcessStartInfo("/usr/sbin/nginx", ["-t", "-c", file]) { UseShellExecute = false, RedirectStandardError = true })!;
        var said = await nginx.StandardError.ReadToEndAsync();
        await nginx.WaitForExitAsync();
        Assert.True(nginx.ExitCode == 0, said);
    }

    [NginxFact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task Behind_the_proxy_a_process_that_comes_back_is_asked_at_once_and_without_any_readers_are_told_in_plain_words()
    {
        int[] ports = [Free(), Free(), Free()];
        await BehindProxy(ports, async client =>
        {
            for (var i = 0; i < 6; i++)
            {
                using var away = await Ask(client, "/health/ready");
                Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromMinutes(1), true), (away.StatusCode, away.Headers.RetryAfter?.Delta, away.Headers.CacheControl?.NoStore));
                Assert.Contains("call your local emergency number", await away.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }

            foreach (var wrong in (string[])["GET /a%00b HTTP/1.1", "GET /%zz HTTP/1.1", $"GET /{new string('a', 20_000)} HTTP/1.1", "\0\u0001"])
            {
                using var connection = new TcpClient();
                await connection.ConnectAsync(IPAddress.Loopback, ports[0]);
                await connection.GetStream().WriteAsync(Encoding.Latin1.GetBytes(wrong + "\r\nHost: footcare.example\r\nConnection: close\r\n\r\n"));
                var refusal = await OpenSite.Read(connection);
                Assert.Contains(refusal.Status, (int[])[400, 414]);
                Assert.Contains("Go to the start page", refusal.Body, StringComparison.Ordinal);
            }

            using var back = new HttpListener();
            back.Prefixes.Add($"http://127.0.0.1:{ports[1]}/");
            back.Start();
            var asked = back.GetContextAsync();
            var answer = Ask(client, "/health/ready");
            Assert.Same(asked, await Task.WhenAny(asked, answer));
            (await asked).Response.Close();
            using var there = await answer;
            Assert.Equal(HttpStatusCode.OK, there.StatusCode);
        });
    }

    [NginxFact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task What_the_proxy_refuses_or_cannot_pass_on_is_told_in_plain_words_and_leaves_no_word_of_it_in_its_logs()
    {
        int[] ports = [Free(), Free(), Free()];
        await BehindProxy(ports, async client =>
        {
            foreach (var address in (string[])["/search?q=secret", "/Search?q=secret", "/infobutton?secret", "/CODE/icd-10-cm/secret", "/checklist?secret=yes"])
            {
                using var away = await Ask(client, address);
                Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
            }

            HttpResponseMessage refused;
            while ((refused = await client.GetAsync(new Uri("/search?q=secret", UriKind.Relative))).StatusCode != HttpStatusCode.TooManyRequests)
            {
                Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
                refused.Dispose();
            }

            using (refused)
            {
                Assert.Equal((TimeSpan.FromSeconds(10), true), (refused.Headers.RetryAfter?.Delta, refused.Headers.CacheControl?.NoStore));
                Assert.Contains("Please try again in a minute", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }

            using var body = new StringContent(new string('a', 40_000));
            using var large = await client.PostAsync(new Uri("/checklist?secret", UriKind.Relative), body);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
            Assert.Contains("Go to the start page", await large.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        });

        string[] logs = Directory.GetFiles(_root.FullName, "*.log");
        Assert.Equal(2, logs.Length);
        Assert.All(logs, log => Assert.DoesNotContain("secret", File.ReadAllText(log), StringComparison.Ordinal));
    }

    [NginxFact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task A_diagnosis_goes_past_the_proxys_cache_however_it_is_written()
    {
        int[] ports = [Free(), Free(), Free()];
        using var back = Instance(ports[1], (_, answer) => answer.AddHeader("Cache-Control", "public, max-age=60"));
        await BehindProxy(ports, async client =>
        {
            foreach (var (address, isKept) in ((string, bool)[])[("/codes", true), ("/code/icd-10-cm/E11.42", false), ("/CODE/icd-10-cm/E11.42", false), ("/Infobutton?a", false)])
            {
                using var first = await Ask(client, address);
                using var again = await Ask(client, address);
                Assert.Equal((address, isKept), (address, again.Headers.TryGetValues("X-Cache", out var cache) && cache.Contains("HIT", StringComparer.Ordinal)));
            }
        });
    }

    [NginxFact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task While_one_instance_is_newer_a_file_comes_from_the_one_that_has_it_and_a_page_that_is_missing_stays_missing()
    {
        int[] ports = [Free(), Free(), Free()];
        using var one = Instance(ports[1], (address, answer) => answer.StatusCode = address is "/css/site.old.css" or "/js/search.old.js" or "/there" ? 200 : 404);
        using var other = Instance(ports[2], (address, answer) => answer.StatusCode = address is "/css/site.new.css" or "/js/search.new.js" or "/there" ? 200 : 404);
        await BehindProxy(ports, async client =>
        {
            // Each instance is asked in turn, so each file is asked of both.
            foreach (var (address, status) in ((string, HttpStatusCode)[])
            [
                ("/css/site.old.css", HttpStatusCode.OK), ("/css/site.new.css", HttpStatusCode.OK), ("/js/search.old.js", HttpStatusCode.OK), ("/js/search.new.js", HttpStatusCode.OK),
                ("/css/nowhere.css", HttpStatusCode.NotFound), ("/there", HttpStatusCode.OK), ("/nowhere", HttpStatusCode.NotFound),
            ])
            {
                for (var i = 0; i < 4; i++)
                {
                    using var answer = await Ask(client, address);
                    Assert.Equal((address, status), (address, answer.StatusCode));
                }
            }
        });
    }

    [ToolFact("/usr/bin/systemd-analyze")]
    public async Task The_service_is_one_that_systemd_takes_and_calls_well_kept()
    {
        Assert.Contains("DynamicUser=yes", Unit, StringComparison.Ordinal);

        // It looks for the program too, which every machine has elsewhere.
        var file = Path.Combine(_root.FullName, "footcare@5081.service");
        await File.WriteAllTextAsync(file, Unit.Replace("/usr/bin/dotnet", "/bin/true", StringComparison.Ordinal).Replace("/opt/footcare\n", "/\n", StringComparison.Ordinal));
        Assert.Equal((0, ""), await Ask("verify", file));
        var (exit, said) = await Ask("security", "--offline=true", "--threshold=20", file);
        Assert.True(exit == 0, said);

        static async Task<(int Exit, string Said)> Ask(params string[] args)
        {
            using var systemd = Process.Start(new ProcessStartInfo("/usr/bin/systemd-analyze", args) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = systemd.StandardOutput.ReadToEndAsync();
            var error = await systemd.StandardError.ReadToEndAsync();
            await systemd.WaitForExitAsync();
            return (systemd.ExitCode, await output + error);
        }
    }

    private async Task BehindProxy(int[] ports, Func<HttpClient, Task> ask)
    {
        using var nginx = Process.Start("/usr/sbin/nginx", ["-c", await ProxyFile(ports)]);
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{ports[0]}") };
            await ask(client);
        }
        finally
        {
            nginx.Kill(entireProcessTree: true);
            await nginx.WaitForExitAsync();
        }
    }

    // The operator's own, with files in the test's folder and ports of its choice: nginx's own, then those of the two processes.
    private async Task<string> ProxyFile(int[] ports)
    {
        if (!OperatingSystem.IsWindows())
        {
            // Started by root, its workers are somebody else, who needs to get to the cache.
            File.SetUnixFileMode(_root.FullName, (UnixFileMode)Convert.ToInt32("755", 8));
        }

        var site = Nginx.Replace("/var/cache/nginx/footcare", Path.Combine(_root.FullName, "cache"), StringComparison.Ordinal)
            .Replace("/var/log/nginx/error.log", Path.Combine(_root.FullName, "site.log"), StringComparison.Ordinal)
            .Replace("listen 80;", string.Create(CultureInfo.InvariantCulture, $"listen 127.0.0.1:{ports[0]};"), StringComparison.Ordinal)
            .Replace(":5081", string.Create(CultureInfo.InvariantCulture, $":{ports[1]}"), StringComparison.Ordinal)
            .Replace(":5082", string.Create(CultureInfo.InvariantCulture, $":{ports[2]}"), StringComparison.Ordinal);
        var file = Path.Combine(_root.FullName, "nginx.conf");
        await File.WriteAllTextAsync(file, $"daemon off;\npid {_root.FullName}/nginx.pid;\nerror_log {_root.FullName}/main.log;\nevents {{ }}\nhttp {{\n{site}\n}}\n");
        return file;
    }

    // What stands for an instance of the site: it answers 200 with nothing, but for what it is told to change.
    private static HttpListener Instance(int port, Action<string, HttpListenerResponse> answer)
    {
        var listener = new HttpListener();
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        _ = Task.Run(async () =>
        {
            try
            {
                while (true)
                {
                    var asked = await listener.GetContextAsync();
                    answer(asked.Request.Url!.AbsolutePath, asked.Response);
                    asked.Response.Close();
                }
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                // Closed, when all is over.
            }
        });
        return listener;
    }

    private static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // Until nginx itself is there.
    private static async Task<HttpResponseMessage> Ask(HttpClient client, string address)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            try
            {
                return await client.GetAsync(new Uri(address, UriKind.Relative), patience.Token);
            }
            catch (HttpRequestException) when (!patience.IsCancellationRequested)
            {
                await Task.Delay(50, patience.Token);
            }
        }
    }

    [GeneratedRegex(@"^\| `(?<key>FootCare:[^`]+)` \|[^|\n]*\| (?<default>[^|\n]*) \|$", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();

    [GeneratedRegex("FootCare__[A-Za-z_]+", RegexOptions.NonBacktracking)]
    private static partial Regex Variable();
}
