using System.Collections.Frozen;
using System.Collections.Immutable;
using FootCare.Topics;

namespace FootCare.Codes;

/// <summary>Which pages a diagnosis code leads to.</summary>
public sealed class CodeIndex
{
    private readonly FrozenDictionary<(CodeSystem, string), ImmutableArray<Topic>> _topics;

    /// <summary>Gathers the codes of every topic.</summary>
    public CodeIndex(IEnumerable<Topic> topics)
    {
        var mapped = topics.SelectMany(t => t.Codes.Select(c => (Code: c, Topic: t))).ToList();
        _topics = mapped.GroupBy(m => (m.Code.System, m.Code.Normalized), m => m.Topic).ToFrozenDictionary(g => g.Key, g => InOrder(g));
        All =
        [
            .. mapped.Select(m => m.Code).Distinct().OrderBy(c => CodeSystem.All.IndexOf(c.System)).ThenBy(c => c.Normalized, StringComparer.Ordinal)
                .Select(c => Find(c.System, c.Normalized)!),
        ];
    }

    /// <summary>Every code that some page names, by system and code, each with all that <see cref="Find"/> gives for it.</summary>
    public ImmutableArray<CodeMatch> All { get; }

    /// <summary>
    /// The pages for a code: those that name it or, where none does, the nearest of its parents; and the safety rules of every parent, so that
    /// no code leads past one. Safety rules come first, the worst before the others. Null where no page knows the code or any parent of it.
    /// </summary>
    /// <param name="system">The code's system.</param>
    /// <param name="normalized">The code as <see cref="CodeSystem.Normalize"/> gives it.</param>
    public CodeMatch? Find(CodeSystem system, string normalized)
    {
        CodeMatch? found = null;
        for (var length = normalized.Length; length >= (system.SpellsParents ? 3 : normalized.Length); length--)
        {
            var topics = Named(system, normalized[..length]);
            if (topics.IsEmpty)
            {
                continue;
            }

            found = found is null
                ? new CodeMatch(new Code(system, system.Write(normalized[..length])), topics)
                : found with { Topics = InOrder(found.Topics.Concat(topics.OfType<SafetyRule>()).Distinct()) };
        }

        return found;
    }

    // What names a code in its own system and what names its like in the system that this falls back on: where the two differ, both are led to.
    private ImmutableArray<Topic> Named(CodeSystem system, string code)
    {
        var own = _topics.GetValueOrDefault((system, code), []);
        return system.Basis is { } basis ? InOrder(own.Union(Named(basis, code))) : own;
    }

    /// <summary>
    /// Codes under which massage can do harm: ulcers, wounds, burns, Charcot foot, arterial disease, clots, infection of skin or bone, gangrene, broken ankles,
    /// cancer in bone and Guillain-Barré syndrome.
    /// They and all below them may lead to safety rules alone; so may their like in ICD-10, which adds those that it alone has or reads otherwise.
    /// </summary>
    /// <remarks>Chosen by meaning from the ICD-10-CM lists of 2018 and 2021 and the WHO's of 2010 and 2019; no clinician has reviewed the choice yet.</remarks>
    public static ImmutableArray<Code> Danger { get; } =
    [
        .. new[]
        {
            "E08.51", "E08.52", "E08.610", "E08.62", "E09.51", "E09.52", "E09.610", "E09.62", "E10.51", "E10.52", "E10.610", "E10.62",
            "E11.51", "E11.52", "E11.610", "E11.62", "E13.51", "E13.52", "E13.610", "E13.62",
            "C79.5", "G61.0", "I70.2", "I70.33", "I70.34", "I70.43", "I70.44", "I70.53", "I70.54", "I70.63", "I70.64", "I70.73", "I70.74", "I73.9", "I74.3",
            "I80.1", "I80.2", "I80.3", "I82.4", "I83.0", "I83.2", "I96", "L02.6", "L03.0", "L03.1", "L08.9", "L89.6", "L97", "L98.49", "M14.6", "M86",
            "S82.5", "S82.8", "S91", "T25",
        }.Select(c => new Code(CodeSystem.Icd10Cm, c)),
        .. new[]
        {
            "E10.5", "E10.6", "E10.7", "E11.5", "E11.6", "E11.7", "E12.5", "E12.6", "E12.7", "E13.5", "E13.6", "E13.7", "E14.5", "E14.6", "E14.7",
            "I70.21", "L02.4", "L89", "L98.4", "R02",
        }.Select(c => new Code(CodeSystem.Icd10, c)),
    ];

    private static ImmutableArray<Topic> InOrder(IEnumerable<Topic> topics) =>
    [
        .. topics.OrderBy(t => t is SafetyRule rule ? (int)rule.Severity : 10 + (int)t.Kind).ThenBy(t => (t as SafetyRule)?.Help ?? Help.None)
            .ThenBy(t => t.Title, StringComparer.OrdinalIgnoreCase),
    ];
}

/// <summary>A code and the pages it leads to.</summary>
/// <param name="Code">The code that was found: the one asked for, or the nearest of its parents that a page names.</param>
/// <param name="Topics">The pages, safety rules first.</param>
public sealed record CodeMatch(Code Code, ImmutableArray<Topic> Topics)
{
    /// <summary>The one page to lead to at once; null where there are several, or one that says nothing of whether massage is safe.</summary>
    public Topic? Destination => Topics is [SafetyRule or Symptom] ? Topics[0] : null;
}
