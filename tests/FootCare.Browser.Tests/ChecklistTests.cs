using FootCare.Topics;
using Microsoft.Playwright;

namespace FootCare.Browser.Tests;

[Collection(nameof(Chromium))]
public class ChecklistTests(Chromium chromium)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_checklist_can_be_answered_by_keyboard_alone_with_and_without_script(bool script)
    {
        var page = await chromium.Open("/checklist?for=heel-ball", script: script);
        var questions = await page.Locator("fieldset.question").CountAsync();
        await page.Locator(".skip").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        for (var answered = 0; answered < questions;)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string>("document.activeElement.type || ''") == "radio")
            {
                // A group is entered at its first answer, yes; the next is no.
                await page.Keyboard.PressAsync("ArrowDown");
                answered++;
            }
        }

        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".result");
        Assert.Contains("Nothing here rules out gentle massage today", await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("numb", page.Url, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_stop_answer_says_at_once_what_to_do_shows_progress_and_loses_nothing()
    {
        var page = await chromium.Open("/checklist");
        await page.Locator("#numb-feet input[value=no]").CheckAsync();
        await page.Locator("#hot-red-swollen-foot input[value=yes]").CheckAsync();
        await Assertions.Expect(page.Locator("#hot-red-swollen-foot .question__stop")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Status)).ToContainTextAsync("Stop: do not massage today.");
        await Assertions.Expect(page.Locator("[data-progress]")).ToContainTextAsync("2 of ");
        Assert.True(await page.Locator("#numb-feet input[value=no]").IsCheckedAsync());
        await page.Locator("#hot-red-swollen-foot input[value=no]").CheckAsync();
        await Assertions.Expect(page.Locator("#hot-red-swollen-foot .question__stop")).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_script_a_stop_answer_still_says_at_once_what_to_do()
    {
        var page = await chromium.Open("/checklist", script: false);
        await page.Locator("#hot-red-swollen-foot input[value=yes]").CheckAsync();
        await Assertions.Expect(page.Locator("#hot-red-swollen-foot .question__stop")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_screen_reader_hears_each_question_as_a_group_of_named_answers()
    {
        var page = await chromium.Open("/checklist");
        foreach (var rule in chromium.Model.Rules.Where(r => r.Question is not null))
        {
            var group = page.GetByRole(AriaRole.Group, new PageGetByRoleOptions { Name = rule.Question, Exact = true });
            await Assertions.Expect(group).ToHaveCountAsync(1);
            foreach (var name in new[] { "Yes", "No", "Not sure" })
            {
                await Assertions.Expect(group.GetByRole(AriaRole.Radio, new LocatorGetByRoleOptions { Name = name, Exact = true })).ToHaveCountAsync(1);
            }
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_link_from_a_result_leaves_the_result_where_it_is()
    {
        var page = await chromium.Open("/checklist", script: false);
        await page.Locator("#diabetes input[value=yes]").CheckAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Show me what is safe" }).ClickAsync();
        var beside = await page.Context.RunAndWaitForPageAsync(() => page.Locator(".result__now a").First.ClickAsync());
        Assert.EndsWith("/safety/diabetes", beside.Url, StringComparison.Ordinal);
        await page.Locator(".skip").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".result")).ToBeVisibleAsync();
        Assert.Equal(2, page.Context.Pages.Count);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("A4", "", "")]
    [InlineData("Letter", "", "")]
    [InlineData("A4", "numb-feet", "")]
    [InlineData("Letter", "numb-feet,diabetes,blood-thinners,unsteady", "")]
    [InlineData("A4", "hot-red-swollen-foot,diabetes,poor-circulation", "")]
    [InlineData("A4", "diabetes,numb-feet,over-sensitive-skin,thin-skin", "heat-sense")]
    [InlineData("Letter", "diabetes,numb-feet,over-sensitive-skin,thin-skin", "heat-sense")]
    [InlineData("A4", "diabetes,numb-feet,over-sensitive-skin,thin-skin", "poor-circulation")]
    [InlineData("Letter", "diabetes,numb-feet,over-sensitive-skin,thin-skin", "poor-circulation")]
    public async Task A_result_prints_on_one_page_with_room_to_write_for_whom_it_is_and_what_was_answered(string paper, string yes, string notSure)
    {
        var page = Assert.Single((await Print(paper, yes.Split(','), notSure.Split(','))).Pages);
        Assert.Contains("For:", page, StringComparison.Ordinal);
        Assert.Contains("Checked on ", page, StringComparison.Ordinal);
        Assert.Contains("This is information, not a diagnosis.", page, StringComparison.Ordinal);
        Assert.Contains("Answer, and any limits:", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A4")]
    [InlineData("Letter")]
    public async Task A_longer_result_goes_on_but_never_with_a_last_sentence_alone(string paper)
    {
        // Each answer more makes it a little longer, so that the end comes to stand at each place of a page.
        var all = chromium.Model.Rules.Where(r => r is { Question: not null, Severity: Severity.Adapt or Severity.AskFirst, Help: > Help.SameDay }).Select(r => r.Slug).ToList();
        var longer = 0;
        for (var take = 5; take <= all.Count; take += 3)
        {
            var printed = await Print(paper, [.. all.Take(take)], [.. all.Skip(take).Take(2)]);
            longer += printed.Pages.Count > 1 ? 1 : 0;
            Assert.All(printed.Pages, p => Assert.True(p.Split(' ').Length >= 30, $"{take} answers: {p}"));
        }

        Assert.True(longer > 1);
    }

    private async Task<Pdf> Print(string paper, string[] yes, string[] notSure)
    {
        var page = await chromium.Open("/checklist", script: false);
        foreach (var rule in chromium.Model.Rules.Where(r => r.Question is not null))
        {
            await page.Locator($"#{rule.Slug} input[value={(yes.Contains(rule.Slug) ? "yes" : notSure.Contains(rule.Slug) ? "not-sure" : "no")}]").CheckAsync();
        }

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Show me what is safe" }).ClickAsync();
        await page.WaitForSelectorAsync(".result");
        var pdf = await Pdf.Of(page, paper);
        await page.Context.CloseAsync();
        return pdf;
    }
}
