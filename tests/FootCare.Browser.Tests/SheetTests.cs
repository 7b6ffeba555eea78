using System.Collections.Concurrent;
using System.Net;
using FootCare.Topics;
using FootCare.Web.Sheets;

namespace FootCare.Browser.Tests;

[Collection(nameof(Chromium))]
public class SheetTests(Chromium chromium)
{
    // Millimetres at an edge that many printers leave white whatever they are sent.
    private const double Unprintable = 5;

    [Theory]
    [InlineData(PaperSize.A4, TextSize.Standard)]
    [InlineData(PaperSize.A4, TextSize.Large)]
    [InlineData(PaperSize.Letter, TextSize.Standard)]
    [InlineData(PaperSize.Letter, TextSize.Large)]
    public async Task Every_technique_prints_whole_and_legible_on_its_sheet(PaperSize size, TextSize text)
    {
        var paper = new Paper(size, text);
        var (most, least) = text == TextSize.Large ? (2, 18) : (1, 12);
        var (width, height) = size == PaperSize.A4 ? (210.0, 297.0) : (215.9, 279.4);
        var codes = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(chromium.Model.Techniques, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (technique, _) =>
        {
            var page = await chromium.Open($"{technique.Address}/sheet?paper={Vocabulary.Word(size)}&size={Vocabulary.Word(text)}", script: false);
            var pdf = await Pdf.Of(page);
            await page.Context.CloseAsync();

            Assert.True(pdf.Pages.Count <= most, $"{technique.Slug} takes {pdf.Pages.Count} sides");
            Assert.Equal(width, pdf.Width, 0.5);
            Assert.Equal(height, pdf.Height, 0.5);
            Assert.All(pdf.Fonts, f => Assert.StartsWith("AtkinsonHyperlegible", f, StringComparison.Ordinal));
            Assert.True(pdf.SmallestLetters >= least, $"{technique.Slug} has letters of {pdf.SmallestLetters} pt");
            Assert.True(pdf.Margin >= Unprintable, $"{technique.Slug} has ink {pdf.Margin} mm from an edge");
            Assert.All(pdf.Words, w => Assert.True(w.Left >= 12 && w.Right <= pdf.Width - 12, $"{technique.Slug}: '{w.Text}' reaches from {w.Left} to {w.Right} mm"));

            // One printed line under another, a word is where it was put: all of a step, and of the safety box, on one side.
            var sides = pdf.Drawn.Select(Blanks).ToList();
            var sheet = new TechniqueSheet(technique, chromium.Model, paper);
            Assert.Contains("First,staysafe", sides[0], StringComparison.Ordinal);
            Assert.All(sheet.Warnings, w => Assert.Contains(Blanks($"{w.Label}: {w.Words}"), sides[0], StringComparison.Ordinal));
            Assert.Contains(Blanks($"{sheet.Stop!.Label}: {sheet.Stop.Words}"), sides[^1], StringComparison.Ordinal);
            Assert.All(sheet.Parts.IsEmpty ? [] : new[] { sheet.Begin! }, b => Assert.Contains(Blanks($"{b.Label}: {b.Words}"), sides[^1], StringComparison.Ordinal));
            if (text == TextSize.Large)
            {
                // Parted from the first, the side with the steps still says whose they are and when to stop.
                Assert.StartsWith($"{technique.Title.Split(':')[0]}: {(sheet.Parts.IsEmpty ? "the steps" : "its parts")} Stop if:", pdf.Pages[1], StringComparison.Ordinal);
            }

            var cells = technique.Routine.IsEmpty ? technique.Steps.Select(s => s.Words) : sheet.Parts.Select(p => $"{p.Title}. {p.Summary}");
            Assert.All(cells, words => Assert.True(sides[^1].Contains(Blanks(words), StringComparison.Ordinal), $"{technique.Slug} does not have all of '{words}' on its last side: {string.Join('\n', pdf.Drawn)}"));
            Assert.Single(sides, s => s.Contains(Blanks($"Afterwards: {sheet.Afterwards!.Words}"), StringComparison.Ordinal));
            Assert.All(pdf.Pages.Select((p, i) => (p, i)), p => Assert.Contains($"FootCare, page {p.i + 1} of {pdf.Pages.Count}", p.p, StringComparison.Ordinal));
            codes.Add(Assert.Single(pdf.Codes));
        });

        Assert.Equal(chromium.Model.Techniques.Select(t => new Uri(chromium.Address, t.Address).AbsoluteUri).Order(StringComparer.Ordinal), codes.Order(StringComparer.Ordinal));
        using var client = new HttpClient();
        foreach (var code in codes)
        {
            using var answer = await client.GetAsync(new Uri(code));
            Assert.Equal((code, HttpStatusCode.OK), (code, answer.StatusCode));
        }
    }

    [Theory]
    [InlineData("warm-soak")]
    [InlineData("kneading")]
    [InlineData("home-routine")]
    public async Task The_words_of_a_step_stay_beside_its_picture(string slug)
    {
        var page = await chromium.Open($"/techniques/{slug}/sheet", script: false);
        var below = await page.EvaluateAsync<string[]>(
            """
            [...document.querySelectorAll('.sheet__steps li')].filter(li => {
              const picture = li.firstElementChild.getBoundingClientRect();
              const range = document.createRange();
              range.selectNodeContents(li.querySelector('p'));
              return [...range.getClientRects()].some(r => r.left < picture.right);
            }).map(li => li.textContent.trim())
            """);
        await page.Context.CloseAsync();
        Assert.Empty(below);
    }

    [Fact]
    public async Task In_large_print_no_number_lies_on_the_picture_of_its_step()
    {
        foreach (var technique in chromium.Model.Techniques.Where(t => t.Routine.IsEmpty))
        {
            var page = await chromium.Open($"{technique.Address}/sheet?size=large", script: false);
            var hidden = await page.EvaluateAsync<string[]>(
                """
                [...document.querySelectorAll('.sheet__steps li')].filter(li => {
                  const [number, picture] = ['.sheet__number', 'svg'].map(s => li.querySelector(s).getBoundingClientRect());
                  return number.right > picture.left && number.bottom > picture.top;
                }).map(li => li.textContent.trim())
                """);
            await page.Context.CloseAsync();
            Assert.Empty(hidden);
        }
    }

    private static string Blanks(string words) => string.Concat(words.Where(c => !char.IsWhiteSpace(c)));
}
