using FootCare.Web.Hosting;

if (Commands.IsCommand(args))
{
    return Commands.Run(args);
}

WebApplicationBuilder builder;
try
{
    builder = WebApplication.CreateBuilder(args);
}
catch (Exception e) when (StartFaults.OfReading(e) is { } line)
{
    Console.Error.WriteLine(line);
    return 1;
}

if (!builder.AddFootCare())
{
    return 1;
}

var where = builder.Configuration[WebHostDefaults.ServerUrlsKey];
var app = builder.Build();
app.UseFootCare();
try
{
    await app.RunAsync();
    return 0;
}
catch (Exception e) when (StartFaults.OfListening(e, where) is { } line)
{
    Console.Error.WriteLine(line);
    return 1;
}
