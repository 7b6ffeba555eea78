using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using FootCare.Topics;

namespace FootCare.Web.Tests.Pages;

public class FollowTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Without_script_every_step_of_every_technique_stands_on_the_page_in_order_with_its_picture_and_time()
    {
        using var client = site.Client();
        foreach (var technique in site.Model.Techniques)
        {
            using var page = await Site.Page(client, technique.Address + "/follow");
            var shown = page.QuerySelectorAll("[data-step]").ToList();
            var steps = StepsOf(technique).ToList();
            Assert.Equal(steps.Select(s => s.Words), shown.Select(s => Words(s.QuerySelector("[data-say]")!)));
            Assert.Equal(steps.Select(s => s.Seconds?.ToString(CultureInfo.InvariantCulture) ?? ""), shown.Select(s => s.GetAttribute("data-seconds") ?? ""));
            Assert.All(shown, s => Assert.NotNull(s.QuerySelector("svg[role=img] > title")));
            Assert.All(shown, s => Assert.Null(s.Closest("[hidden]")));
        }
    }

    [Fact]
    public async Task Every_rule_that_may_hold_somebody_back_and_when_to_stop_come_before_the_first_step()
    {
        using var client = site.Client();
        foreach (var technique in site.Model.Techniques)
        {
            using var page = await Site.Page(client, technique.Address + "/follow");
            var steps = page.GetElementById("steps")!;
            foreach (var rule in site.Model.RulesFor(technique).Where(r => r.Severity != Severity.Advice))
            {
                Assert.True(page.QuerySelectorAll($"main a[href='{rule.Rule.Address}']").Any(a => a.Closest("details") is null && IsBefore(a, steps)), $"{technique.Slug}: {rule.Rule.Slug}");
            }

            Assert.True(IsBefore(page.GetElementById("stop-if")!, steps), technique.Slug);
            Assert.True(IsBefore(steps, page.QuerySelector("[data-start]")!), technique.Slug);
        }
    }

    [Fact]
    public async Task Numb_feet_that_may_go_on_are_told_how_in_the_techniques_own_words_before_the_first_step()
    {
        using var client = site.Client();
        var numb = site.Model.Find<SafetyRule>("numb-feet")!;
        foreach (var technique in site.Model.Techniques)
        {
            using var topic = await Site.Page(client, technique.Address);
            using var page = await Site.Page(client, technique.Address + "/follow");
            var told = page.GetElementById("numb-feet");
            if (site.Model.RulesFor(technique).Single(r => r.Rule == numb).Severity != Severity.Adapt)
            {
                Assert.Null(told);
                continue;
            }

            Assert.Contains(Words(topic.GetElementById("numb-feet")!.NextElementSibling!).Split(". ")[0], Words(told!), StringComparison.Ordinal);
            Assert.True(IsBefore(told!, page.GetElementById("steps")!), technique.Slug);
        }
    }

    [Fact]
    public async Task Whoever_has_been_through_the_list_comes_to_the_question_right_before_the_steps()
    {
        using var client = site.Client();
        foreach (var technique in site.Model.Techniques)
        {
            using var page = await Site.Page(client, technique.Address + "/follow");
            Assert.True(IsBefore(page.QuerySelector("main a[href='#ready']")!, page.QuerySelector(".safety")!));
            var question = page.GetElementById("ready")!;
            Assert.NotNull(question.QuerySelector($"a[href='/checklist?for={technique.Slug}']"));
            Assert.Same(page.GetElementById("steps"), question.ParentElement!.NextElementSibling);
            Assert.Null(question.NextElementSibling);
        }
    }

    [Fact]
    public async Task A_routine_says_for_each_of_its_parts_when_to_stop()
    {
        using var client = site.Client();
        foreach (var routine in site.Model.Techniques.Where(t => !t.Routine.IsEmpty))
        {
            using var page = await Site.Page(client, routine.Address + "/follow");
            var parts = site.Model.PartsOf(routine);
            Assert.Equal(parts.Select(p => p.Title), page.QuerySelectorAll("[data-stop-part] strong").Select(Words));
            Assert.Equal(parts.Select(p => p.Title), page.QuerySelectorAll("[data-part]").Select(p => p.GetAttribute("aria-label")));
            Assert.All(page.QuerySelectorAll("[data-stop-part]"), p => Assert.Contains("Stop", p.TextContent, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task At_the_end_stand_what_to_look_at_the_journal_and_the_checklist()
    {
        using var client = site.Client();
        foreach (var technique in site.Model.Techniques)
        {
            using var page = await Site.Page(client, technique.Address + "/follow");
            var end = page.QuerySelector("[data-end]")!;
            Assert.True(IsBefore(page.QuerySelectorAll("[data-step]").Last(), end));
            Assert.NotEqual("", Words(end.QuerySelector("[data-say]")!));
            Assert.NotNull(end.QuerySelector("a[href='/guides/journal']"));
            Assert.NotNull(end.QuerySelector($"a[href='/checklist?for={technique.Slug}']"));
        }
    }

    [Fact]
    public async Task Nobody_can_follow_what_is_no_technique()
    {
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri("/techniques/no-such-technique/follow", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private IEnumerable<Step> StepsOf(Technique technique) => technique.Routine.IsEmpty ? technique.Steps : site.Model.PartsOf(technique).SelectMany(p => p.Steps);

    private static bool IsBefore(INode first, INode second) => first.CompareDocumentPosition(second).HasFlag(DocumentPositions.Following);

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
