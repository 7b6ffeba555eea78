using System.Collections.Immutable;
using FootCare.Topics;

namespace FootCare.Safety;

/// <summary>Why a technique has its verdict: a rule, how its question was answered and what that means for the technique.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Severity">What a yes means for this technique.</param>
/// <param name="Answer">The answer; null where none was given.</param>
/// <param name="Verdict">What the answer leads to; never <see cref="Verdict.Go"/>.</param>
public sealed record Reason(SafetyRule Rule, Severity Severity, Answer? Answer, Verdict Verdict);

/// <summary>A technique, judged.</summary>
/// <param name="Technique">The technique.</param>
/// <param name="Verdict">The worst of its reasons' verdicts; go where there is none.</param>
/// <param name="Reasons">Worst first.</param>
public sealed record TechniqueAssessment(Technique Technique, Verdict Verdict, ImmutableArray<Reason> Reasons);

/// <summary>A question that was not answered yes or no, and what a yes would change.</summary>
/// <param name="Rule">The rule that asks.</param>
/// <param name="Answer">Not sure, or null where there was no answer.</param>
/// <param name="IfYes">What a yes would mean, worst first, each with how many of the techniques at hand it would mean that for; never empty.</param>
public sealed record OpenQuestion(SafetyRule Rule, Answer? Answer, ImmutableArray<(Severity Severity, int Techniques)> IfYes);

/// <summary>What to do today.</summary>
/// <param name="Verdict">The mildest verdict of any technique at hand: stop only where every one is stopped.</param>
/// <param name="Help">How soon to get help: the soonest that a yes calls for, by itself or with another.</param>
/// <param name="HelpIfUnsure">How soon to get help should a question answered "not sure" turn out to be a yes.</param>
/// <param name="Risks">The rules answered yes, soonest help and worst first.</param>
/// <param name="Techniques">Every technique at hand, mildest verdict first.</param>
/// <param name="Open">What is still to be answered, worst first.</param>
/// <param name="Advice">What is always good to do.</param>
/// <param name="Answered">How many questions were answered at all.</param>
public sealed record Assessment(
    Verdict Verdict,
    Help Help,
    Help HelpIfUnsure,
    ImmutableArray<SafetyRule> Risks,
    ImmutableArray<TechniqueAssessment> Techniques,
    ImmutableArray<OpenQuestion> Open,
    ImmutableArray<SafetyRule> Advice,
    int Answered);
