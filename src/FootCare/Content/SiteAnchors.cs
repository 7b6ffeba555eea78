using System.Collections.Immutable;
using FootCare.Safety;
using FootCare.Topics;

namespace FootCare.Content;

/// <summary>
/// Anchors that the site's own parts have on the pages that show content. Nothing of the content may have one of them as well, since a link to it would
/// lead to whichever stands first.
/// </summary>
public static class SiteAnchors
{
    private static readonly ImmutableArray<string> EveryPage = ["main", "site-search"];

    private static readonly ImmutableArray<ImmutableArray<string>> Topics = [.. Enum.GetValues<TopicKind>().Select(kind => ImmutableArray.Create(
    [
        .. EveryPage, "sources", "review", .. kind switch
        {
            TopicKind.Symptoms => ["safety-heading", "this-evening", "techniques", "oils"],
            TopicKind.Techniques => ["safety-heading"],
            TopicKind.Safety => ["rule-heading", "governs", "symptoms"],
            TopicKind.Oils => ["safety-heading", "techniques", "symptoms"],
            _ => Array.Empty<string>(),
        },
    ]))];

    /// <summary>Those of an article's page, but for the numbered sources, <c>ref-1</c> and so on.</summary>
    public static ImmutableArray<string> OfTopic(TopicKind kind) => Topics[(int)kind];

    /// <summary>Those of the checklist, where each question is found by its rule's slug.</summary>
    public static ImmutableArray<string> OfChecklist { get; } =
    [
        .. EveryPage, "answers", "fault", "result-heading", "now", "tonight", "later", "open", "always",
        .. Vocabulary.All<ChecklistPart>().Select(p => "part-" + p), .. Vocabulary.All<Verdict>().Select(v => "group-" + v),
    ];

    /// <summary>Those of the list of references, where each is found by its id.</summary>
    public static ImmutableArray<string> OfReferences { get; } = [.. EveryPage, .. Vocabulary.All<ReferenceKind>().Select(k => "kind-" + k)];

    /// <summary>Whether no heading of such an article may have this anchor.</summary>
    public static bool IsTaken(TopicKind kind, string anchor) =>
        OfTopic(kind).Contains(anchor) || (anchor.StartsWith("ref-", StringComparison.Ordinal) && anchor.AsSpan(4) is { IsEmpty: false } number && !number.ContainsAnyExceptInRange('0', '9'));
}
