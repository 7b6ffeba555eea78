using FootCare.Content;

namespace FootCare.Web.Hosting;

/// <summary>Looks for options on the command line that nothing reads: the framework passes over them without a word.</summary>
internal static class CommandLine
{
    // What the framework, the server and the log read by themselves.
    private static readonly string[] Known =
    [
        "Urls", "http_ports", "https_ports", "https_port", "AllowedHosts", HostDefaults.EnvironmentKey, HostDefaults.ContentRootKey, HostDefaults.ApplicationKey, WebHostDefaults.WebRootKey,
        WebHostDefaults.ShutdownTimeoutKey, WebHostDefaults.DetailedErrorsKey, WebHostDefaults.CaptureStartupErrorsKey, WebHostDefaults.PreferHostingUrlsKey, WebHostDefaults.PreventHostingStartupKey,
        WebHostDefaults.HostingStartupAssembliesKey, WebHostDefaults.HostingStartupExcludeAssembliesKey, WebHostDefaults.StaticWebAssetsKey, WebHostDefaults.SuppressStatusMessagesKey,
        "hostBuilder:reloadConfigOnChange",
    ];

    private static readonly string[] KnownGroups = ["Serilog:", "Logging:", "Kestrel:"];

    // A path starts with '/', as an option may.
    private static bool IsFolder(string word) => Directory.Exists(word) || (word.LastIndexOf('/') > 0 && !word.Contains(':', StringComparison.Ordinal));

    // A writer may name a file as seen from the content folder.
    private static string Nearby(string word) =>
        Directory.EnumerateDirectories(".").Select(d => Path.Combine(d[2..], word)).FirstOrDefault(File.Exists) is { } meant ? $"; did you mean {Settings.Shown(meant)}?" : "";

    private static string Meant(string word) =>
        word.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? (File.Exists(word) ? "files to check stand just behind 'check'" : "there is no such file" + Nearby(word))
        : IsFolder(word) ? $"a content folder is written --{FootCareOptions.ContentPathKey}={Settings.Shown(word)}" : "";

    /// <summary>What is wrong with the options, a line each. The forms are the framework's: <c>--name=value</c>, <c>--name value</c>, <c>/name=value</c>, <c>name=value</c>.</summary>
    /// <param name="args">The options, without a command.</param>
    /// <param name="own">What a command reads beside settings.</param>
    public static IEnumerable<string> Faults(string[] args, params string[] own)
    {
        if (args.Length == 0)
        {
            yield break;
        }

        string[] known = [.. own, .. Known, .. Settings.KeysOf(typeof(FootCareOptions), FootCareOptions.Section).Select(k => k.Key)];
        for (var i = 0; i < args.Length; i++)
        {
            var written = args[i].Split('=', 2)[0];
            var name = written.StartsWith("--", StringComparison.Ordinal) ? written[2..] : written.TrimStart('-', '/');
            var hasValue = args[i].Length > written.Length;
            if (!hasValue && name == written)
            {
                yield return $"'{Settings.Shown(written)}' on the command line says nothing; {(Meant(written) is { Length: > 0 } meant ? meant : "an option is written --name=value")}";
            }
            else if (args[i] == written + "=" && Array.Exists(known, k => k.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)))
            {
                // A section's own name with nothing behind it sets nothing; the framework's host for tests writes them.
            }
            else if (!IsKnown(name) || IsShort(written))
            {
                yield return $"No option is called '{Settings.Shown(written)}'{(Meant(args[i]) is { Length: > 0 } meant ? "; " + meant : NearestName.Hint("--" + name, known.Select(k => "--" + k)))}";
                i += hasValue || i + 1 == args.Length || args[i + 1].StartsWith('-') ? 0 : 1;
            }
            else if (!hasValue && ++i == args.Length)
            {
                yield return $"The option '{Settings.Shown(written)}' has no value; it is written {Settings.Shown(written)}=value";
            }
        }

        // The framework knows short names that a program gives it; ours gives none.
        static bool IsShort(string written) => written.StartsWith('-') && !written.StartsWith("--", StringComparison.Ordinal);

        bool IsKnown(string name) => known.Contains(name, StringComparer.OrdinalIgnoreCase) || Array.Exists(KnownGroups, g => name.StartsWith(g, StringComparison.OrdinalIgnoreCase));
    }
}
