using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using FootCare.Web.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FootCare.Web.Tests.Hosting;

/// <summary>What strangers send, over real connections: each has its clear answer, and ordinary readers lose nothing meanwhile.</summary>
[Collection(OpenSite.Alone)]
public class StrangerTests(OpenSite site) : IClassFixture<OpenSite>
{
    private const string Script = "%3Cscript%3Ealert(1)%3C/script%3E";

    [Theory]
    [InlineData("/../../../../etc/passwd")]
    [InlineData("/media/../../appsettings.json")]
    [InlineData("/media/..%2f..%2fappsettings.json")]
    [InlineData("/media/%2e%2e/%2e%2e/appsettings.json")]
    [InlineData("/media/%2e%2e%2f%2e%2e%2fappsettings.json")]
    [InlineData("/media/..%5c..%5cappsettings.json")]
    [InlineData("/media/..\\..\\appsettings.json")]
    [InlineData("/media/%252e%252e%252fappsettings.json")]
    [InlineData("/media/%c0%ae%c0%ae/appsettings.json")]
    [InlineData("/media/%c0%af..%c0%afetc/passwd")]
    [InlineData("/media/%u002e%u002e/appsettings.json")]
    [InlineData("/media/%ef%bc%8e%ef%bc%8e/appsettings.json")]
    [InlineData("/media/....//....//appsettings.json")]
    [InlineData("/media/..;/appsettings.json")]
    [InlineData("/media//etc/passwd")]
    [InlineData("/media/%2fetc%2fpasswd")]
    [InlineData("/media/file:///etc/passwd")]
    [InlineData("/css/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("/css/%2e%2e/appsettings.json")]
    [InlineData("/guides/..%2f..%2freferences.yml")]
    [InlineData("/content/references.yml")]
    [InlineData("/appsettings.json")]
    [InlineData("/FootCare.Web.dll")]
    [InlineData("/.git/config")]
    [InlineData("/.env")]
    [InlineData("//etc/passwd")]
    [InlineData("/%")]
    [InlineData("/%zz")]
    [InlineData("/%2")]
    [InlineData("/techniques/%ff%fe")]
    [InlineData("/techniques/thumb-circles%00")]
    [InlineData("/techniques/thumb-circles%00.svg")]
    [InlineData("/techniques/thumb\0circles")]
    [InlineData("/techniques/" + Script)]
    [InlineData("/TECHNIQUES/" + Script)]
    [InlineData("/%5cevil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("//evil.example/x/")]
    [InlineData("/%2f%2fevil.example/A/")]
    [InlineData("/Techniques/%0d%0aX-Injected:%20yes")]
    [InlineData("/techniques/x%0d%0a%0d%0a<script>alert(1)</script>")]
    [InlineData("/error/200")]
    [InlineData("/error/-1")]
    [InlineData("/error/99999999999")]
    [InlineData("/checklist?for=%00")]
    [InlineData("/checklist?for=" + Script)]
    [InlineData("/code/" + Script + "/x")]
    [InlineData("/code/icd-10-cm/" + Script)]
    [InlineData("http://evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task No_path_leads_out_of_the_site_or_back_into_the_page(string target)
    {
        var answer = await site.Get(target);
        Assert.Contains(answer.Status, (int[])[301, 400, 404]);
        SaysNothingItShouldNot(answer);
        if (answer.Status == 301)
        {
            var location = Assert.Single(answer.Headers["Location"]);
            Assert.Matches("^/[^/\\\\]", location);
            var next = await site.Get(location);
            Assert.Contains(next.Status, (int[])[400, 404]);
            SaysNothingItShouldNot(next);
        }
        else if (answer.Status == 404)
        {
            Assert.Contains("<h1>", answer.Body, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/search?q=" + Script)]
    [InlineData("/search?q=%00")]
    [InlineData("/search?q=%0d%0aX-Injected:%20yes")]
    [InlineData("/search?q=%ff%fe%fd")]
    [InlineData("/search?q=%22%20onmouseover%3d%22alert(1)")]
    [InlineData("/search?q=a&q=b&q=" + Script)]
    [InlineData("/search?q[]=" + Script)]
    [InlineData("/search/suggest?q=" + Script)]
    [InlineData("/techniques?zone=" + Script)]
    [InlineData("/techniques?" + Script + "=1")]
    [InlineData("/techniques/thumb-circles/sheet?size=" + Script)]
    [InlineData("/handouts?technique=" + Script)]
    [InlineData("/handouts/print?technique=" + Script)]
    [InlineData("/infobutton?mainSearchCriteria.v.cs=" + Script + "&mainSearchCriteria.v.c=" + Script)]
    [InlineData("/oils/olive?__proto__=1&%00=%00&=&&&===")]
    public async Task No_query_comes_back_as_it_was_sent_or_breaks_the_page(string target)
    {
        var answer = await site.Get(target);
        Assert.Contains(answer.Status, (int[])[200, 400, 404]);
        SaysNothingItShouldNot(answer);
    }

    [Fact]
    public async Task A_query_that_a_page_does_not_know_changes_nothing_and_hundreds_of_them_cost_nothing()
    {
        await site.WhileOthersRead(async () =>
        {
            using var client = site.Ask();
            var plain = await client.GetStringAsync(new Uri("/oils/olive", UriKind.Relative));
            for (var i = 0; i < 300; i++)
            {
                Assert.Equal(plain, await client.GetStringAsync(new Uri($"/oils/olive?utm_{i}={i}&x={Script}", UriKind.Relative)));
            }
        });
    }

    [Theory]
    [InlineData("xn--", "/")]
    [InlineData("a..b", "/oils/olive")]
    [InlineData("a:99999", "/oembed?url=http://a/oils/olive")]
    [InlineData("(x)", "/oembed?url=http://x/oils/olive")]
    [InlineData("a&b", "/guides")]
    [InlineData("long", "/qr/checklist.svg")]
    [InlineData("long", "/techniques/thumb-circles/sheet")]
    public async Task A_host_that_no_address_can_have_is_a_400_in_plain_words(string host, string target)
    {
        host = host == "long" ? new string('a', 3000) : host;
        var answer = await site.Send($"GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        Assert.Equal(400, answer.Status);
        Assert.Contains("<h1", answer.Body, StringComparison.Ordinal);
        SaysNothingItShouldNot(answer);
    }

    [Theory]
    [InlineData("/checklist")]
    [InlineData("/embed/checklist")]
    public async Task A_chunk_that_is_larger_than_any_number_is_a_400(string target)
    {
        var answer = await site.Send(
            $"POST {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n80000000\r\na=b\r\n0\r\n\r\n");
        Assert.Equal(400, answer.Status);
    }

    [Fact]
    public async Task A_client_that_never_reads_a_page_that_is_not_kept_keeps_nobody_else_from_it()
    {
        await site.WhileOthersRead(async () =>
        {
            var requests = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat("GET /infobutton HTTP/1.1\r\nHost: localhost\r\n\r\n", 200)));
            using var deaf = await site.Connect();
            deaf.ReceiveBufferSize = 4096;
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            {
                while (true)
                {
                    await deaf.GetStream().WriteAsync(requests, patience.Token);
                }
            });
            using var client = site.Ask();
            using var waiting = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            using var answer = await client.GetAsync(new Uri("/infobutton", UriKind.Relative), waiting.Token);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        });
    }

    [Fact]
    public async Task An_address_that_is_too_long_is_414_and_one_that_is_just_not_is_an_ordinary_404()
    {
        await site.WhileOthersRead(async () =>
        {
            for (var i = 0; i < 20; i++)
            {
                Assert.Equal(404, (await site.Get("/techniques/" + new string('a', 7900))).Status);
                Assert.Equal(404, (await site.Get(string.Concat(Enumerable.Repeat("/a", 3900)))).Status);
                Assert.Equal(200, (await site.Get("/search?q=" + new string('a', 7900))).Status);
                Assert.Equal(200, (await site.Get("/oils/olive?" + string.Concat(Enumerable.Repeat("a&", 3900)))).Status);
                Assert.Equal(400, (await site.Get("/handouts/print?" + string.Concat(Enumerable.Repeat("oil=x&", 1300)))).Status);
                Assert.Equal(414, (await site.Get("/techniques/" + new string('a', 9000))).Status);
                Assert.Equal(414, (await site.Get("/search?q=" + new string('a', 1_000_000))).Status);
            }
        });
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: a\"><script>alert(1)</script>\r\nConnection: close\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: a/b@c\r\nConnection: close\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nX: a\rX-Injected: yes\r\nConnection: close\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\nConnection: close\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nX : a\r\nConnection: close\r\n\r\n", 400)]
    [InlineData("GET / HTTP/9.9\r\nHost: localhost\r\nConnection: close\r\n\r\n", 505)]
    [InlineData("GET /\r\n\r\n", 400)]
    [InlineData("\0\u0001\u0002\u0003\r\n\r\n", 400)]
    [InlineData("\u0016\u0003\u0001\u0002\0\u0001\0\u0001\r\n\r\n", 400)]
    [InlineData("G\u00e9T / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 400)]
    [InlineData("CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\nConnection: close\r\n\r\n", 405)]
    [InlineData("GET * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 405)]
    [InlineData("OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 405)]
    [InlineData("POST /checklist HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\nConnection: close\r\n\r\na=b", 400)]
    [InlineData("POST /checklist HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\nConnection: close\r\n\r\na=b", 400)]
    [InlineData("POST /checklist HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999999\r\nConnection: close\r\n\r\na=b", 400)]
    [InlineData("POST /checklist HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\nConnection: close\r\n\r\na=b", 413)]
    [InlineData("POST /checklist HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\nConnection: close\r\n\r\na=b", 400)]
    [InlineData("POST /checklist HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\na=b\r\n0\r\n\r\n", 400)]
    [InlineData("POST /checklist HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 415)]
    public async Task What_is_no_proper_request_is_refused(string request, int expected)
    {
        var answer = await site.Send(request);
        Assert.Equal(expected, answer.Status);
        SaysNothingItShouldNot(answer);
    }

    [Fact]
    public async Task Too_many_headers_and_too_large_ones_are_431()
    {
        await site.WhileOthersRead(async () =>
        {
            for (var i = 0; i < 20; i++)
            {
                Assert.Equal(431, (await site.Get("/", [.. Enumerable.Range(0, 200).Select(h => $"X-{h}: 1")])).Status);
                Assert.Equal(431, (await site.Get("/", "Cookie: " + new string('a', 40_000))).Status);
                Assert.Equal(200, (await site.Get("/", "Cookie: " + new string('a', 8_000))).Status);
            }
        });
    }

    [Fact]
    public async Task Any_method_that_an_address_does_not_know_is_405_says_which_it_does_and_tells_it_in_plain_words()
    {
        using var client = site.Ask();
        foreach (var (address, allow) in new[]
        {
            ("/", "GET, HEAD"), ("/techniques", "GET, HEAD"), ("/techniques/thumb-circles", "GET, HEAD"), ("/privacy", "GET, HEAD"), ("/search?q=x", "GET, HEAD"), ("/search/suggest?q=x", "GET, HEAD"),
            ("/health/live", "GET, HEAD"), ("/health/ready", "GET, HEAD"), ("/feed.xml", "GET, HEAD"), ("/css/site.css", "GET, HEAD"), ("/handouts/print", "GET, HEAD"), ("/checklist", "GET, HEAD, POST"), ("/infobutton", "GET, HEAD, POST"),
        })
        {
            foreach (var method in (string[])["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "x-%$!"])
            {
                if (allow.Split(", ").Contains(method, StringComparer.Ordinal))
                {
                    continue;
                }

                using var request = new HttpRequestMessage(new HttpMethod(method), address);
                if (method != "TRACE")
                {
                    request.Content = new StringContent("a=b", Encoding.UTF8, "application/x-www-form-urlencoded");
                }

                using var answer = await client.SendAsync(request);
                Assert.True(answer.StatusCode == HttpStatusCode.MethodNotAllowed, $"{method} {address} is {(int)answer.StatusCode}");
                Assert.Equal(allow, string.Join(", ", answer.Content.Headers.Allow.Order(StringComparer.Ordinal)));
                Assert.Contains("That does not work here", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }

        // Run from source, a route of the framework's stands in for any file, and takes only GET and HEAD.
        using var nowhere = await client.DeleteAsync(new Uri("/nowhere", UriKind.Relative));
        Assert.Contains(nowhere.StatusCode, (HttpStatusCode[])[HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed]);
    }

    [Fact]
    public async Task A_method_in_other_letters_than_its_own_is_405_and_the_same_connection_goes_on()
    {
        foreach (var (address, allow) in new[] { ("/symptoms", "GET, HEAD"), ("/codes.csv", "GET, HEAD"), ("/favicon.svg", "GET, HEAD"), ("/search?q=1", "GET, HEAD"), ("/health/live", "GET, HEAD"), ("/checklist", "GET, HEAD, POST") })
        {
            Assert.Equal(200, (await site.Get(address)).Status);
            foreach (var method in (string[])["head", "Head", "hEAD", "get", "Get"])
            {
                var answer = await site.Send($"{method} {address} HTTP/1.1\r\nHost: localhost\r\n\r\nGET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
                Assert.Equal((method, address, 405, allow), (method, address, answer.Status, answer.Headers["Allow"].FirstOrDefault()));
                Assert.Contains("That does not work here", answer.Body, StringComparison.Ordinal);
                Assert.EndsWith("{\"status\":\"live\"}", answer.Body.TrimEnd('\r', '\n', '0'), StringComparison.Ordinal);
                SaysNothingItShouldNot(answer);
            }
        }
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded-not")]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task Anything_but_a_form_is_415(string type)
    {
        var answer = await site.Send($"POST /checklist HTTP/1.1\r\nHost: localhost\r\nContent-Type: {type}\r\nContent-Length: 13\r\nConnection: close\r\n\r\nnumb-feet=yes");
        Assert.Equal(415, answer.Status);
        Assert.Contains("What was sent is not one of our forms", answer.Body, StringComparison.Ordinal);
        SaysNothingItShouldNot(answer);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_413_however_it_is_sent()
    {
        await site.WhileOthersRead(async () =>
        {
            using var client = site.Ask();
            foreach (var (bytes, chunked) in new[] { (17 * 1024, false), (17 * 1024, true), (100 * 1024, false), (100 * 1024, true), (2_000_000, false), (2_000_000, true) })
            {
                for (var i = 0; i < 5; i++)
                {
                    var framing = chunked ? "Transfer-Encoding: chunked" : $"Content-Length: {bytes.ToString(CultureInfo.InvariantCulture)}";
                    var body = new string('a', bytes);
                    var answer = await site.Send(
                        $"POST /checklist HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n{framing}\r\nConnection: close\r\n\r\n{(chunked ? $"{bytes:x}\r\n{body}\r\n0\r\n\r\n" : body)}");

                    // Hung up on in the middle of a sentence, a sender may lose the answer; a body that nearly fits always hears it.
                    Assert.Contains(answer.Status, bytes > 32 * 1024 ? [413, 0] : (int[])[413]);
                    SaysNothingItShouldNot(answer);
                }
            }
        });
    }

    [Fact]
    public async Task A_field_with_markup_for_a_name_comes_back_escaped_as_a_page_and_as_json()
    {
        foreach (var accept in (string[])["text/html", "application/json"])
        {
            var answer = await site.Send($"POST /checklist HTTP/1.1\r\nHost: localhost\r\nAccept: {accept}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {Script.Length + 4}\r\nConnection: close\r\n\r\n{Script}=yes");
            Assert.Equal(400, answer.Status);
            Assert.Contains("alert(1)", answer.Body, StringComparison.Ordinal);
            SaysNothingItShouldNot(answer);
        }
    }

    [Fact]
    public async Task A_form_with_thousands_of_fields_is_told_that_there_is_no_such_question()
    {
        var body = string.Join('&', Enumerable.Range(0, 2500).Select(i => $"q{i}=1"))[..16_000];
        using var client = site.Ask();
        using var form = new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = await client.PostAsync(new Uri("/checklist", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Slow_headers_and_slow_bodies_are_hung_up_on_after_some_seconds()
    {
        await site.WhileOthersRead(async () =>
        {
            var slow = new List<(TcpClient Connection, bool IsBody)>();
            for (var i = 0; i < 60; i++)
            {
                var connection = await site.Connect();
                slow.Add((connection, i % 2 == 0));
                await connection.GetStream().WriteAsync(Encoding.Latin1.GetBytes(i % 2 == 0
                    ? "POST /checklist HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\nnumb-"
                    : "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "));
            }

            foreach (var (connection, isBody) in slow)
            {
                var answer = await OpenSite.Read(connection);
                Assert.Equal(408, answer.Status);
                SaysNothingItShouldNot(answer);
                if (isBody)
                {
                    Assert.Contains("That took too long", answer.Body, StringComparison.Ordinal);
                }

                connection.Dispose();
            }
        });
    }

    [Fact]
    public async Task Those_who_ask_on_and_on_and_never_read_an_answer_are_in_nobodys_way()
    {
        await site.WhileOthersRead(async () =>
        {
            var requests = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat("GET /references HTTP/1.1\r\nHost: localhost\r\n\r\n", 500)));
            var deaf = new List<TcpClient>();
            for (var i = 0; i < 30; i++)
            {
                deaf.Add(await site.Connect());
            }

            // They ask until the server takes no more from them, and stay.
            await Task.WhenAll(deaf.Select(async connection =>
            {
                using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
                await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
                {
                    while (true)
                    {
                        await connection.GetStream().WriteAsync(requests, patience.Token);
                    }
                });
            }));
            using var client = site.Ask();
            for (var i = 0; i < 50; i++)
            {
                using var answer = await client.GetAsync(new Uri("/techniques", UriKind.Relative));
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }

            deaf.ForEach(c => c.Dispose());
        });
    }

    [ToolFact("/proc/net/tcp")]
    public async Task Whoever_asks_on_and_on_and_never_reads_holds_little_of_the_systems_memory_too()
    {
        using var deaf = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await deaf.ConnectAsync(IPAddress.Loopback, site.Address.Port);
        await deaf.SendAsync(Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat("GET /references HTTP/1.1\r\nHost: localhost\r\n\r\n", 40))));
        var most = 0L;
        for (var i = 0; i < 40; i++)
        {
            await Task.Delay(50);
            most = Math.Max(most, Waiting(((IPEndPoint)deaf.LocalEndPoint!).Port));
        }

        // Forty answers are 13 MB, of which the system would keep four by itself.
        Assert.InRange(most, 1, 256 * 1024);

        // The bytes that the site has sent to this port and the system still holds, as it tells them itself: sl local remote state tx:rx.
        long Waiting(int port) => new[] { "/proc/net/tcp", "/proc/net/tcp6" }.Where(File.Exists).SelectMany(File.ReadLines)
            .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(l => l.Length > 4 && l[1].EndsWith($":{site.Address.Port:X4}", StringComparison.Ordinal) && l[2].EndsWith($":{port:X4}", StringComparison.Ordinal))
            .Sum(l => long.Parse(l[4].Split(':')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Thousands_of_idle_connections_are_in_nobodys_way_and_one_address_cannot_have_them_all()
    {
        await site.WhileOthersRead(async () =>
        {
            var most = new LimitOptions().ConnectionsPerAddress;
            var idle = new List<TcpClient>();
            foreach (var from in (string[])["127.0.0.2", "127.0.0.3"])
            {
                for (var i = 0; i < most + 200; i++)
                {
                    idle.Add(await site.Connect(from));
                }
            }

            // Those that are one too many are hung up on without a word; the others wait.
            Assert.Equal(0, (await OpenSite.Read(idle[most + 100])).Status);
            var first = idle[0].GetStream();
            await first.WriteAsync("GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"u8.ToArray());
            Assert.Equal(200, (await OpenSite.Read(idle[0])).Status);
            using var client = site.Ask();
            for (var i = 0; i < 50; i++)
            {
                using var answer = await client.GetAsync(new Uri("/techniques", UriKind.Relative));
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }

            // Whoever hangs up makes room.
            idle.ForEach(c => c.Dispose());
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            while (await Ask("127.0.0.2") != 200)
            {
                await Task.Delay(50, patience.Token);
            }
        });

        async Task<int> Ask(string from)
        {
            using var connection = await site.Connect(from);
            try
            {
                await connection.GetStream().WriteAsync("GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"u8.ToArray());
            }
            catch (IOException)
            {
                return 0;
            }

            return (await OpenSite.Read(connection)).Status;
        }
    }

    [Fact]
    public async Task Connections_have_an_upper_limit_and_once_some_are_gone_readers_get_in_again()
    {
        await using var small = OpenSite.With(("FootCare:Limits:Connections", "20"));
        var idle = new List<TcpClient>();
        for (var i = 0; i < 30; i++)
        {
            idle.Add(await small.Connect());
        }

        Assert.Equal(0, (await small.Get("/")).Status);
        idle.ForEach(c => c.Dispose());
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while ((await small.Get("/health/live")).Status != 200)
        {
            await Task.Delay(50, patience.Token);
        }
    }

    [Theory]
    [InlineData("bytes=0-0", 206)]
    [InlineData("bytes=999999999-", 416)]
    [InlineData("bytes=-0", 416)]
    [InlineData("bytes=5-1", 200)]
    [InlineData("bytes=a-b", 200)]
    [InlineData("lines=1-2", 200, 206)]
    [InlineData("bytes=0-99999999999999999999999", 200, 206)]
    public async Task A_range_is_a_part_the_whole_or_refused(string range, params int[] expected)
    {
        Assert.Contains((await site.Get("/favicon.svg", "Range: " + range)).Status, expected);

        // A page has no parts.
        Assert.Equal(200, (await site.Get("/techniques", "Range: " + range)).Status);
    }

    [Fact]
    public async Task A_thousand_ranges_are_answered_with_no_more_than_the_file()
    {
        var whole = (await site.Get("/favicon.svg")).Body.Length;
        await site.WhileOthersRead(async () =>
        {
            for (var i = 0; i < 50; i++)
            {
                var answer = await site.Get("/favicon.svg", "Range: bytes=" + string.Join(',', Enumerable.Repeat("0-", 1000)));
                Assert.Contains(answer.Status, (int[])[200, 206, 416]);
                Assert.True(answer.Body.Length <= whole + 100);
            }
        });
    }

    [Theory]
    [InlineData("If-None-Match: *")]
    [InlineData("If-None-Match: \"nonsense\"")]
    [InlineData("If-None-Match: \"a\", W/\"b\", nonsense,,,\"")]
    [InlineData("If-Match: \"nonsense\"")]
    [InlineData("If-Modified-Since: Fri, 31 Dec 9999 23:59:59 GMT")]
    [InlineData("If-Modified-Since: yesterday")]
    [InlineData("If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT")]
    [InlineData("If-Range: \"nonsense\"")]
    [InlineData("Accept-Encoding: gzip;q=banana, br;q=-1, *;q=NaN, \u0001")]
    [InlineData("Accept: */*;q=1e309, ;;;, text/html;level=1;q=0.0000000000000000000001")]
    [InlineData("Accept-Language: ../../../etc/passwd")]
    [InlineData("X-Original-URL: /appsettings.json")]
    [InlineData("X-HTTP-Method-Override: DELETE")]
    [InlineData("X-Forwarded-Host: evil.example")]
    [InlineData("X-Forwarded-For: 1.2.3.4\", <script>alert(1)</script>")]
    [InlineData("X-Forwarded-Prefix: //evil.example")]
    [InlineData("Forwarded: for=\"<script>alert(1)</script>\";host=evil.example")]
    [InlineData("Expect: the-unexpected")]
    [InlineData("Upgrade: h2c")]
    [InlineData("Cookie: .AspNetCore.Antiforgery=garbage; a=<script>alert(1)</script>")]
    public async Task Headers_that_lie_change_nothing_but_whether_the_page_is_sent(string header)
    {
        foreach (var address in (string[])["/techniques/thumb-circles", "/favicon.svg", "/feed.xml", "/search?q=numb", "/nowhere"])
        {
            var answer = await site.Get(address, header);
            Assert.Contains(answer.Status, address == "/nowhere" ? [404, 400] : (int[])[200, 304, 400, 412, 417]);
            SaysNothingItShouldNot(answer);
            Assert.DoesNotContain("evil.example", answer.Whole, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nothing_in_a_request_can_write_a_line_of_its_own_into_the_log()
    {
        var log = new LogLines();
        await using var logged = new Site().WithWebHostBuilder(b => b.ConfigureTestServices(s => s.AddSingleton<ILoggerProvider>(log)));
        using var client = logged.CreateClient();
        foreach (var path in (string[])["/techniques/a%0d%0a[12:00:00 INF] forged", "/a%0Ab", "/a%E2%80%A8b", "/a%1b[2Jb", "/a%C2%85b"])
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.True(log.Written.Count >= 5);
        Assert.All(log.Written, l => Assert.DoesNotContain(l, c => char.IsControl(c) || c is '\u2028' or '\u2029'));
    }

    private static void SaysNothingItShouldNot(RawAnswer answer)
    {
        foreach (var word in (string[])["<script>alert", "onmouseover=\"alert", "   at ", "Exception", "AllowedHosts", "root:x:", "Set-Cookie"])
        {
            Assert.DoesNotContain(word, answer.Whole, StringComparison.Ordinal);
        }

        Assert.Empty(answer.Headers["X-Injected"]);
        Assert.Empty(answer.Headers["Server"]);
    }
}
