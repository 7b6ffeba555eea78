using System.Collections.Immutable;
using System.Globalization;
using FootCare.Topics;

namespace FootCare.Filters;

/// <summary>The ways to narrow each index. The words are those of <see cref="Vocabulary"/> unless said otherwise.</summary>
public static class TopicFilters
{
    /// <summary>The word under <c>uses</c> for a technique that uses nothing at all.</summary>
    public const string HandsOnly = "hands-only";

    /// <summary>Lengths that may be chosen, in whole minutes: a technique that takes as long or less is kept.</summary>
    public static ImmutableArray<int> Minutes { get; } = [5, 10, 20];

    /// <summary>
    /// Techniques by <c>symptom</c>, <c>zone</c>, <c>uses</c>, <c>who</c>, <c>minutes</c>, <c>pressure</c> and <c>evidence</c>.
    /// A technique for the whole foot is kept by every part; a pressure keeps what is no firmer, so that choosing one never leaves only the firm.
    /// </summary>
    public static ImmutableArray<Facet<Technique>> Techniques(TopicModel model) =>
    [
        new("symptom", [.. model.Symptoms.Select(s => s.Slug)], t => model.SymptomsOf(t).Select(s => s.Slug)),
        new("zone", [.. Vocabulary.All<Zone>()], t => t.Properties.Zones.Contains(Zone.WholeFoot) ? Vocabulary.All<Zone>() : t.Properties.Zones.Select(Vocabulary.Word)),
        new("uses", [HandsOnly, .. Vocabulary.All<Use>()], t => t.Properties.Uses.IsEmpty ? [HandsOnly] : t.Properties.Uses.Select(Vocabulary.Word)),
        new("who", [.. Vocabulary.All<Giver>()], t => t.Properties.Who.Select(Vocabulary.Word)),
        new("minutes", [.. Minutes.Select(Word)], t => Minutes.Where(m => t.Minutes <= m).Select(Word)),
        new("pressure", [.. Vocabulary.All<Pressure>()], t => Enum.GetValues<Pressure>().Where(p => t.Properties.Strongest <= p).Select(Vocabulary.Word)),
        new("evidence", [.. Vocabulary.All<EvidenceGrade>()], t => [Vocabulary.Word(t.Evidence)]),
    ];

    /// <summary>
    /// Oils by <c>kind</c>, and <c>without</c> each of several allergens: the allergen's name with hyphens for spaces. An oil that contains it goes.
    /// </summary>
    public static ImmutableArray<Facet<Oil>> Oils(TopicModel model)
    {
        var allergens = model.Oils.SelectMany(o => o.Contains).Select(Word).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray();
        return
        [
            new("kind", [.. Vocabulary.All<OilKind>().Reverse()], o => [Vocabulary.Word(o.OilKind)]),
            new("without", allergens, o => allergens.Except(o.Contains.Select(Word), StringComparer.Ordinal), Several: true),
        ];
    }

    /// <summary>Guides by <c>audience</c>.</summary>
    public static ImmutableArray<Facet<Guide>> Guides { get; } =
        [new("audience", [.. Vocabulary.All<Audience>()], g => g.Audiences.Select(Vocabulary.Word))];

    /// <summary>Safety rules by <c>severity</c>.</summary>
    public static ImmutableArray<Facet<SafetyRule>> Rules { get; } =
        [new("severity", [.. Vocabulary.All<Severity>()], r => [Vocabulary.Word(r.Severity)])];

    private static string Word(int minutes) => minutes.ToString(CultureInfo.InvariantCulture);

    private static string Word(string allergen) => allergen.ToLowerInvariant().Replace(' ', '-');
}
