using System.Runtime.InteropServices;
using FootCare.Web.Hosting;

StandardStreams.LeaveOutWhatIsClosed();

if (Commands.IsCommand(args))
{
    try
    {
        return Commands.Run(args);
    }
    catch (Exception e) when (e is IOException or UnauthorizedAccessException)
    {
        StandardStreams.Tell($"The command could not be finished: {e.Message}");
        return 1;
    }
}

if (Commands.HasWrongOption(args))
{
    return 2;
}

// The host heeds a stop only once it starts; one that is asked for before is no fault either. Never disposed: a signal may come until the very end.
var ended = new CancellationTokenSource();
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);

WebApplicationBuilder builder;
try
{
    // Published, the program has its settings and files beside it, from whatever folder it is started; run from source, the project has them. Settings are read once: a watch
    // over their folder would take time at each start, and end it where the system has no watches left.
    string[] arguments = ["--hostBuilder:reloadConfigOnChange=false", .. args];
    builder = WebApplication.CreateBuilder(
        FootCareOptions.IsPublished ? new WebApplicationOptions { Args = arguments, ContentRootPath = AppContext.BaseDirectory } : new WebApplicationOptions { Args = arguments });
}
catch (Exception e) when (StartFaults.OfReading(e) is { } line)
{
    StandardStreams.Tell(line);
    return 1;
}

if (!builder.TryAddFootCare(out var reading))
{
    return 1;
}

var listening = Listening.Setting(builder.Configuration);
var app = builder.Build();
app.UseFootCare();
return await app.ServeAsync(reading, listening, ended.Token);

void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    ended.Cancel();
}
