using System.Diagnostics;
using System.Text.Json;

namespace FootCare.Web.Tests.Hosting;

/// <summary>The program as a writer and an operator start it.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("footcare-");

    private string Content => Path.Combine(_root.FullName, "content");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public async Task Check_prints_nothing_and_exits_0_for_the_real_content()
    {
        var (exit, output, error) = await Run("check");
        Assert.Equal((0, "", ""), (exit, output, error));
    }

    [Fact]
    public async Task Check_prints_every_mistake_and_exits_1()
    {
        Break();
        var (exit, output, _) = await Run("check", $"--FootCare:ContentPath={Content}");
        Assert.Equal(1, exit);
        Assert.Equal(
            ["content/oils/mint.md(2,1): error FC0016: no key is called 'titel' here; did you mean 'title'?", "content/oils/mint.md(2,1): error FC0017: 'summary', 'reviewed', 'review-by', 'max-dilution', 'evidence' are missing"],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[..2]);
    }

    [Fact]
    public async Task Check_of_files_tells_of_those_alone()
    {
        Break();
        await File.WriteAllTextAsync(Path.Combine(Content, "oils", "sage.md"), "x\n");
        var (exit, output, error) = await Run("check", Path.Combine(Content, "oils", "sage.md"), $"--FootCare:ContentPath={Content}");
        Assert.Equal((1, ""), (exit, error));
        Assert.StartsWith("content/oils/sage.md(1,1): error FC0010: ", Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        (exit, output, error) = await Run("check", Path.Combine(Content, "oils", "sage.md"));
        Assert.Equal((2, ""), (exit, output));
        Assert.Contains("oils/sage.md is not in the content folder ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("check", "--help")]
    [InlineData("schema", "-h")]
    [InlineData("--FootCare:Reload=off", "--help")]
    public async Task Help_is_given_wherever_it_is_asked_for(params string[] args)
    {
        var (exit, output, error) = await Run(args);
        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("usage: check ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_is_told()
    {
        var (exit, output, error) = await Run("--version");
        Assert.Equal((0, ""), (exit, error));
        Assert.Matches(@"^\d+\.\d+\.\d+.*\n$", output);
    }

    [Fact]
    public async Task Check_prints_the_same_for_programs_and_for_workflows()
    {
        Break();
        var (_, text, _) = await Run("check", $"--FootCare:ContentPath={Content}");
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;

        var (exit, json, _) = await Run("check", "--format", "json", $"--FootCare:ContentPath={Content}");
        Assert.Equal(1, exit);
        using var parsed = JsonDocument.Parse(json);
        Assert.Equal(lines, parsed.RootElement.GetArrayLength());
        var first = parsed.RootElement[0];
        Assert.Equal(
            ("content/oils/mint.md", 2, 1, "error", "FC0016"),
            (first.GetProperty("path").GetString(), first.GetProperty("line").GetInt32(), first.GetProperty("column").GetInt32(), first.GetProperty("severity").GetString(), first.GetProperty("code").GetString()));

        var (_, github, _) = await Run("check", "--format", "github", $"--FootCare:ContentPath={Content}");
        Assert.Equal(lines, github.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith("::error file=content/oils/mint.md,line=2,col=1,title=FC0016::no key is called 'titel'", github, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no command is called 'chekc'; did you mean 'check'? (usage: ", "chekc")]
    [InlineData("no format is called 'jsn'; did you mean 'json'? (usage: ", "check", "--format", "jsn")]
    [InlineData("no format is called 'xml' (usage: ", "check", "--format", "xml")]
    public async Task A_wrong_command_line_is_told_and_exits_2(string line, params string[] args)
    {
        var (exit, output, error) = await Run(args);
        Assert.Equal((2, ""), (exit, output));
        Assert.StartsWith(line, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_site_does_not_start_on_broken_content_and_says_why_without_a_stack_trace()
    {
        Break();
        var (exit, _, error) = await Run($"--FootCare:ContentPath={Content}", "--urls", "http://127.0.0.1:0");
        Assert.Equal(1, exit);
        Assert.Contains("content/oils/mint.md(2,1): error FC0016", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("footcare.example")]
    [InlineData("ftp://footcare.example")]
    [InlineData("https://footcare.example/?x=1")]
    [InlineData("https://footcare.example/guides")]
    [InlineData("https://me:secret@footcare.example")]
    [InlineData("https://")]
    public async Task An_address_that_cannot_be_the_sites_stops_the_start_with_one_line(string address)
    {
        var (exit, _, error) = await Run($"--FootCare:BaseUrl={address}", "--urls", "http://127.0.0.1:0");
        Assert.Equal(1, exit);
        var line = Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("FootCare:BaseUrl", line, StringComparison.Ordinal);
        Assert.Contains($"'{address}'", line, StringComparison.Ordinal);
        Assert.Contains("https://footcare.example", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Addresses_adds_what_is_new_and_drops_nothing()
    {
        using var copy = new ContentCopy();
        var file = copy.PathOf("addresses.txt");
        var before = await File.ReadAllLinesAsync(file);
        await File.WriteAllLinesAsync(file, before.Where(l => !l.StartsWith("/oils", StringComparison.Ordinal)).Reverse());
        var (exit, output, error) = await Run("addresses", $"--FootCare:ContentPath={copy.Folder}");
        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("new addresses", output, StringComparison.Ordinal);
        Assert.Superset(before.ToHashSet(StringComparer.Ordinal), (await File.ReadAllLinesAsync(file)).ToHashSet(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("is not there")]
    [InlineData("is empty")]
    public async Task Addresses_begins_a_list_only_where_it_is_told_to(string state)
    {
        using var copy = new ContentCopy();
        var file = copy.PathOf("addresses.txt");
        File.Delete(file);
        if (state == "is empty")
        {
            await File.WriteAllTextAsync(file, "\n");
        }

        var (exit, output, error) = await Run("addresses", $"--FootCare:ContentPath={copy.Folder}");
        Assert.Equal((1, ""), (exit, output));
        Assert.Contains($"addresses.txt {state}: fetch it back from the last version", Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.True(!File.Exists(file) || new FileInfo(file).Length == 1);

        (exit, output, error) = await Run("addresses", "--new", $"--FootCare:ContentPath={copy.Folder}");
        Assert.Equal((0, ""), (exit, error));
        Assert.EndsWith("new addresses\n", output, StringComparison.Ordinal);
        Assert.Contains("/oils", await File.ReadAllLinesAsync(file));
    }

    [Fact]
    public async Task A_file_named_as_seen_from_the_content_folder_is_found_for_the_writer()
    {
        Break();
        var (exit, output, error) = await Start("sh", "-c", $"cd '{_root.FullName}' && dotnet '{typeof(Program).Assembly.Location}' check oils/mint.md");
        Assert.Equal((2, ""), (exit, output));
        Assert.Contains("there is no such file; did you mean content/oils/mint.md?", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Addresses_is_refused_while_a_published_one_would_be_lost()
    {
        using var copy = new ContentCopy();
        var file = copy.PathOf("addresses.txt");
        await File.AppendAllTextAsync(file, "/guides/never-was\n");
        var before = await File.ReadAllTextAsync(file);
        var (exit, output, _) = await Run("addresses", $"--FootCare:ContentPath={copy.Folder}");
        Assert.Equal(1, exit);
        Assert.Contains("error FC0140", output, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(file));
    }

    [Theory]
    [InlineData("missing", "there is no content folder at ")]
    [InlineData("file", "is a file; the content is a folder")]
    public async Task A_content_folder_that_is_none_is_a_single_line_that_names_the_setting(string fault, string says)
    {
        if (fault == "file")
        {
            await File.WriteAllTextAsync(Content, "x");
        }

        var (exit, output, error) = await Run($"--FootCare:ContentPath={Content}", "--urls", "http://127.0.0.1:0");
        var line = Assert.Single((output + error).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith($"The setting FootCare:ContentPath is '{Content}'; it must be a folder with articles: ", line, StringComparison.Ordinal);
        Assert.Contains(says, line, StringComparison.Ordinal);
        Assert.Equal((1, (2, "", line + "\n")), (exit, await Run("check", $"--FootCare:ContentPath={Content}")));
    }

    [Fact]
    public async Task A_content_folder_without_an_article_is_told_and_where_that_was_set()
    {
        Directory.CreateDirectory(Content);
        var (exit, _, error) = await Run($"--FootCare:ContentPath={Content}", "--urls", "http://127.0.0.1:0");
        Assert.Equal(1, exit);
        var lines = error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("content(1,1): error FC0108: there is no article in ", lines[0], StringComparison.Ordinal);
        Assert.Equal($"The content of {Content} (FootCare:ContentPath) has errors, so the site was not started.", Assert.Single(lines[1..]));
    }

    [Theory]
    [InlineData("", "content(1,1): error FC0001: the folder cannot be read: no permission to read it\n")]
    [InlineData("oils/mint.md", "content/oils/mint.md(1,1): error FC0001: the file cannot be read: no permission to read it\n")]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task What_the_program_may_not_read_is_a_single_line(string path, string says)
    {
        Break();
        File.SetUnixFileMode(Path.Combine(Content, path), UnixFileMode.None);
        // Root may read everything: there the program is started without that right.
        var (exit, output, error) = Environment.IsPrivilegedProcess
            ? await Start("setpriv", "--bounding-set=-dac_override,-dac_read_search", "dotnet", typeof(Program).Assembly.Location, "check", $"--FootCare:ContentPath={Content}")
            : await Run("check", $"--FootCare:ContentPath={Content}");
        File.SetUnixFileMode(Path.Combine(Content, path), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Equal((1, says, ""), (exit, output, error));
    }

    private void Break()
    {
        Directory.CreateDirectory(Path.Combine(Content, "oils"));
        File.WriteAllText(Path.Combine(Content, "oils", "mint.md"), "---\ntitel: Mint\nkind: essential\n---\nWords.\n");
        File.WriteAllText(Path.Combine(Content, "addresses.txt"), "/oils/mint\n");
    }

    private static Task<(int Exit, string Output, string Error)> Run(params string[] args) => Start("dotnet", [typeof(Program).Assembly.Location, .. args]);

    private static async Task<(int Exit, string Output, string Error)> Start(string program, params string[] args)
    {
        var start = new ProcessStartInfo(program, args) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output, await error);
    }
}
