using System.Globalization;

namespace FootCare.Browser.Tests;

/// <summary>Oil sheets, the journal, the safety questions and packs, as they come out of a printer.</summary>
[Collection(nameof(Chromium))]
public class HandoutTests(Chromium chromium)
{
    public static TheoryData<string, string> Papers => new() { { "a4", "standard" }, { "letter", "standard" }, { "a4", "large" }, { "letter", "large" } };

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task Every_oil_sheet_prints_on_one_side_and_on_two_at_most_in_large_print(string paper, string size)
    {
        foreach (var oil in chromium.Model.Oils)
        {
            var pdf = await Print($"{oil.Address}/sheet?paper={paper}&size={size}", paper, size);
            Assert.True(pdf.Pages.Count <= (size == "large" ? 2 : 1), $"{oil.Slug}: {pdf.Pages.Count} pages");
            Assert.Contains("First, stay safe: who must not use it", pdf.Pages[0], StringComparison.Ordinal);
            Assert.Contains("Storage", string.Concat(pdf.Pages), StringComparison.Ordinal);
            Assert.Equal([new Uri(chromium.Address, oil.Address).AbsoluteUri], pdf.Codes);
        }
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task The_journal_prints_a_week_on_one_side_and_on_two_in_large_print(string paper, string size)
    {
        var pdf = await Print($"/journal?paper={paper}&size={size}", paper, size);
        Assert.Equal(size == "large" ? 2 : 1, pdf.Pages.Count);
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7"], pdf.Words.Zip(pdf.Words.Skip(1)).Where(w => w.First.Text == "Day").Select(w => w.Second.Text.TrimEnd(',')));

        // Two lines a day, and three in the words that explain them.
        Assert.Equal(14 + 3, pdf.Words.Count(w => w.Text == "10"));
        Assert.Contains("Call your emergency number now for", pdf.Pages[0], StringComparison.Ordinal);
        Assert.Equal([new Uri(chromium.Address, "/guides/journal").AbsoluteUri], pdf.Codes);
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task The_safety_questions_print_with_none_cut_in_two(string paper, string size)
    {
        var pdf = await Print($"/checklist/sheet?paper={paper}&size={size}", paper, size);
        Assert.True(size == "large" || pdf.Pages.Count == 2, $"{pdf.Pages.Count} pages");
        Assert.True(IsQuarterFull(pdf, pdf.Pages.Count), "the last page holds less than a quarter");
        foreach (var question in chromium.Model.Rules.Select(r => r.Question).OfType<string>())
        {
            Assert.Contains(pdf.Pages, p => p.Contains(question, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("technique=gentle-stroking&safety=yes&journal=yes", "a4", "standard")]
    [InlineData("technique=warm-soak&oil=lavender&technique=foot-rolling&oil=almond", "letter", "standard")]
    [InlineData("oil=peppermint&technique=home-routine", "a4", "large")]
    [InlineData("journal=yes&technique=thumb-circles", "letter", "large")]
    [InlineData("*", "letter", "standard")]
    public async Task A_pack_prints_its_cover_one_safety_list_and_each_sheet_on_a_page_of_its_own_numbered_through(string query, string paper, string size)
    {
        var asked = query == "*" ? string.Join('&', chromium.Model.Techniques.Take(12).Select(t => "technique=" + t.Slug)) : query;
        var address = $"/handouts/print?{asked}&size={size}&paper={paper}";
        var pdf = await Print(address, paper, size);
        Assert.Contains("In this pack", pdf.Pages[0], StringComparison.Ordinal);
        Assert.DoesNotContain("In this pack", pdf.Pages[1], StringComparison.Ordinal);
        Assert.StartsWith("First, stay safe One list for everything in this pack", pdf.Pages[1], StringComparison.Ordinal);
        Assert.Single(pdf.Pages, p => p.Contains("One list for everything in this pack", StringComparison.Ordinal));
        Assert.Equal(new Uri(chromium.Address, address).AbsoluteUri, pdf.Codes[0]);
        foreach (var item in asked.Split('&').Select(i => i.Split('=')))
        {
            var title = item[0] switch
            {
                "technique" => chromium.Model.Find<Topics.Technique>(item[1])!.Title,
                "oil" => chromium.Model.Find<Topics.Oil>(item[1])!.Title,
                "journal" => "Your massage journal",
                _ => "Before you massage",
            };
            Assert.Contains(pdf.Pages.Skip(2), p => p.StartsWith(title, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("oil=lavender&oil=peppermint&technique=home-routine", "standard", 2)]
    [InlineData("technique=gentle-stroking&technique=thumb-circles&technique=warm-soak&oil=lavender", "large", 4)]
    public async Task No_page_of_the_safety_list_is_for_its_last_rule_alone(string query, string size, int pages)
    {
        var pdf = await Print($"/handouts/print?{query}&size={size}", "a4", size);
        var list = pdf.Pages.Skip(1).TakeWhile((p, i) => i == 0 || !p.Contains("who must not use it", StringComparison.Ordinal) && !p.Contains("for both feet", StringComparison.Ordinal)).ToList();
        Assert.Equal(pages, list.Count);
        Assert.Contains("Look before and after", list[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("electric-massager", "a4")]
    [InlineData("foot-rolling", "letter")]
    public async Task The_safety_list_of_a_pack_begins_on_the_page_that_has_its_heading(string technique, string paper)
    {
        var pdf = await Print($"/handouts/print?technique={technique}&size=large&paper={paper}", paper, "large");
        Assert.True(IsQuarterFull(pdf, 2), "the list's first page has hardly more than its heading");
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task The_drops_of_an_oil_stand_in_columns_as_wide_as_each_other(string paper, string size)
    {
        foreach (var oil in chromium.Model.Oils.Where(o => o.MaxDilution is not null))
        {
            var page = await chromium.Open($"{oil.Address}/sheet?paper={paper}&size={size}", script: false);
            var widths = await page.EvaluateAsync<double[]>("[...document.querySelectorAll('.sheet__dilution tbody tr:first-child td')].map(d => d.getBoundingClientRect().width)");
            await page.Context.CloseAsync();
            Assert.True(widths.Max() < widths.Min() * 1.15, $"{oil.Slug}: {string.Join(", ", widths)}");
        }
    }

    // Whether words reach a quarter of the way down a page; its number stands at the foot.
    private static bool IsQuarterFull(Pdf pdf, int page) => pdf.Words.Where(w => w.Page == page && w.Top < pdf.Height - 18).Max(w => w.Top) > pdf.Height / 4;

    // What holds for everything printed: the paper asked for, letters large enough, nothing at the edge, pages numbered, our own typeface throughout.
    private async Task<Pdf> Print(string address, string paper, string size)
    {
        var page = await chromium.Open(address);
        var pdf = await Pdf.Of(page);
        await page.Context.CloseAsync();
        Assert.Equal(paper == "a4" ? (210, 297) : (216, 279), (Math.Round(pdf.Width), Math.Round(pdf.Height)));
        Assert.All(pdf.Fonts, f => Assert.StartsWith("AtkinsonHyperlegible", f, StringComparison.Ordinal));
        Assert.True(pdf.SmallestLetters >= (size == "large" ? 18 : 12), $"{address}: letters of {pdf.SmallestLetters.ToString(CultureInfo.InvariantCulture)} points");
        Assert.True(pdf.Margin >= 5, $"{address}: ink {pdf.Margin.ToString(CultureInfo.InvariantCulture)} mm from the edge");
        for (var n = 1; n <= pdf.Pages.Count; n++)
        {
            Assert.EndsWith($"page {n} of {pdf.Pages.Count}", pdf.Pages[n - 1], StringComparison.Ordinal);
        }

        return pdf;
    }
}
