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

    /// <summary>The clinic whose name stands on the covers of packs.</summary>
    public ClinicOptions Clinic { get; set; } = new();

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
