using FootCare.Content;
using FootCare.Topics;

namespace FootCare.Tests.Content;

public class SearchWordsTests
{
    private const string Dates = "reviewed: 2026-01-31\nreview-by: 2027-01-31\n";

    [Fact]
    public void Everyday_words_lead_to_their_page_and_signs_to_their_help()
    {
        using var site = new SiteFolder();
        site.Write(
            "search.yml",
            Dates + "same:\n  foot: [feet]\neveryday:\n  - words: [dead as a doornail]\n    pages: [symptoms/numbness.md]\n  - words: [frequently]\n    means: [often]\n"
            + "danger:\n  - signs: [open wound]\n    unless: [healed]\n    page: safety/open-skin.md\n"
            + "  - signs: [chest pain]\n    page: guides/how-often.md#how-long\n    help: emergency\n    do: Call now.\n");
        var reading = site.Read();
        Assert.Empty(reading.Diagnostics);
        var search = reading.Model!.Search;
        Assert.Equal("/symptoms/numbness", search.Search("dead as a doornail").Hits[0].Topic.Address);
        Assert.Equal("/guides/how-often", search.Search("frequently").Hits[0].Topic.Address);
        Assert.Equal(("/safety/open-skin", Help.SameDay, "Leave the foot alone."), search.Search("an open wound").Dangers.Select(d => (d.Address, d.Help, d.Do)).Single());
        Assert.Equal(("/guides/how-often#how-long", Help.Emergency, "Call now."), search.Search("pain in chest").Dangers.Select(d => (d.Address, d.Help, d.Do)).Single());
        Assert.Empty(search.Search("an open wound that healed").Dangers);
    }

    [Fact]
    public void Everyday_words_may_lead_to_a_heading_and_a_sign_may_stand_alone()
    {
        using var site = new SiteFolder();
        site.Write(
            "search.yml",
            Dates + "everyday:\n  - words: [frequently]\n    pages: [guides/how-often.md#how-long]\nknown: [oftener]\n"
            + "danger:\n  - signs: [despair]\n    page: guides/how-often.md\n    help: emergency\n    alone: true\n    do: Call now.\n");
        var search = site.Read().Model!.Search;
        Assert.Equal("how-long", search.Search("frequently").Hits[0].Heading!.Id);
        Assert.False(search.Search("oftener").WasCorrected);
        Assert.NotEmpty(search.Search("numb").Hits);
        Assert.Empty(search.Search("numb despair").Hits);
        Assert.True(search.Search("numb despair").IsOnlyDanger);
    }

    [Theory]
    [InlineData("- foot", DiagnosticCode.WrongType, 1, 1, "keys with values")]
    [InlineData(Dates + "evryday: []", DiagnosticCode.UnknownKey, 3, 1, "'everyday'")]
    [InlineData(Dates + "everyday:\n  - words: [dead]\n    pages: [symptoms/numness.md]", DiagnosticCode.BadSearchPage, 5, 13, "did you mean 'symptoms/numbness.md'")]
    [InlineData(Dates + "everyday:\n  - words: [dead]\n    means: [oftn]", DiagnosticCode.BadSearchWords, 5, 13, "did you mean 'often'")]
    [InlineData(Dates + "everyday:\n  - words: [dead]", DiagnosticCode.MissingKey, 4, 12, "'means'")]
    [InlineData(Dates + "everyday:\n  - words: [what is it]\n    pages: [symptoms/numbness.md]", DiagnosticCode.BadSearchWords, 4, 13, "no word that says something")]
    [InlineData(Dates + "same:\n  foot: [two feet]", DiagnosticCode.BadSearchWords, 4, 10, "not one word")]
    [InlineData(Dates + "everyday:\n  - words: [dead]\n    pages: [guides/how-often.md#how-lnog]", DiagnosticCode.BadSearchPage, 5, 13, "did you mean 'how-long'")]
    [InlineData(Dates + "danger:\n  - signs: [pus]\n    page: safety/open-skn.md", DiagnosticCode.BadSearchPage, 5, 11, "did you mean 'safety/open-skin.md'")]
    [InlineData(Dates + "danger:\n  - signs: [pus]\n    page: guides/how-often.md#how-lnog\n    help: soon\n    do: Call.", DiagnosticCode.BadSearchPage, 5, 11, "did you mean 'how-long'")]
    [InlineData(Dates + "danger:\n  - signs: [pus]\n    page: guides/how-often.md\n    help: soon", DiagnosticCode.MissingKey, 4, 5, "'do'")]
    [InlineData(Dates + "danger:\n  - signs: [pus]\n    page: guides/how-often.md\n    help: son\n    do: Call.", DiagnosticCode.UnknownValue, 6, 11, "did you mean 'soon'")]
    [InlineData(Dates + "danger:\n  - signs: [pus]\n    page: safety/open-skin.md\n  - signs: [pus]\n    page: safety/open-skin.md", DiagnosticCode.BadSearchWords, 6, 13, "line 4")]
    [InlineData(Dates + "refuted: [How lnog]", DiagnosticCode.BadSearchPage, 3, 11, "did you mean 'How long'")]
    [InlineData("review-by: 2027-01-31", DiagnosticCode.MissingKey, 1, 1, "'reviewed'")]
    public void A_mistake_in_the_search_words_is_told_at_its_place(string text, string code, int line, int column, string words)
    {
        using var site = new SiteFolder();
        site.Write("search.yml", text + "\n");
        var reading = site.Read();
        Assert.Null(reading.Model);
        var found = Assert.Single(reading.Diagnostics);
        Assert.Equal(("content/search.yml", code, line, column), (found.Path, found.Code, found.Line, found.Column));
        Assert.Contains(words, found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Search_words_past_their_review_are_a_warning()
    {
        using var site = new SiteFolder();
        site.Write("search.yml", "reviewed: 2025-01-31\nreview-by: 2026-01-31\n");
        var reading = site.Read();
        Assert.NotNull(reading.Model);
        Assert.Equal((DiagnosticCode.ReviewOverdue, 2, 12), reading.Diagnostics.Select(d => (d.Code, d.Line, d.Column)).Single());
    }
}
