using System.Text.Json;
using System.Text.Json.Nodes;
using FootCare.Topics;

namespace FootCare.Content;

/// <summary>The front matter as a JSON Schema (2020-12), so that a writer's editor can complete keys and values. Made from the types' own words.</summary>
public static class FrontMatterSchema
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>The schema as text, one definition a kind.</summary>
    public static string Generate()
    {
        var kinds = new JsonObject();
        foreach (var kind in Enum.GetValues<TopicKind>())
        {
            var (properties, required) = Keys(kind);
            kinds[Vocabulary.Word(kind)] = new JsonObject
            {
                ["type"] = "object",
                ["additionalProperties"] = false,
                ["required"] = new JsonArray([.. required.Select(r => (JsonNode)r)]),
                ["properties"] = properties,
            };
        }

        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Front matter of FootCare's articles",
            ["description"] = "Use the definition of the folder the article lies in.",
            ["$defs"] = kinds,
        }.ToJsonString(Indented) + "\n";
    }

    /// <summary>Every key that a kind's front matter may have.</summary>
    internal static IReadOnlySet<string> KeysOf(TopicKind kind) => Keys(kind).Properties.Select(p => p.Key).ToHashSet(StringComparer.Ordinal);

    private static (JsonObject Properties, List<string> Required) Keys(TopicKind kind)
    {
        var keys = new JsonObject
        {
            ["title"] = Text("The page's title."),
            ["summary"] = Text("One sentence of at most 160 characters.", maxLength: 160),
            ["also-known-as"] = List("Other names that people search by."),
            ["aliases"] = List("Slugs this page used to have; each answers 301 for ever."),
            ["reviewed"] = Date("When the page was last checked against its sources."),
            ["review-by"] = Date("When it is due to be checked again."),
            ["reviewed-by"] = Text("Name and role of the clinician who reviewed it."),
            ["references"] = List("Ids in references.yml, cited in the text as [@id]."),
            ["changes"] = new JsonObject
            {
                ["type"] = "array",
                ["description"] = "What has changed, newest first.",
                ["items"] = Map(
                    new JsonObject { ["date"] = Date("When."), ["what"] = Text("What changed."), ["safety"] = Flag("Whether safety advice changed.") },
                    ["date", "what"]),
            },
        };
        if (kind is TopicKind.Symptoms or TopicKind.Guides or TopicKind.Safety)
        {
            keys["codes"] = Codes();
        }

        List<string> required = ["title", "summary", "reviewed", "review-by"];
        switch (kind)
        {
            case TopicKind.Symptoms:
                keys["urgency"] = OneOf<Urgency>("How soon somebody should see it when it is new.");
                required.Add("urgency");
                keys["sooner"] = Text("Who is to see somebody sooner than `urgency` says, in a sentence that is shown beside it.");
                break;
            case TopicKind.Techniques:
                keys["evidence"] = OneOf<EvidenceGrade>("How sure the sources are; all but none needs a reference.");
                keys["symptoms"] = List("Slugs of what it may ease.");
                keys["zones"] = SomeOf<Zone>("Parts of the foot.");
                keys["pressure"] = OneOf<Pressure>("How hard.");
                keys["uses"] = SomeOf<Use>("What it uses; safety rules select by it.");
                keys["oils"] = List("Slugs of oils that suit it.");
                keys["minutes"] = new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = 120, ["description"] = "Whole minutes, for both feet." };
                keys["position"] = OneOf<Position>("How to sit or lie.");
                keys["who"] = SomeOf<Giver>("Whose hands.");
                keys["routine"] = List("Techniques this one is made of, in order; then zones, pressure, uses, oils and minutes are worked out.");
                required.AddRange(["evidence", "position", "who"]);
                break;
            case TopicKind.Safety:
                keys["question"] = Text("The checklist's question; yes always means risk. Left out for advice.");
                keys["why"] = Text("Why it is asked, in a sentence.");
                keys["severity"] = OneOf<Severity>("What a yes means.");
                keys["part"] = OneOf<ChecklistPart>("Where in the checklist it is asked.");
                keys["help"] = OneOf<Help>("How fast to get help after a yes.");
                keys["sooner-with"] = Map(
                    new JsonObject { ["rules"] = List("Slugs of other rules; a yes to any of them as well."), ["help"] = OneOf<Help>("How fast to get help then."), ["instead"] = Text("What to do then, in a sentence.") },
                    ["rules", "help", "instead"]);
                keys["applies-to"] = Selector("The techniques it concerns.");
                keys["stops"] = Selector("Those for which a yes means stop though the rule is milder elsewhere.");
                keys["symptoms"] = List("Slugs of symptoms that call for it.");
                keys["instead"] = Text("What to do instead, in a sentence.");
                required.AddRange(["severity", "part", "help", "applies-to", "instead"]);
                break;
            case TopicKind.Oils:
                keys["kind"] = OneOf<OilKind>("Essential or carrier.");
                keys["max-dilution"] = new JsonObject { ["type"] = "number", ["minimum"] = 0.1, ["maximum"] = 5, ["description"] = "Per cent; essential oils only." };
                keys["contains"] = List("Allergens.");
                keys["evidence"] = OneOf<EvidenceGrade>("How sure the sources are that it adds anything.");
                keys["symptoms"] = List("Slugs of what it has been tried for.");
                required.AddRange(["kind", "evidence"]);
                break;
            default:
                keys["audience"] = SomeOf<Audience>("Who it is for.");
                required.Add("audience");
                break;
        }

        return (keys, required);
    }

    private static JsonObject Text(string description, int? maxLength = null)
    {
        var text = new JsonObject { ["type"] = "string", ["minLength"] = 1, ["description"] = description };
        if (maxLength is not null)
        {
            text["maxLength"] = maxLength;
        }

        return text;
    }

    private static JsonObject Date(string description) => new() { ["type"] = "string", ["format"] = "date", ["description"] = description };

    private static JsonObject Flag(string description) => new() { ["type"] = "boolean", ["description"] = description };

    private static JsonObject List(string description) =>
        new() { ["type"] = "array", ["uniqueItems"] = true, ["items"] = new JsonObject { ["type"] = "string" }, ["description"] = description };

    private static JsonObject OneOf<T>(string description) where T : struct, Enum =>
        new() { ["enum"] = new JsonArray([.. Vocabulary.All<T>().Select(w => (JsonNode)w)]), ["description"] = description };

    private static JsonObject SomeOf<T>(string description) where T : struct, Enum =>
        new() { ["type"] = "array", ["uniqueItems"] = true, ["items"] = OneOf<T>(description), ["description"] = description };

    private static JsonObject Map(JsonObject properties, string[] required) => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["required"] = new JsonArray([.. required.Select(r => (JsonNode)r)]),
        ["properties"] = properties,
    };

    private static JsonObject Codes() =>
        Map(new JsonObject { ["icd-10-cm"] = List("ICD-10-CM codes; one matches every code below it."), ["icd-10"] = List("ICD-10 codes of the WHO's list, only where it differs from ICD-10-CM."), ["snomed-ct"] = List("SNOMED CT codes.") }, []);

    private static JsonObject Selector(string description)
    {
        JsonObject Clause() => new()
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["minProperties"] = 1,
            ["properties"] = new JsonObject
            {
                ["pressure"] = SomeOf<Pressure>("Any of these pressures."),
                ["uses"] = SomeOf<Use>("Any of these uses."),
                ["zones"] = SomeOf<Zone>("Any of these zones."),
                ["oils"] = List("Any of these oils."),
                ["who"] = SomeOf<Giver>("Any of these hands."),
            },
        };

        return new JsonObject
        {
            ["description"] = description,
            ["anyOf"] = new JsonArray(
                new JsonObject { ["const"] = "all" }, Clause(), new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = Clause() }),
        };
    }
}
