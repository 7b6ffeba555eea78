using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml;
using FootCare.Topics;
using FootCare.Web.Feeds;
using FootCare.Web.Hosting;
using FootCare.Web.Pages;

namespace FootCare.Web.StructuredData;

/// <summary>
/// What a page is, told to programs in the terms of schema.org, as JSON-LD. Made from the model alone. The serializer's own escapes leave no
/// <c>&lt;</c>, <c>&gt;</c> or <c>&amp;</c>, so the text can stand in a <c>script</c> as it is; as a data block it is never run, and the
/// content security policy has nothing to say about it.
/// </summary>
public sealed partial class JsonLd(PermanentAddress address)
{
    /// <summary>A page that is not an article.</summary>
    /// <param name="path">Its address, such as <c>/oils</c>.</param>
    /// <param name="title">Its title; null for the first page.</param>
    /// <param name="description">What it is about, in a sentence.</param>
    public string Of(string path, string? title, string? description)
    {
        var page = Page("WebPage", path, title ?? "FootCare", description);
        var site = new JsonObject
        {
            ["@type"] = "WebSite",
            ["@id"] = address.Of("/") + "#site",
            ["url"] = address.Of("/"),
            ["name"] = "FootCare",
            ["inLanguage"] = "en-GB",
        };
        return path == "/" ? Graph(site, page) : Graph(page, Breadcrumbs(path, [(path, title ?? "")]));
    }

    /// <summary>An article's own page.</summary>
    public string Of(Topic topic, TopicModel model)
    {
        var questions = Questions(topic);
        var page = Page(questions is null ? "MedicalWebPage" : "FAQPage", topic.Address, topic.Title, topic.Summary);
        if (questions is not null)
        {
            page["@type"] = new JsonArray("MedicalWebPage", "FAQPage");
            page["mainEntity"] = questions;
        }

        page["lastReviewed"] = Date(topic.Review.On);
        page["dateModified"] = Date(Sitemap.Changed(topic));
        page["audience"] = new JsonArray([.. Audiences(topic).Select(a => new JsonObject { ["@type"] = "MedicalAudience", ["audienceType"] = a })]);
        page["aspect"] = topic.Kind switch
        {
            TopicKind.Symptoms => "symptoms",
            TopicKind.Safety => "precautions",
            TopicKind.Guides => "overview",
            _ => "treatment",
        };
        if (topic.Review.Clinician is { } clinician)
        {
            page["reviewedBy"] = new JsonObject { ["@type"] = "Person", ["name"] = clinician };
        }

        if (!topic.References.IsEmpty)
        {
            page["citation"] = new JsonArray([.. topic.References.Select(r => new JsonObject { ["@type"] = "CreativeWork", ["name"] = r.Title, ["url"] = r.Home })]);
        }

        page["about"] = About(topic, model);
        var kind = "/" + Vocabulary.Word(topic.Kind);
        var breadcrumbs = Breadcrumbs(topic.Address, [(kind, Wording.Name(topic.Kind)), (topic.Address, topic.Title)]);
        if (topic is not Technique technique)
        {
            return Graph(page, breadcrumbs);
        }

        page["mainEntity"] = new JsonObject { ["@id"] = address.Of(topic.Address) + "#howto" };
        return Graph(page, HowTo(technique, model), breadcrumbs);
    }

    private JsonObject Page(string type, string path, string title, string? description)
    {
        var page = new JsonObject
        {
            ["@type"] = type,
            ["@id"] = address.Of(path) + "#page",
            ["url"] = address.Of(path),
            ["name"] = title,
            ["inLanguage"] = "en-GB",
            ["isPartOf"] = new JsonObject { ["@id"] = address.Of("/") + "#site" },
            ["publisher"] = new JsonObject { ["@type"] = "Organization", ["name"] = "FootCare", ["url"] = address.Of("/") },
        };
        if (description is not null)
        {
            page["description"] = description;
        }

        if (path != "/")
        {
            page["breadcrumb"] = new JsonObject { ["@id"] = address.Of(path) + "#breadcrumb" };
        }

        return page;
    }

    private JsonObject Breadcrumbs(string path, (string Path, string Name)[] way) => new()
    {
        ["@type"] = "BreadcrumbList",
        ["@id"] = address.Of(path) + "#breadcrumb",
        ["itemListElement"] = new JsonArray([.. way.Prepend(("/", "Home")).Select((step, i) => new JsonObject
        {
            ["@type"] = "ListItem", ["position"] = i + 1, ["name"] = step.Item2, ["item"] = address.Of(step.Item1),
        })]),
    };

