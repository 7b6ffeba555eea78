using System.Collections.Immutable;
using FootCare.Topics;
using FootCare.Web.Pages;

namespace FootCare.Web.Sheets;

/// <summary>The rules of everything in a pack, merged: each once, worst first, with what it means for which items.</summary>
/// <param name="Rules">The rules.</param>
public sealed record SafetyList(ImmutableArray<MergedRule> Rules)
{
    /// <summary>Merges the rules of a pack's techniques and oils.</summary>
    public static SafetyList Of(IEnumerable<HandoutItem> items, TopicModel model)
    {
        var governed = items
            .Select(i => (i.Title, Properties: i switch { TechniqueItem t => t.Technique.Properties, OilItem o => TopicModel.PropertiesOf(o.Oil), _ => null }))
            .Where(i => i.Properties is not null)
            .ToList();
        return new SafetyList(
        [
            .. model.Rules.Select(rule =>
                {
                    var concerned = governed.Select(i => (i.Title, Severity: rule.SeverityFor(i.Properties!))).Where(i => i.Severity is not null).ToList();
                    return new MergedRule(
                        rule,
                        [.. concerned.GroupBy(i => i.Severity!.Value, i => i.Title).OrderBy(g => g.Key).Select(g => new Concern(g.Key, [.. g]))],
                        concerned.Count == governed.Count);
                })
                .Where(m => !m.Concerns.IsEmpty)
                .OrderBy(m => m.Worst).ThenBy(m => m.Rule.Help).ThenBy(m => !m.Rule.AppliesTo.All).ThenBy(m => m.Rule.Title, StringComparer.OrdinalIgnoreCase),
        ]);
    }
}

/// <summary>A rule and what it concerns in a pack.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Concerns">The items it concerns, by what a yes means for them, worst first; never empty.</param>
/// <param name="OfEvery">Whether no technique or oil of the pack goes free of it.</param>
public sealed record MergedRule(SafetyRule Rule, ImmutableArray<Concern> Concerns, bool OfEvery)
{
    /// <summary>Whether it concerns everything in the pack, and means the same for all of it.</summary>
    public bool OfAll => OfEvery && Concerns.Length == 1;

    /// <summary>The items of one of its concerns, in words; the last of several that leave nothing out is everything else.</summary>
    public string WordsOf(int concern) =>
        OfEvery && concern > 0 && concern == Concerns.Length - 1 && Concerns[concern].Items.Length > 1
            ? "everything else in this pack"
            : Wording.List(Concerns[concern].Items.Select(t => Wording.Inline(t.Split(':')[0])));

    /// <summary>The worst that a yes means for any item.</summary>
    public Severity Worst => Concerns[0].Severity;
}

/// <summary>The items for which a rule means the same.</summary>
/// <param name="Severity">What a yes means.</param>
/// <param name="Items">Their titles.</param>
public sealed record Concern(Severity Severity, ImmutableArray<string> Items);
