using System.Globalization;
using FootCare.Filters;
using FootCare.Topics;

namespace FootCare.Web.Pages.Filters;

/// <summary>The choices of an index in words, and the addresses they lead to.</summary>
/// <param name="Index">The index's own address.</param>
/// <param name="Kind">The kind listed, as in addresses.</param>
/// <param name="List">The list as it was asked for.</param>
/// <param name="Model">The model, for titles.</param>
public sealed record FilterView(string Index, string Kind, Filtered List, TopicModel Model)
{
    /// <summary>What the list is of, in the plural.</summary>
    public string Things => Kind == Vocabulary.Word(TopicKind.Safety) ? "rules" : Kind;

    /// <summary>The address of the list with one choice taken back.</summary>
    public string Without(Chosen choice) => AddressOf(List.Chosen.Where(c => c != choice));

    /// <summary>The address of the list with one choice in the place of any other for its facet.</summary>
    public string With(string facet, string value) => AddressOf(List.Chosen.Where(c => c.Facet != facet).Append(new Chosen(facet, value)));

    /// <summary>What a facet is called.</summary>
    public static string Title(string facet) => facet switch
    {
        "symptom" => "What it may ease",
        "zone" => "Part of the foot",
        "uses" => "What it uses",
        "who" => "Who does it",
        "minutes" => "How long",
        "pressure" => "No firmer than",
        "evidence" => "Evidence",
        "kind" => "Kind of oil",
        "without" => "Leave out oils with",
        "audience" => "Who it is for",
        _ => "What it asks of you",
    };

    /// <summary>What a choice is called.</summary>
    public string Label(string facet, string value) => facet switch
    {
        "symptom" => Model.Find<Symptom>(value)!.Title,
        "zone" => Wording.Sentence(Wording.Of(Parse<Zone>(value))["the ".Length..]),
        "uses" => value == TopicFilters.HandsOnly ? "Hands only" : Wording.Name(Parse<Use>(value)),
        "who" => Wording.Sentence(Wording.Name(Parse<Giver>(value))),
        "minutes" => "Up to " + Wording.Minutes(int.Parse(value, CultureInfo.InvariantCulture)),
        "pressure" => Wording.Name(Parse<Pressure>(value)),
        "evidence" => Wording.Name(Parse<EvidenceGrade>(value)),
        "kind" => Parse<OilKind>(value) == OilKind.Carrier ? "Plain oils" : "Scented oils",
        "without" => Wording.Sentence(value.Replace('-', ' ')),
        "audience" => Wording.Name(Parse<Audience>(value)),
        _ => Wording.Name(Parse<Severity>(value)),
    };

    /// <summary>Why something that was asked for was left out, without repeating what a stranger wrote.</summary>
    public string Note(Ignored ignored) => ignored switch
    {
        { Facet: null } => $"The address asks for something that we cannot sort {Things} by, so we left it out.",
        { Why: WhyIgnored.OneAtATime } => $"You can make one choice under “{Title(ignored.Facet)}” at a time, so we took the first.",
        _ => $"The address asks for something that we do not know under “{Title(ignored.Facet)}”, so we left it out.",
    };

    private string AddressOf(IEnumerable<Chosen> choices) =>
        Index + QueryString.Create(choices.Select(c => KeyValuePair.Create(c.Facet, (string?)c.Value))) + "#list";

    private static T Parse<T>(string word) where T : struct, Enum => Vocabulary.TryParse<T>(word, out var value) ? value : throw new ArgumentException(word, nameof(word));
}
