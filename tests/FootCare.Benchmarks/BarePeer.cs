namespace FootCare.Benchmarks;

/// <summary>The least that Kestrel can do: bytes from memory, by path, with their type and length. No routing, no log.</summary>
internal static class BarePeer
{
    /// <summary>Serves the files of a folder until the process is killed.</summary>
    public static void Run(string address, string folder)
    {
        var stored = Directory.EnumerateFiles(folder).ToDictionary(f => "/" + Path.GetFileName(f), File.ReadAllBytes, StringComparer.Ordinal);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address).ConfigureKestrel(k => k.AddServerHeader = false);
        var app = builder.Build();
        app.Run(async context =>
        {
            if (!stored.TryGetValue(context.Request.Path.Value!, out var bytes))
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.ContentLength = bytes.Length;
            await context.Response.BodyWriter.WriteAsync(bytes);
        });
        app.Run();
    }
}
