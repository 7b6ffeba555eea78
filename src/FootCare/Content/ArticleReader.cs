using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FootCare.Topics;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

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

    // Nothing could be read, so nothing is said to be missing.
    public static ParsedArticle Empty { get; } =
        new(new Article([], [], ""), [], new Dictionary<string, Place>(StringComparer.Ordinal), [], [], [], [], StepsAt: null, HasStepList: true, WasRead: false);
}

/// <summary>A step, and where its zone, motion and place were written.</summary>
internal sealed record LocatedStep(Step Value, Place At, Place MotionAt, Place SpotAt);

/// <summary>A link or image as it was written.</summary>
internal sealed record LinkUse(string Url, bool IsImage, Place At);

/// <summary>Turns Markdown into a <see cref="ParsedArticle"/>. Depends on nothing but the text, so that a file can be read by itself.</summary>
internal static partial class ArticleReader
{
    private const int MaxHeadings = 200;
    private static readonly string[] StepAttributes = ["zone", "motion", "at", "seconds"];
    private static readonly string[] AlmostCitations = ["[@", "(@"];
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

    /// <summary>Reads an article.</summary>
    /// <param name="text">The whole file, its front matter blanked out so that places still hold.</param>
    /// <param name="address">The page's own address, such as <c>/oils/peppermint</c>; relative links start there.</param>
    /// <param name="title">The page's title, which a first-level heading must repeat.</param>
    /// <param name="withSteps">Whether the list under <c>## Steps</c> becomes steps.</param>
    /// <param name="log">Where to report.</param>
    /// <param name="closedAt">The line that closes the front matter; null where the text is no page.</param>
    public static ParsedArticle Read(string text, string address, string title, bool withSteps, Diagnostics log, int? closedAt = null)
    {
        if (HeadingPastTheMost(text) is { } heading)
        {
            log.Error(heading, DiagnosticCode.TooLarge, $"there are more than {MaxHeadings} headings; make several pages of it");
            return ParsedArticle.Empty;
        }

        if (Parse(text) is not { } document)
        {
            log.Error(new Place(FirstTooDeep(text), 1), DiagnosticCode.TooDeep, TooDeep);
            return ParsedArticle.Empty;
        }

        try
        {
            return new Reading(document, text, address, title, withSteps, log, closedAt).Article();
        }
        catch (ArgumentException e) when (IsTooDeep(e))
        {
            log.Error(new Place(FirstTooDeep(text), 1), DiagnosticCode.TooDeep, TooDeep);
            return ParsedArticle.Empty;
        }
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

    private static bool IsTooDeep(ArgumentException e) => e.Message.Contains("nested", StringComparison.Ordinal);

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

    /// <summary>Reads one sentence of inline Markdown from a front matter value.</summary>
    public static (string Html, string Words, ImmutableArray<LinkUse> Links) ReadLine(Located<string> line, string address, Diagnostics log)
    {
        var own = new Diagnostics(log.Path);
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

    private sealed class Reading(MarkdownDocument document, string text, string address, string title, bool withSteps, Diagnostics log, int? closedAt)
    {
        private readonly TopicKind? _kind = GoneReader.Parse(address)?.Kind;
        private readonly List<LinkUse> _links = [];
        private readonly List<Located<string>> _citations = [];
        private readonly List<Located<string>> _mentions = [];
        private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
        private readonly Dictionary<string, Place> _anchors = new(StringComparer.Ordinal);
        private readonly Dictionary<MarkdownObject, HtmlAttributes> _stepAttributes = [];
        private bool _holdsKeys;

        public ParsedArticle Article()
        {
            var steps = withSteps ? StepItems() : [];
            Inspect(steps);
            if (document.FirstOrDefault() is ParagraphBlock first && StartsWithKey(first))
            {
                TellOfKeys(first);
            }

            CheckEmpty();
            CheckWarmth();

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
                    current.Add(new HtmlFragment(Html(html, heading is null ? title : PlainText(heading.Inline))));
                    html.Clear();
                }
            }

            void CloseSection()
            {
                Flush();
                if (heading is not null)
                {
                    sections.Add(new Section(heading.GetAttributes().Id ?? "", PlainText(heading.Inline), current.ToImmutable(), headings.ToImmutable(), words.ToString()));
                }
            }

            var allWords = new StringBuilder();
            foreach (var block in document)
            {
                var blockWords = PlainText(block);
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
                        if (ModelBlockOf(container) is { } known)
                        {
                            current.Add(new BlockFragment(known));
                        }

                        break;
                    default:
                        if (block is HeadingBlock lower)
                        {
                            headings.Add(new Topics.Heading(lower.GetAttributes().Id ?? "", PlainText(lower.Inline), lower.Level));
                        }

                        words.Append(blockWords);
                        html.Add(block);
                        break;
                }
            }

            CloseSection();
            // What code has swallowed is not said to be missing.
            var swallowed = document.OfType<FencedCodeBlock>().Any(IsNeverClosed);
            return new ParsedArticle(
                new Article(opening.ToImmutable(), sections.ToImmutable(), allWords.ToString()),
                [.. steps.Select(ToStep).OfType<LocatedStep>()],
                _anchors,
                [.. _links],
                [.. _citations],
                [.. _mentions],
                [.. Prose()],
                (StepsHeading() ?? (withSteps ? (Block?)MisspeltStepsHeading() ?? document.OfType<ListBlock>().FirstOrDefault(l => l.IsOrdered) : null)) is { } stepsAt ? At(stepsAt) : null,
                HasStepList: steps.Count > 0 || swallowed,
                WasRead: !swallowed)
            {
                HoldsKeys = _holdsKeys,
            };
        }

