using System.Collections.Immutable;
using FootCare.Web.Pages;

namespace FootCare.Web.Sheets;

/// <summary>
/// Reckons how high a technique's sheet will be, so that it can take the largest letters that leave it on one side. It breaks lines with the typeface's own
/// widths and the measures of <c>Styles/sheets/sheet.css</c>; the tests print every sheet and hold that one side is what it takes.
/// </summary>
internal static class SheetRoom
{
    /// <summary>The height of a line, in sizes of its letters.</summary>
    public const double Leading = 1.22;

    /// <summary>The same on a sheet that would take a side too many otherwise.</summary>
    public const double TightLeading = 1.14;

    /// <summary>A millimetre, points.</summary>
    public const double Millimetre = 72 / 25.4;

    // What a browser adds by rounding.
    private const double Slack = 5;

    // How wide Atkinson Hyperlegible sets the characters from space to tilde, in thousandths of the letters' size. Kerning, which only narrows, is left out.
    private static readonly ImmutableArray<short> Regular =
    [
        280, 281, 301, 655, 594, 927, 705, 160, 300, 300, 433, 602, 205, 368, 205, 377, 648, 402, 549, 574, 614, 583, 598, 510, 615, 598, 205, 205, 553, 602, 553, 520,
        780, 626, 619, 656, 673, 567, 548, 710, 690, 414, 510, 627, 539, 820, 689, 727, 601, 753, 618, 596, 558, 690, 589, 840, 623, 595, 607, 315, 377, 315, 552, 396,
        268, 526, 566, 500, 564, 539, 311, 560, 546, 278, 254, 490, 239, 841, 546, 552, 566, 576, 340, 471, 324, 536, 441, 654, 461, 429, 460, 319, 233, 319, 555,
    ];

    private static readonly ImmutableArray<short> Bold =
    [
        320, 283, 410, 783, 619, 977, 702, 222, 366, 366, 434, 618, 243, 374, 243, 442, 652, 448, 586, 605, 626, 612, 632, 543, 625, 561, 243, 243, 573, 618, 573, 614,
        754, 690, 639, 673, 686, 580, 544, 719, 679, 458, 560, 659, 537, 842, 700, 764, 626, 781, 654, 619, 617, 663, 656, 883, 699, 687, 621, 333, 442, 333, 589, 430,
        314, 553, 596, 520, 596, 566, 367, 597, 572, 315, 259, 567, 314, 886, 572, 573, 596, 601, 372, 534, 379, 570, 526, 723, 533, 518, 516, 370, 234, 370, 533,
    ];

    /// <summary>
    /// The first of the settings in which a sheet stays on one side: the largest letters, then lines closer together, and at last without the summary, which the
    /// steps make plain. In large print it is the first side, without the steps, that has to have room, and a routine, whose second side is full, is tight at once.
    /// </summary>
    public static Setting LargestFitting(TechniqueSheet sheet)
    {
        var isLarge = sheet.Paper.Text == TextSize.Large;
        var settings = isLarge
            ? new Setting[] { new(18, IsTight: !sheet.Parts.IsEmpty), new(18, IsTight: true), new(18, IsTight: true, HasSummary: false) }
            : [new(14), new(13), new(12), new(12, IsTight: true), new(12, IsTight: true, HasSummary: false)];
        var room = Room(sheet.Paper.Size) - Slack - (isLarge ? 2 * Millimetre : 0);
        return Array.Find(settings, s => (isLarge ? FirstSide(sheet, s, sheet.Warnings) + Source(sheet, s) : Height(sheet, s)) <= room) ?? settings[^1];
    }

    // The height that a sheet takes, points.
    private static double Height(TechniqueSheet sheet, Setting setting)
    {
        var width = Across(sheet.Paper.Size);
        return FirstSide(sheet, setting, sheet.Stop is null ? sheet.Warnings : sheet.Warnings.Add(sheet.Stop)) + Grid(sheet, setting, width)
            + Paragraph(sheet.Begin, setting, width) + Paragraph(sheet.Afterwards, setting, width) + Source(sheet, setting) + setting.Gap;
    }

    private static double FirstSide(TechniqueSheet sheet, Setting setting, ImmutableArray<Warning> warnings)
    {
        var width = Across(sheet.Paper.Size);
        return Head(sheet, setting, width) + setting.Gap + Safety(warnings, setting, width);
    }

    private static double Source(TechniqueSheet sheet, Setting setting) =>
        ((1 + Lines(sheet.Basis, setting.Points, _ => Across(sheet.Paper.Size))) * setting.Line) + setting.Gap;

    private static double Paragraph(Warning? words, Setting setting, double width) => words is null
        ? 0
        : (Lines([new(words.Label + ":", Bold: true), new(words.Words)], setting.Points, _ => width) * setting.Line) + setting.Gap;

