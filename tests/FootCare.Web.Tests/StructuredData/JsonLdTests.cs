using System.Text.Json;
using System.Xml;
using AngleSharp.Dom;
using FootCare.Topics;

namespace FootCare.Web.Tests.StructuredData;

public class JsonLdTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Every_page_tells_what_it_is_and_where_it_stands()
    {
        using var client = site.Client();
        foreach (var address in site.Addresses())
        {
            using var page = await Site.Page(client, address);
            var graph = Graph(page);
            var ids = graph.Select(n => n.GetProperty("@id").GetString()!).ToHashSet(StringComparer.Ordinal);
            Assert.Equal(graph.Count, ids.Count);
            var own = graph.Single(n => n.GetProperty("@id").GetString()!.EndsWith("#page", StringComparison.Ordinal));
            Assert.Equal(page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), own.GetProperty("url").GetString());
            if (address == "/")
            {
                Assert.Contains(graph, n => Is(n, "WebSite"));
                continue;
            }

            var way = graph.Single(n => Is(n, "BreadcrumbList")).GetProperty("itemListElement").EnumerateArray().ToList();
            Assert.Contains(own.GetProperty("breadcrumb").GetProperty("@id").GetString()!, ids);
            Assert.Equal(Enumerable.Range(1, way.Count), way.Select(w => w.GetProperty("position").GetInt32()));
            Assert.Equal(("http://localhost/", "http://localhost" + address), (way[0].GetProperty("item").GetString(), way[^1].GetProperty("item").GetString()));
            Assert.All(way, w => Assert.False(string.IsNullOrWhiteSpace(w.GetProperty("name").GetString())));
        }
    }

    [Fact]
    public async Task Every_article_is_a_medical_page_with_its_dates_audience_aspect_and_sources()
    {
        using var client = site.Client();
        foreach (var topic in site.Model.Topics)
        {
            var page = await Node(client, topic.Address, "MedicalWebPage");
            Assert.Equal(topic.Review.On, DateOnly.Parse(page.GetProperty("lastReviewed").GetString()!, System.Globalization.CultureInfo.InvariantCulture));
            Assert.True(page.GetProperty("audience").GetArrayLength() > 0);
            Assert.All(page.GetProperty("audience").EnumerateArray(), a => Assert.Contains(a.GetProperty("audienceType").GetString(), new[] { "Patient", "Caregiver", "Clinician" }));
            Assert.NotEmpty(page.GetProperty("aspect").GetString()!);
            Assert.Equal(topic.Summary, page.GetProperty("description").GetString());
            string[] cited = page.TryGetProperty("citation", out var c) ? [.. c.EnumerateArray().Select(r => r.GetProperty("url").GetString()!)] : [];
            Assert.Equal(topic.References.Select(r => r.Home), cited);
            Assert.Equal(topic.Review.Clinician is not null, page.TryGetProperty("reviewedBy", out _));
        }
    }

    [Fact]
    public async Task A_technique_tells_its_steps_times_and_supplies_and_all_that_speaks_against_it()
    {
        using var client = site.Client();
        foreach (var technique in site.Model.Techniques)
        {
            var how = await Node(client, technique.Address, "HowTo");
            Assert.Equal(TimeSpan.FromMinutes(technique.Minutes), XmlConvert.ToTimeSpan(how.GetProperty("totalTime").GetString()!));
            var steps = how.GetProperty("step").EnumerateArray().SelectMany(s => Is(s, "HowToSection") ? s.GetProperty("itemListElement").EnumerateArray().ToArray() : [s]).ToList();
            var expected = technique.Routine.IsEmpty ? technique.Steps : [.. site.Model.PartsOf(technique).SelectMany(p => p.Steps)];
            Assert.Equal(expected.Select(s => Plain(s.Words)), steps.Select(s => Plain(s.GetProperty("text").GetString()!)));
            Assert.Equal(
                expected.Select(s => s.Seconds), steps.Select(s => s.TryGetProperty("timeRequired", out var time) ? (int?)XmlConvert.ToTimeSpan(time.GetString()!).TotalSeconds : null));
            Assert.Equal(technique.Properties.Uses.Any(u => u is Use.Oil or Use.EssentialOil or Use.Water), how.TryGetProperty("supply", out _));
            Assert.Equal(technique.Properties.Uses.Any(u => u is Use.Ball or Use.Roller or Use.Device), how.TryGetProperty("tool", out _));

            var page = await Node(client, technique.Address, "MedicalWebPage");
            Assert.Equal(how.GetProperty("@id").GetString(), page.GetProperty("mainEntity").GetProperty("@id").GetString());
            Assert.Equal(
                site.Model.RulesFor(technique).Where(r => r.Severity != Severity.Advice).Select(r => "http://localhost" + r.Rule.Address),
                page.GetProperty("about").GetProperty("contraindication").EnumerateArray().Select(c => c.GetProperty("url").GetString()));
        }
    }

    [Fact]
    public async Task The_questions_and_answers_are_told_as_such_and_no_other_guide_is()
    {
        using var client = site.Client();
        foreach (var guide in site.Model.Guides)
        {
            using var page = await Site.Page(client, guide.Address);
            var asked = Graph(page).Where(n => Is(n, "FAQPage")).ToList();
            Assert.Equal(guide.Slug == "questions-and-answers", asked.Count == 1);
            foreach (var faq in asked)
            {
                var questions = faq.GetProperty("mainEntity").EnumerateArray().ToList();
                Assert.Equal(guide.Article.Sections.Select(s => s.Title), questions.Select(q => q.GetProperty("name").GetString()));
                Assert.All(questions, q => Assert.Matches(@"^(?!.*( [.,]|  ))[^\[<]{10,}$", q.GetProperty("acceptedAnswer").GetProperty("text").GetString()!));
            }
        }
    }

    [Fact]
    public async Task No_words_of_a_page_can_end_the_script_they_stand_in()
    {
        using var copy = new ContentCopy();
        copy.Replace("oils/olive.md", "summary: '", "summary: '</script><script>alert(1)</script><!--&amp; ");
        await using var changed = copy.Site();
        using var client = changed.CreateClient();
        using var page = await Site.Page(client, "/oils/olive");
        var script = Assert.Single(page.QuerySelectorAll("script:not([src])"));
        Assert.Equal(-1, script.TextContent.IndexOfAny(['<', '>', '&']));
        Assert.StartsWith("</script><script>alert(1)</script><!--&amp; ", Graph(page)[0].GetProperty("description").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_went_wrong_tells_nothing()
    {
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri("/nowhere", UriKind.Relative));
        using var page = await Site.Parse(answer);
        Assert.Null(page.QuerySelector("script[type='application/ld+json']"));
    }

    private static List<JsonElement> Graph(IDocument page)
    {
        Assert.Contains("<script type=\"application/ld+json\">", page.Source.Text, StringComparison.Ordinal);
        var script = Assert.Single(page.QuerySelectorAll("head script[type='application/ld+json']"));
        var root = JsonDocument.Parse(script.TextContent).RootElement;
        Assert.Equal("https://schema.org", root.GetProperty("@context").GetString());
        return [.. root.GetProperty("@graph").EnumerateArray()];
    }

    private static string Plain(string words) => string.Concat(words.Where(c => !char.IsWhiteSpace(c)));

    private static bool Is(JsonElement node, string type) =>
        node.GetProperty("@type") is { ValueKind: JsonValueKind.Array } types ? types.EnumerateArray().Any(t => t.GetString() == type) : node.GetProperty("@type").GetString() == type;

    private static async Task<JsonElement> Node(HttpClient client, string address, string type)
    {
        using var page = await Site.Page(client, address);
        return Graph(page).Single(n => Is(n, type));
    }
}
