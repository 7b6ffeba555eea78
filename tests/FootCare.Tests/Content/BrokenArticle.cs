using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FootCare.Content;
using FootCare.Tests.Safety;

namespace FootCare.Tests.Content;

/// <summary>
/// One file of <c>Corpus/</c>: what is wrong in a sentence; a line for each diagnostic it must give, <c>oils/almond.md 7:15 FC0024 words of the message</c>
/// (<c>…</c> between words stands for any others, <c>warning</c> before the code for a warning); then the broken files, each after a line <c>=== oils/almond.md</c>.
/// They are written into a site that is small and without fault. What an editor would not show is spelt out: <c>«U+202E»</c> a character, <c>«byte E9»</c> a
/// byte, <c>«5000 × x»</c> a text so many times over; <c>=== path as utf-16le</c>, <c>utf-16be</c>, <c>crlf</c>, <c>cr</c> or <c>bom</c> is how the file is saved; <c>=== path gone</c>, that there is none.
/// </summary>
public sealed partial record BrokenArticle(string Name, IReadOnlyList<ExpectedDiagnostic> Expected, IReadOnlyList<BrokenFile> Files)
{
    public static string Folder { get; } = Path.Combine(Path.GetDirectoryName(Cases.ContentFolder)!, "tests", "FootCare.Tests", "Content", "Corpus");

    public static BrokenArticle Read(string path)
    {
        var text = File.ReadAllText(path);
        var heads = FileLine().Matches(text);
        var lines = text[..heads[0].Index].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var files = heads.Select((head, i) => new BrokenFile(
            head.Groups["path"].Value, head.Groups["as"].Value, Spell(text[(head.Index + head.Length)..(i + 1 < heads.Count ? heads[i + 1].Index : text.Length)]))).ToList();
        return new BrokenArticle(lines[0], [.. lines.Skip(1).Select(ExpectedDiagnostic.Parse)], files);
    }

    public SiteReading Load()
    {
        using var site = new SiteFolder();
        foreach (var file in Files)
        {
            if (file.SavedAs == "gone")
            {
                File.Delete(Path.Combine(site.Root, file.Path));
            }
            else
            {
                site.Write(file.Path, file.Bytes());
            }
        }

        return site.Read();
    }

    private static string Spell(string text) => Spelt().Replace(text, m =>
        m.Groups["char"] is { Success: true } c ? char.ConvertFromUtf32(int.Parse(c.Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture))
        : m.Groups["byte"] is { Success: true } b ? ((char)(BrokenFile.RawByte + int.Parse(b.Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture))).ToString()
        : string.Concat(Enumerable.Repeat(m.Groups["text"].Value, int.Parse(m.Groups["times"].Value, CultureInfo.InvariantCulture))));

    [GeneratedRegex(@"^=== (?<path>\S+)( (as )?(?<as>[\w-]+))?\n", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex FileLine();

    [GeneratedRegex(@"«(U\+(?<char>[0-9A-F]+)|byte (?<byte>[0-9A-F]{2})|(?<times>\d+) × (?<text>[^»]*))»", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Spelt();
}

public sealed record BrokenFile(string Path, string SavedAs, string Text)
{
    /// <summary>Where the private characters start that stand for single bytes.</summary>
    public const int RawByte = 0xF700;

    public byte[] Bytes() => SavedAs switch
    {
        "utf-16le" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)],
        "utf-16be" => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Text)],
        "crlf" => Raw(Text.ReplaceLineEndings("\r\n")),
        "cr" => Raw(Text.ReplaceLineEndings("\r")),
        "bom" => [0xEF, 0xBB, 0xBF, .. Raw(Text)],
        "" => Raw(Text),
        _ => throw new InvalidOperationException($"nothing is saved as {SavedAs}"),
    };

    private static byte[] Raw(string text) =>
        [.. text.EnumerateRunes().SelectMany(r => r.Value is >= RawByte and <= RawByte + 0xFF ? [(byte)(r.Value - RawByte)] : Encoding.UTF8.GetBytes(r.ToString()))];
}

public sealed partial record ExpectedDiagnostic(string Path, int Line, int Column, DiagnosticSeverity Severity, string Code, string Words)
{
    public static ExpectedDiagnostic Parse(string line)
    {
        var match = Form().Match(line);
        Assert.True(match.Success, $"not 'path 7:15 FC0024 words': {line}");
        return new ExpectedDiagnostic(
            match.Groups["path"].Value, Number("line"), Number("column"),
            match.Groups["warning"].Success ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error, match.Groups["code"].Value, match.Groups["words"].Value);

        int Number(string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    public bool Meets(Diagnostic found)
    {
        if ((found.Path, found.Line, found.Column, found.Severity, found.Code) != ("content/" + Path, Line, Column, Severity, Code))
        {
            return false;
        }

        var at = 0;
        foreach (var words in Words.Split('…', StringSplitOptions.TrimEntries))
        {
            at = found.Message.IndexOf(words, at, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }
        }

        return true;
    }

    public override string ToString() => $"{Path} {Line}:{Column} {(Severity == DiagnosticSeverity.Warning ? "warning " : "")}{Code} {Words}";

    [GeneratedRegex(@"^(?<path>\S+) (?<line>\d+):(?<column>\d+) (?<warning>warning )?(?<code>FC\d{4}) (?<words>.+)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
