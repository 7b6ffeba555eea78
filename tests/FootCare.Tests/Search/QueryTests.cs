using System.Reflection;
using FootCare.Tests.Safety;
using FootCare.Topics;
using Xunit.Abstractions;

namespace FootCare.Tests.Search;

/// <summary>Queries as people write them, and the page each should give: <c>queries.tsv</c> over the real content.</summary>
public class QueryTests(ITestOutputHelper output)
{
    private static readonly TopicModel Model = Cases.RealModel;

    private sealed record Line(string Sort, string Query, string[] Pages)
    {
        public int Place { get; } = Model.Search.Search(Query).Hits.Select(h => h.Topic.Address[1..]).ToList().FindIndex(Pages.Contains);
    }

    [Fact]
    public void The_right_page_comes_first_nine_times_in_ten_and_nearly_always_among_the_first_three()
    {
        var lines = Read("queries.tsv");
        Assert.True(lines.Count >= 160, $"{lines.Count} queries");
        Assert.True(lines.Count(l => l.Sort is "everyday" or "misspelt") * 3 >= lines.Count, "fewer than a third are everyday or misspelt");
        var (first, three) = Tell(lines);
        Assert.True(first >= 0.9 && three >= 0.98, $"{first:P1} first, {three:P1} in the first three");
    }

    [Fact]
    public void Queries_that_nothing_was_tuned_on_fare_nearly_as_well()
    {
        var (first, three) = Tell(Read("holdout.tsv"));
        Assert.True(first >= 0.8 && three >= 0.9, $"{first:P1} first, {three:P1} in the first three");
    }

    private (double First, double Three) Tell(List<Line> lines)
    {
        foreach (var line in lines.Where(l => l.Place != 0))
        {
            output.WriteLine($"{line.Place + 1}. {line.Sort}\t{line.Query}\twanted {string.Join('|', line.Pages)}\tgave {Model.Search.Search(line.Query).Corrected} {string.Join(' ', Model.Search.Search(line.Query).Hits.Take(3).Select(h => $"{h.Topic.Address[1..]}({h.Score:0.0})"))}");
        }

        var (first, three) = (lines.Count(l => l.Place == 0), lines.Count(l => l.Place is >= 0 and < 3));
        output.WriteLine($"{first} of {lines.Count} first, {three} in the first three");
        return ((double)first / lines.Count, (double)three / lines.Count);
    }

    private static List<Line> Read(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Search." + file)!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')).Select(c => new Line(c[0], c[1], c[2].Split('|')))];
    }
}
