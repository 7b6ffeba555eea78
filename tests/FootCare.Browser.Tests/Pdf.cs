using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Microsoft.Playwright;

namespace FootCare.Browser.Tests;

/// <summary>A page as Chromium prints it, read back with poppler's tools: what stands on the paper, where, and how large.</summary>
/// <param name="Words">Every word, page by page from the top, with its place and the size of its letters.</param>
/// <param name="Pages">The text of each page, in reading order, lines joined by blanks.</param>
/// <param name="Drawn">The same in the order in which it is drawn, which is that of the page's markup, whatever stands side by side.</param>
/// <param name="Width">The paper's width, millimetres.</param>
/// <param name="Height">The paper's height, millimetres.</param>
/// <param name="Fonts">The typefaces, without the tag of a subset; all of them are in the file.</param>
/// <param name="Margin">The narrowest strip, on any page and any side, without any ink, millimetres.</param>
/// <param name="Codes">What the QR codes say, page by page.</param>
public sealed record Pdf(IReadOnlyList<PrintedWord> Words, IReadOnlyList<string> Pages, IReadOnlyList<string> Drawn, double Width, double Height, IReadOnlyList<string> Fonts, double Margin, IReadOnlyList<string> Codes)
{
    // Atkinson Hyperlegible reaches 0.95 of its size above the line and 0.29 below; poppler's boxes are as high as that.
    private const double BoxOfLetter = 1.24;

    private const double PointsToMillimetres = 25.4 / 72;

    // Dots to the millimetre at which a page is looked at.
    private const int Dots = 4;

    /// <summary>The smallest letters anywhere, points; true for Atkinson Hyperlegible alone, so hold <see cref="Fonts"/> too.</summary>
    public double SmallestLetters => Words.Min(w => w.Points);

    /// <summary>Prints a page on the paper that its own style asks for, or where it asks for none on the one in the reader's printer.</summary>
    public static async Task<Pdf> Of(IPage page, string? paper = null)
    {
        var folder = Directory.CreateTempSubdirectory("footcare-pdf-").FullName;
        try
        {
            var file = Path.Combine(folder, "page.pdf");
            await page.PdfAsync(new PagePdfOptions { Path = file, Format = paper, PreferCSSPageSize = paper is null });
            return Read(file);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Reads a file back.</summary>
    public static Pdf Read(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        var boxes = XDocument.Parse(Run("pdftotext", "-bbox", file, "-"));
        XNamespace xhtml = "http://www.w3.org/1999/xhtml";
        var pages = boxes.Descendants(xhtml + "page").ToList();
        var words = pages.SelectMany((page, number) => page.Elements(xhtml + "word").Select(w =>
        {
            var (left, top, right, bottom) = (Points(w, "xMin"), Points(w, "yMin"), Points(w, "xMax"), Points(w, "yMax"));
            return new PrintedWord(number + 1, w.Value, left * PointsToMillimetres, top * PointsToMillimetres, right * PointsToMillimetres, Math.Round((bottom - top) / BoxOfLetter, 1));
        })).ToList();

        var fonts = Run("pdffonts", file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        Assert.All(fonts, f => Assert.Equal("yes", f[^5]));

        Run("pdftoppm", "-gray", "-r", (Dots * 25.4).ToString(CultureInfo.InvariantCulture), file, Path.Combine(folder, "look"));
        Run("pdftoppm", "-gray", "-r", "200", file, Path.Combine(folder, "scan"));
        return new Pdf(
            words,
            [.. Run("pdftotext", file, "-").Split('\f', StringSplitOptions.None).Take(pages.Count).Select(OneLine)],
            [.. Run("pdftotext", "-raw", file, "-").Split('\f', StringSplitOptions.None).Take(pages.Count).Select(OneLine)],
            Points(pages[0], "width") * PointsToMillimetres,
            Points(pages[0], "height") * PointsToMillimetres,
            [.. fonts.Select(f => f[0].Split('+')[^1]).Distinct(StringComparer.Ordinal)],
            Directory.GetFiles(folder, "look*.pgm").Min(MarginOf),
            [.. Directory.GetFiles(folder, "scan*.pgm").Order(StringComparer.Ordinal).SelectMany(Scan)]);
    }

    private static IEnumerable<string> Scan(string picture) => Run("zbarimg", "--quiet", "--raw", "-S*.disable", "-Sqrcode.enable", picture).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    // A portable grey map: "P5", width, height and the brightest value, then a byte a dot.
    private static double MarginOf(string picture)
    {
        var bytes = File.ReadAllBytes(picture);
        var head = Encoding.ASCII.GetString(bytes, 0, Math.Min(64, bytes.Length)).Split((char[])['\n', ' '], 5);
        Assert.Equal(("P5", "255"), (head[0], head[3]));
        var (width, height) = (int.Parse(head[1], CultureInfo.InvariantCulture), int.Parse(head[2], CultureInfo.InvariantCulture));
        var start = bytes.Length - (width * height);
        var least = Math.Min(width, height);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                if (bytes[start + (y * width) + x] < 200)
                {
                    least = Math.Min(least, Math.Min(Math.Min(x, width - 1 - x), Math.Min(y, height - 1 - y)));
                }
            }
        }

        return (double)least / Dots;
    }

    private static double Points(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Run(string tool, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        // zbarimg exits 4 where a picture holds no code.
        Assert.True(process.ExitCode == 0 || (tool == "zbarimg" && process.ExitCode == 4), $"{tool}: {errors.Result}");
        return output;
    }
}

/// <summary>A word on paper.</summary>
/// <param name="Page">1 for the first.</param>
/// <param name="Text">The word.</param>
/// <param name="Left">From the paper's left edge, millimetres.</param>
/// <param name="Top">From its upper edge, millimetres.</param>
/// <param name="Right">Its end, from the left edge, millimetres.</param>
/// <param name="Points">The size of its letters.</param>
public sealed record PrintedWord(int Page, string Text, double Left, double Top, double Right, double Points);
