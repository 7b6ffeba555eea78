using System.Globalization;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Syntax;

namespace FootCare.Content;

/// <summary>Markdig as articles use it: what is Markdown here, how far it may be nested, and how it becomes HTML.</summary>
internal static class ArticleMarkdown
{
    private const int MaxHeadings = 200;
    private const string TooDeep = "quotations, lists, brackets or emphasis are nested too deeply";

    // Built once; thread-safe. HTML is parsed so that it can be refused by name; none is ever rendered.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePreciseSourceLocation()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub)
        .UsePipeTables()
        .UseCustomContainers()
        .Use<CitationExtension>()
        .UseGenericAttributes()
        .Build();

    /// <summary>Parses a text; where that cannot be done, tells why and gives null.</summary>
    public static MarkdownDocument? Parse(string text, DiagnosticLog log)
    {
        if (HeadingPastTheMost(text) is { } heading)
        {
            log.Error(heading, DiagnosticCode.TooLarge, $"there are more than {MaxHeadings} headings; make several pages of it");
            return null;
        }

        var document = Parse(text);
        if (document is null)
        {
            TellTooDeep(text, log);
        }

        return document;
    }

    /// <summary>Tells where a text is nested too deeply.</summary>
    public static void TellTooDeep(string text, DiagnosticLog log) => log.Error(new Place(FirstTooDeep(text), 1), DiagnosticCode.TooDeep, TooDeep);

    /// <summary>Whether Markdig threw this for what is nested too deeply.</summary>
    public static bool IsTooDeep(ArgumentException e) => e.Message.Contains("nested", StringComparison.Ordinal);

    /// <summary>Blocks as HTML.</summary>
    /// <param name="blocks">The blocks, in order.</param>
    /// <param name="sectionTitle">What a table is called by those who hear it.</param>
    /// <param name="address">The page's own address, where relative links start.</param>
    public static string Html(IEnumerable<Block> blocks, string sectionTitle, string address)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        var renderer = new HtmlRenderer(writer) { LinkRewriter = url => SiteLinks.ToSite(url, address) };
        Pipeline.Setup(renderer);
        foreach (var block in blocks)
        {
            if (block is Table)
            {
                writer.Write("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table: ");
                renderer.WriteEscape(sectionTitle);
                writer.Write("\">\n");
                renderer.Render(block);
                writer.Write("</div>\n");
            }
            else
            {
                renderer.Render(block);
            }
        }

        return writer.ToString();
    }

    private static MarkdownDocument? Parse(string text)
    {
        try
        {
            return Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException e) when (IsTooDeep(e))
        {
            return null;
        }
    }

    private static bool CanBeShown(string text)
    {
        try
        {
            return Parse(text) is { } document && document.ToHtml(Pipeline) is not null;
        }
        catch (ArgumentException e) when (IsTooDeep(e))
        {
            return false;
        }
    }

    // Markdig does not say where the nesting went too deep: the line is the last of the shortest beginning that cannot be parsed.
    private static int FirstTooDeep(string text)
    {
        var ends = text.Select((c, i) => (c, i)).Where(p => p.c == '\n').Select(p => p.i).Append(text.Length).ToArray();
        var (low, high) = (0, ends.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = CanBeShown(text[..ends[middle]]) ? (middle + 1, high) : (low, middle);
        }

        return low + 1;
    }

    // Markdig tells headings of the same words apart one number at a time, which a thousand of them would make slow.
    private static Place? HeadingPastTheMost(string text)
    {
        var (line, headings) = (0, 0);
        foreach (var words in text.AsSpan().EnumerateLines())
        {
            line++;
            var start = words.TrimStart(" >-*+0123456789.)");
            var isUnderline = !words.IsWhiteSpace() && (words.Trim(" >-").IsEmpty || words.Trim(" >=").IsEmpty);
            if ((start.StartsWith('#') || isUnderline) && ++headings > MaxHeadings)
            {
                return new Place(line, 1);
            }
        }

        return null;
    }
}
