using FootCare.Web.Hosting;

StandardStreams.LeaveOutWhatIsClosed();

if (Commands.IsCommand(args))
{
    return Commands.Run(args);
}

if (Commands.HasWrongOption(args))
{
    return 2;
}

WebApplicationBuilder builder;
try
{
    // Published, the program has its settings and files beside it, from whatever folder it is started; run from source, the project has them. Settings are read once: a watch
    // over their folder would take time at each start, and end it where the system has no watches left.
    string[] arguments = ["--hostBuilder:reloadConfigOnChange=false", .. args];
    builder = WebApplication.CreateBuilder(
        Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? new WebApplicationOptions { Args = arguments, ContentRootPath = AppContext.BaseDirectory } : new WebApplicationOptions { Args = arguments });
}
catch (Exception e) when (StartFaults.OfReading(e) is { } line)
{
    Console.Error.WriteLine(line);
    return 1;
}

if (!builder.TryAddFootCare(out var reading))
{
    return 1;
}

var listening = StartFaults.Listening(builder.Configuration);
var app = builder.Build();
app.UseFootCare();
if (!await app.HasContentAsync(reading))
{
    return 1;
}

try
{
    await app.RunAsync();
    return 0;
}
catch (Exception e) when (StartFaults.OfListening(e, listening) is { } line)
{
    Console.Error.WriteLine(line);
    return 1;
}
