using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FootCare.Web.Tests.Hosting;

/// <summary>What an operator gets wrong, and what a machine does to a program: what is seen is one line each, never a stack trace.</summary>
public sealed partial class FaultTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("footcare-");

    public void Dispose() => _root.Delete(recursive: true);

    [Theory]
    [InlineData("--FootCare:Limits:SearchesPerMinute=lots", "The setting FootCare:Limits:SearchesPerMinute is 'lots'; it must be a whole number from 0 to 1000000")]
    [InlineData("--FootCare:Limits:PacksPerMinute=-1", "The setting FootCare:Limits:PacksPerMinute is '-1'; it must be a whole number from 0 to 1000000")]
    [InlineData("--FootCare:Limits:CodesPerMinute=1.5", "The setting FootCare:Limits:CodesPerMinute is '1.5'; it must be a whole number from 0 to 1000000")]
    [InlineData("--FootCare:Limits:Connections=99999999999", "The setting FootCare:Limits:Connections is '99999999999'; it must be a whole number from 0 to 1000000")]
    [InlineData("--FootCare:BaseUrl=a\nb", "The setting FootCare:BaseUrl is 'a?b'; it must be the site's whole address, http:// or https:// with a host and nothing after it, such as https://footcare.example")]
    [InlineData("--FootCare:Clinic:Logo=/nowhere.png", "The setting FootCare:Clinic:Logo is '/nowhere.png'; it must be a PNG, JPEG or SVG file of at most 256 KB: there is no such file")]
    [InlineData("--Serilog:MinimumLevel=Loud", "The setting Serilog:MinimumLevel is 'Loud'; it must be one of verbose, debug, information, warning, error, fatal")]
    [InlineData("--Serilog:MinimumLevel:Override:Microsoft=Warn", "The setting Serilog:MinimumLevel:Override:Microsoft is 'Warn'; it must be one of verbose, debug, information, warning, error, fatal")]
    [InlineData("--Urls=http://127.0.0.l:5328", "The setting Urls is 'http://127.0.0.l:5328'; it must have an IP address of this machine as its host, localhost, or * for every address")]
    [InlineData("--Urls=http://127.0.0.1:0;http://foo.invalid:80", "The setting Urls is 'http://foo.invalid:80'; it must have an IP address of this machine as its host, localhost, or * for every address")]
    [InlineData("--Kestrel:Endpoints:Own:Url=http://foo.invalid:80", "The setting Kestrel:Endpoints:Own:Url is 'http://foo.invalid:80'; it must have an IP address of this machine as its host, localhost, or * for every address")]
    [InlineData("--AllowedHosts=footcare.example;https://footcare.example", "The setting AllowedHosts is 'https://footcare.example'; it must be hosts without scheme, port or path, such as footcare.example, with ';' between and no space, or * for all")]
    [InlineData("--AllowedHosts=footcare.example:80", "The setting AllowedHosts is 'footcare.example:80'; it must be hosts without scheme, port or path, such as footcare.example, with ';' between and no space, or * for all")]
    [InlineData("--Urls=https://127.0.0.1:0", "The setting Urls is 'https://127.0.0.1:0'; it needs a certificate for https: let a proxy in front end TLS and listen at http://, or set Kestrel:Certificates:Default:Path (and :Password)")]
    [InlineData("--contentRoot=/nowhere", "The settings cannot be read: there is no folder /nowhere/ (contentRoot; unset, it is found)")]
    [InlineData("--Urls=nonsense", "The setting Urls is 'nonsense'; it must be one or more addresses, each with http:// or https:// and a port from 0 to 65535, such as http://127.0.0.1:5080, with ';' between")]
    [InlineData("--Urls=http://127.0.0.1:99999", "The setting Urls is 'http://127.0.0.1:99999'; it must be one or more addresses, each with http:// or https:// and a port from 0 to 65535, such as http://127.0.0.1:5080, with ';' between")]
    [InlineData("--Kestrel:Endpoints:Own:Url=127.0.0.1:5220", "The setting Kestrel:Endpoints:Own:Url is '127.0.0.1:5220'; it must be one or more addresses, each with http:// or https:// and a port from 0 to 65535, such as http://127.0.0.1:5080, with ';' between")]
    [InlineData("--FootCare:ContentPath=/nowhere", "The setting FootCare:ContentPath is '/nowhere'; it must be a folder with articles: there is no content folder at /nowhere")]
    [InlineData("--FootCare:Reload=Never", "The setting FootCare:Reload is 'Never'; it must be one of watch, poll, off")]
    [InlineData("--Urls=ftp://127.0.0.1:0", "The setting Urls is 'ftp://127.0.0.1:0'; it must be one or more addresses, each with http:// or https:// and a port from 0 to 65535, such as http://127.0.0.1:5080, with ';' between")]
    [InlineData("--AllowedHosts=footcare.example,www.footcare.example", "The setting AllowedHosts is 'footcare.example,www.footcare.example'; it must be hosts without scheme, port or path, such as footcare.example, with ';' between and no space, or * for all")]
    [InlineData("--AllowedHosts=footcare.example; www.footcare.example", "The setting AllowedHosts is ' www.footcare.example'; it must be hosts without scheme, port or path, such as footcare.example, with ';' between and no space, or * for all")]
    [InlineData("--FootCare:Clinic:Name=Elm\nStreet", "The setting FootCare:Clinic:Name is 'Elm?Street'; it has a line's end or another sign that cannot be seen, and must be words on one line of a cover")]
    [InlineData("--Kestrel:Endpoints:a:Urll=http://127.0.0.1:0", "The setting Kestrel:Endpoints:a:Url is not there, and says where that endpoint listens; it must be an address such as http://127.0.0.1:5080")]
    [InlineData("--Urls=http://203.0.113.1:5190", "The site cannot listen at 'http://203.0.113.1:5190' (Urls): this machine has no such address. For every address it has, write * in its place")]
    public async Task A_setting_that_cannot_be_used_is_told_in_one_line_with_what_is_allowed(string setting, string line)
    {
        var (exit, error) = await Start("--Urls=http://127.0.0.1:0", setting);
        Assert.Equal((1, line), (exit, Assert.Single(error)));
    }

    [Theory]
    [InlineData("5323", "must be one or more addresses, each with http:// or https:// and a port from 0 to 65535, such as http://127.0.0.1:5080, with ';' between")]
    [InlineData("http://127.0.0.1:99999", "must be one or more addresses, each with http:// or https:// and a port from 0 to 65535, such as http://127.0.0.1:5080, with ';' between")]
    [InlineData("http://127.0.0.1:abc", "must be one or more addresses, each with http:// or https:// and a port from 0 to 65535, such as http://127.0.0.1:5080, with ';' between")]
    [InlineData("http://127.0.0.1:5350/feet", "must end with its port: neither a path nor a query can stand behind it, as in http://127.0.0.1:5080")]
    [InlineData("http://127.0.0.1:5350?feet", "must end with its port: neither a path nor a query can stand behind it, as in http://127.0.0.1:5080")]
    [InlineData("http://127.0.0.1:5350,http://127.0.0.1:5351", "must have ';' between addresses, not ','")]
    [InlineData("http://localhost:5350;http://127.0.0.1:5350;HTTP://LOCALHOST:5350", "is there twice; each address and port may be named once")]
    [InlineData("https://127.0.0.1:5350", "needs a certificate for https: let a proxy in front end TLS and listen at http://, or set Kestrel:Certificates:Default:Path (and :Password)")]
    [InlineData("http://localhost:0", "must name a port with localhost; for any that is free, write 127.0.0.1 in its place")]
    [InlineData("http://pipe:/feet", "must be one or more addresses, each with http:// or https:// and a port from 0 to 65535, such as http://127.0.0.1:5080, with ';' between")]
    [InlineData("http://foo.invalid:5350", "must have an IP address of this machine as its host, localhost, or * for every address")]
    [InlineData("http://127.0.0.1:0;http://127.0.0.1:0;http://127.0.0.1:5350/;http://[::1]:5350;http://*:5351;http://unix:/tmp/a,b.sock", null)]
    [InlineData("", null)]
    public async Task Where_it_cannot_listen_is_told_before_any_content_is_read_and_by_check_too(string urls, string? why)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Urls", urls)]).Build();
        var faults = FootCare.Web.Hosting.Listening.Faults(configuration).ToList();
        if (why is null)
        {
            Assert.Empty(faults);
            return;
        }

        var line = Assert.Single(faults);
        Assert.StartsWith("The setting Urls is '", line, StringComparison.Ordinal);
        Assert.EndsWith("'; it " + why, line, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(_root.CreateSubdirectory("oils").FullName, "mint.md"), "no article");
        foreach (var (command, code) in ((string[], int)[])[([], 1), (["check"], 2)])
        {
            var (exit, error) = await Start([.. command, $"--FootCare:ContentPath={_root.FullName}", "--Urls=" + urls]);
            Assert.Equal((code, line), (exit, Assert.Single(error)));
        }
    }

    [Fact]
    public async Task Check_tells_of_every_setting_that_would_stop_the_start()
    {
        var (exit, error) = await Start("check", "--FootCare:Clinic:Logo=/nowhere.png", "--AllowedHosts=a,b", "--Serilog:MinimumLevel=Loud", "--Urls=5323");
        Assert.Equal(2, exit);
        Assert.Equal(["AllowedHosts", "FootCare:Clinic:Logo", "Serilog:MinimumLevel", "Urls"], error.Select(l => l.Split(' ')[2]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_list_where_one_text_is_read_is_told_rather_than_passed_over()
    {
        await File.WriteAllTextAsync(Path.Combine(_root.FullName, "appsettings.json"), """{ "AllowedHosts": ["footcare.example"], "Urls": ["http://127.0.0.1:5350", "http://127.0.0.1:5351"] }""");
        var (exit, error) = await Start($"--contentRoot={_root.FullName}");
        Assert.Equal(1, exit);
        Assert.Equal(
            [
                "The setting AllowedHosts:0 is 'footcare.example'; it cannot be one of a list: write all in one text, AllowedHosts, with ';' between",
                "The setting Urls:0 is 'http://127.0.0.1:5350'; it cannot be one of a list: write all in one text, Urls, with ';' between",
            ],
            error.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_name_that_is_known_in_a_shape_that_is_not_stops_the_start()
    {
        foreach (var (settings, lines) in new (string, string[])[]
        {
            ("\"https://footcare.example\"", ["The setting FootCare is 'https://footcare.example'; it cannot be used: FootCare is a group of settings, such as FootCare:BaseUrl"]),
            ("[\"https://footcare.example\"]", ["The setting FootCare:0 is 'https://footcare.example'; it cannot be used: FootCare is a group of settings, such as FootCare:BaseUrl"]),
            (
                "{ \"Clinic\": \"Elm Street\", \"BaseUrl\": [\"https://footcare.example\"], \"Limits\": [\"5\"], \"Reload\": { \"Mode\": \"poll\" } }",
                [
                    "The setting FootCare:BaseUrl:0 is 'https://footcare.example'; it cannot be used: FootCare:BaseUrl is one value, with no list and nothing else within it",
                    "The setting FootCare:Clinic is 'Elm Street'; it cannot be used: FootCare:Clinic is a group of settings, such as FootCare:Clinic:Logo",
                    "The setting FootCare:Limits:0 is '5'; it cannot be used: FootCare:Limits is a group of settings, such as FootCare:Limits:CodesPerMinute",
                    "The setting FootCare:Reload:Mode is 'poll'; it cannot be used: FootCare:Reload is one value, with no list and nothing else within it",
                ]),
        })
        {
            await File.WriteAllTextAsync(Path.Combine(_root.FullName, "appsettings.json"), $"{{ \"Urls\": \"http://127.0.0.1:0\", \"FootCare\": {settings} }}");
            var (exit, error) = await Start($"--contentRoot={_root.FullName}");
            Assert.Equal((1, string.Join('\n', lines)), (exit, string.Join('\n', error)));
        }
    }

    [Theory]
    [InlineData("Urls", "", "http://127.0.0.1:5080")]
    [InlineData("Urls", ";", "http://127.0.0.1:5080")]
    [InlineData("Else", "", "http://127.0.0.1:5080")]
    [InlineData("Urls", "http://127.0.0.1:5350", "http://127.0.0.1:5350")]
    [InlineData("http_ports", "5350", null)]
    [InlineData("Kestrel:Endpoints:Own:Url", "http://127.0.0.1:5350", null)]
    public void Where_nothing_says_where_to_listen_it_is_as_documented(string key, string value, string? urls)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();
        FootCare.Web.Hosting.Listening.FallBack(configuration);
        Assert.Equal(urls, configuration["Urls"]);
    }

    [Fact]
    public async Task Without_a_word_on_where_to_listen_the_documented_address_is_tried()
    {
        // Taken by us, so that what is tried is told.
        using var ours = new TcpListener(IPAddress.Loopback, 5080);
        try
        {
            ours.Start();
        }
        catch (SocketException)
        {
            // Somebody else has it already: as good.
        }

        var (exit, error) = await Start("--Urls=");
        Assert.Equal((1, "The site cannot listen at 'http://127.0.0.1:5080' (Urls): another program listens there already. Stop it, or set Urls to another port"), (exit, Assert.Single(error)));
    }

    [Fact]
    public async Task A_stop_that_comes_while_the_server_starts_is_no_fault()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSingleton(new FootCare.Web.Hosting.FootCareOptions());
        builder.Services.AddHostedService<StopsTheStart>();
        var app = builder.Build();
        using var content = new ContentCopy();
        Assert.Equal(0, await FootCare.Web.Hosting.FootCareApp.ServeAsync(app, Task.FromResult(content.Read()), ("Urls", ""), CancellationToken.None));
    }

    [Fact]
    public async Task A_stop_that_comes_before_the_content_is_watched_is_no_fault_of_the_watch()
    {
        using var content = new ContentCopy();
        using var lines = new LogLines(everything: true);
        using var ended = new CancellationTokenSource();
        var builder = WebApplication.CreateBuilder(["--Urls=http://127.0.0.1:0", $"--FootCare:ContentPath={content.Folder}"]);
        builder.Services.AddHostedService(_ => new EndsTheStart(ended));
        Assert.True(FootCare.Web.Hosting.FootCareApp.TryAddFootCare(builder, out var reading));
        builder.Services.AddSingleton<ILoggerProvider>(lines);
        var app = builder.Build();
        Assert.Equal(0, await FootCare.Web.Hosting.FootCareApp.ServeAsync(app, reading, ("Urls", ""), ended.Token));

        // That the start was broken off, where it was, is left out of the log.
        Assert.DoesNotContain(lines.Written.Zip(lines.Levels), l => l.Second >= LogLevel.Error && l.First != "Hosting failed to start");
    }

    // An interrupt is heeded alike, but a process that was started in the background of a shell never gets one.
    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task A_stop_that_comes_before_the_server_starts_is_no_fault_either()
    {
        // The line comes before the content is waited for, and without a BaseUrl always.
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "--Urls=http://127.0.0.1:0"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        Assert.Contains("FootCare:BaseUrl is not set", await process.StandardOutput.ReadLineAsync(), StringComparison.Ordinal);
        using var asked = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal((0, ""), (process.ExitCode, error));
        Assert.DoesNotContain("   at ", await output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_wrong_setting_is_told_at_once()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_root.FullName, "appsettings.json"), """{ "FootCare": { "BaseURI": "https://footcare.example", "Limits": { "Searches": 1 } }, "FootCare:Clin": "Elm Street" }""");
        var (exit, error) = await Start(
            $"--contentRoot={_root.FullName}", "--FootCare:BaseUrl=footcare.example", "--FootCare:Limits:Connections=many", "--FootCare:Clinic:Logo=/nowhere.png", $"--FootCare:Clinic:Name={new string('a', 81)}", "--Serilog:MinimumLevel=Loud");
        Assert.Equal(1, exit);
        Assert.Equal(8, error.Length);
        foreach (var start in (string[])
        [
            "The setting FootCare:BaseUrl is", "The setting FootCare:Limits:Connections is", "The setting FootCare:Clinic:Logo is", "The setting FootCare:Clinic:Name is", "The setting Serilog:MinimumLevel is",
            "No setting is called FootCare:BaseURI, so it does nothing; did you mean 'FootCare:BaseUrl'?",
            "No setting is called FootCare:Limits:Searches, so it does nothing; did you mean 'FootCare:Limits:SearchesPerMinute'?",
            "No setting is called FootCare:Clin, so it does nothing; did you mean 'FootCare:Clinic:Logo'?",
        ])
        {
            Assert.Contains(error, l => l.StartsWith(start, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("No option is called '--Url'; did you mean '--Urls'?", "--Url=http://127.0.0.1:0")]
    [InlineData("No option is called '--Url'; did you mean '--Urls'?", "--Url", "http://127.0.0.1:0")]
    [InlineData("No option is called '--FootCare:Relaod'; did you mean '--FootCare:Reload'?", "--FootCare:Relaod=off")]
    [InlineData("No option is called '--FootCare:Relaod'; did you mean '--FootCare:Reload'?", "--FootCare:Relaod=")]
    [InlineData("No option is called '/FootCare:BaseUri'; did you mean '--FootCare:BaseUrl'?", "/FootCare:BaseUri=https://footcare.example")]
    [InlineData("No option is called '--FootCare:Clinic'; did you mean '--FootCare:Clinic:Logo' or '--FootCare:Clinic:Name'?", "--FootCare:Clinic=Elm Street")]
    [InlineData("No option is called '-v'", "-v")]
    [InlineData("No option is called '-FootCare:BaseUrl'; did you mean '--FootCare:BaseUrl'?", "-FootCare:BaseUrl=https://footcare.example")]
    [InlineData("No option is called '-FootCare:BaseUrl'; did you mean '--FootCare:BaseUrl'?", "-FootCare:BaseUrl", "https://footcare.example")]
    [InlineData("No option is called '-FootCare:ContentPath'; did you mean '--FootCare:ContentPath'?", "check", "-FootCare:ContentPath=/nowhere")]
    [InlineData("No option is called '--a?b'", "--a\nb=1")]
    [InlineData("The option '--Urls' has no value; it is written --Urls=value", "--Urls")]
    [InlineData("'http://127.0.0.1:0' on the command line says nothing; an option is written --name=value", "--FootCare:Reload=off", "http://127.0.0.1:0")]
    [InlineData("No option is called '--fromat'; did you mean '--format'?", "check", "--fromat=json")]
    [InlineData("No option is called '/srv/content'; a content folder is written --FootCare:ContentPath=/srv/content", "check", "/srv/content")]
    [InlineData("'./content' on the command line says nothing; a content folder is written --FootCare:ContentPath=./content", "check", "./content")]
    [InlineData("'oils/nowhere.md' on the command line says nothing; there is no such file", "check", "oils/nowhere.md")]
    [InlineData("No option is called '--FootCare:ContentPaht'; did you mean '--FootCare:ContentPath'?", "addresses", "--FootCare:ContentPaht=/nowhere")]
    public async Task An_option_that_nothing_reads_is_told_in_one_line_with_the_nearest_and_exits_2(string line, params string[] args)
    {
        var (exit, error) = await Start(args);
        Assert.Equal((2, line), (exit, Assert.Single(error)));
    }

    [Fact]
    public async Task A_port_in_use_is_told_in_one_line()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";
        var (exit, error) = await Start("--Urls=http://127.0.0.1:0;" + address);
        Assert.Equal((1, $"The site cannot listen at '{address}' (Urls): another program listens there already. Stop it, or set Urls to another port"), (exit, Assert.Single(error)));
    }

    [Theory]
    [InlineData("", "(1,1) is not JSON: it is empty; it must be like ")]
    [InlineData("{ \"FootCare\": {", "(1,16) is not JSON: it ends too early, with something still open; it must be like ")]
    [InlineData("{ \"FootCare\": { \"BaseUrl\": \"htt", "is not JSON: it ends too early, with something still open; it must be like ")]
    public async Task A_settings_file_that_was_cut_is_told_in_one_line(string text, string says)
    {
        await File.WriteAllTextAsync(Path.Combine(_root.FullName, "appsettings.json"), text);
        var (exit, error) = await Start($"--contentRoot={_root.FullName}");
        Assert.Equal(1, exit);
        Assert.Contains(says, Assert.Single(error), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "--Serilog:MinimumLevel=Loud")]
    [InlineData(1, "--FootCare:ContentPath=/nowhere")]
    [InlineData(1, "--Urls=http://203.0.113.1:5190")]
    [InlineData(2, "--Url=http://127.0.0.1:0")]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task A_line_that_cannot_be_written_changes_no_exit_code(int code, string setting)
    {
        using var process = Process.Start("sh", ["-c", "exec \"$@\" > /dev/null 2> /dev/full", "sh", "dotnet", typeof(Program).Assembly.Location, setting]);
        await process.WaitForExitAsync();
        Assert.Equal(code, process.ExitCode);
    }

    [Fact]
    public async Task A_published_program_without_its_content_serves_nobody_elses()
    {
        Directory.CreateDirectory(Path.Combine(_root.FullName, "site", "content", "guides"));
        await File.WriteAllTextAsync(Path.Combine(_root.FullName, "site", "FootCare.sln"), "");
        var bin = Publish();
        var (exit, error) = await StartAt(bin, "--Urls=http://127.0.0.1:0");
        Assert.Equal((1, $"The content lies beside the program, or where FootCare:ContentPath says, which is not set: there is no content folder at {bin}/content"), (exit, Assert.Single(error)));
    }

    [Theory]
    [InlineData("wwwroot/css/site.css")]
    [InlineData("wwwroot/favicon.svg", "wwwroot/js/search.js")]
    [InlineData("FootCare.Web.staticwebassets.endpoints.json")]
    public async Task What_is_missing_from_a_published_program_stops_the_start_with_a_line_each_and_check_tells_it_too(params string[] files)
    {
        using var content = new ContentCopy();
        var bin = Publish();
        string[] check = ["check", $"--FootCare:ContentPath={content.Folder}"];
        Assert.Equal((0, 0), await StartAt(bin, check) is var (fine, nothing) ? (fine, nothing.Length) : default);
        Array.ForEach(files, f => File.Delete(Path.Combine(bin, f)));
        foreach (var (code, args) in ((int, string[])[])[(2, check), (1, ["--Urls=http://127.0.0.1:0", $"--FootCare:ContentPath={content.Folder}"])])
        {
            var (exit, error) = await StartAt(bin, args);
            Assert.Equal(code, exit);
            Assert.Equal(files.Length, error.Length);
            Assert.All(files.Zip(error), told => Assert.StartsWith($"The file {bin}/{told.First} is missing", told.Second, StringComparison.Ordinal));
        }
    }

    // As the program looks once it is published: every file that the build's list names is there, whatever is in it.
    private string Publish()
    {
        var bin = Path.Combine(_root.FullName, "site", "bin");
        Directory.CreateDirectory(bin);
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory))
        {
            File.Copy(file, Path.Combine(bin, Path.GetFileName(file)));
        }

        using var list = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(bin, "FootCare.Web.staticwebassets.endpoints.json")));
        foreach (var file in list.RootElement.GetProperty("Endpoints").EnumerateArray().Select(e => Path.Combine(bin, "wwwroot", e.GetProperty("AssetFile").GetString()!)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, "");
        }

        return bin;
    }

    [Theory]
    [InlineData("--Serilog:MinimumLevel=Warning", 0)]
    [InlineData("--Serilog:WriteTo:0:Name=Console", 1)]
    [InlineData("--FootCare:Reload=off", 1)]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task The_log_says_once_what_is_served_unless_its_level_is_higher(string setting, int times)
    {
        using var server = new Server("sh", "-c", "exec \"$@\" 1>&2", "sh", "dotnet", typeof(Program).Assembly.Location, "--FootCare:BaseUrl=https://footcare.example", setting);
        await server.Answers();
        var ready = await server.Ready();
        var lines = await server.Kill();
        var pages = ready.GetProperty("counts").EnumerateObject().Sum(c => c.Value.GetInt32());
        var served = $"The content of {new FootCare.Web.Hosting.FootCareOptions().ResolveContentPath()} is served: version {ready.GetProperty("version").GetString()}, {pages} pages";
        Assert.Equal(times, lines.Count(l => l.EndsWith(served, StringComparison.Ordinal)));
        Assert.Equal(times, lines.Count(l => l.Contains("Now listening on", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_settings_file_that_is_no_json_is_told_in_one_line_with_the_place()
    {
        await File.WriteAllTextAsync(Path.Combine(_root.FullName, "appsettings.json"), "{\n  \"FootCare\": {\n    \"BaseUrl\": \n  }\n}\n");
        var (exit, error) = await Start($"--contentRoot={_root.FullName}");
        Assert.Equal(1, exit);
        Assert.Equal(
            $"The settings cannot be read: {_root.FullName}/appsettings.json(4,3) is not JSON: '}}' is an invalid start of a value; it must be like {{ \"FootCare\": {{ \"Reload\": \"watch\" }} }}",
            Assert.Single(error));
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task A_setting_that_nothing_reads_is_told_in_the_log_and_the_site_is_served()
    {
        using var server = new Server("sh", "-c", "FootCare__Relod=off exec \"$@\" 1>&2", "sh", "dotnet", typeof(Program).Assembly.Location);
        await server.Answers();
        var line = Assert.Single(await server.Kill(), l => l.Contains("Relod", StringComparison.Ordinal));
        Assert.Matches(LogLine(), line);
        Assert.EndsWith("No setting is called FootCare:Relod, so it does nothing; did you mean 'FootCare:Reload'?", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exec \"$@\" > /dev/full 2>&1")]
    [InlineData("exec \"$@\" >&- 2>&-")]
    [InlineData("exec \"$@\" <&- >&- 2>&-")]
    [InlineData("exec \"$@\" >&-")]
    [InlineData("exec \"$@\" 2>&-")]
    [InlineData("\"$@\" | head -c 1 > /dev/null")]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task A_log_that_can_no_longer_be_written_takes_nothing_down(string shell)
    {
        using var server = new Server("sh", "-c", shell, "sh", "dotnet", typeof(Program).Assembly.Location);
        await server.Answers();
        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(HttpStatusCode.OK, await server.Status("/techniques"));
            await Task.Delay(5);
        }
    }

    [Theory]
    [InlineData("exec \"$@\" > /dev/full", "The log is not whole, and the site goes on without it: No space left on device")]
    [InlineData(
        "exec \"$@\" --FootCare:BaseUrl=https://footcare.example --Serilog:MinimumLevel:Override:Microsoft=Fatal --Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime=Fatal > /dev/full",
        "The log is not whole, and the site goes on without it: No space left on device")]
    [InlineData("exec \"$@\" --Serilog:WriteTo:0:Name=File --Serilog:WriteTo:0:Args:path=/dev/full > /dev/null", "The log is not whole, and the site goes on without it: Unable to find a method called File.")]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task A_log_on_a_full_disk_is_told_once_in_one_line_and_pages_are_served(string shell, string line)
    {
        using var server = new Server("sh", "-c", shell, "sh", "dotnet", typeof(Program).Assembly.Location);
        await server.Answers();
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(HttpStatusCode.OK, await server.Status("/techniques"));
            await Task.Delay(20);
        }

        Assert.Equal(line, Assert.Single(await server.Kill()));
    }

    [Theory]
    [InlineData("poll")]
    [InlineData("watch")]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task An_article_that_may_no_longer_be_read_is_told_while_its_last_good_page_stays(string mode)
    {
        using var content = new ContentCopy();
        string[] start = ["dotnet", typeof(Program).Assembly.Location, $"--FootCare:ContentPath={content.Folder}", "--FootCare:Reload=" + mode];
        // Root may read everything: there the program is started without that right.
        using var server = Environment.IsPrivilegedProcess ? new Server("setpriv", ["--bounding-set=-dac_override,-dac_read_search", .. start]) : new Server(start[0], start[1..]);
        await server.Answers();

        // Once the article was read long enough ago to be left alone where nothing tells of a change.
        await Task.Delay(TimeSpan.FromSeconds(3));
        var article = content.PathOf("oils/olive.md");
        var rights = File.GetUnixFileMode(article);
        File.SetUnixFileMode(article, UnixFileMode.None);
        await Until(async () => (await server.Ready()).GetProperty("stale").GetBoolean());
        Assert.Contains(
            (await server.Ready()).GetProperty("messages").EnumerateArray(), m => m.GetString() == "content/oils/olive.md(1,1): error FC0001: the file cannot be read: no permission to read it");
        Assert.Equal(HttpStatusCode.OK, await server.Status("/oils/olive"));
        File.SetUnixFileMode(article, rights);
        await Until(async () => !(await server.Ready()).GetProperty("stale").GetBoolean());
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task A_folder_that_may_no_longer_be_read_is_told_while_the_last_good_pages_stay()
    {
        using var content = new ContentCopy();
        string[] start = ["dotnet", typeof(Program).Assembly.Location, $"--FootCare:ContentPath={content.Folder}", "--FootCare:Reload=poll"];
        // Root may read everything: there the program is started without that right.
        using var server = Environment.IsPrivilegedProcess ? new Server("setpriv", ["--bounding-set=-dac_override,-dac_read_search", .. start]) : new Server(start[0], start[1..]);
        await server.Answers();
        var mode = File.GetUnixFileMode(content.Folder);
        File.SetUnixFileMode(content.Folder, UnixFileMode.None);
        try
        {
            await Until(async () => (await server.Ready()).GetProperty("stale").GetBoolean());
            Assert.Equal(
                "content(1,1): error FC0001: the folder cannot be read: no permission to read it", Assert.Single((await server.Ready()).GetProperty("messages").EnumerateArray()).GetString());
            Assert.Equal(HttpStatusCode.OK, await server.Status("/guides/how-often"));
        }
        finally
        {
            File.SetUnixFileMode(content.Folder, mode);
        }

        await Until(async () => !(await server.Ready()).GetProperty("stale").GetBoolean());
    }

    [NamespaceFact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task Where_the_system_has_no_watches_left_the_site_starts_and_looks_at_its_content_now_and_then()
    {
        using var content = new ContentCopy();
        using var server = new Server(
            "sh", "-c", "exec unshare --user --map-root-user sh -c 'echo 0 > /proc/sys/user/max_inotify_instances && exec \"$@\" 1>&2' sh \"$@\"", "sh",
            "dotnet", typeof(Program).Assembly.Location, $"--FootCare:ContentPath={content.Folder}");
        await server.Answers();
        var first = (await server.Ready()).GetProperty("version").GetString();
        await File.AppendAllTextAsync(content.PathOf("guides/how-often.md"), "\nOnce more.\n");
        await Until(async () => (await server.Ready()).GetProperty("version").GetString() != first);
        Assert.Contains(await server.Kill(), l => l.Contains("The content folder cannot be watched, so it is looked at twice a second", StringComparison.Ordinal));
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task A_body_that_never_ends_does_not_hold_up_a_stop_nor_put_a_trace_in_the_log()
    {
        using var server = new Server("sh", "-c", "exec \"$@\" 1>&2", "sh", "dotnet", typeof(Program).Assembly.Location, "--FootCare:BaseUrl=https://footcare.example");
        await server.Answers();
        using var slow = new TcpClient();
        await slow.ConnectAsync(IPAddress.Loopback, server.Port);
        await slow.GetStream().WriteAsync("POST /checklist HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\na=b"u8.ToArray());
        using var gone = new TcpClient();
        await gone.ConnectAsync(IPAddress.Loopback, server.Port);
        await gone.GetStream().WriteAsync("POST /checklist HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 50\r\n\r\na=b"u8.ToArray());
        await Task.Delay(200);
        gone.LingerState = new LingerOption(enable: true, seconds: 0);
        gone.Close();
        var (exit, lines) = await server.Stop(TimeSpan.FromSeconds(20));
        Assert.Equal(0, exit);
        Assert.DoesNotContain(lines, l => l.Contains(" ERR]", StringComparison.Ordinal) || l.StartsWith("   at ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_HEAD_that_comes_first_takes_nothing_from_the_picture()
    {
        using var content = new ContentCopy();
        await File.WriteAllTextAsync(content.PathOf("oils/leaf.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        using var server = Server.Site($"--FootCare:ContentPath={content.Folder}");
        await server.Answers();
        Assert.Equal(HttpStatusCode.OK, await server.Status("/media/oils/leaf.svg", HttpMethod.Head));
        Assert.StartsWith("<svg", await server.Text("/media/oils/leaf.svg"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HOME=$1/home")]
    [InlineData("HOME=/nowhere")]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task A_start_warns_of_nothing_and_leaves_nothing_in_the_users_home(string home)
    {
        var folder = _root.CreateSubdirectory("home");
        using var server = new Server("sh", "-c", $"env {home} dotnet \"$2\" --FootCare:BaseUrl=https://footcare.example \"$3\" > \"$1/out\"", "sh", _root.FullName, typeof(Program).Assembly.Location);
        await server.Answers();
        Assert.Equal(HttpStatusCode.OK, await server.Status("/checklist"));
        Assert.Empty(await server.Kill());
        var lines = await File.ReadAllLinesAsync(Path.Combine(_root.FullName, "out"));
        Assert.Contains(lines, l => l.Contains("Now listening on", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Contains(" WRN]", StringComparison.Ordinal));
        Assert.Empty(folder.EnumerateFileSystemInfos());
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task Killed_while_it_reads_what_is_being_written_it_leaves_nothing_behind_and_starts_again_with_all_of_it()
    {
        using var content = new ContentCopy();
        var guides = Directory.GetFiles(content.PathOf("guides")).ToDictionary(f => f, File.ReadAllText, StringComparer.Ordinal);
        var listed = Directory.GetFileSystemEntries(content.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        for (var kill = 1; kill <= 3; kill++)
        {
            using var server = Start();
            await server.Answers();
            var first = (await server.Ready()).GetProperty("version").GetString();
            using var killed = new CancellationTokenSource();
            var writing = Task.Run(() =>
            {
                for (var i = 0; !killed.IsCancellationRequested; i++)
                {
                    foreach (var (file, text) in guides)
                    {
                        File.WriteAllText(file, $"{text}\nWritten {kill}, {i}.\n");
                    }
                }
            });
            await Until(async () => await server.Ready() is var ready && (ready.GetProperty("version").GetString() != first || ready.GetProperty("stale").GetBoolean()));
            await Task.Delay(100 * kill);
            Assert.Empty(await server.Kill());
            await killed.CancelAsync();
            await writing;
            Assert.Equal(listed, Directory.GetFileSystemEntries(content.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
            Assert.Empty(Directory.GetFileSystemEntries(_root.FullName));
        }

        using var again = Start();
        await again.Answers();
        Assert.Equal((content.Read().Model!.Version, false), ((await again.Ready()).GetProperty("version").GetString(), (await again.Ready()).GetProperty("stale").GetBoolean()));
        foreach (var guide in guides.Keys)
        {
            Assert.Contains("Written 3, ", await again.Text("/guides/" + Path.GetFileNameWithoutExtension(guide)), StringComparison.Ordinal);
        }

        // The runtime's own door for debuggers would lie in the folder for temporary files.
        Server Start() => new(
            "env", "TMPDIR=" + _root.FullName, "DOTNET_EnableDiagnostics=0", "dotnet", typeof(Program).Assembly.Location, $"--FootCare:ContentPath={content.Folder}");
    }

    [Fact]
    public async Task A_clock_set_back_or_far_ahead_changes_nothing_but_dates()
    {
        var clock = new SetClock { Now = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero) };
        await using var site = new Site().WithWebHostBuilder(b => b.ConfigureTestServices(s => s.AddSingleton<TimeProvider>(clock)));
        using var client = site.CreateClient();
        foreach (var year in (int[])[2026, 1970, 2026, 9998, 2000])
        {
            clock.Now = new DateTimeOffset(year, 11, 21, 12, 0, 0, TimeSpan.Zero);
            foreach (var address in (string[])["/", "/techniques/thumb-circles", "/checklist", "/journal", "/feed.xml", "/sitemap.xml", "/health/ready", "/search?q=numb"])
            {
                using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address} in {year} is {(int)answer.StatusCode}");
            }
        }
    }

    private sealed class StopsTheStart(IHostApplicationLifetime lifetime) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            lifetime.StopApplication();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class EndsTheStart(CancellationTokenSource ended) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => ended.CancelAsync();

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await holds())
        {
            await Task.Delay(50, patience.Token);
        }
    }

    // What the operator sees: both streams, but for the log's own lines of what went well.
    private static Task<(int Exit, string[] Lines)> Start(params string[] args) => StartAt(AppContext.BaseDirectory, args);

    private static async Task<(int Exit, string[] Lines)> StartAt(string folder, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "FootCare.Web.dll"), .. args]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            process.Kill();
        }

        var lines = (await output + await error).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.DoesNotContain(lines, l => l.StartsWith("   at ", StringComparison.Ordinal) || l.Contains("Unhandled exception", StringComparison.Ordinal));
        return (process.ExitCode, [.. lines.Where(l => !LogLine().IsMatch(l))]);
    }

    [GeneratedRegex(@"^\[\d\d:\d\d:\d\d (INF|WRN)\]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LogLine();
}
