using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FootCare.Content;

/// <summary>What Markdown takes for plain words though its writer meant something else: a heading, table, link or citation with a slip in it.</summary>
internal static partial class SlipChecks
{
    private static readonly string[] AlmostCitations = ["[@", "(@"];

    // Signs that say something in Markdown, and were left as words.
    private static readonly SearchValues<char> Telling = SearchValues.Create("@[*•·–—\t");

    /// <summary>Looks through a paragraph.</summary>
    /// <param name="source">The article.</param>
    /// <param name="paragraph">The paragraph.</param>
    /// <param name="inline">What is in it.</param>
    /// <param name="mentions">Takes words that may be the id of a source, which only the whole site can tell.</param>
    /// <param name="log">Where to report.</param>
    public static void Check(ArticleSource source, ParagraphBlock paragraph, ContainerInline inline, List<Located<string>> mentions, DiagnosticLog log)
    {
        if (inline.FirstChild is LiteralInline first && IsHeadingWithoutSpace(first.Content.AsSpan()))
        {
            log.Error(paragraph.At(), DiagnosticCode.BadHeading, "a heading needs an ordinary space after its '#' signs");
        }

        if (source.Written(paragraph) is var written && written.Contains('|') && !PlainText.InTable(paragraph) && AlmostTable().IsMatch(written))
        {
            log.Error(paragraph.At(), DiagnosticCode.CodeBlock, "a table that cannot be read; leave a line blank above it, and below its first row write '|---|---|', a part for each column");
        }

        // Few paragraphs have such a sign, so few are put together.
        var words = inline.Descendants<LiteralInline>().Select(l => l.Content);
        if (!words.Any(w => w.AsSpan().ContainsAny(Telling) || w.AsSpan().Contains("://", StringComparison.Ordinal) || w.AsSpan() is ['-' or 'a', ..]))
        {
            return;
        }

        CheckLines(source, paragraph, inline, log);
        var whole = string.Concat(words);
        // Such a form takes time to be made ready, so it is not looked for where nothing can have it.
        if (whole.Contains("://", StringComparison.Ordinal) && BareAddress().Match(whole) is { Success: true } bare)
        {
            log.Error(source.PlaceOf(paragraph, bare.Value), DiagnosticCode.BadLink, $"this address is no link; write [where it leads]({Shown.Quote(bare.Value)[1..^1]})");
        }

        if (whole.Contains("[^", StringComparison.Ordinal))
        {
            // What stands below goes with its sign above.
            if (!whole.StartsWith("[^", StringComparison.Ordinal))
            {
                log.Error(source.PlaceOf(paragraph, "[^"), DiagnosticCode.BadCitation, "there are no footnotes; a source is cited by its id in references.yml, [@an-id], and other words belong in the text");
            }

            return;
        }

        if (!whole.AsSpan().ContainsAny('@', '['))
        {
            return;
        }

        if (AlmostLink().Match(whole) is { Success: true } link)
        {
            log.Error(
                source.PlaceOf(paragraph, link.Value), DiagnosticCode.BadLink,
                "this is no link: write [words](file.md), or ![what it shows](file.png) for a picture, with nothing between ] and (, a closing ) and no blank in the file's name");
        }

        if (Array.Find(AlmostCitations, a => whole.Contains(a, StringComparison.Ordinal)) is not { } almost)
        {
            foreach (Match mention in Mention().Matches(whole))
            {
                mentions.Add(new Located<string>(mention.Groups["id"].Value, source.PlaceOf(paragraph, mention.Groups["written"].Value)));
            }

            return;
        }

        var before = inline.Descendants<LiteralInline>().First(l => l.Content.AsSpan().Contains('@'));
        var start = before.Content.AsSpan().IndexOf(almost);
        log.Error(
            start < 0 ? before.At() : new Place(before.Line + 1, before.Column + start + 1),
            DiagnosticCode.BadCitation, "a citation is one id of references.yml, of lower-case letters, digits and hyphens, alone in its brackets: [@an-id][@another-id]");
    }

    // As another program shows lists and tables when they are copied from it.
    private static void CheckLines(ArticleSource source, ParagraphBlock paragraph, ContainerInline inline, DiagnosticLog log)
    {
        var lines = LinesOf(inline);
        if (Array.FindIndex(lines, IsAlmostItem) is >= 0 and var item && (item == 0 || lines[item][0] is not ('–' or '—' or 'a')))
        {
            log.Error(
                source.PlaceOf(paragraph, lines[item][..1]), DiagnosticCode.BadList,
                "this line was meant as an item of a list, and is none; start each item with '- ' or '1. ', and leave a line blank above the first");
        }
        else if (Array.Find(lines, l => l.Contains('\t', StringComparison.Ordinal)) is not null)
        {
            log.Error(
                source.PlaceOf(paragraph, "\t"), DiagnosticCode.BadList,
                "a tab stands between words; a row of a table is written '| When | What |', with '|---|---|' below the first row, and between words stands a blank");
        }

        if (Array.Exists(lines, l => l.Contains("**", StringComparison.Ordinal)))
        {
            log.Warn(paragraph.At(), DiagnosticCode.StarsShown, "'**' is shown here as it is written; bold words have it on both sides, with no blank within: **Stop**");
        }
    }

    // Each line's own words; what was understood, such as a link or bold words, is one sign that is no other.
    private static string[] LinesOf(ContainerInline inline)
    {
        var text = new StringBuilder();
        foreach (var node in inline)
        {
            _ = node switch
            {
                LiteralInline literal => text.Append(literal.Content.AsSpan()),
                LineBreakInline => text.Append('\n'),
                _ => text.Append('\uFFFC'),
            };
        }

        return text.ToString().Split('\n');
    }

    // A bullet of another program, a star or dash without its blank, a dash of print, or a letter.
    private static bool IsAlmostItem(string line) =>
        line is ['•' or '·', ..] || (line is ['*' or '-', var letter, ..] && char.IsLetter(letter)) || (line is ['–' or '—', var blank, ..] && char.IsWhiteSpace(blank))
        || (line.StartsWith("a)", StringComparison.Ordinal) && line.Length > 2 && char.IsWhiteSpace(line[2]));

    private static bool IsHeadingWithoutSpace(ReadOnlySpan<char> text) =>
        text.IndexOfAnyExcept('#') is >= 1 and <= 6 and var signs && text[signs] != ' ';

    // A row of a table, or the line below its head.
    [GeneratedRegex(@"\A\s*\||^[ |:-]*---[ |:-]*\|[ |:-]*\r?$|^[ |:-]*\|[ |:-]*---[ |:-]*\r?$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex AlmostTable();

    // What may be the id of a source, in brackets or behind an @ alone.
    [GeneratedRegex(@"(?<written>\[(?<id>[a-z0-9][a-z0-9.-]*)\])|(^|[\s(,;])(?<written>@(?<id>[a-z0-9][a-z0-9-]*))", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Mention();

    [GeneratedRegex(@"https?://[^\s)\]]*[^\s)\].,;:!?]", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex BareAddress();

    // A link in two pairs of brackets, with its brackets the wrong way round, with a blank between its parts, or never closed.
    [GeneratedRegex(@"\[\[[^\]]*\]\]|\)\[[^\]]*\]|\[[^\[\]]*\]( +\([^\s)]*[./#][^\s)]*\)|\()|\]\(", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex AlmostLink();
}
