using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FootCare.Content;

/// <summary>What Markdown takes for plain words though its writer meant something else: a heading, table, link or citation with a slip in it.</summary>
internal static partial class SlipChecks
{
    private static readonly string[] AlmostCitations = ["[@", "(@"];

    /// <summary>Looks through a paragraph.</summary>
    /// <param name="source">The article.</param>
    /// <param name="paragraph">The paragraph.</param>
    /// <param name="inline">What is in it.</param>
    /// <param name="mentions">Takes words that may be the id of a source, which only the whole site can tell.</param>
    /// <param name="log">Where to report.</param>
    public static void Check(ArticleSource source, ParagraphBlock paragraph, ContainerInline inline, List<Located<string>> mentions, Diagnostics log)
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
        if (!words.Any(w => w.AsSpan().ContainsAny('@', '[')))
        {
            return;
        }

        var whole = string.Concat(words);
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

    private static bool IsHeadingWithoutSpace(ReadOnlySpan<char> text) =>
        text.IndexOfAnyExcept('#') is >= 1 and <= 6 and var signs && text[signs] != ' ';

    // A row of a table, or the line below its head.
    [GeneratedRegex(@"\A\s*\||^[ |:-]*---[ |:-]*\|[ |:-]*\r?$|^[ |:-]*\|[ |:-]*---[ |:-]*\r?$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex AlmostTable();

    // What may be the id of a source, in brackets or behind an @ alone.
    [GeneratedRegex(@"(?<written>\[(?<id>[a-z0-9][a-z0-9.-]*)\])|(^|[\s(,;])(?<written>@(?<id>[a-z0-9][a-z0-9-]*))", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Mention();

    // A link in two pairs of brackets, with a blank between its parts, or never closed.
    [GeneratedRegex(@"\[\[[^\]]*\]\]|\[[^\[\]]*\]( +\([^\s)]*[./#][^\s)]*\)|\()|\]\(", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex AlmostLink();
}
