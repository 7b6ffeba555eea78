using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using FootCare.Topics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace FootCare.Web.Tests.Pages;

public class ChecklistTests(Site site) : IClassFixture<Site>
{
    private IEnumerable<SafetyRule> Questions => site.Model.Rules.Where(r => r.Question is not null);

    [Fact]
    public async Task The_form_asks_every_question_in_three_parts_each_with_three_answers()
    {
        using var client = site.Client();
        using var page = await Site.Page(client, "/checklist");
        Assert.Equal(["Your feet today", "Your health", "What you will use"], page.QuerySelectorAll("form h2").Select(h => h.TextContent));
        foreach (var rule in Questions)
        {
            var field = page.GetElementById(rule.Slug)!;
            Assert.Equal("FIELDSET", field.TagName);
            Assert.Equal(rule.Question, field.QuerySelector("legend")!.TextContent);
            Assert.Equal(["yes", "no", "not-sure"], field.QuerySelectorAll($"input[type=radio][name='{rule.Slug}']").Select(i => i.GetAttribute("value")));
            Assert.Empty(field.QuerySelectorAll("[checked]"));
            Assert.Contains(rule.Why!, field.QuerySelector("details")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/checklist")]
    [InlineData("/checklist?for=thumb-circles")]
    [InlineData("/embed/checklist")]
    [InlineData("/techniques/{slug}")]
    [InlineData("/techniques/{slug}/follow")]
    public async Task A_child_is_for_the_childs_doctor(string address)
    {
        using var client = site.Client();
        foreach (var at in address.Contains("{slug}", StringComparison.Ordinal) ? site.Model.Techniques.Select(t => address.Replace("{slug}", t.Slug, StringComparison.Ordinal)) : [address])
        {
            using var page = await Site.Page(client, at);
            Assert.True(page.QuerySelector("main")!.TextContent.Contains("or a child, ask the child's doctor first.", StringComparison.Ordinal), at);
        }
    }

    [Fact]
    public async Task Fever_with_cancer_treatment_sends_for_help_now_and_names_the_teams_helpline()
    {
        using var client = site.Client();
        using var answer = await Post(client, [.. AllNo("fever", "yes").Where(a => a.Key != "cancer-treatment"), new("cancer-treatment", "yes")]);
        using var page = await Site.Parse(answer);
        Assert.Contains("Call your local emergency number now", page.QuerySelector(".result__help")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("call your cancer team's helpline now, day or night", page.QuerySelector(".result__now")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_one_technique_only_the_questions_that_can_matter_are_asked()
    {
        using var client = site.Client();
        foreach (var technique in site.Model.Techniques)
        {
            using var page = await Site.Page(client, $"/checklist?for={technique.Slug}");
            Assert.Equal(
                Questions.Where(r => r.Concerns(technique.Properties)).Select(r => r.Slug).Order(StringComparer.Ordinal),
                page.QuerySelectorAll("fieldset.question").Select(f => f.Id).Order(StringComparer.Ordinal));
        }

        using var unknown = await client.GetAsync(new Uri("/checklist?for=no-such", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task The_checklist_of_a_technique_answers_under_its_former_name_and_in_any_spelling()
    {
        using var copy = new ContentCopy();
        copy.Replace("techniques/heel-ball.md", "summary:", "aliases: [ball-under-the-heel]\nsummary:");
        await using var changed = copy.Site();
        using var client = changed.CreateClient(new() { AllowAutoRedirect = false });
        foreach (var name in new[] { "ball-under-the-heel", "HEEL-BALL", "heel-ball.", "Ball-under-the-heel" })
        {
            foreach (var page in new[] { "/checklist", "/embed/checklist" })
            {
                using var moved = await client.GetAsync(new Uri($"{page}?for={name}", UriKind.Relative));
                Assert.Equal((HttpStatusCode.MovedPermanently, $"{page}?for=heel-ball"), (moved.StatusCode, moved.Headers.Location?.OriginalString));
            }

            using var result = await Site.Parse(await client.PostAsync(new Uri($"/checklist?for={name}", UriKind.Relative), new FormUrlEncodedContent([new("numb-feet", "yes")])));
            Assert.NotNull(result.QuerySelector(".result"));
            using var embedded = await client.GetAsync(new Uri($"/oembed?url=http://localhost/checklist%3Ffor={name}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, embedded.StatusCode);
        }
    }

    [Fact]
    public async Task A_GET_never_assesses()
    {
        using var client = site.CreateClient();
        using var page = await Site.Page(client, "/checklist?hot-red-swollen-foot=yes");
        Assert.Null(page.QuerySelector(".result"));
        Assert.Empty(page.QuerySelectorAll("[checked]"));
    }

    [Fact]
    public async Task One_hot_foot_says_do_not_massage_and_get_help_today_and_links_the_rule()
    {
        using var client = site.Client();
        using var answer = await Post(client, AllNo("hot-red-swollen-foot", "yes"));
        using var page = await Site.Parse(answer);
        Assert.Contains("Do not massage your feet today", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Get medical help today", page.QuerySelector(".result__help")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".result__now a[href='/safety/hot-red-swollen-foot']"));
        Assert.Equal("stop", Assert.Single(page.QuerySelectorAll(".result__group")).ClassList.Last()["result__group--".Length..]);
        Assert.NotNull(page.QuerySelector("#hot-red-swollen-foot input[value=yes][checked]"));
    }

    [Fact]
    public async Task Numb_feet_split_the_techniques_into_groups_whose_headings_say_their_level()
    {
        using var client = site.Client();
        using var answer = await Post(client, AllNo("numb-feet", "yes"));
        using var page = await Site.Parse(answer);
        var groups = page.QuerySelectorAll(".result__group").ToDictionary(g => g.QuerySelector("h2")!.TextContent.Trim().Split(" (")[0], StringComparer.Ordinal);
        Assert.Equal(["With care", "Leave out"], groups.Keys);
        Assert.NotNull(groups["Leave out"].QuerySelector("a[href='/techniques/warm-soak']"));
        Assert.NotNull(groups["With care"].QuerySelector("a[href='/techniques/gentle-stroking']"));
        Assert.All(page.QuerySelectorAll(".result__group"), g => Assert.NotNull(g.QuerySelector("a[href='/safety/numb-feet']")));
    }

    [Fact]
    public async Task A_healthy_no_to_everything_is_go_with_advice()
    {
        using var client = site.Client();
        using var answer = await Post(client, AllNo());
        using var page = await Site.Parse(answer);
        Assert.Contains("Nothing here rules out gentle massage today", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".result__always a[href='/safety/clean-hands-and-tools']"));
        Assert.Equal(site.Model.Techniques.Length, page.QuerySelectorAll(".result__group--go .result__techniques li").Length);
    }

    [Fact]
    public async Task Who_is_to_ask_first_is_told_what_to_do_for_the_feet_tonight_without_massage()
    {
        using var client = site.Client();
        using var answer = await Post(client, AllNo("diabetes", "yes"));
        using var page = await Site.Parse(answer);
        Assert.NotNull(page.GetElementById("tonight"));
        foreach (var link in page.QuerySelectorAll(".result a").Select(a => a.GetAttribute("href")!).Where(l => l[0] == '/').Distinct(StringComparer.Ordinal))
        {
            using var there = await Site.Page(client, link.Split('#')[0]);
            Assert.True(link.Split('#') is not [_, var anchor] || there.GetElementById(anchor) is not null, link);
        }

        foreach (var yes in new[] { "hot-red-swollen-foot", "numb-feet" })
        {
            using var other = await Post(client, AllNo(yes, "yes"));
            using var otherPage = await Site.Parse(other);
            Assert.Null(otherPage.GetElementById("tonight"));
        }
    }

    [Theory]
    [InlineData("/checklist")]
    [InlineData("/checklist?for=partner-massage")]
    [InlineData("/embed/checklist")]
    [InlineData("/checklist/sheet")]
    [InlineData("/handouts/print?technique=partner-massage&safety=yes")]
    public async Task Who_massages_somebody_else_is_asked_to_answer_for_the_feet_before_the_first_question(string address)
    {
        using var client = site.Client();
        using var page = await Site.Page(client, address);
        var words = page.QuerySelector("main")!.TextContent;
        var whose = words.IndexOf("Massaging somebody else? Answer for the person whose feet they are.", StringComparison.Ordinal);
        Assert.True(whose >= 0, address);
        Assert.True(whose < words.IndexOf(site.Model.Find<SafetyRule>("sudden-change")!.Question!, StringComparison.Ordinal), address);
    }

    [Fact]
    public async Task A_result_says_for_whose_feet_it_holds_and_that_silence_about_an_illness_is_not_leave()
    {
        using var client = site.Client();
        foreach (var (yes, illness) in new[] { ("none", true), ("numb-feet", true), ("diabetes", true), ("fever", false) })
        {
            using var answer = await Post(client, Answers(yes: [yes]));
            using var page = await Site.Parse(answer);
            Assert.Contains("only for the feet you answered about", page.QuerySelector(".result__date")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(illness, page.QuerySelector(".result")!.TextContent.Contains("an illness that no question named? Ask your doctor before any massage.", StringComparison.Ordinal));
            Assert.Equal(illness, (await Advice(client, Answers(yes: [yes]))).Contains("an illness that no question named?", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("diabetes", "", true)]
    [InlineData("diabetes,numb-feet,blood-thinners", "poor-circulation", true)]
    [InlineData("diabetes,essential-oil-use", "", false)]
    [InlineData("diabetes,fever", "", false)]
    [InlineData("diabetes,extreme-pain", "", false)]
    [InlineData("numb-feet", "diabetes", false)]
    [InlineData("numb-feet", "", false)]
    public async Task A_yes_that_was_given_before_leads_on_only_where_nothing_stops_a_massage_or_wants_help_today(string yes, string notSure, bool leads)
    {
        using var client = site.Client();
        using var answer = await Post(client, Answers(yes.Split(','), notSure.Split(',')));
        using var page = await Site.Parse(answer);
        var asked = page.QuerySelector(".result__asked");
        Assert.Equal(leads, asked is not null);
        if (asked is not null)
        {
            Assert.Contains("Then follow what they said.", asked.TextContent, StringComparison.Ordinal);
            Assert.NotNull(asked.QuerySelector("a[href='/techniques/gentle-stroking']"));
            Assert.Equal(page.QuerySelector(".result__group--stop") is not null, asked.TextContent.Contains("“Leave out” stays left out", StringComparison.Ordinal));
            Assert.Equal(page.GetElementById("later") is not null, asked.TextContent.Contains("“When massage is right for you”", StringComparison.Ordinal));
            Assert.Equal(notSure.Length > 0, asked.TextContent.Contains("still open", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("numb-feet")]
    [InlineData("heat-sense")]
    public async Task Who_is_not_sure_of_something_that_changes_how_is_told_how_as_after_a_yes_and_why(string slug)
    {
        using var client = site.Client();
        var rule = site.Model.Find<SafetyRule>(slug)!;
        using var answer = await Post(client, Answers(notSure: [slug]));
        using var page = await Site.Parse(answer);
        var line = page.QuerySelector($".result__now a[href='{rule.Address}']")!.ParentElement!;
        Assert.Equal("now", line.ParentElement!.PreviousElementSibling!.Id);
        Assert.Equal($"{rule.Title}: {rule.Instead} You were not sure, so do as after a yes.", line.TextContent);
        Assert.Contains($"{rule.Title}: {rule.Instead} You were not sure, so do as after a yes.", await Advice(client, Answers(notSure: [slug])), StringComparison.Ordinal);
        Assert.DoesNotContain("not sure", await Advice(client, Answers(yes: [slug])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_something_stops_it_today_whom_to_ask_about_massage_is_for_later_and_help_is_not()
    {
        using var client = site.Client();
        var answers = Answers(yes: ["hot-red-swollen-foot", "diabetes", "numb-feet", "extreme-pain"]).ToList();
        using var answer = await Post(client, answers);
        using var page = await Site.Parse(answer);
        var lists = page.QuerySelectorAll(".result__now").ToDictionary(l => l.PreviousElementSibling!.Id!, l => l.QuerySelectorAll("li > a:first-child").Select(a => a.GetAttribute("href")!["/safety/".Length..]));
        Assert.Equal(["extreme-pain", "hot-red-swollen-foot"], lists["now"].Order(StringComparer.Ordinal));
        Assert.Equal(["diabetes", "numb-feet"], lists["later"]);
        var advice = await Advice(client, answers);
        Assert.True(advice.IndexOf("When massage is right for you:", StringComparison.Ordinal) < advice.IndexOf("Ask your diabetes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_one_technique_is_stopped_by_what_changes_others_the_rule_still_says_what_to_do_now()
    {
        using var client = site.Client();
        using var page = await Site.Parse(await Post(client, Answers(yes: ["numb-feet"]).Where(a => site.Model.Find<SafetyRule>(a.Key)!.Concerns(site.Model.Find<Technique>("warm-soak")!.Properties)), to: "/checklist?for=warm-soak"));
        Assert.NotNull(page.QuerySelector("#now + .result__now a[href='/safety/numb-feet']"));
        Assert.DoesNotContain(page.QuerySelectorAll(".result a[href^='#']"), a => page.GetElementById(a.GetAttribute("href")![1..]) is null);
    }

    [Fact]
    public async Task Nothing_ticked_is_said_kindly_and_assumes_nothing()
    {
        using var client = site.Client();
        using var answer = await Post(client, []);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var page = await Site.Parse(answer);
        Assert.Contains("You have not answered anything yet", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".result__group"));
    }

    [Fact]
    public async Task The_same_post_answers_programs_in_JSON()
    {
        using var client = site.Client();
        using var answer = await Post(client, AllNo("numb-feet", "yes").Where(a => a.Key != "diabetes"), "application/json");
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("ask-first", json.RootElement.GetProperty("verdict").GetString());
        Assert.NotEqual("", json.RootElement.GetProperty("advice").GetString());
        Assert.Equal(["diabetes"], json.RootElement.GetProperty("open").EnumerateArray().Select(o => o.GetString()));
        var techniques = json.RootElement.GetProperty("techniques").EnumerateArray().ToDictionary(t => t.GetProperty("slug").GetString()!, StringComparer.Ordinal);
        Assert.Equal(site.Model.Techniques.Length, techniques.Count);
        var soak = techniques["warm-soak"];
        Assert.Equal("stop", soak.GetProperty("verdict").GetString());
        var reasons = soak.GetProperty("reasons").EnumerateArray().Select(r => (r.GetProperty("rule").GetString(), r.GetProperty("severity").GetString(), r.GetProperty("answer").GetString())).ToList();
        Assert.Equal([("numb-feet", "stop", "yes"), ("diabetes", "stop", null)], reasons);
    }

    [Theory]
    [InlineData("/checklist?numb-feet=yes&diabetes=no", "/checklist")]
    [InlineData("/embed/checklist?numb-feet=yes", "/embed/checklist")]
    [InlineData("/checklist?for=thumb-circles&Numb-Feet=yes&from=a%20letter", "/checklist?for=thumb-circles&from=a%20letter")]
    [InlineData("/checklist?num%62-feet", "/checklist")]
    [InlineData("/checklist?for=thumb-circles&from=letter", null)]
    [InlineData("/techniques?numb-feet=yes", null)]
    public async Task Answers_in_an_address_somebody_made_are_led_away_from_where_a_cache_would_keep_them(string address, string? to)
    {
        using var client = site.Client();
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Head])
        {
            using var request = new HttpRequestMessage(method, address);
            using var answer = await client.SendAsync(request);
            if (to is null)
            {
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                continue;
            }

            Assert.Equal((HttpStatusCode.SeeOther, to, "no-store"), (answer.StatusCode, answer.Headers.Location?.OriginalString, answer.Headers.CacheControl?.ToString()));
        }
    }

    [Fact]
    public async Task An_answer_is_never_kept_in_a_cache_a_cookie_or_an_address()
    {
        using var client = site.Client();
        foreach (var accept in new[] { "text/html", "application/json" })
        {
            using var answer = await Post(client, AllNo("numb-feet", "yes"), accept);
            Assert.True(answer.Headers.CacheControl?.NoStore);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            Assert.Null(answer.Headers.Location);
        }

        using var result = await Post(client, AllNo("numb-feet", "yes"));
        using var page = await Site.Parse(result);
        Assert.DoesNotContain(page.QuerySelectorAll("[href],[action]"), e => (e.GetAttribute("href") ?? e.GetAttribute("action"))!.Contains('=', StringComparison.Ordinal));
        Assert.Equal("post", page.QuerySelector("main form")!.GetAttribute("method"));
        Assert.Null(page.QuerySelector("input[type=hidden]"));
    }

    [Theory]
    [InlineData("shoe-size", "yes", "shoe-size")]
    [InlineData("numb-feet", "maybe", "numb-feet")]
    [InlineData("clean-hands-and-tools", "yes", "clean-hands-and-tools")]
    public async Task An_unknown_field_or_value_is_a_400_that_names_it_and_keeps_the_rest(string name, string value, string named)
    {
        using var client = site.Client();
        KeyValuePair<string, string>[] fields = [new("diabetes", "yes"), new(name, value)];
        using var answer = await Post(client, fields);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        using var page = await Site.Parse(answer);
        Assert.Contains(named, page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#diabetes input[value=yes][checked]"));
        Assert.Null(page.QuerySelector(".result"));

        using var json = await Post(client, fields, "application/json");
        Assert.Equal(HttpStatusCode.BadRequest, json.StatusCode);
        using var body = JsonDocument.Parse(await json.Content.ReadAsStringAsync());
        Assert.Equal(named, body.RootElement.GetProperty("field").GetString());
    }

    [Fact]
    public async Task One_question_answered_twice_is_a_400()
    {
        using var client = site.Client();
        using var answer = await Post(client, [new("numb-feet", "no"), new("numb-feet", "yes")]);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_16_KiB_is_a_413_with_or_without_its_length(bool withLength)
    {
        using var client = site.Client();
        using var content = new StringContent("numb-feet=" + new string('y', 17_000));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/checklist") { Content = content };
        request.Headers.TransferEncodingChunked = !withLength;
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        using var page = await Site.Parse(answer);
        Assert.NotNull(page.QuerySelector("h1"));
    }

    [Fact]
    public async Task A_body_of_another_type_is_a_415()
    {
        using var client = site.Client();
        using var content = new StringContent("{\"numb-feet\":\"yes\"}", System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri("/checklist", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Fact]
    public async Task The_log_holds_none_of_what_was_answered()
    {
        var log = new ConcurrentQueue<string>();
        using var logged = site.WithWebHostBuilder(b => b.ConfigureLogging(l => l.AddProvider(new Recorder(log)).SetMinimumLevel(LogLevel.Trace).AddFilter(null, LogLevel.Trace)));
        using var client = logged.CreateClient();
        log.Clear();
        using var good = await Post(client, AllNo("numb-feet", "yes"));
        using var bad = await Post(client, [new("shoe-size", "forty-four")]);
        using var query = await client.GetAsync(new Uri("/symptoms?q=private-words", UriKind.Relative));
        Assert.Contains(log, l => l.Contains("POST /checklist 200", StringComparison.Ordinal));
        var own = log.Where(l => l.StartsWith("FootCare", StringComparison.Ordinal)).ToList();
        Assert.All(log, l => Assert.DoesNotContain("shoe-size", l, StringComparison.Ordinal));
        Assert.All(log, l => Assert.DoesNotContain("forty-four", l, StringComparison.Ordinal));
        Assert.All(log, l => Assert.DoesNotContain("numb-feet=", l, StringComparison.Ordinal));
        Assert.All(own, l => Assert.DoesNotContain("private-words", l, StringComparison.Ordinal));
        Assert.All(own, l => Assert.DoesNotContain("numb-feet", l, StringComparison.Ordinal));
    }

    private IEnumerable<KeyValuePair<string, string>> AllNo(string? but = null, string answer = "no") =>
        Questions.Select(r => new KeyValuePair<string, string>(r.Slug, r.Slug == but ? answer : "no"));

    private IEnumerable<KeyValuePair<string, string>> Answers(string[]? yes = null, string[]? notSure = null) =>
        Questions.Select(r => new KeyValuePair<string, string>(r.Slug, yes?.Contains(r.Slug) is true ? "yes" : notSure?.Contains(r.Slug) is true ? "not-sure" : "no"));

    private static async Task<string> Advice(HttpClient client, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var answer = await Post(client, fields, "application/json");
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("advice").GetString()!;
    }

    private static async Task<HttpResponseMessage> Post(HttpClient client, IEnumerable<KeyValuePair<string, string>> fields, string accept = "text/html", string to = "/checklist")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, to) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Accept.ParseAdd(accept);
        return await client.SendAsync(request);
    }

    private sealed class Recorder(ConcurrentQueue<string> log) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new Writer(categoryName, log);

        public void Dispose()
        {
        }

        private sealed class Writer(string category, ConcurrentQueue<string> log) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                log.Enqueue($"{category}: {formatter(state, exception)}");
        }
    }
}
