namespace FootCare.Web.Hosting;

/// <summary>Everything an operator can set, under <c>FootCare:</c> in the configuration.</summary>
public sealed class FootCareOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "FootCare";

    /// <summary>The content folder. Unset: the <c>content</c> folder beside the published program, or, run from source, the repository's.</summary>
    public string? ContentPath { get; set; }

    /// <summary>The address that the world knows the site by, such as <c>https://footcare.example</c>; absolute links start with it. Unset: the request's own host.</summary>
    public Uri? BaseUrl { get; set; }

    /// <summary>How a change of the content is noticed.</summary>
    public ReloadMode Reload { get; set; } = ReloadMode.Watch;

    /// <summary>How answers that were made once are kept.</summary>
    public CacheOptions Cache { get; set; } = new();

    /// <summary>The content folder to read, as a full path.</summary>
    public string ResolveContentPath()
    {
        if (!string.IsNullOrWhiteSpace(ContentPath))
        {
            return Path.GetFullPath(ContentPath);
        }

        var published = Path.Combine(AppContext.BaseDirectory, "content");
        if (Directory.Exists(published))
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

/// <summary>How answers that were made once are kept, under <c>FootCare:Cache:</c>.</summary>
public sealed class CacheOptions
{
    /// <summary>How much memory pages may take, in MiB; those used longest ago leave first.</summary>
    public int Megabytes { get; set; } = 64;

    /// <summary>The same for pages that depend on a query, such as a filtered index; apart, so that no number of queries drives a page out.</summary>
    public int QueryMegabytes { get; set; } = 16;

    /// <summary>For how many seconds a shared cache may serve a page before it asks again. A reader's own browser always asks.</summary>
    public int SharedSeconds { get; set; } = 60;
}
