using System.ComponentModel.DataAnnotations;
using FootCare.Content;

namespace FootCare.Web.Hosting;

/// <summary>Everything an operator can set, under <c>FootCare:</c> in the configuration.</summary>
public sealed class FootCareOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "FootCare";

    /// <summary>The key of <see cref="BaseUrl"/>.</summary>
    public const string BaseUrlKey = Section + ":" + nameof(BaseUrl);

    /// <summary>The key of <see cref="ContentPath"/>.</summary>
    public const string ContentPathKey = Section + ":" + nameof(ContentPath);

    /// <summary>The settings, those that cannot be used left as they are by default, and what was found on the way.</summary>
    /// <param name="configuration">All configuration.</param>
    public static (FootCareOptions Options, SettingsFound Found) Read(IConfiguration configuration)
    {
        var options = new FootCareOptions();
        var found = Settings.Read(configuration.GetSection(Section), options);
        return SiteReader.WhyNoFolder(options.ResolveContentPath()) is not { } reason ? (options, found) : (options, found with
        {
            Faults =
            [
                .. found.Faults,
                options.ContentPath is { } path
                    ? Settings.Fault(ContentPathKey, path, $"must be a folder with articles: {reason}")
                    : $"The content lies beside the program, or where {ContentPathKey} says, which is not set: {reason}",
            ],
        });
    }

    /// <summary>Whether this is a published program, which has its files and its content beside it, and looks for them nowhere else.</summary>
    public static bool IsPublished { get; } = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot"));

    /// <summary>The content folder. Unset: the <c>content</c> folder beside the published program, or, run from source, the repository's.</summary>
    public string? ContentPath { get; set; }

    /// <summary>The address that the world knows the site by, such as <c>https://footcare.example</c>; absolute links start with it. Unset: the request's own host.</summary>
    public Uri? BaseUrl { get; set; }

    /// <summary>How a change of the content is noticed.</summary>
    public ReloadMode Reload { get; set; } = ReloadMode.Watch;

    /// <summary>How answers that were made once are kept.</summary>
    public CacheOptions Cache { get; set; } = new();

    /// <summary>The clinic whose name stands on the covers of packs.</summary>
    public ClinicOptions Clinic { get; set; } = new();

    /// <summary>How much one network address, and all together, may ask for.</summary>
    public LimitOptions Limits { get; set; } = new();

    /// <summary>The content folder to read, as a full path.</summary>
    public string ResolveContentPath()
    {
        if (!string.IsNullOrWhiteSpace(ContentPath))
        {
            return Path.GetFullPath(ContentPath);
        }

        var published = Path.Combine(AppContext.BaseDirectory, "content");
        if (IsPublished || Directory.Exists(published))
        {
            return published;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FootCare.sln")))
            {
                return Path.Combine(folder.FullName, "content");
            }
        }

        return published;
    }
}

/// <summary>What a clinic can put on the cover of a pack, under <c>FootCare:Clinic:</c>.</summary>
public sealed class ClinicOptions
{
    /// <summary>Its name, at most 80 characters.</summary>
    public string? Name { get; set; }

    /// <summary>Its telephone as people dial it, at most 80 characters.</summary>
    public string? Phone { get; set; }

    /// <summary>The path of a PNG, JPEG or SVG file on the server, at most 256 KB; read once, at the start.</summary>
    public string? Logo { get; set; }
}

/// <summary>How answers that were made once are kept, under <c>FootCare:Cache:</c>.</summary>
public sealed class CacheOptions
{
    /// <summary>How much memory pages may take, in MiB; those used longest ago leave first.</summary>
    [Range(0, 65_536)]
    public int Megabytes { get; set; } = 64;

    /// <summary>The same for pages that depend on a query, such as a filtered index; apart, so that no number of queries drives a page out.</summary>
    [Range(0, 65_536)]
    public int QueryMegabytes { get; set; } = 16;

    /// <summary>For how many seconds a shared cache may serve a page before it asks again. A reader's own browser always asks.</summary>
    [Range(0, 31_536_000)]
    public int SharedSeconds { get; set; } = 60;
}
