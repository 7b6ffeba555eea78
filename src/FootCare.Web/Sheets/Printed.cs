using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;
using FootCare.Topics;
using FootCare.Web.Pages;

namespace FootCare.Web.Sheets;

/// <summary>An article's text as paper can say it: no links, no numbers of sources, no sentence that only sends the reader to another page.</summary>
internal static partial class Printed
{
    /// <summary>The paragraphs and the items of lists of a section, in order, as finished HTML without an element around each.</summary>
    public static ImmutableArray<string> Blocks(Section section) => [.. section.Fragments.OfType<HtmlFragment>().SelectMany(f => Blocks(f.Html))];

    /// <summary>The section's words.</summary>
    public static string Words(Section section) => string.Join(' ', Blocks(section).Select(Words));

    /// <summary>The words of finished HTML.</summary>
    public static string Words(string html) => WebUtility.HtmlDecode(Tag().Replace(html, ""));

    /// <summary>What a rule asks for instead, without the page it ends in.</summary>
    public static string Instead(SafetyRule rule) => Words(Html(rule.InsteadHtml));

    /// <summary>Which rules want help at once and which the same day; the worst first.</summary>
    /// <param name="stops">The rules that stop a massage.</param>
    public static string GetHelp(IReadOnlyCollection<SafetyRule> stops) =>
        $"Call your emergency number now for {Items(stops.Where(r => r.Help == Help.Emergency))}. Get help the same day for {Items(stops.Where(r => r.Help == Help.SameDay))}.";

    /// <summary>Titles of rules within a sentence, set apart by semicolons: a title may hold a comma, and where one ends must be plain.</summary>
    public static string Items(IEnumerable<SafetyRule> rules) => string.Join("; ", rules.Select(r => Wording.Inline(r.Title)));

    /// <summary>
    /// What a technique's page says itself to those a rule is about, as words: the first paragraph below the heading with the rule's name in its part on making it
    /// fit; why, and what is less urgent, stands in those after it. Null where it says nothing.
    /// </summary>
    public static string? OwnWords(Technique technique, SafetyRule rule)
    {
        if (technique.Article.Find("make-it-fit-you") is not { } section || section.Headings.All(h => h.Id != rule.Slug))
        {
            return null;
        }

        var html = string.Concat(section.Fragments.OfType<HtmlFragment>().Select(f => f.Html));
        return Blocks(html[html.IndexOf($"id=\"{rule.Slug}\"", StringComparison.Ordinal)..].Split("<h3", 2)[0]).Select(Words).FirstOrDefault();
    }

    /// <summary>When a page was checked and is to be checked again, whether a clinician has reviewed it, and what it is not.</summary>
    public static string Checked(Review review) =>
        $"Checked against its sources {Wording.Date(review.On)}; next check {Wording.Date(review.DueBy)}. {(review.Clinician is { } clinician ? $"Reviewed by {clinician}." : "Not yet reviewed by a clinician.")} Information, not medical advice.";

    private static IEnumerable<string> Blocks(string html) => Block().Matches(html).Select(m => Html(m.Groups["words"].Value)).Where(b => b.Length > 0);

    private static string Html(string html) => Link().Replace(Pointer().Replace(Citation().Replace(html, ""), ""), "").Trim();

    [GeneratedRegex("<(?<name>p|li)>(?<words>.*?)</\\k<name>>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Block();

    [GeneratedRegex("\\s*<sup class=\"cite\">.*?</sup>", RegexOptions.Singleline, 1000)]
    private static partial Regex Citation();

    [GeneratedRegex("(\\s*\\bSee (<a [^>]*>[^<]*</a>(,? and |, )?)+\\.(?=\\s|$))|(\\s*\\b[A-Z][^.]*, see <a [^>]*>[^<]*</a>\\.(?=\\s|$))|([;:] (see|read) <a [^>]*>[^<]*</a>[^.;]*(?=\\.|$))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pointer();

    [GeneratedRegex("</?a\\b[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tag();
}
