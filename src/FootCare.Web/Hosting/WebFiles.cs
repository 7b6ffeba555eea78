using System.Text.Json;

namespace FootCare.Web.Hosting;

/// <summary>
/// What a published program serves beside its pages: style sheets, scripts, fonts and pictures. The framework answers 200 with nothing for one that is missing, as after
/// a copy that was cut short, so it is told before the start.
/// </summary>
internal static class WebFiles
{
    // What the build made, and the framework reads.
    private const string Manifest = "FootCare.Web.staticwebassets.endpoints.json";

    /// <summary>The line for each that is missing; none where the program is run from source, whose files the build knows.</summary>
    public static IEnumerable<string> Faults(IConfiguration configuration)
    {
        if (!FootCareOptions.IsPublished)
        {
            return [];
        }

        var folder = Path.Combine(AppContext.BaseDirectory, configuration[WebHostDefaults.WebRootKey] ?? "wwwroot");
        try
        {
            return [.. FilesIn(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, Manifest))).Where(f => !File.Exists(Path.Combine(folder, f))).Select(f => Fault($"{Path.Combine(folder, f)} is missing"))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return [Fault($"{Path.Combine(AppContext.BaseDirectory, Manifest)} is missing, or cannot be read to its end")];
        }
    }

    private static string Fault(string what) => $"The file {what}; publish the program anew, or copy the whole of its folder";

    // In the order in which they are served. Read as it comes: it is long, and this stands in the way of each start.
    private static SortedSet<string> FilesIn(ReadOnlySpan<byte> manifest)
    {
        var files = new SortedSet<string>(StringComparer.Ordinal);
        var json = new Utf8JsonReader(manifest);
        while (json.Read())
        {
            if (json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("AssetFile"u8) && json.Read())
            {
                files.Add(json.GetString()!);
            }
        }

        return files;
    }
}
