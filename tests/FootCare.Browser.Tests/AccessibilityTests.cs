using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace FootCare.Browser.Tests;

/// <summary>WCAG 2.2 AA, over every kind of page and state: what <c>/accessibility</c> says is tested.</summary>
[Collection(nameof(Chromium))]
public class AccessibilityTests(Chromium chromium, Tour tour) : IClassFixture<Tour>
{
    [Fact]
    public void No_page_breaks_a_rule_of_axe_in_light_dark_or_print_on_phone_or_desk_or_without_script() => tour.Expect("axe");

    [Fact]
    public void Every_page_has_one_main_part_and_one_first_heading_and_skips_no_level() => tour.Expect("structure");

    [Fact]
    public void No_page_scrolls_sideways_or_cuts_off_words_at_320_pixels_at_four_times_the_size_with_letters_at_200_percent_or_wider_spacing() => tour.Expect("clipped");

    [Fact]
    public void On_a_phone_with_letters_at_200_percent_nothing_lies_over_the_words_at_the_top_of_a_page() => tour.Expect("covered");

    [Fact]
    public void What_has_the_focus_shows_it_and_nothing_lies_over_it() => tour.Expect("focus");

    [Fact]
    public void The_order_of_the_keyboard_is_the_order_seen() => tour.Expect("order");

    [Fact]
    public void What_is_pressed_is_24_pixels_large_and_44_where_a_hand_is_busy() => tour.Expect("targets");

    [Fact]
    public void Nothing_moves_where_less_motion_was_asked_for() => tour.Expect("motion");

    [Fact]
    public void Where_colours_are_forced_they_are_kept_and_what_is_pressed_has_an_edge() => tour.Expect("forced");

