using System.Globalization;
using FootCare.Topics;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FootCare.Content;

/// <summary>A step, and where its words, zone, motion and place were written.</summary>
internal sealed record LocatedStep(Step Value, Place WordsAt, Place At, Place MotionAt, Place SpotAt);

/// <summary>Reads the numbered list under <c>## Steps</c> of a technique: each item a step, whose braces say where and how.</summary>
/// <param name="source">The article.</param>
/// <param name="isWanted">Whether it has steps at all.</param>
/// <param name="log">Where to report.</param>
internal sealed class StepReader(ArticleSource source, bool isWanted, DiagnosticLog log)
{
    private static readonly string[] Attributes = ["zone", "motion", "at", "seconds"];

    private readonly Dictionary<MarkdownObject, HtmlAttributes> _attributes = [];
    private List<ListItemBlock> _items = [];
    private HashSet<ParagraphBlock> _paragraphs = [];

    public bool HasItems => _items.Count > 0;

    /// <summary>The heading the steps stand under.</summary>
    public HeadingBlock? Heading { get; } = source.Document.OfType<HeadingBlock>().FirstOrDefault(h => h.Level == 2 && h.TryGetAttributes()?.Id == "steps");

    /// <summary>Where the steps are, or where they seem to have been meant to be.</summary>
    public Place? At => (Heading ?? (isWanted ? (Block?)MisspeltHeading() ?? source.Document.OfType<ListBlock>().FirstOrDefault(l => l.IsOrdered) : null))?.At();

    /// <summary>Whether a heading is that of steps which are to come: of steps that are not there more is said than that nothing stands here.</summary>
    public bool Expects(HeadingBlock heading) => isWanted && heading == Heading;

    /// <summary>Finds the list, before the article's nodes are looked at.</summary>
    public void Find()
    {
        if (!isWanted || Heading is not { } heading)
        {
            return;
        }

        var lists = source.Document.SkipWhile(b => b != heading).Skip(1).TakeWhile(b => b is not HeadingBlock { Level: <= 2 })
            .OfType<ListBlock>().Where(l => l.IsOrdered).ToList();
        foreach (var next in lists.Skip(1))
        {
            log.Error(next.At(), DiagnosticCode.BadStep, "the steps are one list, and something broke it before here; start the lines between with spaces, so that they belong to the step above");
        }

        _items = [.. lists.SelectMany(l => l.OfType<ListItemBlock>())];
        _paragraphs = [.. _items.Select(s => s.FirstOrDefault() as ParagraphBlock).OfType<ParagraphBlock>()];
    }

    /// <summary>Reads the steps, once <see cref="TakeAttributes"/> has seen every node and the rest of the article has been rendered.</summary>
    public IEnumerable<LocatedStep> Read() => _items.Select(ToStep).OfType<LocatedStep>();

    /// <summary>Takes the braces off a node: they may carry a step's attributes, or a heading's own anchor; anywhere else they would become HTML attributes.</summary>
    public void TakeAttributes(MarkdownObject node, Place at)
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

        var paragraph = node as ParagraphBlock ?? ParagraphOf(node as Inline);
        if (paragraph is not null && _paragraphs.Contains(paragraph))
        {
            _attributes[paragraph] = attributes;
        }
        else if (!isWanted || paragraph?.Parent is not ListItemBlock item || (HasItems && !(item[0] is ParagraphBlock step && _paragraphs.Contains(step))))
        {
            // Where a technique's steps are not found, or one is no single paragraph, that is reported, and the braces are not to blame.
            log.Error(at, DiagnosticCode.MisplacedAttributes, "words in {braces} belong at the end of a step or give a heading its anchor {#like-this}; nowhere else");
        }

        node.RemoveData(typeof(HtmlAttributes));
    }

    private HeadingBlock? MisspeltHeading() => source.Document.OfType<HeadingBlock>().FirstOrDefault(h => NearestName.Of(PlainText.Of(h.Inline), ["steps"]) is not null);

    private LocatedStep? ToStep(ListItemBlock item, int index)
    {
        if (item is not [ParagraphBlock paragraph])
        {
            log.Error(item.At(), DiagnosticCode.BadStep, "a step is one paragraph");
            return null;
        }

        if (StepBraces.Stray(source.Text, paragraph) is var (stray, why))
        {
            log.Error(stray, DiagnosticCode.BadStep, why);
            return null;
        }

        Zone? zone = null;
        Motion? motion = null;
        Spot? spot = null;
        int? seconds = null;
        var braces = StepBraces.Of(source.Text, paragraph);
        _attributes.TryGetValue(paragraph, out var attributes);
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
                    log.Error(at, DiagnosticCode.UnknownStepAttribute, $"no step attribute is called {Shown.Quote(name)}{NearestName.HintOrAll(name, Attributes)}");
                    missing.Remove(NearestName.Of(name, Attributes) ?? "");
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
        var html = ArticleMarkdown.Html([paragraph], "", source.Address).Trim();
        var step = new Step(index + 1, html["<p>".Length..^"</p>".Length], PlainText.Of(paragraph).Trim(), zone.Value, motion.Value, seconds, spot);
        return new LocatedStep(step, paragraph.At(), braces.PlaceOf("zone"), braces.PlaceOf("motion"), braces.PlaceOf("at"));
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

    private static ParagraphBlock? ParagraphOf(Inline? inline)
    {
        var top = inline?.Parent;
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
}
