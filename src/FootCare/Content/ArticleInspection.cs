using FootCare.Topics;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FootCare.Content;

/// <summary>
/// One walk through an article: gathers its links, citations and anchors, and refuses what may not stand in one, such as HTML, code, skipped headings and
/// pictures without words. Slips that Markdown takes for plain words are <see cref="SlipChecks"/>'.
/// </summary>
internal sealed class ArticleInspection(ArticleSource source, string title, StepReader steps, DiagnosticLog log)
{
    private static readonly HashSet<string> Placeholders = new(["todo", "xxx", "xx", "tbd", "tba", "tk", "fixme", "text"], StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public List<LinkUse> Links { get; } = [];

    public List<Located<string>> Citations { get; } = [];

    /// <summary>Words that may be the id of a source that is not cited.</summary>
    public List<Located<string>> Mentions { get; } = [];

    public Dictionary<string, Place> Anchors { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether keys of the front matter stand in the text, since it was closed too early.</summary>
    public bool HoldsKeys { get; private set; }

    /// <summary>Whether a code block swallows the rest of the article.</summary>
    public bool IsSwallowed => source.Document.OfType<FencedCodeBlock>().Any(IsNeverClosed);

    public void Run()
    {
        Walk();
        if (source.Document.FirstOrDefault() is ParagraphBlock first && StartsWithKey(first))
        {
            TellOfKeys(first);
        }

        CheckEmpty();
    }

    /// <summary>The block that the site fills, such as <c>:::trials</c>; null where there is none of that name.</summary>
    public static ModelBlock? ModelBlockOf(CustomContainer container) =>
        container.Count == 0 && string.IsNullOrEmpty(container.Arguments) && Vocabulary.TryParse<ModelBlock>(container.Info ?? "", out var block) ? block : null;

    private void Walk()
    {
        var level = 1;
        HeadingBlock? first = null;
        foreach (var node in source.Document.Descendants())
        {
            var at = node.At();
            switch (node)
            {
                case HeadingBlock { IsSetext: true } underlined:
                    if (StartsWithKey(underlined))
                    {
                        TellOfKeys(underlined);
                    }
                    else
                    {
                        log.Error(source.StartOf(underlined), DiagnosticCode.UnderlinedHeading, $"the line of '{(underlined.Level == 1 ? "===" : "---")}' below makes this a heading; start a heading with '## ', or leave a line blank between");
                    }

                    level = underlined.Level;
                    // A link may lead there, and is not to blame.
                    Anchors.TryAdd(underlined.TryGetAttributes()?.Id ?? "", at);
                    break;
                case HeadingBlock heading:
                    if (heading.Level == 1)
                    {
                        if (first is not null)
                        {
                            log.Error(at, DiagnosticCode.FirstLevelHeading, "there is more than one '#' heading; the title is one already, so use '##'");
                        }
                        else if (title.Length > 0 && PlainText.Of(heading.Inline) != title)
                        {
                            log.Error(at, DiagnosticCode.FirstLevelHeading, "a '#' heading must be the title of the front matter; use '##' for a section");
                        }

                        first = heading;
                    }
                    else if (heading.Level > level + 1)
                    {
                        log.Error(at, DiagnosticCode.SkippedHeading, $"a heading of level {heading.Level} follows one of level {level}; no level may be skipped");
                    }

                    level = heading.Level;
                    if (string.IsNullOrWhiteSpace(PlainText.Of(heading.Inline)))
                    {
                        log.Error(at, DiagnosticCode.BadHeading, "the heading has no words");
                    }

                    if (heading.TryGetAttributes()?.Id is { } id)
                    {
                        CheckAnchor(id, at);
                    }

                    break;
                case HtmlInline { Tag: ['<', '/', ..] }:
                    // What it closes has been reported.
                    break;
                case HtmlBlock:
                case HtmlInline:
                    log.Error(at, DiagnosticCode.RawHtml, "HTML is not shown; write Markdown, and put code in `backticks`");
                    break;
                case LinkInline link:
                    var url = link.Url ?? "";
                    Links.Add(new LinkUse(url, link.IsImage, at));
                    if (PlainText.Of(link) is var shown && !string.IsNullOrWhiteSpace(shown))
                    {
                        if (link.IsImage && SaysNothing(shown.Trim(), url))
                        {
                            log.Warn(at, DiagnosticCode.ImageWithoutAlt, $"'{shown.Trim()}' tells nothing to those who cannot see the picture; say what it shows");
                        }

                        break;
                    }

                    if (link.IsImage)
                    {
                        log.Error(at, DiagnosticCode.ImageWithoutAlt, $"the picture {Shown.Quote(url)} has no text for those who cannot see it: write ![what it shows](…)");
                    }
                    else
                    {
                        log.Error(at, DiagnosticCode.LinkWithoutWords, $"the link to {Shown.Quote(url)} has no words: write [where it leads](…)");
                    }

                    break;
                case AutolinkInline auto:
                    Links.Add(new LinkUse(auto.IsEmail ? "mailto:" + auto.Url : auto.Url, IsImage: false, at));
                    break;
                case Citation citation:
                    Citations.Add(new Located<string>(citation.Id, at));
                    _numbers.TryAdd(citation.Id, _numbers.Count + 1);
                    citation.Number = _numbers[citation.Id];
                    break;
                case CustomContainer container when ModelBlockOf(container) is null || container.Parent is not MarkdownDocument:
                    var info = container.Info ?? "";
                    log.Error(at, DiagnosticCode.UnknownBlock, Vocabulary.TryParse<ModelBlock>(info, out _)
                        ? $"':::{info}' stands alone, outside lists and quotations, and the next line closes it with ':::'"
                        : $"no block is called {Shown.Quote(":::" + info)} here{NearestName.HintOrAll(info, Vocabulary.All<ModelBlock>())}");
                    break;
                case HtmlEntityInline entity when Shown.FirstHidden(entity.Transcoded.AsSpan()) >= 0:
                    log.Error(at, DiagnosticCode.HiddenCharacter, $"{Shown.Quote(entity.Original.ToString())} is a character that cannot be seen; take it out");
                    break;
                case FencedCodeBlock fence:
                    var sign = new string(fence.FencedChar, 3);
                    log.Error(at, DiagnosticCode.CodeBlock, IsNeverClosed(fence)
                        ? $"a code block, and it is never closed, so that all below stands in it; take away the '{sign}'"
                        : $"a code block; take away the '{sign}' here and where it ends");
                    break;
                case CodeBlock:
                    log.Error(at, DiagnosticCode.CodeBlock, "a code block; take away the four spaces, or the tab, that the line starts with");
                    break;
                case ParagraphBlock { Inline: { } inline } paragraph:
                    SlipChecks.Check(source, paragraph, inline, Mentions, log);
                    break;
                case Table table:
                    // Alignment would be written as a style, which the site's policy forbids; the style sheet aligns.
                    table.ColumnDefinitions.ForEach(c => c.Alignment = null);
                    break;
            }

            steps.TakeAttributes(node, at);
        }
    }

    private void CheckAnchor(string anchor, Place at)
    {
        if (source.Kind is { } kind && SiteAnchors.IsTaken(kind, anchor))
        {
            log.Error(at, DiagnosticCode.DuplicateAnchor, $"the site has a part of its own at {Shown.Quote("#" + anchor)} on this page; end the heading in another anchor, such as {{#about-{anchor}}}");
        }
        else if (!Anchors.TryAdd(anchor, at))
        {
            log.Error(at, DiagnosticCode.DuplicateAnchor, $"the page has the anchor {Shown.Quote("#" + anchor)} already, in line {Anchors[anchor].Line}; end this heading in another, such as {{#{anchor}-more}}");
        }
    }

    private void CheckEmpty()
    {
        List<Block> blocks = [.. source.Document.Where(b => b is not (LinkReferenceDefinitionGroup or ThematicBreakBlock))];
        for (var i = 0; i < blocks.Count; i++)
        {
            // Of steps that are not there more is said.
            if (blocks[i] is HeadingBlock { Level: > 1, IsSetext: false } heading && (i + 1 == blocks.Count || (blocks[i + 1] is HeadingBlock { IsSetext: false } next && next.Level <= heading.Level))
                && PlainText.Of(heading.Inline).Trim() is { Length: > 0 } words && !steps.Expects(heading))
            {
                log.Error(heading.At(), DiagnosticCode.NothingUnderHeading, $"nothing stands under {Shown.Quote(new string('#', heading.Level) + " " + words)}");
            }
        }

        foreach (var (block, i) in blocks.Select((b, i) => (b, i)))
        {
            if (block is ParagraphBlock && i > 0 && blocks[i - 1] is HeadingBlock && (i + 1 == blocks.Count || blocks[i + 1] is HeadingBlock)
                && PlainText.Of(block).Trim(' ', '\n', '.', '…', ':') is { Length: < 6 } words && Placeholders.Contains(words))
            {
                log.Error(block.At(), DiagnosticCode.NothingUnderHeading, $"{Shown.Quote(words)} is all that stands here; write it, or take the heading out");
            }
        }

        if (source.ClosedAt is { } line && blocks.TrueForAll(b => b is HeadingBlock { Level: 1 }))
        {
            log.Error(new Place(line, 1), DiagnosticCode.NothingUnderHeading, "the page has no text; it is written below the line '---' that closes the front matter");
        }
    }

    private static bool SaysNothing(string words, string url) =>
        words.Equals(Path.GetFileName(url), StringComparison.OrdinalIgnoreCase)
        || words.ToLowerInvariant() is "image" or "picture" or "photo" or "bild" or "foto" or "alt" or "alt text" or "img";

    // Front matter that goes on after its end is a paragraph, or a heading where the next '---' underlines it.
    private bool StartsWithKey(Block block)
    {
        var words = source.Written(block);
        return source.ClosedAt is not null && source.Kind is { } kind && words.IndexOf(':') is > 0 and var colon
            && (colon + 1 == words.Length || char.IsWhiteSpace(words[colon + 1])) && FrontMatterSchema.KeysOf(kind).Contains(words[..colon].ToString());
    }

    private void TellOfKeys(Block block)
    {
        HoldsKeys = true;
        log.Error(source.StartOf(block), DiagnosticCode.UnderlinedHeading, $"these lines are front matter, and the front matter was closed at line {source.ClosedAt}; take away the '---' there");
    }

    private static bool IsNeverClosed(FencedCodeBlock fence) => fence is { ClosingFencedCharCount: 0, Parent: MarkdownDocument };
}