    // A look that sees nothing would find every page well.
    [Theory]
    [InlineData("structure", "<main><h1>a</h1><h3>b</h3></main>", "a level is skipped before <h3> b")]
    [InlineData("structure", "<main><h1>a</h1><h1>b</h1></main>", "2 headings of the first level")]
    [InlineData("structure", "<h1>a</h1>", "not one main")]
    [InlineData("clipped", "<p style='width:2000px'>wide</p>", "scrolls sideways by")]
    [InlineData("clipped", "<div style='width:2em;overflow:hidden'><b>unbreakable</b></div>", "cut off by <div>")]
    [InlineData("clipped", "<a class=button style='display:block;width:1em'>unbreakable</a>", "words outside their box")]
    [InlineData("clipped", "<button style='margin-left:-20px;padding:0 30px'>a</button>", "an edge beside the screen: <button> a")]
    [InlineData("covered", "<p>words</p><div style='position:fixed;inset:0'>over</div>", "under <div> over: <p> words")]
    [InlineData("covered", "<p style='font-size:400px'>words</p><div style='position:sticky;bottom:0'>over</div>", "under <div> over: <p> words")]
    [InlineData("covered", "<p style='margin:calc(100vh - 10px) 0 0'>words</p><div style='position:fixed;bottom:0'>over</div>", "under <div> over: <p> words")]
    [InlineData("covered", "<p style='margin-top:80vh'>words</p><div style='position:sticky;bottom:0;height:50vh'>over</div>", "under <div> over: <p> words")]
    [InlineData("focus", "<a href=/ style='outline:none'>a</a>", "no sign of focus: <a> a")]
    [InlineData("focus", "<a href=/ style='outline:solid 3px'>a</a><p style='position:fixed;inset:0;background:#fff'>over</p>", "hidden: <a> a")]
    [InlineData("order", "<div style='display:flex;flex-direction:column-reverse'><a href=/>a</a><a href=/>b</a></div>", "<a> a comes before <a> b")]
    [InlineData("order", "<div style='display:flex;flex-direction:row-reverse'><a href=/>a</a><a href=/>b</a></div>", "<a> a comes before <a> b")]
    [InlineData("targets", "<button style='width:20px;height:20px;padding:0'>a</button>", "20 × 20: <button> a")]
    [InlineData("forced", "<p style='forced-color-adjust:none'>a</p>", "keeps its own colours: <p> a")]
    [InlineData("forced", "<button style='border:0'>a</button>", "no edge: <button> a")]
    [InlineData("motion", "<p style='transition:color 1s'>a</p>", "moves: <p> a")]
    public async Task A_look_finds_what_is_wrong(string aspect, string html, string wrong)
    {
        await using var context = await Tour.Looking(chromium);
        var page = await context.NewPageAsync();
        await page.SetContentAsync("<!DOCTYPE html>" + html);
        Assert.Contains(await page.EvaluateAsync<string[]>($"look.{aspect}({(aspect == "targets" ? 24 : "")})"), w => w.StartsWith(wrong, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/accessibility")]
    [InlineData("/checklist/sheet")]
    [InlineData("/techniques?symptom=burning-pain")]
    public async Task The_Tab_key_stops_where_the_looks_at_focus_did(string address)
    {
        await using var context = await Tour.Looking(chromium);
        var page = await context.NewPageAsync();
        await page.GotoAsync(address);
        var stops = await page.EvaluateAsync<string[]>("look.stops()");
        foreach (var stop in stops)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.Equal(stop, await page.EvaluateAsync<string>("look.name(document.activeElement)"));
        }
    }

    [Fact]
    public async Task A_fault_in_the_checklist_is_said_at_once_is_tied_to_its_question_and_leads_there()
    {
        var page = await chromium.Open("/checklist", width: 390);
        await Tour.Garble(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("We could not read one answer");
        await Assertions.Expect(page.Locator("#numb-feet")).ToHaveAccessibleDescriptionAsync("We could not read one answer");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Go to that question" }).ClickAsync();
        await Assertions.Expect(page.Locator("#numb-feet")).ToBeInViewportAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task On_paper_the_steps_are_all_there_whichever_was_on_the_screen()
    {
        var page = await chromium.Open("/techniques/thumb-circles/follow", dark: true);
        await page.Locator("[data-start]").ClickAsync();
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await Assertions.Expect(page.Locator("[data-step]:visible")).ToHaveCountAsync(await page.Locator("[data-step]").CountAsync());
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "First, stay safe" })).ToBeVisibleAsync();
        Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_changes_while_one_looks_elsewhere_is_said_aloud()
    {
        var page = await chromium.Open("/search");
        await page.GetByRole(AriaRole.Combobox).PressSequentiallyAsync("pins");
        await page.GetByRole(AriaRole.Option).First.WaitForAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("suggestion");
        await page.GotoAsync("/checklist");
        await page.Locator("#numb-feet input[value=no]").CheckAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new LocatorFilterOptions { HasText = "1 of " })).ToHaveCountAsync(1);
        await page.GotoAsync("/techniques/home-routine/follow");
        await page.Locator("[data-start]").ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Leave this part out" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-card]:visible h2")).ToBeFocusedAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task No_page_asks_another_host_for_anything_or_breaks_its_own_policy()
    {
        foreach (var address in Tour.Pages)
        {
            var asked = new ConcurrentQueue<string>();
            var errors = new ConcurrentQueue<string>();
            var page = await chromium.Open("about:blank");
            page.Request += (_, request) => asked.Enqueue(request.Url);
            page.Console += (_, message) => { if (message.Type == "error" && !message.Text.Contains("the server responded with a status of 4", StringComparison.Ordinal)) { errors.Enqueue(message.Text); } };
            await page.GotoAsync(address);
            Assert.All(asked.ToArray(), url => Assert.Equal(chromium.Address.Authority, new Uri(url).Authority));
            Assert.Empty(errors.ToArray());
            Assert.Empty(await page.Context.CookiesAsync());
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task The_style_sheet_and_the_typeface_reach_the_reader_and_body_text_is_at_least_18_pixels()
    {
        var page = await chromium.Open("/techniques/thumb-circles", width: 360);
        await page.EvaluateAsync("document.fonts.ready");
        Assert.True(await page.EvaluateAsync<bool>("document.fonts.check('16px \"Atkinson Hyperlegible\"') && [...document.fonts].some(f => f.status === 'loaded')"));
        Assert.True(await page.EvaluateAsync<double>("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)") >= 18);
        await page.Context.CloseAsync();
    }
}
