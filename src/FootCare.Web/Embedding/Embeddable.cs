using FootCare.Topics;
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

    /// <summary>The width of a frame on a narrow phone, in pixels.</summary>
    public const int PhoneWidth = 320;

    /// <summary>How high a frame of the checklist is: as much of its questions as a screen shows. The whole of them is eight times as high.</summary>
    public const int ChecklistHeight = 900;

    // From this width on, the highest card of each sort: measured at every fourth pixel in Chromium with DejaVu Sans, which runs wider than the
    // faces of phones and desktops, so that theirs are no higher.
    private static readonly (int Width, int Technique, int Oil, int Other)[] Highest =
    [
        (588, 610, 500, 465),
        (520, 640, 525, 510),
        (472, 685, 575, 590),
        (432, 710, 575, 610),
        (404, 750, 630, 615),
        (340, 800, 680, 670),
        (316, 855, 710, 700),
        (300, 930, 740, 775),
        (272, 990, 805, 870),
        (0, 1190, 925, 1040),
    ];

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
        var parts = path.ToLowerInvariant().Trim('/').Split('/');
        return parts switch
        {
            ["checklist"] when string.IsNullOrEmpty(technique) => Checklist(),
            ["checklist"] when model.Find<Technique>(technique) is { } found => Checklist(found),
            [var kind, var slug] when Vocabulary.TryParse<TopicKind>(kind, out var known) && (model.Find(known, slug) ?? model.FindByAlias(known, slug)) is { } topic => Of(topic),
            _ => null,
        };
    }

    /// <summary>How high a frame is at first, in pixels: enough for any card of its sort. WordPress is told the true height by the card itself.</summary>
    /// <param name="width">The frame's width, pixels.</param>
    public int Height(int width)
    {
        var (_, technique, oil, other) = Highest.First(h => width >= h.Width);
        return Kind switch { null => ChecklistHeight, TopicKind.Techniques => technique, TopicKind.Oils => oil, _ => other };
    }
}
