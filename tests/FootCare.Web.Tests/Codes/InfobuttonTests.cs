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
        Assert.True(answer.Headers.CacheControl is { Public: true, MaxAge.TotalHours: >= 12 and <= 24 });
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
