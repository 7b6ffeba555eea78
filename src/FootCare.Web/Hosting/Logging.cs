using System.Collections.Concurrent;
using System.Diagnostics;
using Serilog;
using Serilog.Debugging;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Serilog.Settings.Configuration;

namespace FootCare.Web.Hosting;

/// <summary>
/// All that knows of Serilog. Serilog.AspNetCore would bring the request log; it goes through Serilog.Extensions.Logging instead, and only
/// this file changes when that is swapped.
/// </summary>
internal static class Logging
{
    private const int MostTold = 10;

    private static readonly string[] Levels = [.. Enum.GetNames<LogEventLevel>().Select(n => n.ToLowerInvariant())];

    private static readonly ConcurrentDictionary<string, bool> Told = new(StringComparer.Ordinal);

    /// <summary>Levels that are none, each in one line.</summary>
    public static IEnumerable<string> Faults(IConfiguration configuration) =>
        configuration.GetSection("Serilog:MinimumLevel").AsEnumerable()
            .Where(s => s.Value is not null && !s.Key.EndsWith(":ControlledBy", StringComparison.OrdinalIgnoreCase) && !s.Value.StartsWith('$') && !Levels.Contains(s.Value, StringComparer.OrdinalIgnoreCase))
            .Select(s => Settings.Fault(s.Key, s.Value!, $"must be one of {string.Join(", ", Levels)}"));

    /// <summary>Logs to the console, as <c>Serilog:</c> in the configuration says.</summary>
    /// <returns>What is wrong with that, in one line, or nothing.</returns>
    public static IEnumerable<string> AddFootCareLogging(this WebApplicationBuilder builder)
    {
        var least = Enum.TryParse<LogEventLevel>(builder.Configuration["Serilog:MinimumLevel:Default"] ?? builder.Configuration["Serilog:MinimumLevel"], ignoreCase: true, out var set) ? set : LogEventLevel.Information;
        SelfLog.Enable(fault => TellOperator(ReasonIn(fault)));
        try
        {
            builder.Logging.ClearProviders();
            // Its lines are ours already; while anything listens, the host makes an activity and a scope for each request. Serilog lets everything through to itself, so it must be named.
            builder.Logging.AddFilter<SerilogLoggerProvider>("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
            var log = new LoggerConfiguration()
                .MinimumLevel.Is(least)
                .MinimumLevel.Override("Microsoft", Max(least, LogEventLevel.Warning))
                .MinimumLevel.Override("Microsoft.Hosting.Lifetime", Max(least, LogEventLevel.Information))
                // What keeps the server from starting is told by StartFaults in one line.
                .Filter.ByExcluding(line => line.MessageTemplate.Text == "Hosting failed to start" || IsRepeated(line.MessageTemplate.Text));
            if (!builder.Configuration.GetSection("Serilog:WriteTo").GetChildren().Any(s => (s.Value ?? s["Name"]) == "Console"))
            {
                log.WriteTo.Console(formatProvider: System.Globalization.CultureInfo.InvariantCulture);
            }

            if (builder.Configuration.GetSection("Serilog").Exists())
            {
                // Its parts are named, or all libraries beside the program would be searched for some.
                log.ReadFrom.Configuration(builder.Configuration, new ConfigurationReaderOptions(typeof(ConsoleLoggerConfigurationExtensions).Assembly));
            }

            builder.Logging.AddSerilog(log.CreateLogger(), dispose: true);
            return [];
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or ArgumentException)
        {
            return [$"The settings under Serilog cannot be used: {e.Message.ReplaceLineEndings(" ")}"];
        }
    }

    /// <summary>
    /// One line a request: method, path, status, milliseconds. No query, no address, no body, no diagnosis code, no more of a path that leads nowhere than its beginning: they may speak of a reader's health. The lines take the short
    /// way to the console, unless somebody has said where else the log goes.
    /// </summary>
    public static void UseRequestLog(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("FootCare.Requests");
        var lines = app.Configuration.GetSection("Serilog:WriteTo").Exists() || app.Services.GetServices<ILoggerProvider>().Skip(1).Any()
            ? null
            : new RequestLines(StandardStreams.OpenOutput(), TimeProvider.System, TellOperator);
        if (lines is not null)
        {
            app.Lifetime.ApplicationStopped.Register(lines.Dispose);
        }

        app.Use(next => async context =>
        {
            var start = Stopwatch.GetTimestamp();
            var (method, path) = (Shown(context.Request.Method), context.Request.Path);
            try
            {
                await next(context);
            }
            finally
            {
                if (log.IsEnabled(LogLevel.Information))
                {
                    var (status, took) = (context.Response.StatusCode, Stopwatch.GetElapsedTime(start));
                    var shown = Shown(path, status).ToUriComponent();
                    if (lines is not null)
                    {
                        lines.Add(method, shown, status, took);
                    }
                    else
                    {
                        log.LogInformation("{Method} {Path} {Status} {Milliseconds:0.0} ms", method, shown, status, took.TotalMilliseconds);
                    }
                }
            }
        });
    }

    // Each connection over the limit would have a line of its own: one a minute tells of them.
    private static bool IsRepeated(string template) => template.Contains("maximum number of concurrent connections", StringComparison.Ordinal) && !ToldOfConnections.IsDue();

    private static readonly OnceAMinute ToldOfConnections = new();

    // A path that leads somewhere is one of ours. Any other is a stranger's words, and may be a diagnosis or a search with a sign too many: of that, the part that is ours.
    private static PathString Shown(PathString path, int status)
    {
        if (status is >= StatusCodes.Status200OK and < StatusCodes.Status300MultipleChoices or StatusCodes.Status304NotModified && !path.StartsWithSegments("/code"))
        {
            return path;
        }

        var first = (path.Value ?? "").TrimStart('/').Split('/', 2)[0];
        return Array.Exists(Beginnings, b => b == first) ? "/" + first : "/";
    }

    private static readonly string[] Beginnings =
        [.. Enum.GetValues<FootCare.Topics.TopicKind>().Select(FootCare.Topics.Vocabulary.Word), "code", "codes", "checklist", "search", "embed", "qr", "media", "handouts", "infobutton", "oembed", "health", "css", "js", "fonts", "images"];

    private static string Shown(string method) => Array.Exists(Methods, m => m == method) ? method : "?";

    private static readonly string[] Methods =
        [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete, HttpMethods.Options, HttpMethods.Trace, HttpMethods.Connect];

    private static LogEventLevel Max(LogEventLevel one, LogEventLevel other) => one > other ? one : other;

    /// <summary>
    /// Says on standard error what keeps the log from being whole, such as a full disk or a sink that does not exist: each reason once, in one line, since
    /// nothing is served the better for hearing it again.
    /// </summary>
    private static void TellOperator(string reason)
    {
        if (Told.Count >= MostTold || !Told.TryAdd(reason, value: true))
        {
            return;
        }

        StandardStreams.Tell($"The log is not whole, and the site goes on without it: {reason}");
    }

    // Serilog puts the time before and a stack trace or a list of methods behind.
    private static string ReasonIn(string fault)
    {
        const string Thrown = "Exception: ", Listed = " Candidate methods";
        var line = fault.Split('\n', 2)[0].TrimEnd();
        line = line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..].Split(Listed, 2)[0];
        return line.Split(Thrown, 2)[^1];
    }
}
