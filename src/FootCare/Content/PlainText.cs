using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FootCare.Content;

/// <summary>What stands in Markdown once its signs are taken away: the words that are searched, counted and shown in plain places.</summary>
internal static class PlainText
{
    /// <summary>A block's words: a line a block, so that a sentence never runs on into the next heading or item.</summary>
    public static string Of(Block block)
    {
        var text = new StringBuilder();
        foreach (var leaf in block is LeafBlock self ? [self] : block.Descendants<LeafBlock>())
        {
            if (leaf.Inline is not null)
            {
                text.Append(Of(leaf.Inline).Trim()).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>A run of inline Markdown in words.</summary>
    public static string Of(ContainerInline? inline)
    {
        var text = new StringBuilder();
        foreach (var node in inline?.Descendants() ?? [])
        {
            _ = node switch
            {
                LiteralInline literal => text.Append(literal.Content.AsSpan()),
                CodeInline code => text.Append(code.Content),
                LineBreakInline => text.Append(' '),
                HtmlEntityInline entity => text.Append(entity.Transcoded.AsSpan()),
                AutolinkInline auto => text.Append(auto.Url),
                _ => text,
            };
        }

        return text.ToString();
    }

    /// <summary>What is read as running text, no headings and no tables: each paragraph and its words.</summary>
    public static IEnumerable<(ParagraphBlock Paragraph, string Words)> ProseOf(MarkdownDocument document) =>
        from paragraph in document.Descendants<ParagraphBlock>()
        where !InTable(paragraph)
        select (paragraph, Of(paragraph).Trim());

    /// <summary>Whether a block stands in a table.</summary>
    public static bool InTable(Block block)
    {
        for (var parent = block.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is TableCell)
            {
                return true;
            }
        }

        return false;
    }
}
