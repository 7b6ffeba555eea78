namespace FootCare.Benchmarks;

/// <summary>Whether serving leaves anything behind: resident memory after 1,000 requests and after 100,000, over all pages.</summary>
internal static class Memory
{
    /// <summary>Loads the site with its real content, about a hundred articles.</summary>
    public static Table Measure()
    {
        using var site = Published.Start(6021);
        using var readers = new Readers(new Uri("http://127.0.0.1:6021"), 8);
        readers.Send(1_000);
        var early = site.Megabytes;
        readers.Send(99_000);
        var late = site.Megabytes;
        var table = new Table("Resident memory with the real content, MB", "after 1,000 requests", "after 100,000", "ratio", "failed requests");
        table.Add(early, late, late / early, readers.Failed);
        return table;
    }
}
