using System.Collections.Immutable;
using FootCare.Content;
using FootCare.Safety;
using FootCare.Topics;
using FsCheck;
using FsCheck.Fluent;

namespace FootCare.Tests.Safety;

/// <summary>Rules, techniques and one person's answers.</summary>
public sealed record Case(ImmutableArray<SafetyRule> Rules, ImmutableArray<Technique> Techniques, ImmutableDictionary<string, Answer> Answers)
{
    public Case With(string rule, Answer answer) => this with { Answers = Answers.SetItem(rule, answer) };

    public bool IsYes(string rule) => Answers.TryGetValue(rule, out var answer) && answer == Answer.Yes;

    public Verdict VerdictOf(Technique technique) => Checklist.Assess(Answers, technique, Rules).Verdict;

    public override string ToString() =>
        string.Join("; ", Rules.Select(r => $"{r.Slug}:{r.Severity}:{r.AppliesTo.All}"))
        + " | " + string.Join("; ", Answers.Select(a => $"{a.Key}={a.Value}"));
}

/// <summary>Makes cases: four in five from invented rules and techniques, one in five from the real content.</summary>
public static class Cases
{
    /// <summary>The repository's own content.</summary>
    public static string ContentFolder { get; } = FindContent();

    public static TopicModel RealModel { get; } = ReadReal();

    public static Arbitrary<Case> All { get; } = Gen.Frequency((4, Invented()), (1, Real())).ToArbitrary();

    public static void Hold(Func<Case, bool> law) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(All, law));

    private static string FindContent()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "FootCare.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("FootCare.sln");
        }

        return Path.Combine(folder.FullName, "content");
    }

    private static TopicModel ReadReal()
    {
        var reading = SiteReader.Read(ContentFolder, new DateOnly(2026, 11, 21));
        return reading.Model ?? throw new InvalidDataException(string.Join('\n', reading.Diagnostics));
    }

    private static Gen<Case> Real() =>
        from answers in Answers(RealModel.Rules)
        select new Case(RealModel.Rules, RealModel.Techniques, answers);

    private static Gen<Case> Invented() =>
        from ruleCount in Gen.Choose(1, 8)
        from rules in Rule().ListOf(ruleCount)
        from techniqueCount in Gen.Choose(1, 6)
        from techniques in Technique().ListOf(techniqueCount)
        let named = rules.Select((r, i) => r with { Facts = Facts($"rule-{i}") }).ToImmutableArray()
        from answers in Answers(named)
        select new Case(named, [.. techniques.Select((t, i) => t with { Facts = Facts($"technique-{i}") })], answers);

    private static Gen<ImmutableDictionary<string, Answer>> Answers(ImmutableArray<SafetyRule> rules) =>
        from choices in Gen.Choose(0, 5).ListOf(rules.Length)
        select rules.Zip(choices).Where(p => p.First.Question is not null && p.Second < 5)
            .ToImmutableDictionary(p => p.First.Slug, p => p.Second switch { 0 => Answer.Yes, 1 => Answer.NotSure, _ => Answer.No });

    private static Gen<SafetyRule> Rule() =>
        from severity in Gen.Elements(Enum.GetValues<Severity>())
        from appliesTo in Selector(all: 2)
        from stops in Gen.Frequency((3, Gen.Constant(Topics.Selector.Nothing)), (1, Selector(all: 0)))
        from help in Gen.Elements(Enum.GetValues<Help>())
        from isSooner in Gen.Elements(true, false, false)
        from other in Gen.Choose(0, 7)
        select new SafetyRule(Facts(""))
        {
            Question = severity == Severity.Advice ? null : "?",
            Why = null,
            Severity = severity,
            Part = ChecklistPart.Feet,
            Help = help,
            SoonerWith = isSooner && help > Topics.Help.Emergency ? new Escalation([$"rule-{other}"], help - 1, "sooner", "sooner") : null,
            AppliesTo = appliesTo,
            Stops = severity == Severity.Advice ? Topics.Selector.Nothing : stops,
            InsteadHtml = "",
            Instead = "",
        };

    private static Gen<Selector> Selector(int all) =>
        from kind in Gen.Choose(0, 4)
        from count in Gen.Choose(1, 2)
        from clauses in Clause().ListOf(count)
        select kind < all ? Topics.Selector.Everything : new Selector(All: false, [.. clauses]);

    private static Gen<SelectorClause> Clause() =>
        from pressures in Some<Pressure>()
        from uses in Some<Use>()
        from zones in Some<Zone>()
        from who in Some<Giver>()
        from pick in Gen.Choose(1, 15)
        select new SelectorClause(
            (pick & 1) > 0 ? pressures : [], (pick & 2) > 0 ? uses : [], (pick & 4) > 0 ? zones : [], [], (pick & 8) > 0 ? who : []);

    private static Gen<Technique> Technique() =>
        from pressures in Some<Pressure>()
        from uses in Some<Use>()
        from zones in Some<Zone>()
        from who in Some<Giver>()
        select new Technique(Facts(""))
        {
            Evidence = EvidenceGrade.None,
            Properties = new TechniqueProperties(pressures, uses, zones, [], who),
            Minutes = 5,
            Position = Position.Seated,
            Steps = [],
            Routine = [],
        };

    private static Gen<ImmutableArray<T>> Some<T>() where T : struct, Enum =>
        from count in Gen.Choose(1, 3)
        from values in Gen.Elements(Enum.GetValues<T>()).ListOf(count)
        select values.Distinct().ToImmutableArray();

    private static PageFacts Facts(string slug) =>
        new(slug, slug, "", [], [], new Review(default, default, Clinician: null), [], [], new Article([], [], ""));
}
