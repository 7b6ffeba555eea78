using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using FootCare.Web.Tests.Feeds;

namespace FootCare.Web.Tests.Codes;

/// <summary>What a record system asks and gets; the parameters are those of MedlinePlus Connect.</summary>
public class InfobuttonTests(Site site) : IClassFixture<Site>
{
    private const string Polyneuropathy = "/infobutton?mainSearchCriteria.v.cs=2.16.840.1.113883.6.90&mainSearchCriteria.v.c=E11.42&mainSearchCriteria.v.dn=Diabetic%20polyneuropathy";

    [Fact]
    public async Task The_json_has_the_shape_of_medlineplus_connect_with_safety_first()
    {
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri(Polyneuropathy + "&knowledgeResponseType=application/json&informationRecipient.languageCode.c=en", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.True(answer.Headers.CacheControl is { Private: true, NoStore: true, Public: false });
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var feed = json.RootElement.GetProperty("feed");
        foreach (var key in new[] { "title", "subtitle", "updated", "id" })
        {
            Assert.False(string.IsNullOrEmpty(feed.GetProperty(key).GetProperty("_value").GetString()), key);
        }

        Assert.Equal("FootCare", feed.GetProperty("author").GetProperty("name").GetProperty("_value").GetString());
        var categories = feed.GetProperty("category").EnumerateArray().ToDictionary(c => c.GetProperty("scheme").GetString()!, c => c.GetProperty("term").GetString());
        Assert.Equal(
            ("E11.42", "2.16.840.1.113883.6.90", "Diabetic polyneuropathy", "PAT"),
            (categories["mainSearchCriteria.v.c"], categories["mainSearchCriteria.v.cs"], categories["mainSearchCriteria.v.dn"], categories["InformationRecipient"]));
        var entries = feed.GetProperty("entry").EnumerateArray().ToList();
        Assert.Equal("http://localhost/safety/diabetes", entries[0].GetProperty("link")[0].GetProperty("href").GetString());
        foreach (var entry in entries)
        {
            Assert.Equal("alternate", entry.GetProperty("link")[0].GetProperty("rel").GetString());
            Assert.StartsWith("tag:", entry.GetProperty("id").GetProperty("_value").GetString(), StringComparison.Ordinal);
            Assert.True(DateTimeOffset.TryParse(entry.GetProperty("updated").GetProperty("_value").GetString(), out _));
            Assert.Equal("html", entry.GetProperty("summary").GetProperty("type").GetString());
            Assert.Contains("No clinician has reviewed", entry.GetProperty("summary").GetProperty("_value").GetString(), StringComparison.Ordinal);
            Assert.DoesNotContain("/techniques/", entry.GetProperty("link")[0].GetProperty("href").GetString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("G62.9")]
    [InlineData("R20.2")]
    [InlineData("R20.0")]
    [InlineData("M79.2")]
    public async Task A_code_that_no_rule_forbids_leads_to_the_checklist_first_and_every_other_page_says_to_check(string code)
    {
        using var client = site.Client();
        var query = $"/infobutton?mainSearchCriteria.v.cs=http://hl7.org/fhir/sid/icd-10-cm&mainSearchCriteria.v.c={code}&knowledgeResponseType=";
        using var json = JsonDocument.Parse(await client.GetStringAsync(new Uri(query + "application/json", UriKind.Relative)));
        var entries = json.RootElement.GetProperty("feed").GetProperty("entry").EnumerateArray().ToList();
        Assert.Equal("Is foot massage safe for you today?", entries[0].GetProperty("title").GetProperty("_value").GetString());
        Assert.Equal("http://localhost/checklist", entries[0].GetProperty("link")[0].GetProperty("href").GetString());
        Assert.All(entries.Where(e => !e.GetProperty("link")[0].GetProperty("href").GetString()!.Contains("/safety/", StringComparison.Ordinal)).Skip(1), e =>
            Assert.Contains("<strong>Before any massage:</strong> <a href=\"http://localhost/checklist\">", e.GetProperty("summary").GetProperty("_value").GetString(), StringComparison.Ordinal));
        var atom = FeedTests.AssertAtom(XElement.Parse(await client.GetStringAsync(new Uri(query + "text/xml", UriKind.Relative))));
        Assert.Equal(entries.Select(e => e.GetProperty("link")[0].GetProperty("href").GetString()), atom);
    }

    [Fact]
    public async Task Every_answer_of_every_code_begins_with_stop_ask_first_or_the_checklist()
    {
        using var client = site.Client();
        foreach (var match in site.Model.Codes.All)
        {
            using var json = JsonDocument.Parse(await client.GetStringAsync(new Uri(
                $"/infobutton?mainSearchCriteria.v.cs={match.Code.System.Word}&mainSearchCriteria.v.c={match.Code.Value}&knowledgeResponseType=application/json", UriKind.Relative)));
            var first = json.RootElement.GetProperty("feed").GetProperty("entry")[0].GetProperty("link")[0].GetProperty("href").GetString()!;
            Assert.True(
                first.EndsWith("/checklist", StringComparison.Ordinal) || site.Model.Rules.Any(r => first.EndsWith(r.Address, StringComparison.Ordinal) && r.Severity is FootCare.Topics.Severity.Stop or FootCare.Topics.Severity.AskFirst),
                $"{match.Code} begins with {first}");
        }
    }

    [Theory]
    [InlineData("mainSearchCriteria.v.cs=icd-10-cm&mainSearchCriteria.v.c=E11.42&knowledgeResponseType=image/png", "We cannot read that request")]
    [InlineData("mainSearchCriteria.v.cs=icd-10-cm&mainSearchCriteria.v.c=E11.42&callback=x", "We cannot read that request")]
    [InlineData("mainSearchCriteria.v.c=E11.42", "We cannot read that request")]
    [InlineData("mainSearchCriteria.v.cs=icd-10-cm&mainSearchCriteria.v.c=hello", "We cannot read that code")]
    public async Task The_heading_blames_what_is_wrong(string query, string heading)
    {
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri("/infobutton?" + query, UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var page = await Site.Parse(answer);
        Assert.Equal(heading, page.QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("mainSearchCriteria.v.cs=2.16.840.1.113883.6.90&mainSearchCriteria.v.c=A00.0", "FootCare has no page for this code", "We have no page for that code")]
    [InlineData("mainSearchCriteria.v.cs=2.16.840.1.113883.6.88&mainSearchCriteria.v.c=637188", "This code is from a list of codes that FootCare does not know", "We cannot read that code")]
    [InlineData("mainSearchCriteria.v.dn=burning%20feet", "FootCare finds pages by code, not by name", "What do your feet feel like?")]
    public async Task An_empty_answer_says_whether_it_is_the_page_the_list_or_the_code_that_is_missing(string query, string subtitle, string heading)
    {
        using var client = site.Client();
        using var json = JsonDocument.Parse(await client.GetStringAsync(new Uri($"/infobutton?{query}&knowledgeResponseType=application/json", UriKind.Relative)));
        Assert.Equal(subtitle, json.RootElement.GetProperty("feed").GetProperty("subtitle").GetProperty("_value").GetString());
        using var page = await Site.Page(client, $"/infobutton?{query}");
        Assert.Equal(heading, page.QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("R20.0")]
    [InlineData("E11.42")]
    public async Task Titles_tell_a_rule_from_a_symptom_of_the_same_name(string code)
    {
        using var client = site.Client();
        using var json = JsonDocument.Parse(await client.GetStringAsync(new Uri($"/infobutton?mainSearchCriteria.v.cs=icd-10-cm&mainSearchCriteria.v.c={code}&knowledgeResponseType=application/json", UriKind.Relative)));
        var titles = json.RootElement.GetProperty("feed").GetProperty("entry").EnumerateArray().Select(e => e.GetProperty("title").GetProperty("_value").GetString()!).ToList();
        Assert.Distinct(titles);
        Assert.Contains(titles, t => t is "Change how: Numb or untested feet" or "Ask first: Diabetes");
    }

    [Theory]
    [InlineData("application/json; charset=utf-8", "application/json")]
    [InlineData("Application/JSON", "application/json")]
    [InlineData("application/xml", "text/xml")]
    [InlineData("TEXT/HTML;charset=utf-8", "text/html")]
    public async Task The_type_of_answer_may_be_written_as_any_header_would(string type, string media)
    {
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri($"{Polyneuropathy}&knowledgeResponseType={Uri.EscapeDataString(type)}", UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, media), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData("application/fhir+json", "application/json")]
    [InlineData("application/fhir+xml", "text/plain")]
    [InlineData("image/png", "text/html")]
    public async Task Who_asks_for_a_type_that_we_have_not_is_refused_in_one_that_it_can_read(string type, string media)
    {
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri($"{Polyneuropathy}&knowledgeResponseType={Uri.EscapeDataString(type)}", UriKind.Relative));
        Assert.Equal((HttpStatusCode.BadRequest, media), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/xml")]
    [InlineData("text/html")]
    public async Task A_form_that_says_the_same_as_an_address_is_answered_the_same_and_kept_by_nobody(string type)
    {
        using var client = site.Client();
        var query = $"{Polyneuropathy}&knowledgeResponseType={type}&age.v.v=91";
        using var form = new StringContent(query.Split('?')[1], System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        using var posted = await client.PostAsync(new Uri("/infobutton", UriKind.Relative), form);
        using var asked = await client.GetAsync(new Uri(query, UriKind.Relative));
        Assert.Equal((asked.StatusCode, asked.Content.Headers.ContentType), (posted.StatusCode, posted.Content.Headers.ContentType));
        Assert.Equal(await Said(asked), await Said(posted));
        Assert.True(posted.Headers.CacheControl is { Private: true, NoStore: true });
        Assert.Equal("*", Assert.Single(posted.Headers.GetValues("Access-Control-Allow-Origin")));

        // A page's head says more of itself where it has an address of its own.
        static async Task<string> Said(HttpResponseMessage answer)
        {
            using var page = await Site.Parse(answer);
            return page.QuerySelector("main")?.OuterHtml ?? await answer.Content.ReadAsStringAsync();
        }
    }

    [Fact]
    public async Task A_posted_question_is_read_from_its_form_alone_up_to_four_kilobytes()
    {
        using var client = site.Client();
        Assert.Equal(HttpStatusCode.BadRequest, await Post(Polyneuropathy, "", "application/x-www-form-urlencoded"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await Post("/infobutton", Polyneuropathy.Split('?')[1] + "&x=" + new string('x', 4096), "application/x-www-form-urlencoded"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await Post("/infobutton", "{}", "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, await Post("/infobutton", string.Concat(Enumerable.Repeat("a&", 1100)), "application/x-www-form-urlencoded"));

        async Task<HttpStatusCode> Post(string address, string body, string type)
        {
            using var content = new StringContent(body, System.Text.Encoding.UTF8, type);
            using var answer = await client.PostAsync(new Uri(address, UriKind.Relative), content);
            Assert.True(answer.Headers.CacheControl?.NoStore);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task The_xml_is_valid_atom_with_the_same_entries()
    {
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri(Polyneuropathy + "&knowledgeResponseType=text/xml", UriKind.Relative));
        Assert.Equal("text/xml", answer.Content.Headers.ContentType?.MediaType);
        var entries = FeedTests.AssertAtom(XElement.Parse(await answer.Content.ReadAsStringAsync()));
        Assert.Equal(["http://localhost/safety/diabetes", "http://localhost/guides/daily-foot-check", "http://localhost/guides/types-of-neuropathy"], entries);
    }

    [Fact]
    public async Task A_browser_gets_a_page_or_the_way_to_the_one_that_fits()
    {
        using var client = site.Client();
        using var page = await Site.Page(client, Polyneuropathy);
        Assert.NotNull(page.QuerySelector("main a.tile[href='/safety/diabetes']"));
        using var only = await client.GetAsync(new Uri("/infobutton?MAINSEARCHCRITERIA.V.CS=2.16.840.1.113883.6.96&mainsearchcriteria.v.c=62507009", UriKind.Relative));
        Assert.Equal((HttpStatusCode.Redirect, "/symptoms/tingling"), (only.StatusCode, only.Headers.Location?.OriginalString));
    }

    [Theory]
    [InlineData("mainSearchCriteria.v.cs=2.16.840.1.113883.6.90&mainSearchCriteria.v.c=A00.0")]
    [InlineData("mainSearchCriteria.v.cs=2.16.840.1.113883.6.88&mainSearchCriteria.v.c=637188")]
    [InlineData("mainSearchCriteria.v.dn=burning%20feet")]
    public async Task What_no_page_has_is_an_empty_feed_for_programs_and_the_symptoms_for_people(string query)
    {
        using var client = site.Client();
        using var json = JsonDocument.Parse(await client.GetStringAsync(new Uri($"/infobutton?{query}&knowledgeResponseType=application/json", UriKind.Relative)));
        Assert.Equal(0, json.RootElement.GetProperty("feed").GetProperty("entry").GetArrayLength());
        Assert.Empty(FeedTests.AssertAtom(XElement.Parse(await client.GetStringAsync(new Uri($"/infobutton?{query}&knowledgeResponseType=text/xml", UriKind.Relative)))));
        using var page = await Site.Page(client, $"/infobutton?{query}");
        Assert.Equal(site.Model.Symptoms.Length, page.QuerySelectorAll("main .tile[href^='/symptoms/']").Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("mainSearchCriteria.v.c=E11.42")]
    [InlineData("mainSearchCriteria.v.cs=2.16.840.1.113883.6.90")]
    [InlineData("mainSearchCriteria.v.cs=2.16.840.1.113883.6.90&mainSearchCriteria.v.c=neuropathy")]
    [InlineData("mainSearchCriteria.v.cs=2.16.840.1.113883.6.96&mainSearchCriteria.v.c=302226007")]
    [InlineData("mainSearchCriteria.v.cs=2.16.840.1.113883.6.90&mainSearchCriteria.v.c=E11.42&mainSearchCriteria.v.c=L97")]
    [InlineData("mainSearchCriteria.v.dn=%01")]
    [InlineData("mainSearchCriteria.v.dn=%EF%BF%BF")]
    [InlineData("mainSearchCriteria.v.dn=x&knowledgeResponseType=application/pdf")]
    [InlineData("mainSearchCriteria.v.dn=x&knowledgeResponseType=application/javascript&callback=run")]
    [InlineData("mainSearchCriteria.v.dn=x&knowledgeResponseType=application/json&callback=run")]
    public async Task A_malformed_request_is_a_400_that_no_cache_keeps(string query)
    {
        using var client = site.Client();
        foreach (var type in query.Contains("knowledge", StringComparison.Ordinal) ? new[] { "" } : ["", "&knowledgeResponseType=application/json", "&knowledgeResponseType=text/xml"])
        {
            using var answer = await client.GetAsync(new Uri($"/infobutton?{query}{type}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.True(answer.Headers.CacheControl?.NoStore);
            Assert.NotEqual("application/javascript", answer.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task What_it_says_about_a_person_changes_nothing_and_is_never_repeated()
    {
        using var client = site.Client();
        var plain = await client.GetStringAsync(new Uri(Polyneuropathy + "&knowledgeResponseType=application/json", UriKind.Relative));
        var told = await client.GetStringAsync(new Uri(
            Polyneuropathy + "&knowledgeResponseType=application/json&age.v.v=91&age.v.u=a&patientPerson.administrativeGenderCode.c=F&performer=PAT&taskContext.c.c=PROBLISTREV", UriKind.Relative));
        Assert.Equal(plain, told);
    }
}
