using FootCare.Content;
using FootCare.Tests.Safety;

namespace FootCare.Tests.Content;

/// <summary>What the real content must hold.</summary>
public class CoverageTests
{
    /// <summary>Every subject that readers meet in the articles these pages replace.</summary>
    public static TheoryData<string, int> Subjects => new() { { "C", 17 }, { "T", 16 }, { "O", 7 }, { "R", 20 }, { "G", 17 } };

    [Theory]
    [MemberData(nameof(Subjects))]
    public void Every_subject_has_a_page(string letter, int count)
    {
        var rows = File.ReadLines(Path.Combine(Cases.ContentFolder, "coverage.yml")).Select(l => l.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Enumerable.Range(1, count).Select(n => $"{letter}{n:00}").Except(rows));
    }

    [Fact]
    public void The_content_has_no_diagnostic_at_all() =>
        Assert.Empty(SiteReader.Read(Cases.ContentFolder, new DateOnly(2026, 12, 1)).Diagnostics);

    [Fact]
    public void There_are_at_least_50_references_and_each_says_what_it_found() =>
        Assert.True(Cases.RealModel.References.Length >= 50, $"{Cases.RealModel.References.Length}");

    [Fact]
    public void The_pages_read_easily()
    {
        var grades = Cases.RealModel.Topics.Select(t => Readability.GradeOf(t.Article.Words.Split('\n').SelectMany(Readability.Sentences))).Order().ToList();
        Assert.True(grades[grades.Count / 2] <= 6.5, $"median {grades[grades.Count / 2]:0.0}");
    }

    [Fact]
    public void A_technique_takes_as_long_as_its_steps()
    {
        foreach (var technique in Cases.RealModel.Techniques.Where(t => t.Routine.IsEmpty && t.Slug is not ("electric-massager" or "warm-soak" or "partner-massage")))
        {
            var minutes = technique.Steps.Sum(s => s.Seconds ?? 0) * 2 / 60.0;
            Assert.True(Math.Abs(minutes - technique.Minutes) <= 2, $"{technique.Slug} says {technique.Minutes} minutes; its steps take {minutes:0.0} for both feet");
        }
    }
}
