using System.Collections.Immutable;

namespace FootCare.Web.Sheets;

/// <summary>
/// Reckons how high a technique's sheet will be, so that it can take the largest letters that leave it on one side. It breaks lines with the typeface's own
/// widths and the measures of <c>Styles/components/sheet.css</c>; the tests print every sheet and hold that one side is what it takes.
/// </summary>
internal static class SheetRoom
{
    private const double Leading = 1.22, Millimetre = 72 / 25.4;

    // What a browser adds by rounding, and by bold words within a line.
    private const double Slack = 8;

    // How wide Atkinson Hyperlegible sets the characters from space to tilde, in hundredths of the letters' size; bold is a twenty-fifth wider.
    private static readonly ImmutableArray<byte> Widths =
    [
        28, 28, 30, 65, 59, 93, 70, 16, 30, 30, 43, 60, 20, 37, 20, 38, 65, 40, 55, 57, 61, 58, 60, 51, 61, 60, 20, 20, 55, 60, 55, 52,
        78, 63, 62, 66, 67, 57, 55, 71, 69, 41, 51, 63, 54, 82, 69, 73, 60, 75, 62, 60, 56, 69, 59, 84, 62, 59, 61, 31, 38, 31, 55, 40,
        27, 53, 57, 50, 56, 54, 31, 56, 55, 28, 25, 49, 24, 84, 55, 55, 57, 58, 34, 47, 32, 54, 44, 65, 46, 43, 46, 32, 23, 32, 55,
    ];

    private const double Bold = 1.04;

    /// <summary>The largest of 14, 13 and 12 points at which a sheet stays on one side; 12 where none does.</summary>
    public static int LargestFitting(TechniqueSheet sheet) =>
        new[] { 14, 13 }.FirstOrDefault(points => Height(sheet, points) + Slack <= Room(sheet.Paper.Size), 12);

    /// <summary>The height that a sheet takes, points.</summary>
    public static double Height(TechniqueSheet sheet, int points)
    {
        var width = (sheet.Paper.Size == PaperSize.A4 ? 184 : 189.9) * Millimetre;
        return Head(sheet, points, width) + Safety(sheet, points, width) + Grid(sheet, points, width) + ((1 + Lines(sheet.Basis, points, _ => width)) * Leading * points) + (3 * 0.55 * points);
    }

    /// <summary>What the margins of print.css leave of the page, points.</summary>
    public static double Room(PaperSize size) => (size == PaperSize.A4 ? 297 - 23 : 279.4 - 21) * Millimetre;

    private static double Head(TechniqueSheet sheet, int points, double width)
    {
        var beside = width - (32 * Millimetre);
        var title = Lines(sheet.Technique.Title, 1.7 * points * Bold, _ => beside) * 1.1 * 1.7 * points;
        var words = (Lines(sheet.Technique.Summary, points, _ => beside) + Lines(sheet.Facts, points * Bold, _ => beside)) * Leading * points;
        return Math.Max(title + words + (0.4 * points), 26 * Millimetre);
    }

    private static double Safety(TechniqueSheet sheet, int points, double width)
    {
        var inner = width - (1.2 * points) - 4;
        var lines = sheet.Warnings.Sum(w => Lines($"{w.Label}: {w.Words}", points, _ => inner));
        return (0.8 * points) + 4 + (1.15 * Leading * points) + (lines * Leading * points) + (sheet.Warnings.Length * 0.15 * points);
    }

    // Two columns; a row is as high as its higher cell, and the notes take the free cell or a row of their own.
    private static double Grid(TechniqueSheet sheet, int points, double width)
    {
        var column = (width - (6 * Millimetre)) / 2;
        var cells = sheet.Parts.IsEmpty
            ? sheet.Technique.Steps.Select(s => Cell($"{s.Words} {(s.Seconds is { } seconds ? Pages.Wording.Duration(seconds) + "." : "")}", 23, points, column)).ToList()
            : sheet.Parts.Select(p => Cell($"{p.Title}. {p.Summary} {Pages.Wording.Minutes(p.Minutes)}.", 19, points, column)).ToList();
        cells.Add((Leading * points) + (21 * Millimetre));
        return cells.Chunk(2).Sum(row => row.Max()) + (0.5 * points * ((cells.Count - 1) / 2));
    }

    // Words run beside the picture, then below it.
    private static double Cell(string words, double picture, int points, double column)
    {
        var (high, line) = (picture * Millimetre, Leading * points);
        var lines = Lines(words, points, n => n * line < high ? column - ((picture + 3) * Millimetre) : column);
        return Math.Max(high, lines * line);
    }

    /// <summary>How many lines words take, where each line has a width of its own.</summary>
    public static int Lines(string words, double points, Func<int, double> width)
    {
        var (lines, used) = (0, 0.0);
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var wide = Width(word) * points;
            if (lines == 0 || used + wide > width(lines - 1))
            {
                lines++;
                used = 0;
            }

            used += wide + (Widths[0] * points / 100);
        }

        return lines;
    }

    private static double Width(string word) => word.Sum(c => c is >= ' ' and <= '~' ? Widths[c - ' '] : 55) / 100.0;
}
