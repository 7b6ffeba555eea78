using System.Diagnostics;
using FootCare.Content;

namespace FootCare.Benchmarks;

/// <summary>One article saved among 10,000, until its page is in a model, against reading all 10,000.</summary>
internal static class Saving
{
    private const int Count = 10_000;

    /// <summary>Reads all once a round, then saves an article and reads what changed.</summary>
    public static Table Measure()
    {
        var content = Path.Combine(Repository.Fresh("saving"), "content");
        Articles.Write(content, Count);
        var article = Path.Combine(content, "techniques", "gentle-stroking.md");
        var today = Articles.Today;
        var reader = new SiteReader(content);
        Articles.Require(reader.Read(today));

        var seconds = Rounds.Interleave(
            () => Time(() => Articles.Require(new SiteReader(content).Read(today))),
            () =>
            {
                File.AppendAllText(article, "\nOne more sentence.\n");
                return Time(() => Articles.Require(reader.Read(today, [article])));
            });
        var (all, one) = (seconds[0].Median(), seconds[1].Median());
        var table = new Table("One article saved among 10,000 (median of nine rounds in turn)", "what is read", "ms", "to all");
        table.Add("all 10,000", all * 1000, 1);
        table.Add("the one that was saved", one * 1000, Rounds.Ratio(seconds[1], seconds[0]));
        return table;
    }

    private static double Time(Action action)
    {
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
