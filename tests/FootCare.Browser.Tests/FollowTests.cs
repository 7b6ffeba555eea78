using System.Globalization;
using Deque.AxeCore.Playwright;
using FootCare.Topics;
using Microsoft.Playwright;

namespace FootCare.Browser.Tests;

[Collection(nameof(Chromium))]
public class FollowTests(Chromium chromium)
{
    // A device that keeps a list of what the page asked of it: to stay awake, and to speak.
    private const string Device = """
        const asked = window.asked = [];
        Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => { asked.push('awake'); return { release: async () => { asked.push('asleep'); } }; } } });
        window.voices = [{ name: 'far', lang: 'en-GB', localService: false }, { name: 'near', lang: 'en-US', localService: true }];
        window.SpeechSynthesisUtterance = function (text) { this.text = text; };
        Object.defineProperty(window, 'speechSynthesis', { value: { speaking: false, getVoices: () => window.voices, cancel() {}, speak: u => asked.push(`${u.voice.name}: ${u.text.replace(/\s+/g, ' ')}`), addEventListener() {} } });
        """;

    private static readonly DateTime Noon = new(2030, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    private Technique Circles => chromium.Model.Find<Technique>("thumb-circles")!;

    [Fact]
    public async Task The_timer_counts_the_seconds_of_a_step_and_then_waits_for_the_reader()
    {
        var page = await Start("thumb-circles");
        var seconds = Circles.Steps[0].Seconds!.Value;
        await Left(page, Clock(seconds));
        await page.Clock.RunForAsync(5000);
        await Left(page, Clock(seconds - 5));
        await page.Clock.RunForAsync((seconds - 5) * 1000);
        await Left(page, "Done");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("The time is up.");
        await page.Clock.RunForAsync(60000);
        await Heading(page, "Step 1 of 5");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Once more" }).ClickAsync();
        await Left(page, Clock(seconds));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Pause_holds_the_time_and_going_on_takes_it_up_again()
    {
        var page = await Start("thumb-circles");
        var seconds = Circles.Steps[0].Seconds!.Value;
        await page.Clock.RunForAsync(3000);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Pause" }).ClickAsync();
        await page.Clock.RunForAsync(30000);
        await Left(page, Clock(seconds - 3));
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Go on" }).ClickAsync();
        await page.Clock.RunForAsync(2000);
        await Left(page, Clock(seconds - 5));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Space_pauses_arrows_go_back_and_on_and_each_step_is_where_the_keyboard_is()
    {
        var page = await Start("thumb-circles");
        await page.Clock.RunForAsync(2000);
        await page.Keyboard.PressAsync("Space");
        await page.Clock.RunForAsync(9000);
        await Left(page, Clock(Circles.Steps[0].Seconds!.Value - 2));
        await page.Keyboard.PressAsync("ArrowRight");
        await Heading(page, "Step 2 of 5");
        Assert.Contains("Step 2", await page.EvaluateAsync<string>("document.activeElement.textContent"), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("ArrowLeft");
        await Heading(page, "Step 1 of 5");
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Start" })).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("[data-card]:visible")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Next_leads_through_one_foot_then_the_other_to_what_to_look_at_after()
    {
        var page = await Start("thumb-circles");
        var seen = new List<string>();
        do
        {
            await Assertions.Expect(page.Locator("[data-card]:visible")).ToHaveCountAsync(1);
            seen.Add(await page.Locator("[data-card]:visible h2").InnerTextAsync());
            await page.Keyboard.PressAsync("ArrowRight");
        }
        while (!await page.Locator("[data-end]").IsVisibleAsync());
        var steps = Enumerable.Range(1, Circles.Steps.Length).Select(n => $"Step {n} of {Circles.Steps.Length}").ToList();
        Assert.Equal([.. steps, "Now the other foot", .. steps.Select(s => s + " Other foot")], seen.Select(s => string.Join(' ', s.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Note how it went in a journal" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Next" })).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_routine_goes_through_its_parts_and_a_part_can_be_left_out()
    {
        var routine = chromium.Model.Techniques.First(t => !t.Routine.IsEmpty);
        var page = await Start(routine.Slug);
        foreach (var part in chromium.Model.PartsOf(routine))
        {
            await Assertions.Expect(page.Locator("[data-intro]:visible h2")).ToContainTextAsync(part.Title);
            await page.Locator("[data-stop] summary").ClickAsync();
            await Assertions.Expect(page.Locator("[data-stop-part]:visible strong")).ToHaveTextAsync(part.Title);
            await page.Keyboard.PressAsync("ArrowRight");
            await Assertions.Expect(page.Locator("[data-step]:visible [data-say]")).ToHaveTextAsync(part.Steps[0].Words);
            await page.Keyboard.PressAsync("ArrowLeft");
            await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Leave this part out" }).ClickAsync();
        }

        await Heading(page, "You have finished");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_next_step_comes_by_itself_where_it_was_asked_for_but_nobody_is_hurried_to_the_other_foot()
    {
        var page = await Start("thumb-circles");
        await page.GetByLabel("The next step comes by itself").CheckAsync();
        foreach (var step in Circles.Steps)
        {
            await Heading(page, $"Step {step.Number} of 5");
            await page.Clock.RunForAsync((step.Seconds!.Value * 1000) + 400);
        }

        await page.Clock.RunForAsync(600000);
        await Heading(page, "Now the other foot");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Asked_for_when_a_step_is_done_already_the_next_comes_after_a_moment_that_is_announced()
    {
        var page = await Start("thumb-circles");
        await page.Clock.RunForAsync((Circles.Steps[0].Seconds!.Value * 1000) + 60000);
        await Left(page, "Done");
        var itself = page.GetByLabel("The next step comes by itself");
        await itself.CheckAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("The next step comes in 3 seconds.");
        await page.Clock.RunForAsync(2500);
        await itself.UncheckAsync();
        await page.Clock.RunForAsync(60000);
        await Heading(page, "Step 1 of 5");
        await itself.CheckAsync();
        await page.Clock.RunForAsync(2900);
        await Heading(page, "Step 1 of 5");
        await page.Clock.RunForAsync(200);
        await Heading(page, "Step 2 of 5");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_next_step_does_not_come_while_somebody_reads_when_to_stop()
    {
        var page = await Start("thumb-circles");
        await page.Clock.RunForAsync((Circles.Steps[0].Seconds!.Value * 1000) + 400);
        await page.GetByLabel("The next step comes by itself").CheckAsync();
        await page.Locator("[data-stop] summary").ClickAsync();
        await page.Clock.RunForAsync(60000);
        await Heading(page, "Step 1 of 5");
        await page.Locator("[data-stop] summary").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("The next step comes in 3 seconds.");
        await page.Clock.RunForAsync(3100);
        await Heading(page, "Step 2 of 5");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task At_four_times_the_size_the_words_the_way_on_and_when_to_stop_are_on_the_first_screen()
    {
        var page = await Start("thumb-circles", 320);
        await page.SetViewportSizeAsync(320, 256);
        await Assertions.Expect(page.Locator("[data-step]:visible [data-say]")).ToBeInViewportAsync(new LocatorAssertionsToBeInViewportOptions { Ratio = 0.99f });
        foreach (var name in new[] { "[data-next]", "[data-stop] summary", "[data-left]" })
        {
            await Assertions.Expect(page.Locator(name)).ToBeInViewportAsync(new LocatorAssertionsToBeInViewportOptions { Ratio = 1 });
        }

        // Nor does the bar that stays lie over the words.
        Assert.True(await page.EvaluateAsync<bool>("[...document.querySelectorAll('[data-say]')].find(e => e.checkVisibility()).getBoundingClientRect().bottom <= document.querySelector('.follow__foot-bar').getBoundingClientRect().top"));
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        await page.Context.CloseAsync();
    }

    // Letters of 125, 150 and 200 %, the same by zoom, and a phone on its side.
    public static TheoryData<int, int, int> LargeLetters => new()
    {
        { 20, 360, 740 }, { 24, 360, 740 }, { 32, 360, 740 }, { 18, 360, 740 }, { 16, 277, 569 }, { 16, 288, 592 }, { 16, 240, 493 }, { 16, 180, 370 },
        { 16, 740, 360 }, { 20, 740, 360 }, { 24, 740, 360 }, { 32, 740, 360 }, { 16, 320, 256 },
    };

    [Theory]
    [MemberData(nameof(LargeLetters))]
    public async Task With_large_letters_the_time_the_way_on_and_when_to_stop_stay_in_sight_and_no_word_of_a_step_is_out_of_reach(int letters, int width, int height)
    {
        var page = await chromium.OpenWithLetters(letters, "/techniques/gentle-stroking/follow", width, height);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Start" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Next" }).ClickAsync();
        foreach (var scroll in new[] { "window.scrollTo(0, 1e6)", "window.scrollTo(0, 0)" })
        {
            await page.EvaluateAsync(scroll);
            foreach (var name in new[] { "[data-left]", "[data-stop] summary", "[data-pause]", "[data-next]" })
            {
                await Assertions.Expect(page.Locator(name)).ToBeInViewportAsync(new LocatorAssertionsToBeInViewportOptions { Ratio = 1 });
            }
        }

        // Nine parts in twenty is the most that the bar takes of a screen, and what is pressed is as large as a thumb.
        Assert.InRange(await page.EvaluateAsync<double>("document.querySelector('.follow__foot-bar').offsetHeight / innerHeight"), 0.05, 0.45);
        Assert.All(await page.Locator(".follow__foot-bar button:visible, .follow__foot-bar summary").EvaluateAllAsync<double[]>("all => all.map(e => Math.round(e.offsetHeight))"), side => Assert.True(side >= 44, $"{side} px"));
        var covered = await page.EvaluateAsync<double>(
            """
            (() => {
              const [say, bar] = [[...document.querySelectorAll('[data-say]')].find(e => e.checkVisibility()), document.querySelector('.follow__foot-bar')];
              const over = () => say.getBoundingClientRect().bottom - bar.getBoundingClientRect().top;
              const first = over();
              say.scrollIntoView({ block: 'end', behavior: 'instant' });
              return over() > 1 ? NaN : first;
            })()
            """);
        var room = height - 360 > 0 ? height : height * 16 / letters;
        Assert.False(double.IsNaN(covered), "the end of the step's words cannot be scrolled clear of the bar");
        Assert.True(covered <= 0 || room < 256, $"the bar lies over {covered} px of the step's words");
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(20, 360, 740)]
    [InlineData(32, 360, 740)]
    [InlineData(24, 740, 360)]
    [InlineData(16, 180, 370)]
    public async Task With_large_letters_nothing_that_has_the_keyboards_focus_is_under_the_bar_even_while_one_reads_when_to_stop(int letters, int width, int height)
    {
        var page = await chromium.OpenWithLetters(letters, "/techniques/home-routine/follow", width, height);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Start" }).ClickAsync();
        foreach (var open in new[] { false, true })
        {
            if (open)
            {
                await page.Locator("[data-stop] summary").ClickAsync();
                await Assertions.Expect(page.Locator(".follow__stop-words p").First).ToBeInViewportAsync(new LocatorAssertionsToBeInViewportOptions { Ratio = 0.2f });
                await Assertions.Expect(page.Locator("[data-next]")).ToBeInViewportAsync(new LocatorAssertionsToBeInViewportOptions { Ratio = 1 });
            }

            await page.Locator("[data-card]:visible h2").FocusAsync();
            for (var press = 0; press < 12; press++)
            {
                await page.Keyboard.PressAsync(press < 9 ? "Tab" : "Shift+Tab");
                Assert.Equal("", await page.EvaluateAsync<string>(
                    """
                    (() => {
                      const [e, bar] = [document.activeElement, document.querySelector('.follow__foot-bar')];
                      const box = e.getBoundingClientRect();
                      return e === document.body || bar.contains(e) || box.top < bar.getBoundingClientRect().top - 4 && box.bottom > 0 ? '' : `${e.outerHTML.slice(0, 80)} at ${box.top}`;
                    })()
                    """));
            }
        }

        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(32, 360, 740)]
    [InlineData(24, 740, 360)]
    [InlineData(16, 320, 256)]
    public async Task With_large_letters_the_focus_in_the_bar_moves_no_word_and_when_to_stop_lies_over_nothing_and_leads_back_when_it_is_closed(int letters, int width, int height)
    {
        var page = await chromium.OpenWithLetters(letters, "/techniques/home-routine/follow", width, height);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Start" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Next" }).ClickAsync();
        await page.EvaluateAsync("window.scrollTo({ top: 40, behavior: 'instant' })");
        await page.Locator("[data-next]").FocusAsync();
        Assert.Equal(40, await Settled());
        await page.Locator("[data-stop] summary").ClickAsync();
        await Assertions.Expect(page.Locator("[data-stop] summary")).ToBeInViewportAsync(new LocatorAssertionsToBeInViewportOptions { Ratio = 1 });
        await Assertions.Expect(page.Locator("[data-next]")).ToBeInViewportAsync(new LocatorAssertionsToBeInViewportOptions { Ratio = 1 });
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('.follow__choices').getBoundingClientRect().bottom <= document.querySelector('.follow__foot-bar').getBoundingClientRect().top"));
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal(40, await Settled());
        await page.Locator("[data-stop] summary").ClickAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator("[data-stop]")).Not.ToHaveAttributeAsync("open", "");
        Assert.Equal(0, await Settled());
        await page.Context.CloseAsync();

        Task<int> Settled() => page.EvaluateAsync<int>("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(scrollY))))");
    }

    [Fact]
    public async Task When_to_stop_is_one_tap_away_and_the_time_stands_still_meanwhile()
    {
        var page = await Start("thumb-circles", width: 390);
        await page.Clock.RunForAsync(4000);
        await page.Locator("[data-stop] summary").ClickAsync();
        await Assertions.Expect(page.GetByText("Stop if your thumbs ache").Locator("visible=true")).ToBeInViewportAsync();
        await page.Clock.RunForAsync(30000);
        await Left(page, Clock(Circles.Steps[0].Seconds!.Value - 4));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_screen_stays_on_while_steps_go_on_and_not_at_a_pause_or_the_end_or_when_hidden()
    {
        var page = await Start("thumb-circles");
        await Asked(page, "awake");
        await page.Keyboard.PressAsync("ArrowRight");
        await Asked(page, "awake");
        await page.Keyboard.PressAsync("Space");
        await Asked(page, "awake", "asleep");
        await page.Keyboard.PressAsync("Space");
        await Asked(page, "awake", "asleep", "awake");
        await page.EvaluateAsync("Object.defineProperty(document, 'hidden', { value: true, configurable: true }); document.dispatchEvent(new Event('visibilitychange'))");
        await Asked(page, "awake", "asleep", "awake", "asleep");
        await page.Keyboard.PressAsync("Space");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Leave" }).ClickAsync();
        await Asked(page, "awake", "asleep", "awake", "asleep", "awake", "asleep");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Steps_are_read_aloud_only_where_asked_for_and_only_by_a_voice_of_the_device()
    {
        var page = await Start("thumb-circles");
        await Asked(page, "awake");
        await page.GetByLabel("Read each step aloud").CheckAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Asked(page, "awake", "near: " + Circles.Steps[0].Words, $"near: Step 2 of 5. {Circles.Steps[1].Words}");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Where_all_voices_come_over_the_network_none_is_offered()
    {
        var page = await Open("thumb-circles", Device + "window.voices.pop();");
        await Assertions.Expect(page.GetByLabel("The next step comes by itself")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Read each step aloud")).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(ReducedMotion.Reduce, "0s")]
    [InlineData(ReducedMotion.NoPreference, "0.2s")]
    public async Task Nothing_glides_for_a_reader_who_asked_for_less_motion(ReducedMotion motion, string duration)
    {
        var page = await Open("thumb-circles", Device);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = motion });
        Assert.Equal(duration, await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('[data-arc]')).transitionDuration"));
        Assert.Equal(motion == ReducedMotion.Reduce ? "auto" : "smooth", await page.EvaluateAsync<string>("getComputedStyle(document.documentElement).scrollBehavior"));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Steps_are_read_at_arms_length_on_a_phone_with_and_without_script(bool script)
    {
        var page = await chromium.Open("/techniques/thumb-circles/follow", width: 390, script: script);
        if (script)
        {
            await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Start" }).ClickAsync();
        }

        var steps = page.Locator("[data-step]:visible [data-say]");
        await Assertions.Expect(steps).ToHaveCountAsync(script ? 1 : Circles.Steps.Length);
        Assert.All(await steps.EvaluateAllAsync<double[]>("all => all.map(e => parseFloat(getComputedStyle(e).fontSize))"), size => Assert.True(size >= 28));
        var buttons = await page.Locator("[data-follow] button:visible, [data-follow] summary:visible").EvaluateAllAsync<double[]>("all => all.flatMap(e => { const b = e.getBoundingClientRect(); return [b.width, b.height]; })");
        Assert.Equal(script ? 5 * 2 : 3 * 2, buttons.Length);
        Assert.All(buttons, side => Assert.True(side >= 60, $"{side} px"));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(360, false)]
    [InlineData(360, true)]
    [InlineData(1280, true)]
    public async Task A_step_has_no_violation_and_no_sideways_scroll(int width, bool dark)
    {
        var page = await chromium.Open("/techniques/home-routine/follow", width, dark);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Start" }).ClickAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        var found = await page.RunAxe(Tour.Rules);
        Assert.True(found.Violations.Length == 0, string.Join('\n', found.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(4).Select(n => n.Html))}")));
        await page.SetViewportSizeAsync(320, 640);
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task On_a_phone_start_is_one_tap_away_beside_the_question_and_nothing_is_said_of_keys()
    {
        await using var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = chromium.Address.ToString(),
            ViewportSize = new ViewportSize { Width = 390, Height = 844 },
            HasTouch = true,
            IsMobile = true,
            ReducedMotion = ReducedMotion.Reduce,
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/techniques/electric-massager/follow");
        await page.Locator("a[href='#ready']").TapAsync();
        await Assertions.Expect(page.Locator("#ready")).ToBeInViewportAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Start" })).ToBeInViewportAsync();
        await Assertions.Expect(page.Locator(".follow__keys")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Nothing_about_the_reader_is_kept()
    {
        var page = await Start("thumb-circles");
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length + sessionStorage.length"));
        Assert.Empty(await page.Context.CookiesAsync());
        Assert.EndsWith("/techniques/thumb-circles/follow", page.Url, StringComparison.Ordinal);
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "First, stay safe" })).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_choice_is_drawn_as_large_as_a_busy_hand_needs_and_shows_its_state_by_more_than_colour()
    {
        var page = await Start("thumb-circles", 390);
        foreach (var forced in new[] { ForcedColors.None, ForcedColors.Active })
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ForcedColors = forced });
            var box = page.GetByLabel("The next step comes by itself");
            var drawn = (await box.BoundingBoxAsync())!;
            Assert.True(drawn is { Width: >= 44, Height: >= 44 }, $"{drawn.Width} × {drawn.Height}");
            var off = await box.ScreenshotAsync();
            await box.CheckAsync();
            Assert.Equal("end 16px", await box.EvaluateAsync<string>("box => getComputedStyle(box, '::before').justifySelf + ' ' + getComputedStyle(box, '::before').borderTopWidth"));
            Assert.NotEqual(off, await box.ScreenshotAsync());
            await box.UncheckAsync();
        }

        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task In_forced_colours_the_picture_has_no_box_of_its_own_and_the_time_left_is_told_by_breadth(ColorScheme scheme)
    {
        var page = await Start("thumb-circles", 390);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ForcedColors = ForcedColors.Active, ColorScheme = scheme });
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Next" }).ClickAsync();
        var (canvas, text) = scheme == ColorScheme.Dark ? ("rgb(0, 0, 0)", "rgb(255, 255, 255)") : ("rgb(255, 255, 255)", "rgb(0, 0, 0)");
        Assert.Equal(
            [canvas, canvas, text, text, "9px", text, "2px"],
            await page.EvaluateAsync<string[]>(
                """
                (() => {
                  const style = selector => getComputedStyle([...document.querySelectorAll(selector)].find(e => e.checkVisibility()));
                  const [foot, skin, arc, track] = ['.follow__look > .foot', '.foot__skin', '.follow__arc', '.follow__track'].map(style);
                  return [foot.backgroundColor, skin.fill, skin.stroke, arc.stroke, arc.strokeWidth, track.stroke, track.strokeWidth];
                })()
                """));
        await page.Context.CloseAsync();
    }

    private async Task<IPage> Open(string slug, string device, int width = 1280)
    {
        var page = await chromium.Open("about:blank", width);
        await page.AddInitScriptAsync(device);
        await page.Clock.InstallAsync(new ClockInstallOptions { TimeDate = Noon });
        await page.GotoAsync($"/techniques/{slug}/follow");
        await page.Clock.PauseAtAsync(Noon.AddHours(1));
        return page;
    }

    private async Task<IPage> Start(string slug, int width = 1280)
    {
        var page = await Open(slug, Device, width);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Start" }).ClickAsync();
        return page;
    }

    private static string Clock(int seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:00}");

    private static Task Left(IPage page, string words) => Assertions.Expect(page.Locator("[data-left]")).ToHaveTextAsync(words);

    private static Task Heading(IPage page, string words) => Assertions.Expect(page.Locator("[data-card]:visible h2")).ToContainTextAsync(words);

    private static async Task Asked(IPage page, params string[] asked) => Assert.Equal(asked, await page.EvaluateAsync<string[]>("new Promise(done => done(window.asked))"));
}
