using System.Collections.Immutable;
using FootCare.Topics;
using FootCare.Web.Hosting;
using FootCare.Web.Sheets;
using Microsoft.AspNetCore.Html;

namespace FootCare.Web.Pages.Techniques;

/// <summary>A technique step by step, in letters that can be read while both hands are busy; a routine goes through its parts.</summary>
[Stored]
public sealed class FollowModel(SiteContent content, TimeProvider clock) : TopicPage<Technique>(content, clock)
{
    /// <summary>What is gone through in order: a routine's parts, or the technique alone.</summary>
    public ImmutableArray<Technique> Parts => Topic.Routine.IsEmpty ? [Topic] : Model.PartsOf(Topic);

    /// <summary>The rules that may hold somebody back, worst first; what is good for everybody stands in the steps.</summary>
    public ImmutableArray<GoverningRule> Rules => [.. Model.RulesFor(Topic).Where(r => r.Severity != Severity.Advice)];

    /// <summary>What its page says to numb feet, where they may go on but change how; the steps, made for all feet, do not.</summary>
    public string? WithNumbFeet =>
        Rules.FirstOrDefault(r => r is { Rule.Slug: "numb-feet", Severity: Severity.Adapt }) is { } numb ? Printed.OwnWords(Topic, numb.Rule) : null;

    /// <summary>A section of a technique's article; what it links to on its own page, such as a source, leads there.</summary>
    public static IHtmlContent Words(Technique technique, string id) => new HtmlString(string.Concat(
        technique.Article.Find(id)?.Fragments.OfType<HtmlFragment>().Select(f => f.Html.Replace("href=\"#", $"href=\"{technique.Address}#", StringComparison.Ordinal)) ?? []));

    /// <inheritdoc/>
    protected override TopicKind Kind => TopicKind.Techniques;

    /// <inheritdoc/>
    protected override string AddressOf(Topic topic) => topic.Address + "/follow";
}