        private static bool IsNeverClosed(FencedCodeBlock fence) => fence is { ClosingFencedCharCount: 0, Parent: MarkdownDocument };

        // Front matter that goes on after its end is a paragraph, or a heading where the next '---' underlines it.
        private bool StartsWithKey(Block block)
        {
            var words = Written(block);
            return closedAt is not null && _kind is { } kind && words.IndexOf(':') is > 0 and var colon
                && (colon + 1 == words.Length || char.IsWhiteSpace(words[colon + 1])) && FrontMatterSchema.KeysOf(kind).Contains(words[..colon].ToString());
        }

        // Markdig's spans may go a little past the text.
        private ReadOnlySpan<char> Written(Block block)
        {
            var start = Math.Clamp(block.Span.Start, 0, text.Length);
            return text.AsSpan(start, Math.Clamp(block.Span.Length, 0, text.Length - start));
        }

        private void TellOfKeys(Block block)
        {
            _holdsKeys = true;
            log.Error(StartOf(block), DiagnosticCode.UnderlinedHeading, $"these lines are front matter, and the front matter was closed at line {closedAt}; take away the '---' there");
        }

        private void CheckEmpty()
        {
            List<Block> blocks = [.. document.Where(b => b is not (LinkReferenceDefinitionGroup or ThematicBreakBlock))];
            for (var i = 0; i < blocks.Count; i++)
            {
                // Of steps that are not there more is said.
                if (blocks[i] is HeadingBlock { Level: > 1, IsSetext: false } heading && (i + 1 == blocks.Count || (blocks[i + 1] is HeadingBlock { IsSetext: false } next && next.Level <= heading.Level))
                    && PlainText(heading.Inline).Trim() is { Length: > 0 } words && !(withSteps && heading == StepsHeading()))
                {
                    log.Error(At(heading), DiagnosticCode.NothingUnderHeading, $"nothing stands under {Shown.Quote(new string('#', heading.Level) + " " + words)}");
                }
            }

            if (closedAt is { } line && blocks.TrueForAll(b => b is HeadingBlock { Level: 1 }))
            {
                log.Error(new Place(line, 1), DiagnosticCode.NothingUnderHeading, "the page has no text; it is written below the line '---' that closes the front matter");
            }
        }

