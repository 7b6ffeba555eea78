using System.Globalization;
using FootCare.Evenings;
using FootCare.Topics;

namespace FootCare.Web.Pages;

/// <summary>The words that pages use for the model's values.</summary>
public static class Wording
{
    /// <summary>A grade's name.</summary>
    public static string Name(EvidenceGrade grade) => grade switch
    {
        EvidenceGrade.Good => "Good",
        EvidenceGrade.Limited => "Limited",
        EvidenceGrade.VeryLimited => "Very limited",
        EvidenceGrade.None => "None yet",
        _ => "Can harm",
    };

    /// <summary>What an oil holds that people can be allergic to, in words.</summary>
    public static string Allergens(Oil oil) => List(oil.Contains.Select(c => c.Replace('-', ' ')));

    /// <summary>Whose feet a question is about: a helper who reads "you" may think of their own.</summary>
    public const string WhoseFeet = "Massaging somebody else? Answer for the person whose feet they are.";

    /// <summary>What a grade means.</summary>
    public static string Meaning(EvidenceGrade grade) => grade switch
    {
        EvidenceGrade.Good => "Several sound trials agree.",
        EvidenceGrade.Limited => "One sound trial, or several weak ones that agree.",
        EvidenceGrade.VeryLimited => "One weak trial, or mixed results.",
        EvidenceGrade.None => "Nobody has tested it. That is not the same as shown not to work.",
        _ => "Shown to hurt some people.",
    };

    /// <summary>What a severity is called.</summary>
    public static string Name(Severity severity) => severity switch
    {
        Severity.Stop => "Stop",
        Severity.AskFirst => "Ask first",
        Severity.Adapt => "Change how",
        _ => "Always",
    };

    /// <summary>What a topic is listed as where nothing else tells its kind: a safety rule may have the name of a symptom, and says first what it asks.</summary>
    public static string Title(Topic topic) => topic is SafetyRule rule ? $"{Name(rule.Severity)}: {rule.Title}" : topic.Title;

    /// <summary>What a severity says to do.</summary>
    public static string Heading(Severity severity) => severity switch
    {
        Severity.Stop => "Do not do this if you have",
        Severity.AskFirst => "Ask a professional first if you have",
        Severity.Adapt => "Do it differently if you have",
        _ => "Every time",
    };

    /// <summary>How hard, in words one can follow.</summary>
    public static string Name(Pressure pressure) => pressure switch
    {
        Pressure.Feather => "Feather-light",
        Pressure.Light => "Light",
        Pressure.Moderate => "Medium",
        _ => "Deep",
    };

    /// <summary>How fast to get help, as a heading.</summary>
    public static string Heading(Help help) => help switch
    {
        Help.Emergency => "Get help now",
        Help.SameDay => "Get help today",
        Help.NextWorkingDay => "Get help by the next working day",
        _ => "See somebody soon",
    };

    /// <summary>How soon to see somebody about a symptom, and who is to do so sooner.</summary>
    public static string HowSoon(Symptom symptom) => symptom.Sooner is { } sooner ? $"{Name(symptom.Urgency)} {sooner}" : Name(symptom.Urgency);

    private static string Name(Urgency urgency) => urgency switch
    {
        Urgency.SelfCare => "Most people can look after this at home. See somebody if it is new or getting worse.",
        Urgency.SeeSoon => "If this is new or getting worse, see your doctor, nurse or podiatrist soon.",
        _ => "If this is new, get medical help the same day.",
    };

    /// <summary>Who a guide is for.</summary>
    public static string Name(Audience audience) => audience switch
    {
        Audience.Reader => "For you",
        Audience.Carer => "For carers",
        Audience.Therapist => "For therapists",
        _ => "For clinics",
    };

    /// <summary>What a kind of page is called, as a heading.</summary>
    public static string Name(TopicKind kind) => kind switch
    {
        TopicKind.Symptoms => "Symptoms",
        TopicKind.Techniques => "Techniques",
        TopicKind.Safety => "Safety",
        TopicKind.Oils => "Oils",
        _ => "Guides",
    };

    /// <summary>A word of the vocabulary as people write it: <c>whole foot</c>.</summary>
    public static string Plain<T>(T value) where T : struct, Enum => Vocabulary.Word(value).Replace('-', ' ');

    /// <summary>A part of the foot in the middle of a sentence: <c>the top of the foot</c>.</summary>
    public static string Of(Zone zone) => zone switch
    {
        Zone.Top => "the top of the foot",
        Zone.Ball => "the ball of the foot",
        _ => "the " + Plain(zone),
    };

    /// <summary>Who does it.</summary>
    public static string Name(Giver giver) => giver switch { Giver.Self => "you", Giver.Partner => "a partner", _ => "a professional" };

    /// <summary>What a technique uses.</summary>
    public static string Name(Use use) => use switch
    {
        Use.Heat => "Warmth",
        Use.Oil => "Oil",
        Use.EssentialOil => "Scented oil",
        Use.Ball => "A ball",
        Use.Roller => "A roller",
        Use.Device => "An electric massager",
        Use.Stretch => "Stretching",
        Use.Acupoint => "Pressure points",
        Use.Standing => "Standing up",
        _ => "Water",
    };

    /// <summary>What a part of an evening is there for.</summary>
    public static string Name(Moment moment) => moment switch { Moment.Prepare => "Get ready", Moment.Massage => "Massage", _ => "Finish" };

    /// <summary>How long a step takes.</summary>
    public static string Duration(int seconds) => seconds switch
    {
        < 60 => $"{seconds} seconds",
        60 => "1 minute",
        _ when seconds % 60 == 0 => $"{seconds / 60} minutes",
        _ => $"{seconds / 60} min {seconds % 60} s",
    };

    /// <summary>Whole minutes.</summary>
    public static string Minutes(int minutes) => minutes == 1 ? "1 minute" : $"{minutes} minutes";

    /// <summary>A date as people write it.</summary>
    public static string Date(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A number of per cent.</summary>
    public static string Percent(decimal percent) => percent.ToString("0.##", CultureInfo.InvariantCulture) + "%";

    /// <summary>Items in a row, the last after "and".</summary>
    public static string List(IEnumerable<string> items, string last = "and")
    {
        var all = items.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} {last} {all[^1]}";
    }

    /// <summary>What rules are about, in the middle of a sentence, with semicolons between, since many a title has commas of its own; of those past the most, how many there are.</summary>
    public static string Titles(IReadOnlyCollection<SafetyRule> rules, int most)
    {
        var named = rules.Take(most).Select(r => Inline(r.Title)).ToList();
        return rules.Count > named.Count ? $"{string.Join("; ", named)}; and {rules.Count - named.Count} more"
            : named.Count < 2 ? string.Concat(named)
            : $"{string.Join("; ", named[..^1])}; or {named[^1]}";
    }

    /// <summary>A word at the start of a sentence.</summary>
    public static string Sentence(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>A title in the middle of a sentence.</summary>
    public static string Inline(string title) =>
        title.Length > 1 && char.IsUpper(title[0]) && !char.IsUpper(title[1]) ? char.ToLowerInvariant(title[0]) + title[1..] : title;
}
