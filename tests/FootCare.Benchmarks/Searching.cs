using System.Diagnostics;
using FootCare.Topics;

namespace FootCare.Benchmarks;

/// <summary>The index of words at 100, 1,000 and 10,000 articles: what it takes to build, what it holds, and how long a query takes.</summary>
internal static class Searching
{
    private static readonly int[] Counts = [100, 1_000, 10_000];

    /// <summary>Asks the queries that the tests hold, five times over.</summary>
    public static Table Measure()
    {
        string[] queries = [.. File.ReadLines(Path.Combine(Repository.Root, "tests/FootCare.Tests/Search/queries.tsv"))
            .Select(l => l.Split('\t')).Where(c => c.Length > 1 && !c[0].StartsWith('#')).Select(c => c[1])];
        var root = Repository.Fresh("searching");
        var table = new Table($"Searching: {queries.Length} real queries, five times over", "articles", "build, ms", "index, MB", "query p50, ms", "query p99, ms");
        foreach (var count in Counts)
        {
            var content = Path.Combine(root, $"{count}", "content");
            Articles.Write(content, count);
            var model = Articles.Read(content);
            var build = Enumerable.Range(0, Rounds.Count).Select(_ => Build(Articles.Read(content)).Milliseconds).Median();
            var held = Build(model).Megabytes;
            Array.ForEach(queries, q => model.Search.Search(q));
            var times = Enumerable.Range(0, Rounds.Count).SelectMany(_ => queries.Select(q => Time(() => model.Search.Search(q)))).ToList();
            table.Add(model.Topics.Length, build, held, times.Median(), times.Percentile(0.99));
        }

        return table;
    }

    // A model builds its index when it is first asked for.
    private static (double Milliseconds, double Megabytes) Build(TopicModel model)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var milliseconds = Time(() => _ = model.Search);
        return (milliseconds, (GC.GetTotalMemory(forceFullCollection: true) - before) / (1024.0 * 1024));
    }

    private static double Time(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
