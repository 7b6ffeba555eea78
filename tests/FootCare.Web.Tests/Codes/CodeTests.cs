using System.Net;
using FootCare.Codes;
using FootCare.Topics;
using FootCare.Web.Codes;

namespace FootCare.Web.Tests.Codes;

public class CodeTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("/code/icd-10-cm/R20.2", "/symptoms/tingling")]
    [InlineData("/code/icd-10-cm/r202", "/symptoms/tingling")]
    [InlineData("/code/ICD-10-CM/R20.2999", "/symptoms/tingling")]
    [InlineData("/code/icd-10-cm/R202", "/symptoms/tingling")]
    [InlineData("/code/icd-10/R20.2", "/symptoms/tingling")]
    [InlineData("/code/icd-10/L89.3", "/safety/open-skin")]
    [InlineData("/code/I10C/R20.2", "/symptoms/tingling")]
    [InlineData("/code/snomed-ct/62507009", "/symptoms/tingling")]
    [InlineData("/code/icd-10-cm/I82.411", "/safety/leg-pain-and-swelling")]
    public async Task A_code_with_one_page_leads_there(string address, string page)
    {
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal((HttpStatusCode.Redirect, page), (answer.StatusCode, answer.Headers.Location?.OriginalString));
    }

    [Theory]
    [InlineData("/code/icd-10-cm/E11.42")]
    [InlineData("/code/icd-10-cm/e1142")]
    [InlineData("/code/icd-10-cm/E11.621")]
    [InlineData("/code/snomed-ct/230572002")]
    public async Task A_code_with_several_pages_lists_them_with_safety_first(string address)
    {
        using var client = site.Client();
        using var page = await Site.Page(client, address);
        var links = page.QuerySelectorAll("main .tile").Select(a => a.GetAttribute("href")!).ToList();
        Assert.True(links.Count > 1);
        Assert.StartsWith("/safety/", links[0], StringComparison.Ordinal);
        Assert.Equal(links.OrderBy(l => !l.StartsWith("/safety/", StringComparison.Ordinal)), links);
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
        Assert.Contains("no clinician has reviewed", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/code/icd-10-cm/G62.9", "/guides/what-is-neuropathy")]
    [InlineData("/code/icd-10-cm/E11.42", "/guides/types-of-neuropathy")]
    [InlineData("/infobutton?mainSearchCriteria.v.cs=icd-10-cm&mainSearchCriteria.v.c=G62.9", "/guides/what-is-neuropathy")]
    public async Task A_code_that_has_guides_alone_offers_the_checklist_and_the_symptoms_too(string address, string guide)
    {
        using var client = site.Client();
        using var page = await Site.Page(client, address);
        Assert.NotNull(page.QuerySelector($"main .tile[href='{guide}']"));
        Assert.NotNull(page.QuerySelector("main .button[href='/checklist']"));
        Assert.Equal(site.Model.Symptoms.Length, page.QuerySelectorAll("main .tile[href^='/symptoms/']").Length);
    }

    [Fact]
    public async Task A_code_of_danger_never_leads_to_a_technique_or_past_a_safety_rule()
    {
        using var client = site.Client();
        foreach (var danger in CodeIndex.Danger.Where(d => site.Model.Codes.Find(d.System, d.Normalized) is not null))
        {
            using var answer = await client.GetAsync(new Uri($"/code/{danger.System.Word}/{danger.Value}", UriKind.Relative));
            using var page = await Site.Parse(answer);
            string[] links = answer.Headers.Location is { } only ? [only.OriginalString] : [.. page.QuerySelectorAll("main .tile").Select(a => a.GetAttribute("href")!)];
            Assert.NotEmpty(links);
            Assert.All(links, l => Assert.StartsWith("/safety/", l, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("/code/icd-10-cm/A00.0", HttpStatusCode.NotFound)]
    [InlineData("/code/rxnorm/12345", HttpStatusCode.NotFound)]
    [InlineData("/code/icd-10-cm/hello", HttpStatusCode.BadRequest)]
    [InlineData("/code/icd-10-cm/E11.4XYZQ", HttpStatusCode.BadRequest)]
    [InlineData("/code/icd-10-cm/%3Cscript%3E", HttpStatusCode.BadRequest)]
    [InlineData("/code/snomed-ct/302226007", HttpStatusCode.BadRequest)]
    public async Task An_unknown_or_malformed_code_gets_a_page_with_the_symptoms(string address, HttpStatusCode status)
    {
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(status, answer.StatusCode);
        using var page = await Site.Parse(answer);
        Assert.Equal(site.Model.Symptoms.Length, page.QuerySelectorAll("main .tile[href^='/symptoms/']").Length);
        Assert.Equal(["/checklist", "/guides/when-to-get-help"], page.QuerySelectorAll("main a").Take(2).Select(a => a.GetAttribute("href")));
        Assert.Null(page.QuerySelector("link[rel=canonical]"));
    }

    [Theory]
    [InlineData("/code/icd-10-cm/E11.42.html", "/code/icd-10-cm/E11.42")]
    [InlineData("/code/icd-10/e1142.HTML", "/code/icd-10/E11.42")]
    public async Task A_code_with_the_ending_of_a_file_leads_to_the_code(string address, string leadsTo)
    {
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal((HttpStatusCode.MovedPermanently, leadsTo), (answer.StatusCode, answer.Headers.Location?.OriginalString));
    }

    [Theory]
    [InlineData("/code/icd-10-cm/E11.42")]
    [InlineData("/code/icd-10-cm/R20.2")]
    public async Task No_shared_cache_keeps_an_address_with_a_diagnosis(string address)
    {
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.True(answer.Headers.CacheControl is { Private: true, Public: false });
    }

    [Fact]
    public async Task Two_pages_of_nearly_one_name_are_told_apart_by_their_kind()
    {
        using var client = site.Client();
        using var page = await Site.Page(client, "/code/icd-10-cm/R20.0");
        var tiles = page.QuerySelectorAll("main .tile").Where(t => t.QuerySelector("strong")!.TextContent is "Numb or untested feet" or "Numb feet").ToList();
        Assert.Equal(2, tiles.Count);
        Assert.Contains("What it feels like", tiles[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_code_of_the_content_answers_and_is_listed_with_its_pages_as_not_yet_reviewed()
    {
        using var client = site.Client();
        using var list = await Site.Page(client, "/codes");
        Assert.Contains("Not yet reviewed by a clinician", list.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var csv = await client.GetStringAsync(new Uri("/codes.csv", UriKind.Relative));
        foreach (var match in site.Model.Codes.All)
        {
            using var answer = await client.GetAsync(new Uri($"/code/{match.Code.System.Word}/{match.Code.Value}", UriKind.Relative));
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect, $"{match.Code} answered {answer.StatusCode}");
            Assert.Contains(list.QuerySelectorAll("th[scope=row]"), th => th.TextContent == match.Code.Value);
            Assert.NotNull(list.QuerySelector($"th a[href='/code/{match.Code.System.Word}/{match.Code.Value}']"));
            Assert.Contains($",http://localhost/code/{match.Code.System.Word}/{match.Code.Value},{CodeTable.NotReviewed}\r\n", csv, StringComparison.Ordinal);
            Assert.All(match.Topics, t => Assert.Contains($"{match.Code.System.Word},{match.Code.Value},{Vocabulary.Word(t.Kind)},", csv, StringComparison.Ordinal));
        }

        var lines = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1 + site.Model.Codes.All.Sum(m => m.Topics.Length), lines.Length);
        Assert.All(lines[1..], l => Assert.EndsWith("," + CodeTable.NotReviewed, l, StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_list_of_a_codes_pages_says_the_same_name_twice()
    {
        using var client = site.Client();
        using var list = await Site.Page(client, "/codes");
        Assert.Contains("Change how: Numb or untested feet", list.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.All(list.QuerySelectorAll("td"), td => Assert.Distinct(td.QuerySelectorAll("a").Select(a => a.TextContent)));
        var csv = await client.GetStringAsync(new Uri("/codes.csv", UriKind.Relative));
        Assert.Contains("\r\nicd-10-cm,R20.0,safety,Change how: Numb or untested feet,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_request_shown_to_copy_is_answered_and_the_list_names_every_code_system_with_its_identifier()
    {
        using var client = site.Client();
        using var list = await Site.Page(client, "/codes");
        using var answer = await client.GetAsync(new Uri(list.QuerySelector("code.address")!.TextContent));
        Assert.Equal((HttpStatusCode.OK, "application/json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var main = list.QuerySelector("main")!.TextContent;
        Assert.All(CodeSystem.All, s => Assert.Contains($"{s.Oid} is {s.Name}", main, StringComparison.Ordinal));
        Assert.All(["in a new window", "Show nothing then", "in English", "POST"], words => Assert.Contains(words, main, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a, b", "\"a, b\"")]
    [InlineData("say \"ah\"", "\"say \"\"ah\"\"\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("-2+3,4", "\"'-2+3,4\"")]
    [InlineData("", "")]
    public void A_field_of_the_table_is_never_taken_for_a_formula(string text, string field) => Assert.Equal(field, CodeTable.Field(text));
}
