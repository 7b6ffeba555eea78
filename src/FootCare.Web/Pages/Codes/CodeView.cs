using FootCare.Codes;
using FootCare.Topics;

namespace FootCare.Web.Pages.Codes;

/// <summary>What a code led to, for people.</summary>
/// <param name="Title">The page's heading.</param>
/// <param name="Words">What happened and what to do.</param>
/// <param name="Match">The pages; null where there are none.</param>
/// <param name="Model">The model, whose symptoms are offered where there are none.</param>
public sealed record CodeView(string Title, string Words, CodeMatch? Match, TopicModel Model)
{
    /// <summary>Pages for a code.</summary>
    /// <param name="asked">The code that was asked for, as it is written.</param>
    /// <param name="match">The pages, which may be those of a parent.</param>
    /// <param name="model">The model.</param>
    public static CodeView Found(string asked, CodeMatch match, TopicModel model) =>
        new(
            match.Topics.Length == 1 ? $"Our page for code {asked}" : $"Our pages for code {asked}",
            (asked == match.Code.Value ? "" : $"These are for {match.Code.Value}, to which {asked} belongs. ")
            + (match.Topics[0] is SafetyRule ? "Read about safety first. Then read the rest, if there is any." : match.Topics.Length == 1 ? "This page fits it best." : "These pages fit it best."), match, model);

    /// <summary>No page has the code.</summary>
    public static CodeView Unknown(TopicModel model) =>
        new("We have no page for that code", "Your clinic's link is fine, but we have nothing written for it. Check that massage is safe for you first. Then pick what your feet feel like.", Match: null, model);

    /// <summary>The code is from a list that is none of ours.</summary>
    public static CodeView Unlisted(TopicModel model) => Malformed("The link names a list of codes that we do not know. What your feet feel like leads to the same pages.", isCode: true, model);

    /// <summary>It cannot be a code, or something else about what was asked cannot be read.</summary>
    public static CodeView Malformed(string fault, bool isCode, TopicModel model) => new(isCode ? "We cannot read that code" : "We cannot read that request", fault, Match: null, model);

    /// <summary>Something was named without a code.</summary>
    public static CodeView Named(TopicModel model) => new("What do your feet feel like?", "We find pages by code, not by name. Pick what comes nearest to what you were told.", Match: null, model);
}
