using System.Collections.Immutable;
using FootCare.Evenings;
using FootCare.Safety;
using FootCare.Topics;

namespace FootCare.Web.Pages.Checklist;

/// <summary>An assessment as it is told: in words, and with what is common to many techniques said once.</summary>
/// <param name="Assessment">The assessment.</param>
/// <param name="Model">The model it was made from.</param>
public sealed record AssessmentView(Assessment Assessment, TopicModel Model)
{
    /// <summary>Whether anything was answered.</summary>
    public bool IsEmpty => Assessment.Answered == 0;

    /// <summary>What to do now, in a line.</summary>
    public string Headline => IsEmpty ? "You have not answered anything yet" : Assessment.Verdict switch
    {
        Verdict.Go => "Nothing here rules out gentle massage today",
        Verdict.Adapt => "You can massage today, with care",
        Verdict.AskFirst when IsOpen => "Not yet: some questions are still open",
        Verdict.AskFirst => "Ask first, before any massage",
        _ when Assessment.Help == Help.None => "Do not massage your feet yet",
        _ => "Do not massage your feet today",
    };

    // Nothing that was answered asks for anybody's yes: only what was not answered can.
    private bool IsOpen => Assessment.Risks.All(r => r.Severity == Severity.Adapt);

    /// <summary>How soon to get help, in a sentence; empty where nobody need be called.</summary>
    public string HelpLine => HelpWords(Assessment.Help);

    /// <summary>What to do now: what was answered yes, and what changes how a massage is done and is not known.</summary>
    public ImmutableArray<ToDo> Now => [.. All.Where(t => !IsForLater(t.Rule))];

    /// <summary>What to do once massage is right: how to go about it, and whom to ask first where something else stops it today.</summary>
    public ImmutableArray<ToDo> Later => [.. All.Where(t => IsForLater(t.Rule))];

    /// <summary>Whether a yes that somebody gave before may hold today: all there is to ask is a standing matter, and nothing stops it.</summary>
    public bool MayBeSettled => CareTonight && Assessment.Risks.Any(r => r.Severity == Severity.AskFirst) && !HasStop;

    /// <summary>What to begin with after somebody's yes; null where an answer rules that out too.</summary>
    public Technique? BeginWith =>
        Evening.Mildest(Model) is { } mildest && Assessment.Risks.All(r => r.SeverityFor(mildest.Properties) != Severity.Stop) ? mildest : null;

    /// <summary>What to do now in plain words, for those who get no page.</summary>
    public string Advice => string.Join(' ', Told.Where(s => s.Length > 0));

    /// <summary>What stands over <see cref="Later"/>.</summary>
    public const string LaterTitle = "When massage is right for you";

    /// <summary>Silence about an illness is not leave.</summary>
    public const string OtherIllness = "Do you have an illness that no question named? Ask your doctor before any massage.";

    /// <summary>The techniques by what to do with them, mildest first; in each the gentlest technique first; groups without techniques left out.</summary>
    public IEnumerable<Group> Groups =>
        new[]
        {
            MakeGroup("Not ruled out today", Verdict.Go),
            MakeGroup("With care", Verdict.Adapt),
            MakeGroup(IsOpen ? "Leave out until you have answered" : "Leave out until you have asked", Verdict.AskFirst),
            MakeGroup("Leave out", Verdict.Stop),
        }.Where(g => !g.Techniques.IsEmpty);

    /// <summary>Whether looking after the feet as always is all there is to do until somebody has been asked; not where help is wanted the same day.</summary>
    public bool CareTonight => Assessment is { Verdict: Verdict.AskFirst, Risks.IsEmpty: false, Help: > Help.SameDay };

    /// <summary>What a yes to an open question would mean, in words.</summary>
    public string IfYes(OpenQuestion open) =>
        Wording.List(
            open.IfYes.Select(y => (y.Severity switch { Severity.Stop => "stop", Severity.AskFirst => "ask first", _ => "do it differently" })
                + (Assessment.Techniques.Length == 1 ? "" : y.Techniques == 1 ? " for 1 technique" : $" for {y.Techniques} techniques")), "and");

