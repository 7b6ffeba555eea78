using System.Collections.Immutable;
using FootCare.Safety;
using FootCare.Topics;
using FootCare.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SafetyChecklist = FootCare.Safety.Checklist;

namespace FootCare.Web.Pages.Checklist;

/// <summary>
/// "Before you massage": GET gives the form, POST the assessment. The answers are health data: they are read from the body, judged and forgotten.
/// No antiforgery token is asked for, since nothing is stored or changed that a forged request could touch; so no cookie is needed either.
/// </summary>
[ReadsOwnForm]
[Stored("for")]
public class IndexModel(SiteContent content, TimeProvider clock) : PageModel
{
    private readonly TopicModel _model = content.Model;

    /// <summary>The technique the checklist is for; null for all of them.</summary>
    public Technique? For { get; private set; }

    /// <summary>The questions that can matter, by part of the form.</summary>
    public IEnumerable<IGrouping<ChecklistPart, SafetyRule>> Parts => Questions.GroupBy(q => q.Part).OrderBy(g => g.Key);

    /// <summary>The questions that can matter.</summary>
    public ImmutableArray<SafetyRule> Questions { get; private set; }

    /// <summary>The answers as they were given, to fill the form in again.</summary>
    public IReadOnlyDictionary<string, Answer> Answers { get; private set; } = ImmutableDictionary<string, Answer>.Empty;

    /// <summary>What to do; null until something has been posted.</summary>
    public AssessmentView? Assessment { get; private set; }

    /// <summary>What was wrong with what was posted.</summary>
    public AnswerFault? Fault { get; private set; }

    /// <summary>Where the answers go.</summary>
    public string Action => For is null ? Address : $"{Address}?for={For.Slug}";

    /// <summary>The day to print on the result.</summary>
    public DateOnly Today => FootCareApp.Today(clock);

    /// <summary>Shows the form; a technique's former name, or another spelling of it, leads to its present one.</summary>
    public IActionResult OnGet(string? @for) =>
        !Prepare(@for) ? NotFound()
        : For is null || For.Slug == @for ? Page()
        : RedirectPermanent(Action);

    /// <summary>Judges the answers.</summary>
    public async Task<IActionResult> OnPostAsync([FromQuery] string? @for)
    {
        Response.Headers.CacheControl = "no-store";
        if (!Prepare(@for))
        {
            return NotFound();
        }

        var form = await AnswerForm.ReadAsync(Request, _model.Rules);
        if (form.Status != StatusCodes.Status200OK && form.Fault is null)
        {
            return StatusCode(form.Status);
        }

        Answers = form.Answers;
        Fault = form.Fault;
        var wantsJson = AnswerForm.WantsJson(Request);
        if (Fault is not null)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return wantsJson ? new JsonResult(new { error = Fault.Message, field = Fault.Field }) { StatusCode = StatusCodes.Status400BadRequest } : Page();
        }

        Assessment = new AssessmentView(SafetyChecklist.Assess(Answers, AtHand, _model.Rules), _model);
        return wantsJson ? new JsonResult(Assessment.ToJson()) : Page();
    }

    /// <summary>The page's own address.</summary>
    protected virtual string Address => "/checklist";

    private ImmutableArray<Technique> AtHand => For is null ? _model.Techniques : [For];

    private bool Prepare(string? slug)
    {
        For = string.IsNullOrEmpty(slug) ? null : CanonicalAddresses.TechniqueIn(slug, _model);
        if (For is null && !string.IsNullOrEmpty(slug))
        {
            return false;
        }

        Questions = SafetyChecklist.Questions(_model.Rules, AtHand);
        return true;
    }
}
