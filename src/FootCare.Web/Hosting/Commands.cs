using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using FootCare.Content;
using FootCare.Topics;

namespace FootCare.Web.Hosting;

/// <summary>
/// What the program does beside serving: <c>check</c> tells what is wrong with the content, or with some files of it, <c>addresses</c> adds new addresses to the list of
/// those ever published, <c>schema</c> prints the JSON Schema of the front matter.
/// </summary>
internal static class Commands
{
    private const string Usage = "usage: check [files] [--format text|json|github] [--FootCare:ContentPath folder], addresses [--new] [--FootCare:ContentPath folder], schema, --version or --help";

    private const string Version = "--version";

    // Asks 'addresses' to begin a list: where one is merely lost, a new one would forget for ever what was published.
    private const string New = "--new";

    private static readonly string[] Names = ["check", "addresses", "schema"];
    private static readonly string[] Formats = ["text", "json", "github"];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Whether the command line names a command rather than settings alone.</summary>
    public static bool IsCommand(string[] args) => args is [var first, ..] && (first == Version || Array.Exists(args, IsHelp) || (!first.StartsWith('-') && !first.Contains('=', StringComparison.Ordinal)));

    private static bool IsHelp(string word) => word is "--help" or "-h" or "-?" or "help";

    /// <summary>Runs it.</summary>
    /// <returns>0; 1 where the content has an error; 2 where the command line is wrong.</returns>
    public static int Run(string[] args)
    {
        if (Array.Exists(args, IsHelp))
        {
            Console.WriteLine($"Without a command the site is served. {Usage}");
            return 0;
        }

        if (args[0] == Version)
        {
            Console.WriteLine(typeof(Commands).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);
            return 0;
        }

        if (!Names.Contains(args[0], StringComparer.Ordinal))
        {
            StandardStreams.Tell($"no command is called '{Settings.Shown(args[0])}'{NearestName.Hint(args[0], Names)} ({Usage})");
            return 2;
        }

        string[] files = args[0] == "check" ? [.. args[1..].TakeWhile(a => !a.StartsWith('-') && File.Exists(a)).Select(Path.GetFullPath)] : [];
        var mayBegin = args[0] == "addresses" && args.Contains(New, StringComparer.Ordinal);
        string[] written = [.. args[(1 + files.Length)..].Where(a => !mayBegin || a != New)];
        if (HasWrongOption(written, "format"))
        {
            return 2;
        }

        if (args[0] == "schema")
        {
            Console.Write(FrontMatterSchema.Generate());
            return 0;
        }

        IConfiguration configuration;
        try
        {
            configuration = new ConfigurationBuilder()
                .AddEnvironmentVariables("DOTNET_")
                .AddEnvironmentVariables("ASPNETCORE_")
                .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
                .AddEnvironmentVariables()
                .AddCommandLine(written)
                .Build();
        }
        catch (Exception e) when (StartFaults.OfReading(e) is { } line)
        {
            StandardStreams.Tell(line);
            return 2;
        }

        var format = configuration["format"] ?? "text";
        if (!Formats.Contains(format, StringComparer.Ordinal))
        {
            StandardStreams.Tell($"no format is called '{Settings.Shown(format)}'{NearestName.Hint(format, Formats)} ({Usage})");
            return 2;
        }

        var (options, _, found) = FootCareApp.ReadSettings(configuration);
        foreach (var line in found.Faults.Concat(found.Unknown))
        {
            StandardStreams.Tell(line);
        }

        if (found.Faults.Count > 0)
        {
            return 2;
        }

        var reading = SiteReader.Read(options.ResolveContentPath(), FootCareApp.Today(TimeProvider.System));
        if (args[0] == "addresses" && reading.Model is { } model)
        {
            return AddAddresses(Path.Combine(options.ResolveContentPath(), AddressBook.FileName), model, mayBegin);
        }

        var shown = reading.Diagnostics;
        if (files.Length > 0)
        {
            var folder = options.ResolveContentPath();
            if (Array.Find(files, f => !f.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)) is { } outside)
            {
                StandardStreams.Tell($"{Settings.Shown(outside)} is not in the content folder {folder}; another is set with --{FootCareOptions.ContentPathKey}=folder");
                return 2;
            }

            // A diagnostic's path starts with the folder's own name.
            shown = [.. shown.Where(d => files.Contains(Path.Combine(Path.GetDirectoryName(folder)!, d.Path), StringComparer.Ordinal))];
        }

        Print(shown, format);
        return shown.Any(d => d.Severity == DiagnosticSeverity.Error) ? 1 : 0;
    }

    /// <summary>Tells of every option that nothing reads.</summary>
    /// <param name="options">The options, without a command.</param>
    /// <param name="own">What the command reads beside settings.</param>
    public static bool HasWrongOption(string[] options, params string[] own)
    {
        string[] faults = [.. CommandLine.Faults(options, own)];
        foreach (var line in faults)
        {
            StandardStreams.Tell(line);
        }

        return faults.Length > 0;
    }

    private static int AddAddresses(string file, TopicModel model, bool mayBegin)
    {
        var before = File.Exists(file) ? File.ReadAllText(file) : "";
        if (string.IsNullOrWhiteSpace(before) && !mayBegin)
        {
            StandardStreams.Tell($"{Settings.Shown(file)} {(File.Exists(file) ? "is empty" : "is not there")}: fetch it back from the last version, as a new list would forget what was published; for a new site, 'addresses {New}' begins one");
            return 1;
        }

        var (text, added) = AddressBook.Add(before, model);

        // A list that was cut by a full disk would have lost what it is there to keep, so it takes the old one's place only when it is whole.
        var whole = Path.Combine(Path.GetDirectoryName(file)!, $".{AddressBook.FileName}.new");
        File.WriteAllText(whole, text);
        File.Move(whole, file, overwrite: true);
        Console.WriteLine(added == 1 ? "1 new address" : $"{added} new addresses");
        return 0;
    }

    private static void Print(IReadOnlyCollection<Diagnostic> diagnostics, string format)
    {
        if (format == "json")
        {
            Console.WriteLine(JsonSerializer.Serialize(
                diagnostics.Select(d => new { d.Path, d.Line, d.Column, Severity = Word(d), d.Code, d.Message }), Json));
            return;
        }

        foreach (var d in diagnostics)
        {
            Console.WriteLine(format == "github"
                ? $"::{Word(d)} file={Property(d.Path)},line={d.Line},col={d.Column},title={d.Code}::{Data(d.Message)}"
                : d.ToString());
        }
    }

    private static string Word(Diagnostic d) => d.Severity == DiagnosticSeverity.Error ? "error" : "warning";

    // Workflow commands end at a line's end, and a property at a comma or colon.
    private static string Data(string text) => text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
