using FootCare.Topics;
using Markdig.Syntax;

namespace FootCare.Content;

/// <summary>An article as it was written beside what Markdig made of it, and where things stand in it.</summary>
/// <param name="text">The whole file, its front matter blanked out so that places still hold.</param>
/// <param name="document">The same, parsed.</param>
/// <param name="address">The page's own address, such as <c>/oils/peppermint</c>.</param>
/// <param name="closedAt">The line that closes the front matter; null where the text is no page.</param>
internal sealed class ArticleSource(string text, MarkdownDocument document, string address, int? closedAt)
{
    public string Text => text;

    public MarkdownDocument Document => document;

    public string Address => address;

    public int? ClosedAt => closedAt;

    /// <summary>Its kind; null where the address is no article's.</summary>
    public TopicKind? Kind { get; } = GoneReader.Parse(address)?.Kind;

    /// <summary>Where a block starts: Markdig gives an underlined heading the line of its underline.</summary>
    public Place StartOf(Block block) => PlaceIn(block.Span.Start);

    /// <summary>The place of the character of that number.</summary>
    public Place PlaceIn(int at) => new(text.AsSpan(0, at).Count('\n') + 1, at - text.AsSpan(0, at).LastIndexOf('\n'));

    /// <summary>A block as it was written; Markdig's spans may go a little past the text.</summary>
    public ReadOnlySpan<char> Written(Block block)
    {
        var start = Math.Clamp(block.Span.Start, 0, text.Length);
        return text.AsSpan(start, Math.Clamp(block.Span.Length, 0, text.Length - start));
    }

    /// <summary>Where words of a paragraph stand: Markdig keeps no place of words it found nothing in.</summary>
    public Place PlaceOf(ParagraphBlock paragraph, string words) => EndOf(paragraph, words, words.Length);

    /// <summary>Where the last <paramref name="length"/> characters of a paragraph's words stand; the paragraph's start where signs or line ends stand among them.</summary>
    public Place EndOf(ParagraphBlock paragraph, string words, int length)
    {
        var start = Written(paragraph).IndexOf(words, StringComparison.Ordinal);
        return start < 0 ? paragraph.At() : PlaceIn(paragraph.Span.Start + start + words.Length - length);
    }
}

/// <summary>Where Markdig found things.</summary>
internal static class MarkdownPlaces
{
    /// <summary>The place of a block or inline.</summary>
    public static Place At(this MarkdownObject node) => new(node.Line + 1, node.Column + 1);
}
