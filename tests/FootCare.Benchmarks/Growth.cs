using System.Diagnostics;

namespace FootCare.Benchmarks;

/// <summary>How time and memory grow with the number of articles.</summary>
internal static class Growth
{
    private static readonly int[] Counts = [100, 1_000, 10_000];

    /// <summary>Reads 100, 1,000 and 10,000 articles, in turn.</summary>
    public static Table Measure()
    {
        var root = Repository.Fresh("growth");
        string[] folders = [.. Counts.Select(n => Path.Combine(root, $"{n}", "content"))];
        for (var i = 0; i < Counts.Length; i++)
        {
            Articles.Write(folders[i], Counts[i]);
        }

        _ = Read(folders[0]);
        var seconds = Rounds.Interleave([.. folders.Select(f => (Func<double>)(() => Read(f).Seconds))]).Select(r => r.Median()).ToArray();
        var held = folders.Select(Read).ToArray();
        var table = new Table("Reading to a model, warm (median of nine rounds in turn)", "articles", "ms", "ms an article", "model, MB", "KB an article");
        for (var i = 0; i < Counts.Length; i++)
        {
            var articles = held[i].Articles;
            table.Add(articles, seconds[i] * 1000, seconds[i] * 1000 / articles, held[i].Megabytes, held[i].Megabytes * 1024 / articles);
        }

        return table;
    }

    private static (double Seconds, double Megabytes, int Articles) Read(string folder)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var start = Stopwatch.GetTimestamp();
        var model = Articles.Read(folder);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        return (seconds, held / (1024.0 * 1024), model.Topics.Length);
    }
}