    private JsonObject HowTo(Technique technique, TopicModel model)
    {
        var how = new JsonObject
        {
            ["@type"] = "HowTo",
            ["@id"] = address.Of(technique.Address) + "#howto",
            ["name"] = technique.Title,
            ["description"] = $"{technique.Summary} First check that massage is safe for you today: {address.Of("/checklist")}?for={technique.Slug}",
            ["totalTime"] = XmlConvert.ToString(TimeSpan.FromMinutes(technique.Minutes)),
            ["step"] = technique.Routine.IsEmpty
                ? Steps(technique, technique.Steps)
                : new JsonArray([.. model.PartsOf(technique).Select((part, i) => new JsonObject
                {
                    ["@type"] = "HowToSection", ["position"] = i + 1, ["name"] = part.Title, ["url"] = address.Of(part.Address), ["itemListElement"] = Steps(part, part.Steps),
                })]),
        };
        if (Supplies(technique, model).ToArray() is { Length: > 0 } supplies)
        {
            how["supply"] = new JsonArray([.. supplies.Select(s => new JsonObject { ["@type"] = "HowToSupply", ["name"] = s })]);
        }

        if (Tools(technique).ToArray() is { Length: > 0 } tools)
        {
            how["tool"] = new JsonArray([.. tools.Select(t => new JsonObject { ["@type"] = "HowToTool", ["name"] = t })]);
        }

        return how;
    }

    private JsonArray Steps(Technique technique, IEnumerable<Step> steps) => new([.. steps.Select(step =>
    {
        var one = new JsonObject { ["@type"] = "HowToStep", ["position"] = step.Number, ["text"] = Tidy(step.Words), ["url"] = address.Of(technique.Address) + "#steps" };
        if (step.Seconds is { } seconds)
        {
            one["timeRequired"] = XmlConvert.ToString(TimeSpan.FromSeconds(seconds));
        }

        return one;
    })]);

    private JsonObject About(Topic topic, TopicModel model) => topic switch
    {
        // A technique is never told of without what speaks against it.
        Technique technique => new JsonObject
        {
            ["@type"] = "MedicalTherapy",
            ["name"] = technique.Title,
            ["contraindication"] = new JsonArray([.. model.RulesFor(technique).Where(g => g.Severity != Severity.Advice).Select(g => new JsonObject
            {
                ["@type"] = "MedicalContraindication", ["name"] = $"{Wording.Name(g.Severity)}: {g.Rule.Title}", ["description"] = g.Rule.Instead, ["url"] = address.Of(g.Rule.Address),
            })]),
        },
        Symptom { Codes.IsEmpty: false } symptom => new JsonObject
        {
            ["@type"] = "MedicalSignOrSymptom",
            ["name"] = symptom.Title,
            ["code"] = new JsonArray([.. symptom.Codes.Select(c => new JsonObject { ["@type"] = "MedicalCode", ["codeValue"] = c.Value, ["codingSystem"] = c.System.Name })]),
        },
        Symptom symptom => new JsonObject { ["@type"] = "MedicalSignOrSymptom", ["name"] = symptom.Title },
        _ => new JsonObject { ["@type"] = "Thing", ["name"] = topic.Title },
    };

    // A guide whose every heading asks is a page of questions and answers.
    private static JsonArray? Questions(Topic topic) =>
        topic is Guide { Article.Sections: { IsEmpty: false } sections } && sections.All(s => s.Title.EndsWith('?'))
            ? new JsonArray([.. sections.Select(s => new JsonObject
            {
                ["@type"] = "Question", ["name"] = s.Title, ["acceptedAnswer"] = new JsonObject { ["@type"] = "Answer", ["text"] = Tidy(s.Words) },
            })])
            : null;

    private static IEnumerable<string> Audiences(Topic topic) =>
        topic is Guide guide
            ? guide.Audiences.Select(a => a switch { Audience.Reader => "Patient", Audience.Carer => "Caregiver", _ => "Clinician" }).Distinct(StringComparer.Ordinal)
            : ["Patient"];

    private static IEnumerable<string> Supplies(Technique technique, TopicModel model)
    {
        var uses = technique.Properties.Uses;
        return uses.Contains(Use.Oil) || uses.Contains(Use.EssentialOil)
            ? [.. model.OilsOf(technique).Select(o => o.Title).DefaultIfEmpty("Plain oil or cream"), .. uses.Contains(Use.Water) ? ["Water"] : Array.Empty<string>()]
            : uses.Contains(Use.Water) ? ["Water"] : [];
    }

    private static IEnumerable<string> Tools(Technique technique) =>
        from use in technique.Properties.Uses
        where use is Use.Ball or Use.Roller or Use.Device
        select use switch { Use.Ball => "Soft ball", Use.Roller => "Foot roller", _ => "Electric foot massager" };

    // A citation that is left out leaves its blank behind.
    private static string Tidy(string words) => Blanks().Replace(words, m => m.Groups["mark"].Success ? m.Groups["mark"].Value : " ").Trim();

    [GeneratedRegex(@"\s+(?<mark>[.,;:?!])|\s+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();

    private static string Graph(params JsonNode[] nodes) =>
        new JsonObject { ["@context"] = "https://schema.org", ["@graph"] = new JsonArray(nodes) }.ToJsonString();

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