    /// <summary>What the margins of print.css leave of the page, points.</summary>
    public static double Room(PaperSize size) => (size == PaperSize.A4 ? 297 - 23 : 279.4 - 21) * Millimetre;

    /// <summary>What they leave of it from side to side, points.</summary>
    public static double Across(PaperSize size) => (size == PaperSize.A4 ? 210 - 26 : 215.9 - 26) * Millimetre;

    private static double Head(TechniqueSheet sheet, Setting setting, double width)
    {
        var (points, beside) = (setting.Points, width - (32 * Millimetre));
        var title = Lines([new(sheet.Technique.Title, Bold: true)], 1.7 * points, _ => beside) * 1.1 * 1.7 * points;
        double Words(string words) => (Lines(words, points, _ => beside) * setting.Line) + (0.2 * points);
        return Math.Max(title + (setting.HasSummary ? Words(sheet.Technique.Summary) : 0) + Words(sheet.Facts), 26 * Millimetre);
    }

    // In large print a tight box is tighter still.
    private static double Safety(ImmutableArray<Warning> warnings, Setting setting, double width)
    {
        var points = setting.Points;
        var (line, padding, apart) = setting is { Points: 18, IsTight: true } ? (1.12 * points, 0.6 * points, 0.05 * points) : (setting.Line, 0.8 * points, 0.15 * points);
        var inner = width - (1.2 * points) - 4;
        var lines = warnings.Sum(w => Lines([new(w.Label + ":", Bold: true), new(w.Words)], points, _ => inner));
        return padding + 4 + (1.15 * line) + (lines * line) + (warnings.Length * apart);
    }

    // Two columns; a row is as high as its higher cell, and the notes take the free cell or a row of their own.
    private static double Grid(TechniqueSheet sheet, Setting setting, double width)
    {
        var (points, column) = (setting.Points, (width - (6 * Millimetre)) / 2);
        var cells = sheet.Parts.IsEmpty
            ? sheet.Technique.Steps.Select(s => Cell([new(s.Words), .. Time(s.Seconds is { } seconds ? Wording.Duration(seconds) : null)], 26 * Millimetre, 21 * Millimetre, setting, column)).ToList()
            : sheet.Parts.Select(p => Cell([new(p.Title + ".", Bold: true), new(p.Summary), .. Time(Wording.Minutes(p.Minutes))], (1.6 * points) + (2 * Millimetre), 1.6 * points, setting, column)).ToList();
        cells.Add(setting.Line + ((setting.IsTight ? 18 : 21) * Millimetre));
        return cells.Chunk(2).Sum(row => row.Max()) + ((setting.IsTight ? 0.3 : 0.5) * points * ((cells.Count - 1) / 2));
    }

    // A time is never broken over two lines.
    private static IEnumerable<Run> Time(string? time) => time is null ? [] : [new(time + ".", Bold: true, Whole: true)];

    // Words stay beside the picture or the number.
    private static double Cell(IEnumerable<Run> words, double beside, double high, Setting setting, double column) =>
        Math.Max(high, Lines(words, setting.Points, _ => column - beside) * setting.Line);

    /// <summary>How many lines words take, where each line has a width of its own.</summary>
    public static int Lines(string words, double points, Func<int, double> width) => Lines([new(words)], points, width);

    private static int Lines(IEnumerable<Run> runs, double points, Func<int, double> width)
    {
        var (lines, used) = (0, 0.0);
        foreach (var (word, bold) in runs.SelectMany(r => (r.Whole ? [r.Words] : r.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(w => (w, r.Bold))))
        {
            var wide = Width(word, bold) * points;
            if (lines == 0 || used + wide > width(lines - 1))
            {
                lines++;
                used = 0;
            }

            used += wide + (Width(" ", bold) * points);
        }

        return lines;
    }

    private static double Width(string word, bool bold) => word.Sum(c => c is >= ' ' and <= '~' ? (bold ? Bold : Regular)[c - ' '] : 550) / 1000.0;

    /// <summary>How a sheet is set.</summary>
    /// <param name="Points">The size of its letters.</param>
    /// <param name="IsTight">Whether its lines stand close.</param>
    /// <param name="HasSummary">Whether it says what the technique is.</param>
    internal sealed record Setting(int Points, bool IsTight = false, bool HasSummary = true)
    {
        /// <summary>The height of a line, points.</summary>
        public double Line => Points * (IsTight ? TightLeading : Leading);

        /// <summary>What stands between two parts of a sheet, points.</summary>
        public double Gap => Points * (IsTight || Points == 18 ? 0.4 : 0.55);
    }

    private sealed record Run(string Words, bool Bold = false, bool Whole = false);
}
