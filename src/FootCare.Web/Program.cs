using FootCare.Web.Hosting;

if (Commands.IsCommand(args))
{
    return Commands.Run(args);
}

var builder = WebApplication.CreateBuilder(args);
if (!builder.AddFootCare())
{
    return 1;
}

var app = builder.Build();
app.UseFootCare();
await app.RunAsync();
return 0;
