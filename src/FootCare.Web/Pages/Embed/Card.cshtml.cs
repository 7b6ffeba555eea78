using System.Collections.Immutable;
using FootCare.Topics;
using FootCare.Web.Hosting;
using FootCare.Web.Pages.Checklist;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FootCare.Web.Pages.Embed;

/// <summary>A topic as a card in another site's page.</summary>
public sealed class CardModel(SiteContent content) : PageModel
{
    private readonly TopicModel _model = content.Model;

    /// <summary>The topic.</summary>
    public Topic Topic { get; private set; } = null!;

    /// <summary>What kind of page it is, in a word.</summary>
    public string Kind => Topic switch
    {
        Symptom => "Symptom",
        Technique => "Technique",
        SafetyRule => "Safety rule",
        Oil => "Oil",
        _ => "Guide",
    };

    /// <summary>Minutes, touch and evidence, as far as the topic has them.</summary>
    public ImmutableArray<string> Facts => Topic switch
    {
        Technique technique => [Wording.Minutes(technique.Minutes), Wording.Sentence(Wording.List(technique.Properties.Pressures.Select(p => Wording.Name(p).ToLowerInvariant()))) + " touch", Evidence(technique.Evidence)],
        Oil oil => [oil.OilKind == OilKind.Essential ? "A scented oil" : "A plain oil", Evidence(oil.Evidence)],
        _ => [],
    };

    /// <summary>What stands after its title, and nothing else, in a frame too low for the whole warning.</summary>
    public string ReadFirst => Topic switch
    {
        Technique => "read who must not do it first",
        Oil => "read who must not use it first",
        SafetyRule => "read what to do",
        _ => "read when to get help first",
    };

    /// <summary>The worst that a safety rule says of it.</summary>
    public CardWarning Warning => Topic switch
    {
        Technique technique => Stops(technique),
        Oil oil when _model.RulesFor(oil) is [var worst, ..] => Of(worst),
        Symptom symptom when _model.RulesFor(symptom) is [var worst, ..] => Of(new GoverningRule(worst, worst.Severity)),
        SafetyRule rule => new CardWarning(rule.Severity, Wording.Name(rule.Severity) + ":", $"{AssessmentView.HelpWords(rule.Help)} {rule.Instead}".Trim()),
        _ => Of(new GoverningRule(_model.Rules[0], _model.Rules[0].Severity)),
    };

    /// <summary>Shows the card; a former slug leads to its present one, and one taken away says where to go instead.</summary>
    public IActionResult OnGet(string kind, string slug)
    {
        if (!Vocabulary.TryParse<TopicKind>(kind, out var known))
        {
            return NotFound();
        }

        if (_model.Find(known, slug) is not { } topic)
        {
            return _model.FindByAlias(known, slug) is { } moved ? RedirectPermanent("/embed" + moved.Address)
                : _model.FindGone(known, slug) is not null ? StatusCode(StatusCodes.Status410Gone)
                : NotFound();
        }

        Topic = topic;
        return Page();
    }

    private static string Evidence(EvidenceGrade grade) => $"Evidence: {Wording.Name(grade).ToLowerInvariant()}";

    // The worst of all, and before it what stops this technique in particular.
    private CardWarning Stops(Technique technique)
    {
        var stops = _model.StopsOf(technique).ToList();
        var particular = stops.Where(r => !r.Rule.StopsAll).Take(2);
        var named = particular.Concat(_model.RulesFor(technique).Where(r => r.Severity == Severity.Stop)).Distinct().Take(3).Select(r => r.Rule).ToList();
        var more = stops.Count - named.Count;
        return new CardWarning(
            Severity.Stop, "Stop. Not for you if you have:", $"{Wording.Titles(named, 3)}.{(more > 0 ? $" {more} other {(more == 1 ? "thing" : "things")} can rule it out too." : "")}");
    }

    private static CardWarning Of(GoverningRule governing) =>
        new(governing.Severity, Wording.Name(governing.Severity) + ":", $"{governing.Rule.Summary} {AssessmentView.HelpWords(governing.Rule.Help)}".Trim());
}

/// <summary>The warning on a card: a shape, a word and a sentence.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Label">The same in words.</param>
/// <param name="Words">What it is about.</param>
public sealed record CardWarning(Severity Severity, string Label, string Words);
