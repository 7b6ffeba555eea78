using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using FootCare.Web.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace FootCare.Web.Tests.Hosting;

/// <summary>Answers that are made once and then served as stored bytes.</summary>
public class StoredPageTests(Site site) : IClassFixture<Site>
{
    private const string Page = "/techniques/thumb-circles";

    private StoredPages Pages => site.Services.GetRequiredService<StoredPages>();

    [Fact]
    public async Task A_page_comes_with_its_length_its_name_and_leave_to_keep_it_and_is_the_same_the_second_time()
    {
        using var client = site.Client();
        using var first = await Ask(client, Page);
        using var second = await Ask(client, Page);
        foreach (var answer in new[] { first, second })
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal((await answer.Content.ReadAsByteArrayAsync()).Length, answer.Content.Headers.ContentLength);
            Assert.False(answer.Headers.ETag!.IsWeak);
            Assert.True(answer.Headers.CacheControl!.Public);
            Assert.Equal(TimeSpan.Zero, answer.Headers.CacheControl.MaxAge);
            Assert.Equal(TimeSpan.FromSeconds(60), answer.Headers.CacheControl.SharedMaxAge);
            Assert.Equal(["Accept-Encoding"], answer.Headers.Vary);
        }

        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await second.Content.ReadAsByteArrayAsync());
        Assert.Equal(Headers(first), Headers(second));
    }

    [Theory]
    [InlineData("/techniques")]
    [InlineData("/oils?without=tree-nut")]
    public async Task What_newsletters_add_to_a_link_is_not_told_of_and_costs_no_page(string address)
    {
        using var client = site.Client();
        using var plain = await Ask(client, address);
        var count = Pages.Count;
        var sign = address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        using var tracked = await Ask(client, $"{address}{sign}utm_source=news&fbclid=abc");
        Assert.Equal(plain.Headers.ETag, tracked.Headers.ETag);
        Assert.Equal(count, Pages.Count);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Each_encoding_has_a_name_of_its_own_and_unpacks_to_the_same_page(string coding)
    {
        using var client = site.Client();
        using var plain = await Ask(client, Page);
        using var packed = await Ask(client, Page, coding);
        Assert.Equal([coding], packed.Content.Headers.ContentEncoding);
        Assert.NotEqual(plain.Headers.ETag, packed.Headers.ETag);
        var bytes = await packed.Content.ReadAsByteArrayAsync();
        Assert.Equal(bytes.Length, packed.Content.Headers.ContentLength);
        Assert.True(bytes.Length * 3 < plain.Content.Headers.ContentLength);
        Assert.Equal(await plain.Content.ReadAsStringAsync(), Unpack(bytes, coding));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("br;q=0.5, gzip;q=0.9", "gzip")]
    [InlineData("br;q=0, gzip;q=0", null)]
    [InlineData("identity, br;q=0.2", null)]
    [InlineData("*", "br")]
    [InlineData("*;q=0", null)]
    [InlineData("BR", "br")]
    [InlineData("deflate", null)]
    public async Task The_encoding_is_the_one_the_reader_asks_for(string accepted, string? coding)
    {
        using var client = site.Client();
        using var answer = await Ask(client, Page, accepted);
        Assert.Equal(coding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
    }

    [Fact]
    public async Task Who_has_the_page_already_is_told_so_in_no_bytes()
    {
        using var client = site.Client();
        using var page = await Ask(client, Page, "br");
        var name = page.Headers.ETag!.ToString();
        foreach (var known in new[] { name, "W/" + name, $"\"other\", {name}", "*" })
        {
            using var answer = await Ask(client, Page, "br", r => r.Headers.TryAddWithoutValidation("If-None-Match", known));
            Assert.True(answer.StatusCode == HttpStatusCode.NotModified, known);
            Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
            Assert.Equal(page.Headers.ETag, answer.Headers.ETag);
            Assert.Equal(["Accept-Encoding"], answer.Headers.Vary);
            Assert.True(answer.Headers.CacheControl!.Public);
        }

        foreach (var (known, coding) in new[] { ("\"other\"", "br"), (name, "gzip") })
        {
            using var answer = await Ask(client, Page, coding, r => r.Headers.TryAddWithoutValidation("If-None-Match", known));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("/guides/how-often")]
    [InlineData("/oils")]
    public async Task Head_has_the_headers_of_get_and_no_body_made_or_not(string address)
    {
        using var client = site.Client();
        for (var time = 0; time < 2; time++)
        {
            using var head = await Ask(client, address, "br", r => r.Method = HttpMethod.Head);
            using var get = await Ask(client, address, "br");
            Assert.Equal(HttpStatusCode.OK, head.StatusCode);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
            Assert.Equal(Headers(get), Headers(head));
        }
    }

    [Fact]
    public async Task A_query_that_a_page_does_not_know_changes_nothing_and_keeps_nothing()
    {
        using var client = site.Client();
        using var plain = await Ask(client, Page);
        using var large = await Ask(client, Page + "/sheet?size=large");
        using var references = await Ask(client, "/references");
        var kept = Pages.Count;
        for (var i = 0; i < 20; i++)
        {
            using var answer = await Ask(client, $"{Page}?utm={i}");
            Assert.Equal(plain.Headers.ETag, answer.Headers.ETag);
            using var other = await Ask(client, $"{Page}/sheet?from={i}&size=large");
            Assert.Equal(large.Headers.ETag, other.Headers.ETag);
            using var told = await Ask(client, $"/techniques?from={i}&zone=arch");
            Assert.True(told.Headers.CacheControl!.NoStore);
            using var longest = await Ask(client, $"/references?x={i}");
            Assert.Equal(references.Headers.ETag, longest.Headers.ETag);
            using var unknown = await Ask(client, $"/privacy?x={i}");
            Assert.True(unknown.Headers.CacheControl!.NoStore);
        }

        Assert.Equal(kept, Pages.Count);
    }

    [Fact]
    public async Task A_query_that_a_page_knows_has_a_page_of_its_own()
    {
        using var client = site.Client();
        var names = new HashSet<EntityTagHeaderValue>();
        foreach (var query in new[] { "", "?zone=arch", "?zone=heel" })
        {
            using var answer = await Ask(client, "/techniques" + query);
            Assert.True(names.Add(answer.Headers.ETag!), query);
        }
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/techniques/none-of-this-name")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/Techniques/Thumb-Circles")]
    [InlineData("/error/404")]
    [InlineData("/techniques/thumb-circles/SHEET")]
    public async Task What_is_no_page_of_its_own_is_not_kept(string address)
    {
        using var client = site.Client();
        var kept = Pages.Count;
        using var answer = await Ask(client, address);
        Assert.Equal(kept, Pages.Count);
        Assert.Null(answer.Headers.ETag);
        Assert.False(answer.Headers.CacheControl?.Public ?? false);
    }

    [Fact]
    public async Task A_result_of_the_checklist_is_kept_by_nobody()
    {
        using var client = site.Client();
        var kept = Pages.Count;
        using var form = new FormUrlEncodedContent([new("numb-feet", "yes")]);
        using var answer = await client.PostAsync(new Uri("/checklist", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal(kept, Pages.Count);

        // And the form that is kept holds nobody's answers.
        using var page = await Site.Page(client, "/checklist");
        Assert.Empty(page.QuerySelectorAll("input[checked]"));
    }

    [Fact]
    public async Task Whole_addresses_on_a_stored_page_are_those_of_the_host_that_was_asked()
    {
        using var client = site.Client();
        foreach (var host in new[] { "one.example", "two.example", "one.example" })
        {
            using var answer = await Ask(client, Page + "/sheet", change: r => r.Headers.Host = host);
            Assert.Contains(host + Page, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task With_an_address_set_the_host_of_a_request_makes_no_page_of_its_own()
    {
        using var named = site.WithWebHostBuilder(b => b.UseSetting("FootCare:BaseUrl", "https://footcare.example"));
        using var client = named.CreateClient();
        for (var i = 0; i < 5; i++)
        {
            using var answer = await Ask(client, Page, change: r => r.Headers.Host = $"host-{i}.example");
        }

        Assert.Equal(1, named.Services.GetRequiredService<StoredPages>().Count);
    }

    [Fact]
    public async Task A_page_made_yesterday_says_today_that_its_review_is_overdue()
    {
        var clock = new Clock();
        using var aging = site.WithWebHostBuilder(b => b.ConfigureTestServices(s => s.AddSingleton<TimeProvider>(clock)));
        using var client = aging.CreateClient();
        var due = site.Model.Topics.First(t => t.Address == Page).Review.DueBy;
        clock.Now = new DateTimeOffset(due, new TimeOnly(23, 59), TimeSpan.Zero);
        Assert.DoesNotContain("overdue", await client.GetStringAsync(new Uri(Page, UriKind.Relative)), StringComparison.Ordinal);
        clock.Now += TimeSpan.FromMinutes(2);
        Assert.Contains("overdue", await client.GetStringAsync(new Uri(Page, UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_kept_stays_within_its_bounds()
    {
        using var small = site.WithWebHostBuilder(b => b.UseSetting("FootCare:Cache:Megabytes", "1").UseSetting("FootCare:Cache:QueryMegabytes", "1"));
        using var client = small.CreateClient();
        var pages = small.Services.GetRequiredService<StoredPages>();
        foreach (var address in site.Addresses().Concat(site.Model.Techniques.SelectMany(t => new[] { t.Address + "/sheet?size=large", t.Address + "/sheet?paper=letter" })))
        {
            using var answer = await Ask(client, address);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.InRange(pages.Size, 1, 2 * 1024 * 1024);
        }

        Assert.InRange(pages.Count, 1, site.Model.Topics.Length - 1);
    }

    [Fact]
    public async Task Many_who_ask_at_once_get_the_same_page()
    {
        using var fresh = site.WithWebHostBuilder(_ => { });
        using var client = fresh.CreateClient();
        var names = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            using var answer = await Ask(client, "/references", "br");
            return answer.Headers.ETag;
        }));
        Assert.NotNull(Assert.Single(names.Distinct()));
        Assert.Equal(1, fresh.Services.GetRequiredService<StoredPages>().Count);
    }

    [Fact]
    public async Task Two_processes_with_the_same_content_give_the_same_bytes_under_the_same_names()
    {
        using var one = new Site();
        using var two = new Site();
        using var first = one.Client();
        using var second = two.Client();
        foreach (var address in one.Addresses().Where(a => a != "/search").Append("/techniques?zone=arch").Append(Page + "/sheet?size=large"))
        {
            foreach (var coding in new[] { "identity", "br", "gzip" })
            {
                using var here = await Ask(first, address, coding);
                using var there = await Ask(second, address, coding);
                Assert.NotNull(here.Headers.ETag);
                Assert.Equal(here.Headers.ETag, there.Headers.ETag);
                Assert.Equal(await here.Content.ReadAsByteArrayAsync(), await there.Content.ReadAsByteArrayAsync());
            }
        }
    }

    private static async Task<HttpResponseMessage> Ask(HttpClient client, string address, string accepted = "", Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (accepted.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        }

        change?.Invoke(request);
        return await client.SendAsync(request);
    }

    private static List<string> Headers(HttpResponseMessage answer) =>
        [.. answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key != "Date").Select(h => $"{h.Key}: {string.Join(", ", h.Value)}").Order(StringComparer.Ordinal)];

    private static string Unpack(byte[] bytes, string coding)
    {
        using var packed = new MemoryStream(bytes);
        using Stream plain = coding == "br" ? new BrotliStream(packed, CompressionMode.Decompress) : new GZipStream(packed, CompressionMode.Decompress);
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
