using System.Diagnostics;
using System.Text.RegularExpressions;
using FootCare.Web.Hosting;

namespace FootCare.Web.Tests.Hosting;

/// <summary>What the README tells operators is so.</summary>
public sealed partial class OperatorPageTests : IDisposable
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Path.GetDirectoryName(new FootCareOptions().ResolveContentPath())!, "README.md"));

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("footcare-");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void The_table_of_settings_has_every_setting_there_is_none_that_is_not_and_the_numbers_that_are_so()
    {
        var told = Row().Matches(Readme).ToDictionary(m => m.Groups["key"].Value, m => m.Groups["default"].Value, StringComparer.Ordinal);
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
        var named = Variable().Matches(Readme).Select(m => m.Value.Replace("__", ":", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, n => Assert.Contains(n, known));
    }

    [Fact]
    public async Task The_proxys_configuration_is_one_that_nginx_takes()
    {
        var block = Assert.Single(Nginx().Matches(Readme)).Groups["text"].Value;
        foreach (var part in (string[])
        [
            "proxy_cache_path /var/cache/nginx/footcare ", "upstream footcare {", "server 127.0.0.1:5081", "server 127.0.0.1:5082", "listen 80;", "add_header X-Cache $upstream_cache_status;",
            "proxy_cache_lock on;", "proxy_cache_use_stale error timeout updating http_500 http_502 http_503 http_504;", "proxy_cache_background_update on;",
            "proxy_next_upstream error timeout http_502 http_503;", "proxy_set_header Host ",
        ])
        {
            Assert.Contains(part, block, StringComparison.Ordinal);
        }

        // Only nginx itself can tell; a machine without it has the words above.
        if (!File.Exists("/usr/sbin/nginx"))
        {
            return;
        }

        var file = Path.Combine(_root.FullName, "nginx.conf");
        var site = block.Replace("/var/cache/nginx/footcare", Path.Combine(_root.FullName, "cache"), StringComparison.Ordinal).Replace("listen 80;", "listen 127.0.0.1:5199;", StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, $"pid {_root.FullName}/nginx.pid;\nerror_log stderr;\nevents {{ }}\nhttp {{\n{site}\n}}\n");
        using var nginx = Process.Start(new ProcessStartInfo("/usr/sbin/nginx", ["-t", "-c", file]) { UseShellExecute = false, RedirectStandardError = true })!;
        var said = await nginx.StandardError.ReadToEndAsync();
        await nginx.WaitForExitAsync();
        Assert.True(nginx.ExitCode == 0, said);
    }

    [Fact]
    public async Task The_service_is_one_that_systemd_takes_and_calls_well_kept()
    {
        var unit = Assert.Single(Unit().Matches(Readme)).Groups["text"].Value;
        Assert.Contains("DynamicUser=yes", unit, StringComparison.Ordinal);

        // Only systemd itself can tell; a machine without it has the words above.
        if (!File.Exists("/usr/bin/systemd-analyze"))
        {
            return;
        }

        // It looks for the program too, which every machine has elsewhere.
        var file = Path.Combine(_root.FullName, "footcare@5081.service");
        await File.WriteAllTextAsync(file, unit.Replace("/usr/bin/dotnet", "/bin/true", StringComparison.Ordinal).Replace("/opt/footcare\n", "/\n", StringComparison.Ordinal));
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

    [GeneratedRegex(@"^\| `(?<key>FootCare:[^`]+)` \|[^|\n]*\| (?<default>[^|\n]*) \|$", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();

    [GeneratedRegex("FootCare__[A-Za-z_]+", RegexOptions.NonBacktracking)]
    private static partial Regex Variable();

    [GeneratedRegex("```ini\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Unit();

    [GeneratedRegex("```nginx\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Nginx();
}
