using System.Collections.Immutable;
using System.Text;
using FootCare.Topics;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace FootCare.Content;

/// <summary>What a page's Markdown holds: the finished text, and what must be checked against the rest of the site.</summary>
internal sealed record ParsedArticle(
    Article Article,
    ImmutableArray<LocatedStep> Steps,
    IReadOnlyDictionary<string, Place> Anchors,
    ImmutableArray<LinkUse> Links,
    ImmutableArray<Located<string>> Citations,
    ImmutableArray<Located<string>> Mentions,
    ImmutableArray<Located<string>> Prose,
    Place? StepsAt,
    bool HasStepList,
    bool WasRead = true)
{
    /// <summary>Whether keys of the front matter stand in the text, since it was closed too early.</summary>
    public bool HoldsKeys { get; init; }

    /// <summary>Words of its prose that promise too much.</summary>
    public ImmutableArray<Located<string>> Promises { get; init; } = [];

    // Nothing could be read, so nothing is said to be missing.
    public static ParsedArticle Empty { get; } =
        new(new Article([], [], ""), [], new Dictionary<string, Place>(StringComparer.Ordinal), [], [], [], [], StepsAt: null, HasStepList: true, WasRead: false);
}

/// <summary>A link or image as it was written.</summary>
internal sealed record LinkUse(string Url, bool IsImage, Place At);

/// <summary>
/// Turns Markdown into a <see cref="ParsedArticle"/>. Depends on nothing but the text, so that a file can be read by itself. Its parts: <see cref="ArticleMarkdown"/> parses,
/// <see cref="ArticleInspection"/> and <see cref="SlipChecks"/> look for mistakes, <see cref="WarmthCheck"/> for water that burns, <see cref="StepReader"/> reads the steps.
/// </summary>
internal static class ArticleReader
{
    /// <summary>Reads an article.</summary>
    /// <param name="text">The whole file, its front matter blanked out so that places still hold.</param>
    /// <param name="address">The page's own address, such as <c>/oils/peppermint</c>; relative links start there.</param>
    /// <param name="title">The page's title, which a first-level heading must repeat.</param>
    /// <param name="withSteps">Whether the list under <c>## Steps</c> becomes steps.</param>
    /// <param name="log">Where to report.</param>
    /// <param name="closedAt">The line that closes the front matter; null where the text is no page.</param>
    public static ParsedArticle Read(string text, string address, string title, bool withSteps, DiagnosticLog log, int? closedAt = null)
    {
        if (ArticleMarkdown.Parse(text, log) is not { } document)
        {
            return ParsedArticle.Empty;
        }

        try
        {
            return Read(new ArticleSource(text, document, address, closedAt), title, withSteps, log);
        }
        catch (ArgumentException e) when (ArticleMarkdown.IsTooDeep(e))
        {
            ArticleMarkdown.TellTooDeep(text, log);
            return ParsedArticle.Empty;
        }
    }

    /// <summary>Reads one sentence of inline Markdown from a front matter value.</summary>
    public static (string Html, string Words, ImmutableArray<LinkUse> Links) ReadLine(Located<string> line, string address, DiagnosticLog log)
    {
        var own = new DiagnosticLog(log.Path);
        var parsed = Read(line.Value, address, "", withSteps: false, own);
        foreach (var found in own.Found)
        {
            log.Error(line.At, found.Code, found.Message);
        }

        var html = string.Concat(parsed.Article.Opening.OfType<HtmlFragment>().Select(f => f.Html)).Trim();
        if (html.StartsWith("<p>", StringComparison.Ordinal) && html.IndexOf("</p>", StringComparison.Ordinal) == html.Length - 4)
        {
            html = html[3..^4];
        }
        else if (own.Found.Count == 0)
        {
            log.Error(line.At, DiagnosticCode.WrongType, "this must be one plain sentence");
        }

        return (html, parsed.Article.Words, [.. parsed.Links.Select(l => l with { At = line.At })]);
    }

    private static ParsedArticle Read(ArticleSource source, string title, bool withSteps, DiagnosticLog log)
    {
        var steps = new StepReader(source, withSteps, log);
        steps.Find();
        var inspection = new ArticleInspection(source, title, steps, log);
        inspection.Run();
        WarmthCheck.Check(source, log);

        var opening = ImmutableArray.CreateBuilder<Fragment>();
        var sections = ImmutableArray.CreateBuilder<Section>();
        var current = opening;
        HeadingBlock? heading = null;
        var words = new StringBuilder();
        var headings = ImmutableArray.CreateBuilder<Topics.Heading>();
        var html = new List<Block>();

        void Flush()
        {
            if (html.Count > 0)
            {
                current.Add(new HtmlFragment(ArticleMarkdown.Html(html, heading is null ? title : PlainText.Of(heading.Inline), source.Address)));
                html.Clear();
            }
        }

        void CloseSection()
        {
            Flush();
            if (heading is not null)
            {
                sections.Add(new Section(heading.GetAttributes().Id ?? "", PlainText.Of(heading.Inline), current.ToImmutable(), headings.ToImmutable(), words.ToString()));
            }
        }

        var allWords = new StringBuilder();
        foreach (var block in source.Document)
        {
            var blockWords = PlainText.Of(block);
            allWords.Append(blockWords);
            switch (block)
            {
                case HeadingBlock { Level: 1 }:
                case LinkReferenceDefinitionGroup:
                    break;
                case HeadingBlock { Level: 2 } next:
                    CloseSection();
                    (heading, current) = (next, ImmutableArray.CreateBuilder<Fragment>());
                    words.Clear();
                    headings.Clear();
                    break;
                case CustomContainer container:
                    Flush();
                    if (ArticleInspection.ModelBlockOf(container) is { } known)
                    {
                        current.Add(new BlockFragment(known));
                    }

                    break;
                default:
                    if (block is HeadingBlock lower)
                    {
                        headings.Add(new Topics.Heading(lower.GetAttributes().Id ?? "", PlainText.Of(lower.Inline), lower.Level));
                    }

                    words.Append(blockWords);
                    html.Add(block);
                    break;
            }
        }

        CloseSection();
        // What code has swallowed is not said to be missing.
        var swallowed = inspection.IsSwallowed;
        var prose = PlainText.ProseOf(source.Document).ToList();
        return new ParsedArticle(
            new Article(opening.ToImmutable(), sections.ToImmutable(), allWords.ToString()),
            [.. steps.Read()],
            inspection.Anchors,
            [.. inspection.Links],
            [.. inspection.Citations],
            [.. inspection.Mentions],
            [.. prose.Select(p => new Located<string>(p.Words, p.Paragraph.At()))],
            steps.At,
            HasStepList: steps.HasItems || swallowed,
            WasRead: !swallowed)
        {
            HoldsKeys = inspection.HoldsKeys,
            Promises =
            [
                // The same word may stand before, denied, so it is found with the words that lead to it.
                .. from run in prose
                   from promise in Readability.Promises(run.Words)
                   select new Located<string>(promise.Word, source.EndOf(run.Paragraph, promise.Clause, promise.Word.Length)),
            ],
        };
    }
}
