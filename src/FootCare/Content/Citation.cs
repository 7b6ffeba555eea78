using System.Globalization;
using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace FootCare.Content;

/// <summary>A citation, written <c>[@id]</c>.</summary>
internal sealed class Citation(string id) : LeafInline
{
    public string Id => id;

    /// <summary>Its number on the page, from 1; set once the page's citations are known.</summary>
    public int Number { get; set; }
}

/// <summary>Teaches Markdig to read and write citations.</summary>
internal sealed class CitationExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.InlineParsers.InsertBefore<LinkInlineParser>(new CitationParser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        if (renderer is HtmlRenderer html)
        {
            html.ObjectRenderers.Add(new CitationRenderer());
        }
    }

    private sealed class CitationParser : InlineParser
    {
        public CitationParser() => OpeningCharacters = ['['];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            if (slice.PeekChar() != '@')
            {
                return false;
            }

            var start = slice.Start;
            var end = start + 2;
            while (end <= slice.End && slice.Text[end] is var c && (char.IsAsciiLetterOrDigit(c) || c is '-' or '.'))
            {
                end++;
            }

            if (end > slice.End || slice.Text[end] != ']' || end == start + 2)
            {
                return false;
            }

            processor.Inline = new Citation(slice.Text[(start + 2)..end])
            {
                Span = new(processor.GetSourcePosition(start, out var line, out var column), processor.GetSourcePosition(end)),
                Line = line,
                Column = column,
            };
            slice.Start = end + 1;
            return true;
        }
    }

    private sealed class CitationRenderer : HtmlObjectRenderer<Citation>
    {
        protected override void Write(HtmlRenderer renderer, Citation obj)
        {
            var number = obj.Number.ToString(CultureInfo.InvariantCulture);
            renderer.Write("<sup class=\"cite\"><a href=\"#ref-").Write(number).Write("\" aria-label=\"Source ").Write(number).Write("\">")
                .Write(number).Write("</a></sup>");
        }
    }
}