        // What a step says of warmth is done by people who cannot feel it; past this their skin may burn (safety/water-temperature.md).
        private void CheckWarmth()
        {
            if (_kind is not TopicKind.Techniques)
            {
                return;
            }

            const decimal MostCelsius = 35, MostFahrenheit = 95, LeastLikelyFahrenheit = 80;
            var lineOf = (Start: -1, IsOfWarmth: false);
            List<HeadingBlock> headings = [.. document.OfType<HeadingBlock>().Where(h => h.Level <= 2)];
            foreach (var (heading, i) in headings.Select((h, i) => (h, i)).Where(h => h.h.TryGetAttributes()?.Id is "steps" or "what-you-need"))
            {
                var start = Math.Clamp(heading.Span.End, 0, text.Length);
                var end = Math.Clamp(i + 1 < headings.Count ? headings[i + 1].Span.Start : text.Length, start, text.Length);
                for (var match = Warmth().Match(text, start, end - start); match.Success; match = match.NextMatch())
                {
                    var unit = match.Groups["unit"].Value;
                    var number = Math.Max(NumberOf(match.Groups["number"]), NumberOf(match.Groups["from"]));
                    var isTooWarm = unit switch
                    {
                        "" => IsOfWarmth(match.Index) && number > MostCelsius && (number < LeastLikelyFahrenheit || number > MostFahrenheit),
                        _ when unit.StartsWith("f", StringComparison.OrdinalIgnoreCase) || unit == "℉" => number > MostFahrenheit,
                        _ => number > MostCelsius,
                    };
                    if (isTooWarm)
                    {
                        log.Error(PlaceIn(match.Index), DiagnosticCode.TooWarm, $"{Shown.Quote(match.Value.Trim())}: water is 32 to 35 °C (90 to 95 °F) at most, as the one who does this may not feel heat");
                    }
                }
            }

            static decimal NumberOf(Group number) =>
                number.Success && decimal.TryParse(number.Value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : 0;

            // A joint turns by degrees too.
            bool IsOfWarmth(int at)
            {
                var start = text.LastIndexOf('\n', at) + 1;
                if (start != lineOf.Start)
                {
                    var stop = text.IndexOf('\n', at);
                    lineOf = (start, OfWarmth().IsMatch(text.AsSpan(start..(stop < 0 ? text.Length : stop))));
                }

                return lineOf.IsOfWarmth;
            }
        }

        // Markdig gives an underlined heading the line of its underline.
        private Place StartOf(Block block) => PlaceIn(block.Span.Start);

        private Place PlaceIn(int at) => new(text.AsSpan(0, at).Count('\n') + 1, at - text.AsSpan(0, at).LastIndexOf('\n'));

        // What is read as running text: no headings, no tables.
        private IEnumerable<Located<string>> Prose() =>
            from paragraph in document.Descendants<ParagraphBlock>()
            where !InTable(paragraph)
            select new Located<string>(PlainText(paragraph).Trim(), At(paragraph));

        private static bool InTable(Block block)
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

        private void Inspect(List<ListItemBlock> steps)
        {
            var stepParagraphs = steps.Select(s => s.FirstOrDefault() as ParagraphBlock).OfType<ParagraphBlock>().ToHashSet();
            var level = 1;
            HeadingBlock? first = null;
            foreach (var node in document.Descendants())
            {
                var at = At(node);
                switch (node)
                {
                    case HeadingBlock { IsSetext: true } underlined:
                        if (StartsWithKey(underlined))
                        {
                            TellOfKeys(underlined);
                        }
                        else
                        {
                            log.Error(StartOf(underlined), DiagnosticCode.UnderlinedHeading, $"the line of '{(underlined.Level == 1 ? "===" : "---")}' below makes this a heading; start a heading with '## ', or leave a line blank between");
                        }

                        level = underlined.Level;
                        // A link may lead there, and is not to blame.
                        _anchors.TryAdd(underlined.TryGetAttributes()?.Id ?? "", at);
                        break;
                    case HeadingBlock heading:
                        if (heading.Level == 1)
                        {
                            if (first is not null)
                            {
                                log.Error(at, DiagnosticCode.FirstLevelHeading, "there is more than one '#' heading; the title is one already, so use '##'");
                            }
                            else if (title.Length > 0 && PlainText(heading.Inline) != title)
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
                        if (string.IsNullOrWhiteSpace(PlainText(heading.Inline)))
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
                        _links.Add(new LinkUse(url, link.IsImage, at));
                        if (!string.IsNullOrWhiteSpace(PlainText(link)))
                        {
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
                        _links.Add(new LinkUse(auto.IsEmail ? "mailto:" + auto.Url : auto.Url, IsImage: false, at));
                        break;
                    case Citation citation:
                        _citations.Add(new Located<string>(citation.Id, at));
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
                        CheckForSlips(paragraph, inline);
                        break;
                    case Table table:
                        // Alignment would be written as a style, which the site's policy forbids; the style sheet aligns.
                        table.ColumnDefinitions.ForEach(c => c.Alignment = null);
                        break;
                }

                CheckAttributes(node, at, stepParagraphs);
            }
        }

        private void CheckAnchor(string anchor, Place at)
        {
            if (_kind is { } kind && SiteAnchors.IsTaken(kind, anchor))
            {
                log.Error(at, DiagnosticCode.DuplicateAnchor, $"the site has a part of its own at {Shown.Quote("#" + anchor)} on this page; end the heading in another anchor, such as {{#about-{anchor}}}");
            }
            else if (!_anchors.TryAdd(anchor, at))
            {
                log.Error(at, DiagnosticCode.DuplicateAnchor, $"the page has the anchor {Shown.Quote("#" + anchor)} already, in line {_anchors[anchor].Line}; end this heading in another, such as {{#{anchor}-more}}");
            }
        }

        // What Markdown takes for plain words though its writer meant something else.
        private void CheckForSlips(ParagraphBlock paragraph, ContainerInline inline)
        {
            if (inline.FirstChild is LiteralInline first && IsHeadingWithoutSpace(first.Content.AsSpan()))
            {
                log.Error(At(paragraph), DiagnosticCode.BadHeading, "a heading needs an ordinary space after its '#' signs");
            }

            if (Written(paragraph) is var written && written.Contains('|') && !InTable(paragraph) && AlmostTable().IsMatch(written))
            {
                log.Error(At(paragraph), DiagnosticCode.CodeBlock, "a table that cannot be read; leave a line blank above it, and below its first row write '|---|---|', a part for each column");
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
                    PlaceOf(paragraph, link.Value), DiagnosticCode.BadLink,
                    "this is no link: write [words](file.md), or ![what it shows](file.png) for a picture, with nothing between ] and (, a closing ) and no blank in the file's name");
            }

            if (Array.Find(AlmostCitations, a => whole.Contains(a, StringComparison.Ordinal)) is not { } almost)
            {
                foreach (Match mention in Mention().Matches(whole))
                {
                    _mentions.Add(new Located<string>(mention.Groups["id"].Value, PlaceOf(paragraph, mention.Groups["written"].Value)));
                }

                return;
            }

            var before = inline.Descendants<LiteralInline>().First(l => l.Content.AsSpan().Contains('@'));
            var start = before.Content.AsSpan().IndexOf(almost);
            log.Error(
                start < 0 ? At(before) : new Place(before.Line + 1, before.Column + start + 1),
                DiagnosticCode.BadCitation, "a citation is one id of references.yml, of lower-case letters, digits and hyphens, alone in its brackets: [@an-id][@another-id]");
        }

        // Markdig keeps no place of words it found nothing in; they stand in the paragraph as they were written.
        private Place PlaceOf(ParagraphBlock paragraph, string words)
        {
            var start = text.IndexOf(words, paragraph.Span.Start, Math.Max(0, paragraph.Span.Length), StringComparison.Ordinal);
            return start < 0 ? At(paragraph) : new Place(text.AsSpan(0, start).Count('\n') + 1, start - text.AsSpan(0, start).LastIndexOf('\n'));
        }

        // Braces may carry a step's attributes, or a heading's own anchor; anywhere else they would become HTML attributes.
        private void CheckAttributes(MarkdownObject node, Place at, HashSet<ParagraphBlock> steps)
        {
            // Neither code nor an underlined heading may stand, and each has been reported.
            if (node.TryGetAttributes() is not { } attributes || node is CustomContainer or CodeBlock or HeadingBlock { IsSetext: true })
            {
                return;
            }

            if (node is HeadingBlock && attributes is { Classes: null or [], Properties: null or [] } && KeyReader.IsSlug(attributes.Id ?? ""))
            {
                return;
            }

            if (node is HeadingBlock && attributes is { Classes: null or [], Properties: null or [], Id: var odd })
            {
                // A heading in another script, or of punctuation alone, gets no usable anchor by itself.
                log.Error(at, DiagnosticCode.MisplacedAttributes, $"the heading's anchor {Shown.Quote(odd ?? "")} is not of lower-case letters, digits and hyphens; give it one: {{#my-anchor}}");
                return;
            }

            var paragraph = node as ParagraphBlock ?? (node as Inline)?.ParentBlockOf();
            if (paragraph is not null && steps.Contains(paragraph))
            {
                _stepAttributes[paragraph] = attributes;
            }
            else if (!withSteps || paragraph?.Parent is not ListItemBlock item || (steps.Count > 0 && !(item[0] is ParagraphBlock step && steps.Contains(step))))
            {
                // Where a technique's steps are not found, or one is no single paragraph, that is reported, and the braces are not to blame.
                log.Error(at, DiagnosticCode.MisplacedAttributes, "words in {braces} belong at the end of a step or give a heading its anchor {#like-this}; nowhere else");
            }

            node.RemoveData(typeof(HtmlAttributes));
        }

        private HeadingBlock? StepsHeading() => document.OfType<HeadingBlock>().FirstOrDefault(h => h.Level == 2 && h.TryGetAttributes()?.Id == "steps");

        private HeadingBlock? MisspeltStepsHeading() => document.OfType<HeadingBlock>().FirstOrDefault(h => NearestName.Of(PlainText(h.Inline), ["steps"]) is not null);

        private List<ListItemBlock> StepItems()
        {
            if (StepsHeading() is not { } heading)
            {
                return [];
            }

            var lists = document.SkipWhile(b => b != heading).Skip(1).TakeWhile(b => b is not HeadingBlock { Level: <= 2 })
                .OfType<ListBlock>().Where(l => l.IsOrdered).ToList();
            foreach (var next in lists.Skip(1))
            {
                log.Error(At(next), DiagnosticCode.BadStep, "the steps are one list, and something broke it before here; start the lines between with spaces, so that they belong to the step above");
            }

            return [.. lists.SelectMany(l => l.OfType<ListItemBlock>())];
        }

        private LocatedStep? ToStep(ListItemBlock item, int index)
        {
            if (item is not [ParagraphBlock paragraph])
            {
                log.Error(At(item), DiagnosticCode.BadStep, "a step is one paragraph");
                return null;
            }

            if (StepBraces.Stray(text, paragraph) is var (stray, why))
            {
                log.Error(stray, DiagnosticCode.BadStep, why);
                return null;
            }

            Zone? zone = null;
            Motion? motion = null;
            Spot? spot = null;
            int? seconds = null;
            var braces = StepBraces.Of(text, paragraph);
            _stepAttributes.TryGetValue(paragraph, out var attributes);
            var missing = new List<string> { "zone", "motion" };
            var twice = (attributes?.Properties ?? []).GroupBy(p => p.Key).Where(g => g.Count() > 1).Select(g => g.Key).ToList();
            foreach (var name in twice)
            {
                log.Error(braces.PlaceOf(name), DiagnosticCode.DuplicateValue, $"the step gives {Shown.Quote(name)} twice");
            }

            foreach (var (name, value) in attributes?.Properties ?? [])
            {
                var at = braces.PlaceOf(name);
                missing.Remove(name);
                switch (name)
                {
                    case "zone":
                        zone = OneOf<Zone>(at, name, value);
                        break;
                    case "motion":
                        motion = OneOf<Motion>(at, name, value);
                        break;
                    case "at":
                        spot = OneOf<Spot>(at, name, value);
                        break;
                    case "seconds":
                        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 5 and <= 900)
                        {
                            seconds = number;
                        }
                        else
                        {
                            log.Error(at, DiagnosticCode.OutOfRange, $"seconds is {Shown.Quote(value ?? "")}; it is a whole number from 5 to 900");
                        }

                        break;
                    default:
                        log.Error(at, DiagnosticCode.UnknownStepAttribute, $"no step attribute is called {Shown.Quote(name)}{NearestName.HintOrAll(name, StepAttributes)}");
                        missing.Remove(NearestName.Of(name, StepAttributes) ?? "");
                        break;
                }
            }

            foreach (var mark in (attributes?.Classes ?? []).Select(c => "." + c).Concat(attributes?.Id is { } id ? ["#" + id] : Array.Empty<string>()))
            {
                log.Error(braces.PlaceOf(mark), DiagnosticCode.UnknownStepAttribute, $"{Shown.Quote(mark)} says nothing here; a step has zone, motion, at and seconds");
            }

            if (missing.Count > 0)
            {
                var wanted = string.Join("; ", missing.Select(m => $"{m} is one of {string.Join(", ", m == "zone" ? Vocabulary.All<Zone>() : Vocabulary.All<Motion>())}"));
                log.Error(braces.At, DiagnosticCode.MissingStepAttribute, (braces.Form, attributes) switch
                {
                    (BraceForm.None, _) => $"the step does not end in braces that say where and how, {{zone=… motion=…}}: {wanted}",
                    (BraceForm.Open, null) => "this brace is never closed; end the step in '}'",
                    (BraceForm.Closed, null) => $"these braces cannot be read; write name=value with blanks between, {{zone=… motion=…}}: {wanted}",
                    _ => $"the braces do not say the step's {string.Join(" and ", missing)}; {wanted}",
                });
            }

            if (zone is null || motion is null || twice.Count > 0)
            {
                return null;
            }

            TrimEnd(paragraph.Inline);
            var html = Html([paragraph], "").Trim();
            var step = new Step(index + 1, html["<p>".Length..^"</p>".Length], PlainText(paragraph).Trim(), zone.Value, motion.Value, seconds, spot);
            return new LocatedStep(step, braces.PlaceOf("zone"), braces.PlaceOf("motion"), braces.PlaceOf("at"));
        }

        private T? OneOf<T>(Place at, string name, string? word) where T : struct, Enum
        {
            if (Vocabulary.TryParse<T>(word ?? "", out var value))
            {
                return value;
            }

            log.Error(at, DiagnosticCode.UnknownValue, $"{Shown.Quote(word ?? "")} is not a value of '{name}'{NearestName.HintOrAll(word ?? "", Vocabulary.All<T>())}");
            return null;
        }

        private string Html(List<Block> blocks, string sectionTitle)
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
    }

    private enum BraceForm
    {
        None,
        Open,
        Closed,
    }

    /// <summary>A step's braces as they were written, of which Markdig keeps what they say and not where.</summary>
    private sealed record StepBraces(BraceForm Form, Place At, string Words)
    {
        public static StepBraces Of(string text, ParagraphBlock step)
        {
            var words = WordsOf(text, step);
            var open = words.LastIndexOf('{');
            var before = words[..(open < 0 ? words.Length : open)];
            return new StepBraces(open < 0 ? BraceForm.None : words[open..].Contains('}') ? BraceForm.Closed : BraceForm.Open, After(before, step), words[before.Length..].ToString());
        }

        /// <summary>What goes on behind a step's first braces, which would lose them without a word: where, and how to mend it. Null where nothing does.</summary>
        public static (Place At, string Why)? Stray(string text, ParagraphBlock step)
        {
            var words = WordsOf(text, step);
            var open = words.IndexOf('{');
            var close = open < 0 ? -1 : words[open..].IndexOf('}') + open;
            if (close <= open || words[(close + 1)..].IsWhiteSpace())
            {
                return null;
            }

            var next = words.Length - words[(close + 1)..].TrimStart().Length;
            return words[(close + 1)..next].Contains('\n')
                ? (After(words[..next], step), "the step above ended at its braces; if a step starts here, it starts with its number, a dot and a blank: '2. '")
                : words[next] == '{' ? (After(words[..next], step), "a step has one pair of braces; put all in one: {zone=… motion=…}")
                : (After(words[..open], step), "braces stand at the end of a step, and words follow these");
        }

        private static ReadOnlySpan<char> WordsOf(string text, ParagraphBlock step)
        {
            var (start, last) = (step.Span.Start, text.IndexOf('\n', Math.Min(step.Span.End, text.Length - 1)));
            return text.AsSpan(start, (last < 0 ? text.Length : last) - start).TrimEnd();
        }

        private static Place After(ReadOnlySpan<char> before, ParagraphBlock step)
        {
            var line = before.LastIndexOf('\n');
            return new Place(step.Line + 1 + before.Count('\n'), line < 0 ? step.Column + 1 + before.Length : before.Length - line);
        }

        /// <summary>Where an attribute stands, the last of its name; where it is not found, the braces.</summary>
        public Place PlaceOf(string attribute)
        {
            for (var at = Words.LastIndexOf(attribute, StringComparison.Ordinal); at > 0; at = Words.LastIndexOf(attribute, at - 1, StringComparison.Ordinal))
            {
                var after = at + attribute.Length < Words.Length ? Words[at + attribute.Length] : '}';
                if ((Words[at - 1] is '{' || char.IsWhiteSpace(Words[at - 1])) && (after is '=' or '}' or '.' or '#' || char.IsWhiteSpace(after)))
                {
                    var line = Words.LastIndexOf('\n', at);
                    return line < 0 ? At with { Column = At.Column + at } : new Place(At.Line + Words.AsSpan(0, at).Count('\n'), at - line);
                }
            }

            return At;
        }
    }

    // One number or two, as in 32 to 35 °C, with the sign of degrees or the letter of a scale. Every repetition is bounded, so it never searches long; made at build, it is ready at once.
    [GeneratedRegex(
        @"(?<![0-9])((?<from>[0-9]{1,4}([.,][0-9]{1,2})?)\s{0,2}(to|or|and|-|–|—)\s{0,2})?(?<number>[0-9]{1,4}([.,][0-9]{1,2})?)\s{0,2}((°|º|˚|&deg;|[Dd]egrees?|[Dd]eg\b)\s{0,2}(?<unit>[CcFf]\b|[Cc]elsius|[Ff]ahrenheit)?|(?<unit>℃|℉|[CF]\b|[Cc]elsius|[Ff]ahrenheit))",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Warmth();

    [GeneratedRegex("water|warm|hot|heat|soak|bath|basin|temperature|thermometer", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OfWarmth();

    // A row of a table, or the line below its head.
    [GeneratedRegex(@"\A\s*\||^[ |:-]*---[ |:-]*\|[ |:-]*\r?$|^[ |:-]*\|[ |:-]*---[ |:-]*\r?$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex AlmostTable();

    // What may be the id of a source, in brackets or behind an @ alone.
    [GeneratedRegex(@"(?<written>\[(?<id>[a-z0-9][a-z0-9.-]*)\])|(^|[\s(,;])(?<written>@(?<id>[a-z0-9][a-z0-9-]*))", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Mention();

    // A link in two pairs of brackets, with a blank between its parts, or never closed.
    [GeneratedRegex(@"\[\[[^\]]*\]\]|\[[^\[\]]*\]( +\([^\s)]*[./#][^\s)]*\)|\()|\]\(", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex AlmostLink();

    private static bool IsHeadingWithoutSpace(ReadOnlySpan<char> text) =>
        text.IndexOfAnyExcept('#') is >= 1 and <= 6 and var signs && text[signs] != ' ';

    private static ModelBlock? ModelBlockOf(CustomContainer container) =>
        container.Count == 0 && string.IsNullOrEmpty(container.Arguments) && Vocabulary.TryParse<ModelBlock>(container.Info ?? "", out var block) ? block : null;

    private static Place At(MarkdownObject node) => new(node.Line + 1, node.Column + 1);

    private static ParagraphBlock? ParentBlockOf(this Inline inline)
    {
        var top = inline.Parent;
        while (top?.Parent is { } parent)
        {
            top = parent;
        }

        return top?.ParentBlock as ParagraphBlock;
    }

    private static void TrimEnd(ContainerInline? inline)
    {
        if (inline?.LastChild is LiteralInline literal)
        {
            literal.Content.TrimEnd();
        }
    }

    // A line a block, so that a sentence never runs on into the next heading or item.
    private static string PlainText(Block block)
    {
        var text = new StringBuilder();
        foreach (var leaf in block is LeafBlock self ? [self] : block.Descendants<LeafBlock>())
        {
            if (leaf.Inline is not null)
            {
                text.Append(PlainText(leaf.Inline).Trim()).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string PlainText(ContainerInline? inline)
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
}