    /// <summary>How soon to get help, in a sentence.</summary>
    public static string HelpWords(Help help) => help switch
    {
        Help.Emergency => "Call your local emergency number now.",
        Help.SameDay => "Get medical help today.",
        Help.NextWorkingDay => "See your doctor, nurse or podiatrist by the next working day.",
        Help.Soon => "Tell your doctor, nurse or podiatrist soon.",
        _ => "",
    };

    /// <summary>The assessment as a record for programs.</summary>
    public object ToJson() => new
    {
        verdict = Vocabulary.Word(Assessment.Verdict),
        advice = Advice,
        open = Assessment.Open.Select(o => o.Rule.Slug),
        techniques = Assessment.Techniques.Select(t => new
        {
            slug = t.Technique.Slug,
            verdict = Vocabulary.Word(t.Verdict),
            reasons = t.Reasons.Select(r => new
            {
                rule = r.Rule.Slug,
                severity = Vocabulary.Word(r.Severity),
                answer = r.Answer is { } answer ? Vocabulary.Word(answer) : null,
            }),
        }),
    };

    private IEnumerable<ToDo> All =>
    [
        .. Assessment.Risks.Select(r => new ToDo(r, IsSure: true)),
        .. Assessment.Open.Where(o => o is { Answer: Answer.NotSure, Rule.Severity: Severity.Adapt }).Select(o => new ToDo(o.Rule, IsSure: false)),
    ];

    private IEnumerable<string> Told =>
    [
        Headline + ".",
        HelpLine,
        .. Now.Select(t => t.Words),
        Later.IsEmpty ? "" : LaterTitle + ":",
        .. Later.Select(t => t.Words),
        Assessment.Verdict == Verdict.Stop ? "" : OtherIllness,
    ];

    private bool HasStop => Assessment.Risks.Any(r => r.Severity == Severity.Stop);

    // Where there is to be no massage today, how to go about one is for later; so is a question whether one may, where something else stops it.
    private bool IsForLater(SafetyRule rule) => rule.Help > Help.SameDay && Assessment.Verdict switch
    {
        Verdict.Stop when HasStop => rule.Severity != Severity.Stop,
        Verdict.Stop when Assessment.Risks.All(r => r.Severity == Severity.Adapt) => false,
        Verdict.Stop or Verdict.AskFirst => rule.Severity == Severity.Adapt,
        _ => false,
    };

    private Group MakeGroup(string title, Verdict verdict)
    {
        // An answer not given is told once, among the questions left open.
        var techniques = Assessment.Techniques.Where(t => t.Verdict == verdict)
            .OrderBy(t => t.Technique.Properties.Strongest).ThenBy(t => t.Technique.Evidence)
            .Select(t => new Judged(t.Technique, [.. t.Reasons.Where(r => r.Answer is not null)])).ToList();
        var shared = techniques.Count < 2
            ? []
            : techniques[0].Reasons.Where(r => techniques.TrueForAll(t => t.Reasons.Any(other => other.Rule == r.Rule))).ToImmutableArray();
        return new Group(title, verdict, shared, [.. techniques.Select(t => t with { Reasons = [.. t.Reasons.Where(r => !shared.Any(s => s.Rule == r.Rule))] })]);
    }
}

/// <summary>Something to do, and by which rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="IsSure">Whether the rule's question was answered yes rather than "not sure".</param>
public sealed record ToDo(SafetyRule Rule, bool IsSure)
{
    /// <summary>What is said where the answer was not known.</summary>
    public const string NotSure = "You were not sure, so do as after a yes.";

    /// <summary>What to do, in plain words.</summary>
    public string Words => IsSure ? Rule.Instead : $"{Rule.Title}: {Rule.Instead} {NotSure}";
}

/// <summary>Techniques with one verdict.</summary>
/// <param name="Title">The verdict in words.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Shared">The reasons that all of them have.</param>
/// <param name="Techniques">The techniques.</param>
public sealed record Group(string Title, Verdict Verdict, ImmutableArray<Reason> Shared, ImmutableArray<Judged> Techniques);

/// <summary>A technique and the reasons that are its own.</summary>
/// <param name="Technique">The technique.</param>
/// <param name="Reasons">Its reasons beside the group's.</param>
public sealed record Judged(Technique Technique, ImmutableArray<Reason> Reasons);
