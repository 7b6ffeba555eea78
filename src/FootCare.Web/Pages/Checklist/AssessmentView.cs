using System.Collections.Immutable;
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

    /// <summary>What to do now in plain words, for those who get no page.</summary>
    public string Advice => string.Join(' ', new[] { Headline + ".", HelpLine }.Concat(Assessment.Risks.Select(r => r.Instead)).Where(s => s.Length > 0));

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
