using System.Net;
using FootCare.Topics;
using FootCare.Web.Hosting;
using FootCare.Web.Pages;

namespace FootCare.Web.Embedding;

/// <summary>A page of this site that other sites may show: a topic as a card, or the checklist at work.</summary>
/// <param name="Address">Its address here, such as <c>/techniques/thumb-circles</c> or <c>/checklist?for=heel-ball</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Summary">What it is about, in a sentence.</param>
/// <param name="Kind">Which kind of topic; null for the checklist.</param>
public sealed record Embeddable(string Address, string Title, string Summary, TopicKind? Kind)
{
    /// <summary>The width a frame is given where nobody asks for another, in pixels.</summary>
    public const int UsualWidth = 600;

    /// <summary>How high a frame of the checklist is: as much of its questions as a screen shows. The whole of them is eight times as high.</summary>
    public const int ChecklistHeight = 900;

    /// <summary>The narrowest frame in which a card is read with ease, in pixels.</summary>
    public const int LeastWidth = 240;

    // How high the highest card of each sort is: no lower than a least, and higher than one of two lines that fall with the frame's width. Fitted above the
    // heights at every fourth pixel, measured in Chromium with DejaVu Sans, which runs wider than the faces of phones and desktops, so that theirs are no
    // higher. Lines, and not a table, so that a frame's own style can say the same in CSS; the frames on /for-clinics have them in clinics.css. Up to 432 px, where
    // a card begins to need less, none is below the 656 px at which card.css begins to leave things out.
    private static readonly Fall Technique = new(615, (1125, 85), (2480, 515));
    private static readonly Fall Oil = new(505, (895, 55), (1625, 275));
    private static readonly Fall Other = new(470, (1055, 88), (2130, 445));

    // Narrower than a card can be, a frame shows one line that leads to the page, which any topic's title fits in from 200 px of width.
    private const int LineHeight = 160;

    private const string ChecklistAddress = "/checklist";

    /// <summary>The address of its frame.</summary>
    public string Frame => "/embed" + Address;

    /// <summary>The name of the pictures that stand for its kind.</summary>
    public string Picture => Kind is { } kind ? Vocabulary.Word(kind) : "checklist";

    /// <summary>The checklist, for one technique or for all of them.</summary>
    public static Embeddable Checklist(Technique? technique = null) => new(
        technique is null ? ChecklistAddress : $"{ChecklistAddress}?for={technique.Slug}",
        technique is null ? "Is foot massage safe for you today?" : $"Before you start: {Wording.Inline(technique.Title)}",
        "Plain questions that say whether foot massage is safe for you today. Nothing you answer is kept.",
        Kind: null);

    /// <summary>A topic.</summary>
    public static Embeddable Of(Topic topic) => new(topic.Address, topic.Title, topic.Summary, topic.Kind);

    /// <summary>What stands at an address of this site, under its present or a former slug; null where nothing can be embedded.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The path, in any case and with or without a trailing slash.</param>
    /// <param name="technique">The technique that the checklist is asked for, by slug.</param>
    public static Embeddable? Find(TopicModel model, string path, string? technique = null)
    {
        var address = "/" + path.ToLowerInvariant().Trim('/');
        return address != ChecklistAddress ? (model.FindByAddress(address) is { } topic ? Of(topic) : null)
            : string.IsNullOrEmpty(technique) ? Checklist()
            : CanonicalAddresses.TechniqueIn(technique, model) is { } found ? Checklist(found)
            : null;
    }

    /// <summary>How high a frame is, in pixels: enough for any card of its sort. WordPress is told the true height by the card itself.</summary>
    /// <param name="width">The frame's width, pixels.</param>
    public int Height(int width) => Kind is { } kind ? FallOf(kind).At(width) : ChecklistHeight;

    /// <summary>
    /// The lowest frame in which a card shows its title, its whole warning and a link, in pixels; a lower one shows no more than where to read. The steps are
    /// those of card.css, which are above the highest card at each width, measured as the lines above were.
    /// </summary>
    /// <param name="width">The frame's width, pixels, from <see cref="LeastWidth"/>.</param>
    public static int LeastHeight(int width) => width switch { < 272 => 392, < 352 => 336, < 500 => 264, < 600 => 216, _ => 200 };

    /// <summary>Whether a frame is large enough to be of use.</summary>
    /// <param name="width">Its width, pixels.</param>
    /// <param name="height">Its height, pixels.</param>
    public bool HasRoom(int width, int height) => Kind is null ? height >= LeastHeight(UsualWidth) : width >= LeastWidth && height >= LeastHeight(width);

    /// <summary>
    /// The markup of its frame, as wide as there is room for up to a width. A card's words need more lines in a narrow column, so its height follows the
    /// width of the column, not of the screen: the element around the frame is a container, of which <c>1cqw</c> is a hundredth. Such an element is nought
    /// wide where a page asks how wide it wants to be, hence the width it is told to have there; in a column it is never wider than that, so that two columns
    /// do not overlap. A browser that knows no containers keeps the height attribute, and the frame scrolls.
    /// </summary>
    /// <param name="addresses">Makes its address whole.</param>
    /// <param name="width">The most it may be wide, pixels, over 0.</param>
    /// <param name="maxHeight">The most it may be high, pixels, over 0.</param>
    /// <param name="attributes">More attributes for the frame, finished.</param>
    /// <param name="isFluid">Whether the frame is as wide as its column even where a page refuses styles, which its width attribute then says.</param>
    public string Markup(PermanentAddress addresses, int width, int maxHeight, string attributes, bool isFluid = false)
    {
        var height = Kind is { } kind ? FallOf(kind).Css : $"clamp(30rem,85vh,{ChecklistHeight}px)";
        height = maxHeight < int.MaxValue ? $"min({maxHeight}px,{height})" : height;
        var (source, title) = (WebUtility.HtmlEncode(addresses.Of(Frame)), WebUtility.HtmlEncode(Title));
        return $"""<div style="container-type:inline-size;width:100%;max-width:{width}px;contain-intrinsic-width:{Math.Min(LeastWidth, width)}px">"""
            + $"""<iframe src="{source}" width="{(isFluid ? "100%" : width)}" height="{Math.Min(Height(width), maxHeight)}" title="{title}" {attributes} style="width:100%;height:{height};border:0"></iframe></div>""";
    }

    private static Fall FallOf(TopicKind kind) => kind switch { TopicKind.Techniques => Technique, TopicKind.Oils => Oil, _ => Other };

    /// <summary>A height that falls as the width grows.</summary>
    /// <param name="Least">The least, pixels.</param>
    /// <param name="Wide">A line: its height at no width, pixels, and by how many it falls for each hundred of width.</param>
    /// <param name="Narrow">A steeper one.</param>
    private sealed record Fall(int Least, (int From, int By) Wide, (int From, int By) Narrow)
    {
        // The second part is a step: no more than the line's height up to a pixel below the least width, and more than any card's from there.
        public string Css => $"min(max({Least}px,{Wide.From}px - {Wide.By}cqw,{Narrow.From}px - {Narrow.By}cqw),max({LineHeight}px,(100cqw - {LeastWidth - 1}px)*9999))";

        public int At(int width)
        {
            if (width < LeastWidth)
            {
                return LineHeight;
            }

            var (wide, narrow) = (Wide.From - (Wide.By * width / 100), Narrow.From - (Narrow.By * width / 100));
            return Math.Max(Least, Math.Max(wide, narrow));
        }
    }
}
