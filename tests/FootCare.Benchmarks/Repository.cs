namespace FootCare.Benchmarks;

/// <summary>Where things lie: the sources, and a folder for what a measurement makes, emptied by the next.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>An empty folder for a measurement's own files.</summary>
    public static string Fresh(string name)
    {
        var folder = Path.Combine(Path.GetTempPath(), "footcare-benchmarks", name);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        return Directory.CreateDirectory(folder).FullName;
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "FootCare.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The benchmarks run from the repository.");
        }

        return folder.FullName;
    }
}
