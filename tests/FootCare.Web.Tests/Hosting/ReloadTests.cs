using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FootCare.Content;
using FootCare.Web.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FootCare.Web.Tests.Hosting;

/// <summary>A writer saves while readers read. Each test has a copy of the content; "soon" is waited for, never timed.</summary>
public sealed class ReloadTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("footcare-");
    private readonly Site _site = new();

    public ReloadTests()
    {
        Copy(new FootCareOptions().ResolveContentPath(), Content);
    }

    private string Content => Path.Combine(_root.FullName, "content");

    public void Dispose()
    {
        _site.Dispose();
        _root.Delete(recursive: true);
    }

    [Theory]
    [InlineData("watch")]
    [InlineData("poll")]
    public async Task A_save_is_served_without_a_restart_and_so_are_a_new_file_a_new_name_and_a_deletion(string mode)
    {
        using var host = Host(mode);
        using var client = host.CreateClient();
        var before = await Text(client, "/guides/how-often");
        Assert.DoesNotContain("Quokkas", before, StringComparison.Ordinal);

        Save("guides/how-often.md", File.ReadAllText(Full("guides/how-often.md")) + "\nQuokkas are small.\n");
        await Soon(async () => (await Text(client, "/guides/how-often")).Contains("Quokkas are small.", StringComparison.Ordinal));

        Save("guides/made.md", Guide("A made guide"));
        await Soon(async () => await Status(client, "/guides/made") == HttpStatusCode.OK);

        File.Move(Full("guides/made.md"), Full("guides/renamed.md"));
        await Soon(async () => await Status(client, "/guides/made") == HttpStatusCode.NotFound && await Status(client, "/guides/renamed") == HttpStatusCode.OK);

        File.Delete(Full("guides/renamed.md"));
        await Soon(async () => await Status(client, "/guides/renamed") == HttpStatusCode.NotFound);
        Assert.False((await Ready(client)).GetProperty("stale").GetBoolean());
    }

    [Theory]
    [InlineData("watch")]
    [InlineData("poll")]
    public async Task A_broken_save_leaves_what_was_served_and_is_told_until_it_is_mended(string mode)
    {
        using var lines = new LogLines();
        await using var host = Host(mode).WithWebHostBuilder(b => b.ConfigureTestServices(s => s.AddSingleton<ILoggerProvider>(lines)));
        using var client = host.CreateClient();
        var good = File.ReadAllText(Full("oils/olive.md"));
        var before = await Text(client, "/oils/olive");
        var version = (await Ready(client)).GetProperty("version").GetString();

        Save("oils/olive.md", good.Replace("title:", "titel:", StringComparison.Ordinal));
        await Soon(async () => (await Ready(client)).GetProperty("stale").GetBoolean());
        var ready = await Ready(client);
        Assert.Equal("ready", ready.GetProperty("status").GetString());
        Assert.Equal(version, ready.GetProperty("version").GetString());
        Assert.Contains(ready.GetProperty("messages").EnumerateArray(), m => m.GetString()!.Contains("content/oils/olive.md(2,1): error FC0016", StringComparison.Ordinal));
        Assert.Equal(before, await Text(client, "/oils/olive"));

        Save("oils/olive.md", good + "\nQuokkas are small.\n");
        await Soon(async () => (await Text(client, "/oils/olive")).Contains("Quokkas are small.", StringComparison.Ordinal));
        Assert.False((await Ready(client)).GetProperty("stale").GetBoolean());

        // A writer's mistake is no fault of ours.
        await Soon(() => Task.FromResult(lines.Written.Any(l => l.StartsWith("The content is mended and is served: version ", StringComparison.Ordinal))));
        Assert.Contains(lines.Written, l => l.StartsWith("content/oils/olive.md(2,1): error FC0016", StringComparison.Ordinal));
        Assert.DoesNotContain(LogLevel.Error, lines.Levels);
    }

    [Theory]
    [InlineData("watch")]
    [InlineData("poll")]
    public async Task What_is_saved_while_the_site_starts_is_seen_at_once(string mode)
    {
        // Between the first reading and the watch a writer saves; the clock stands still, so that no sweep ever comes.
        using var host = Host(mode).WithWebHostBuilder(b => b.ConfigureTestServices(s =>
        {
            s.AddSingleton<TimeProvider>(new StoppedClock());
            s.Insert(0, ServiceDescriptor.Singleton<IHostedService>(services => new SavesAtTheStart(
                services, () => Save("guides/how-often.md", File.ReadAllText(Full("guides/how-often.md")) + "\nQuokkas are small.\n"))));
        }));
        using var client = host.CreateClient();
        await Soon(async () => (await Text(client, "/guides/how-often")).Contains("Quokkas are small.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_half_written_file_is_never_served()
    {
        using var host = Host("watch");
        using var client = host.CreateClient();
        var good = File.ReadAllText(Full("guides/how-often.md"));
        var end = "\nQuokkas are small.\n";
        await using (var file = new FileStream(Full("guides/how-often.md"), FileMode.Create, FileAccess.Write, FileShare.ReadWrite))
        {
            await file.WriteAsync("---\ntitle: How of"u8.ToArray());
            await file.FlushAsync();
            await Soon(async () => (await Ready(client)).GetProperty("stale").GetBoolean());
            Assert.Equal(HttpStatusCode.OK, await Status(client, "/guides/how-often"));
            file.SetLength(0);
            await file.WriteAsync(System.Text.Encoding.UTF8.GetBytes(good + end));
        }

        await Soon(async () => (await Text(client, "/guides/how-often")).Contains("Quokkas are small.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_whole_folder_may_go_and_come_back()
    {
        using var host = Host("watch");
        using var client = host.CreateClient();
        Directory.Move(Content, Content + "-away");
        await Soon(async () => (await Ready(client)).GetProperty("stale").GetBoolean());
        Assert.Equal(HttpStatusCode.OK, await Status(client, "/guides/how-often"));
        Directory.Move(Content + "-away", Content);
        await Soon(async () => !(await Ready(client)).GetProperty("stale").GetBoolean());
        Save("guides/made.md", Guide("A made guide"));
        await Soon(async () => await Status(client, "/guides/made") == HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("watch", "file", "is a file; the content is a folder")]
    [InlineData("poll", "file", "is a file; the content is a folder")]
    [InlineData("watch", "empty", "content(1,1): error FC0108: there is no article in ")]
    [InlineData("poll", "empty", "content(1,1): error FC0108: there is no article in ")]
    [InlineData("watch", "link", "is a link to /nowhere, where no folder is")]
    public async Task What_is_put_in_the_folders_place_and_is_no_content_is_told_while_the_last_good_pages_stay(string mode, string what, string says)
    {
        using var host = Host(mode);
        using var client = host.CreateClient();
        Directory.Move(Content, Content + "-away");
        _ = what switch
        {
            "file" => File.Create(Content).DisposeAsync(),
            "empty" => Directory.CreateDirectory(Content),
            _ => (object)Directory.CreateSymbolicLink(Content, "/nowhere"),
        };
        await Soon(async () => await Tells(client, says));
        Assert.True((await Ready(client)).GetProperty("stale").GetBoolean());
        Assert.Equal(HttpStatusCode.OK, await Status(client, "/guides/how-often"));

        if (what == "empty")
        {
            Directory.Delete(Content);
        }
        else
        {
            File.Delete(Content);
        }

        Directory.Move(Content + "-away", Content);
        await Soon(async () => !(await Ready(client)).GetProperty("stale").GetBoolean());
    }

    [Theory]
    [InlineData("watch")]
    [InlineData("poll")]
    public async Task Another_folder_put_in_the_folders_place_is_served_and_so_are_saves_in_it(string mode)
    {
        using var host = Host(mode);
        using var client = host.CreateClient();
        var next = Content + "-next";
        Copy(Content, next);
        File.AppendAllText(Path.Combine(next, "guides", "how-often.md"), "\nQuokkas are small.\n");
        Directory.Move(Content, Content + "-before");
        Directory.Move(next, Content);
        await Soon(async () => (await Text(client, "/guides/how-often")).Contains("Quokkas are small.", StringComparison.Ordinal));
        Save("oils/olive.md", File.ReadAllText(Full("oils/olive.md")) + "\nWombats are not.\n");
        await Soon(async () => (await Text(client, "/oils/olive")).Contains("Wombats are not.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_filled_past_its_limit_is_told_in_one_line_while_the_last_good_pages_stay()
    {
        using var host = Host("poll");
        using var client = host.CreateClient();
        var full = Directory.CreateDirectory(Path.Combine(_root.FullName, "full")).FullName;
        for (var i = 0; i <= SiteReader.MaxFiles; i++)
        {
            File.Create(Path.Combine(full, $"{i}.svg")).Dispose();
        }

        Directory.Move(full, Full("guides/pictures"));
        await Soon(async () => (await Ready(client)).GetProperty("stale").GetBoolean());
        Assert.Equal(
            "content(1,1): error FC0002: the folder has more than 20,000 files; is it the right one?",
            Assert.Single((await Ready(client)).GetProperty("messages").EnumerateArray()).GetString());
        Assert.Equal(HttpStatusCode.OK, await Status(client, "/guides/how-often"));
        Directory.Move(Full("guides/pictures"), full);
        await Soon(async () => !(await Ready(client)).GetProperty("stale").GetBoolean());
    }

    [Theory]
    [InlineData("watch", 0, "content/oils/olive.md(1,1): error FC0010: ")]
    [InlineData("poll", 0, "content/oils/olive.md(1,1): error FC0010: ")]
    [InlineData("watch", 60, "content/oils/olive.md(1,1): error FC0011: ")]
    [InlineData("watch", 1500, "error FC0069: nothing stands under")]
    public async Task A_save_that_a_full_disk_cut_short_is_told_while_the_last_good_page_stays(string mode, int bytes, string says)
    {
        using var host = Host(mode);
        using var client = host.CreateClient();
        var (good, before) = (File.ReadAllBytes(Full("oils/olive.md")), await Text(client, "/oils/olive"));
        File.WriteAllBytes(Full("oils/olive.md"), good[..bytes]);
        await Soon(async () => await Tells(client, says));
        Assert.True((await Ready(client)).GetProperty("stale").GetBoolean());
        Assert.Equal(before, await Text(client, "/oils/olive"));

        File.WriteAllBytes(Full("oils/olive.md"), [.. good, .. "\nQuokkas are small.\n"u8]);
        await Soon(async () => (await Text(client, "/oils/olive")).Contains("Quokkas are small.", StringComparison.Ordinal));
        Assert.False((await Ready(client)).GetProperty("stale").GetBoolean());
    }

    [Theory]
    [InlineData("watch")]
    [InlineData("poll")]
    public async Task A_file_that_is_older_than_the_one_before_and_as_long_is_served(string mode)
    {
        using var host = Host(mode);
        using var client = host.CreateClient();
        PutOlder("oils/olive.md", "olive", "quoka");
        await Soon(async () => (await Text(client, "/oils/olive")).Contains("quoka", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_clock_set_back_hides_no_save_and_keeps_no_page_that_is_new_from_a_reader_who_has_the_old_one()
    {
        var clock = new SetClock { Now = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero) };
        using var host = Host("poll", "Production").WithWebHostBuilder(b => b.ConfigureTestServices(s => s.AddSingleton<TimeProvider>(clock)));
        using var client = host.CreateClient();
        var old = await Name(client, "/oils/olive");
        clock.Now = new DateTimeOffset(1999, 11, 21, 12, 0, 0, TimeSpan.Zero);
        PutOlder("oils/olive.md", "olive", "quoka");
        await Soon(async () => (await Text(client, "/oils/olive")).Contains("quoka", StringComparison.Ordinal));

        // A browser that was here before the clock was set back says how far it had come.
        foreach (var (name, status) in new[] { (old, HttpStatusCode.OK), (await Name(client, "/oils/olive"), HttpStatusCode.NotModified), (null, HttpStatusCode.OK) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/oils/olive");
            request.Headers.IfModifiedSince = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
            if (name is not null)
            {
                request.Headers.TryAddWithoutValidation("If-None-Match", name);
            }

            using var answer = await client.SendAsync(request);
            Assert.Equal(status, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_thousand_files_come_and_go_under_load_and_no_request_fails()
    {
        using var host = Host("watch");
        using var client = host.CreateClient();
        using var done = new CancellationTokenSource();
        var asked = 0;
        var load = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var addresses = _site.Addresses().ToArray();
            for (var i = 0; !done.IsCancellationRequested; i++)
            {
                var status = await Status(client, addresses[i % addresses.Length]);
                Assert.True(status == HttpStatusCode.OK, $"{addresses[i % addresses.Length]} answered {status}");
                Interlocked.Increment(ref asked);
                await Task.Delay(1);
            }
        })).ToArray();

        var guides = (await Ready(client)).GetProperty("counts").GetProperty("guides").GetInt32();
        for (var i = 0; i < 1000; i++)
        {
            Save($"guides/made-{i}.md", Guide($"Made {i}"));
        }

        await Soon(async () => (await Ready(client)).GetProperty("counts").GetProperty("guides").GetInt32() == guides + 1000);
        for (var i = 0; i < 1000; i++)
        {
            File.Delete(Full($"guides/made-{i}.md"));
        }

        await Soon(async () => (await Ready(client)).GetProperty("counts").GetProperty("guides").GetInt32() == guides);
        await done.CancelAsync();
        await Task.WhenAll(load);
        Assert.True(asked > 0);
    }

    [Fact]
    public async Task A_new_model_names_its_pages_anew_only_where_their_bytes_are_new()
    {
        using var host = Host("watch", "Production");
        using var client = host.CreateClient();
        var (changed, same) = (await Name(client, "/guides/how-often"), await Name(client, "/oils/olive"));
        Save("guides/how-often.md", File.ReadAllText(Full("guides/how-often.md")) + "\nQuokkas are small.\n");
        await Soon(async () => await Name(client, "/guides/how-often") != changed);
        Assert.Equal(same, await Name(client, "/oils/olive"));
    }

    private Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactory<Program> Host(string mode, string environment = "Development") =>
        _site.WithWebHostBuilder(b => b.UseEnvironment(environment).UseSetting("FootCare:ContentPath", Content).UseSetting("FootCare:Reload", mode));

    private string Full(string path) => Path.Combine(Content, path);

    private void Save(string path, string text) => File.WriteAllText(Full(path), text);

    // A file as long as the one before, with a date that lies before it.
    private void PutOlder(string path, string word, string with)
    {
        Assert.Equal(word.Length, with.Length);
        var aside = Path.Combine(_root.FullName, "aside");
        File.WriteAllText(aside, File.ReadAllText(Full(path)).Replace(word, with, StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(aside, new DateTime(1999, 11, 21, 0, 0, 0, DateTimeKind.Utc));
        File.Move(aside, Full(path), overwrite: true);
    }

    private static string Guide(string title) =>
        $"---\ntitle: {title}\nsummary: It was made for a test.\nreviewed: 2026-01-31\nreview-by: 2099-01-31\naudience: [reader]\n---\nWords.\n";

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static async Task<bool> Tells(HttpClient client, string words) =>
        (await Ready(client)).GetProperty("messages").EnumerateArray().Any(m => m.GetString()!.Contains(words, StringComparison.Ordinal));

    private static async Task<string> Text(HttpClient client, string address) => await client.GetStringAsync(new Uri(address, UriKind.Relative));

    private static async Task<JsonElement> Ready(HttpClient client) => await client.GetFromJsonAsync<JsonElement>("/health/ready");

    private static async Task<HttpStatusCode> Status(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        return answer.StatusCode;
    }

    private static async Task<string?> Name(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        return answer.Headers.ETag?.Tag;
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override long GetTimestamp() => 0;
    }

    private sealed class SavesAtTheStart(IServiceProvider services, Action save) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            services.GetRequiredService<SiteContent>();
            save();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private static async Task Soon(Func<Task<bool>> happens)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await happens())
        {
            await Task.Delay(50, patience.Token);
        }
    }
}
