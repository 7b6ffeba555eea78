namespace FootCare.Benchmarks;

/// <summary>The site as an operator would publish it, and what it is compared with, published alike. Each is made once a run.</summary>
internal static class Published
{
    private static readonly Lazy<string> LazySite = new(() => Publish(Path.Combine(Repository.Root, "src/FootCare.Web/FootCare.Web.csproj"), "site"));

    private static readonly Lazy<string> LazyEmpty = new(() =>
    {
        var source = Repository.Fresh("empty-source");
        Run.ToEnd("dotnet", "new", "webapp", "--no-https", "--name", "Empty", "--output", source);
        return Publish(Path.Combine(source, "Empty.csproj"), "empty");
    });

    /// <summary>FootCare's program.</summary>
    public static string Site => Path.Combine(LazySite.Value, "FootCare.Web");

    /// <summary>The program of the framework's own template for Razor Pages, with nothing added.</summary>
    public static string Empty => Path.Combine(LazyEmpty.Value, "Empty");

    /// <summary>Starts the site on its own content or on another folder.</summary>
    public static Server Start(int port, params string[] settings) =>
        new(new Uri($"http://127.0.0.1:{port}/health/live"), Site, ["--Urls", $"http://127.0.0.1:{port}", .. settings]);

    private static string Publish(string project, string name)
    {
        var folder = Repository.Fresh(name);
        Run.ToEnd("dotnet", "publish", project, "-c", "Release", "-r", System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier, "--no-self-contained", "-p:PublishReadyToRun=true", "-o", folder);
        return folder;
    }
}
