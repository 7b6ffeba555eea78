using System.Net;
using FootCare.Web.Embedding;
using Microsoft.Playwright;

namespace FootCare.Browser.Tests.Embedding;

/// <summary>Cards and the checklist inside somebody else's page, on another port, as a sandboxed WordPress embed and as a plain frame.</summary>
[Collection(nameof(Chromium))]
public sealed class EmbedTests(Chromium chromium) : IAsyncLifetime
{
    private OtherSite _clinic = null!;

    public async Task InitializeAsync() => _clinic = await OtherSite.Start();

    public async Task DisposeAsync() => await _clinic.DisposeAsync();

    [Theory]
    [InlineData("/techniques/electric-massager")]
    [InlineData("/symptoms/numbness")]
    [InlineData("/safety/numb-feet")]
    [InlineData("/oils/lavender")]
    [InlineData("/guides/does-it-help")]
    public async Task In_WordPress_a_card_shows_itself_in_full_height_in_place_of_the_quotation(string address)
    {
        var page = await chromium.Open(await _clinic.WordPress(chromium.Address, address));
        var frame = page.Locator("iframe");
        await Assertions.Expect(frame).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("blockquote")).ToBeHiddenAsync();
        await Assertions.Expect(page.FrameLocator("iframe").Locator("h1")).ToBeVisibleAsync();
        await page.WaitForFunctionAsync("heard.filter(([message]) => message === 'height').length > 1");
        var wanted = await page.FrameLocator("iframe").Locator("body").EvaluateAsync<int>("body => Math.ceil(body.getBoundingClientRect().height)");
        Assert.Equal(wanted, await frame.EvaluateAsync<int>("frame => Number(frame.height)"));
        Assert.InRange(wanted, 201, 999);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task In_WordPress_a_card_answers_when_it_is_asked_and_tells_its_height_anew_when_that_changes()
    {
        var page = await chromium.Open(await _clinic.WordPress(chromium.Address, "/oils/lavender"));
        await page.WaitForFunctionAsync("heard.length > 1");
        await page.EvaluateAsync("heard.length = 0; document.querySelector('iframe').contentWindow.postMessage({ message: 'ready', secret: 'anotherOne' }, '*')");
        await page.EvaluateAsync($"document.querySelector('iframe').contentWindow.postMessage({{ message: 'ready', secret: '{OtherSite.Secret}' }}, '*')");
        await page.WaitForFunctionAsync("heard.length > 0");
        Assert.Equal(1, await page.EvaluateAsync<int>("heard.length"));
        var before = await page.EvaluateAsync<int>("heard.pop()[1]");
        await page.EvaluateAsync("document.querySelector('iframe').width = 250");
        await page.WaitForFunctionAsync($"heard.some(([message, value]) => message === 'height' && value > {before})");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("Read the guide", "/techniques/thumb-circles")]
    [InlineData("Is this safe for me today?", "/checklist?for=thumb-circles")]
    [InlineData("Print the sheet", "/techniques/thumb-circles/sheet")]
    public async Task A_link_on_a_card_leads_the_whole_page_on_in_WordPress_and_in_a_plain_frame(string link, string leadsTo)
    {
        string[] pages = [await _clinic.WordPress(chromium.Address, "/techniques/thumb-circles"), _clinic.Page(Plain("/embed/techniques/thumb-circles"))];
        foreach (var address in pages)
        {
            var page = await chromium.Open(address);
            await page.FrameLocator("iframe").GetByRole(AriaRole.Link, new FrameLocatorGetByRoleOptions { Name = link }).ClickAsync();
            await page.WaitForURLAsync(new Uri(chromium.Address, leadsTo).AbsoluteUri);
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task Where_the_card_cannot_show_the_quotation_stays_with_a_link_that_works()
    {
        var page = await chromium.Open(await _clinic.WordPress(chromium.Address, "/techniques/thumb-circles"), script: false);
        await Assertions.Expect(page.Locator("iframe")).ToBeHiddenAsync();
        await page.Locator("blockquote a").ClickAsync();
        await page.WaitForURLAsync(new Uri(chromium.Address, "/techniques/thumb-circles").AbsoluteUri);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_plain_frame_shows_the_card_without_any_script_and_its_link_leads_on()
    {
        var page = await chromium.Open(_clinic.Page(Plain("/embed/techniques/thumb-circles")), script: false);
        await Assertions.Expect(page.FrameLocator("iframe").GetByText("Stop. Not for you if you have:")).ToBeVisibleAsync();
        await page.FrameLocator("iframe").GetByRole(AriaRole.Link, new FrameLocatorGetByRoleOptions { Name = "Read the guide" }).ClickAsync();
        await page.WaitForURLAsync(new Uri(chromium.Address, "/techniques/thumb-circles").AbsoluteUri);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Out_of_any_frame_the_card_says_nothing()
    {
        var page = await chromium.Open("about:blank");
        await page.AddInitScriptAsync("window.heard = []; addEventListener('message', event => heard.push(event.data));");
        await page.GotoAsync($"/embed/oils/lavender#?secret={OtherSite.Secret}");
        await page.EvaluateAsync($"postMessage({{ message: 'ready', secret: '{OtherSite.Secret}' }}, '*')");
        await page.WaitForFunctionAsync("heard.length > 0");
        await page.SetViewportSizeAsync(300, 600);
        await page.EvaluateAsync("new Promise(done => setTimeout(done, 300))");
        Assert.Equal(1, await page.EvaluateAsync<int>("heard.length"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task In_WordPress_the_checklist_gives_its_assessment_in_place_and_tells_its_height()
    {
        var page = await chromium.Open(await _clinic.WordPress(chromium.Address, "/checklist"));
        var checklist = page.FrameLocator("iframe");
        var asked = new List<IRequest>();
        page.Request += (_, request) => asked.Add(request);
        await checklist.Locator("#hot-red-swollen-foot input[value=yes]").CheckAsync();
        await page.WaitForFunctionAsync("heard.length > 1");
        await page.EvaluateAsync("heard.length = 0");
        await checklist.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = "Show me what is safe" }).ClickAsync();
        await Assertions.Expect(checklist.Locator(".result h1")).ToContainTextAsync("Do not massage your feet today");
        await Assertions.Expect(checklist.Locator(".result h1")).ToBeFocusedAsync();
        await Assertions.Expect(checklist.Locator(".result h1")).ToBeInViewportAsync();
        await page.WaitForFunctionAsync("heard.some(([message]) => message === 'height')");
        Assert.True(await checklist.Locator("#hot-red-swollen-foot input[value=yes]").IsCheckedAsync());

        var post = Assert.Single(asked);
        Assert.Equal(("POST", new Uri(chromium.Address, "/embed/checklist").AbsoluteUri), (post.Method, post.Url));
        Assert.Equal("hot-red-swollen-foot=yes", post.PostData);

        // The answers can be changed and sent again, and the result's links lead on.
        await checklist.Locator("#hot-red-swollen-foot input[value=no]").CheckAsync();
        await checklist.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = "Show me what is safe" }).ClickAsync();
        await Assertions.Expect(checklist.Locator(".result h1")).ToContainTextAsync("Not yet: some questions are still open");
        await checklist.Locator(".result__techniques a").First.ClickAsync();
        await page.WaitForURLAsync(url => url.StartsWith(new Uri(chromium.Address, "/techniques/").AbsoluteUri, StringComparison.Ordinal));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task In_WordPress_the_checklist_works_by_keyboard()
    {
        var page = await chromium.Open(await _clinic.WordPress(chromium.Address, "/checklist?for=heel-ball"));
        var checklist = page.FrameLocator("iframe");
        await checklist.Locator("fieldset input").First.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(checklist.Locator(".result")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task When_the_site_cannot_be_reached_the_checklist_in_a_sandbox_says_so_and_loses_nothing()
    {
        var page = await chromium.Open(await _clinic.WordPress(chromium.Address, "/checklist"));
        var checklist = page.FrameLocator("iframe");
        await checklist.Locator("#numb-feet input[value=yes]").CheckAsync();
        await page.Context.SetOfflineAsync(true);
        await checklist.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = "Show me what is safe" }).ClickAsync();
        await Assertions.Expect(checklist.GetByRole(AriaRole.Alert)).ToContainTextAsync("We could not work out your result");
        Assert.True(await checklist.Locator("#numb-feet input[value=yes]").IsCheckedAsync());
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(502, "<html><body><h1>502 Bad Gateway</h1></body></html>")]
    [InlineData(429, "<!doctype html><title>Please wait a moment</title><h1>Please wait a moment</h1>")]
    [InlineData(500, "<main class='embed checklist-page'><section class=result><h1>Half a result</h1></section><form class=checklist></form></main>")]
    [InlineData(200, "<html><body><main class=embed><h1>Log in to the hotel's network</h1></main></body></html>")]
    [InlineData(200, "")]
    [InlineData(204, "")]
    public async Task An_answer_that_is_no_result_of_ours_never_takes_the_place_of_the_questions(int status, string body)
    {
        foreach (var address in new[] { await _clinic.WordPress(chromium.Address, "/checklist"), _clinic.Page(Plain("/embed/checklist")) })
        {
            var page = await chromium.Open(address);
            await page.RouteAsync("**/embed/checklist", route => route.Request.Method == "POST"
                ? route.FulfillAsync(new RouteFulfillOptions { Status = status, ContentType = "text/html", Body = body, Headers = new Dictionary<string, string> { ["Access-Control-Allow-Origin"] = "*" } })
                : route.ContinueAsync());
            var checklist = page.FrameLocator("iframe");
            await checklist.Locator("#numb-feet input[value=yes]").CheckAsync();
            await checklist.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = "Show me what is safe" }).ClickAsync();
            await Assertions.Expect(checklist.GetByRole(AriaRole.Alert)).ToContainTextAsync("We could not work out your result");
            Assert.True(await checklist.Locator("#numb-feet input[value=yes]").IsCheckedAsync());
            Assert.True(await checklist.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = "Show me what is safe" }).IsEnabledAsync());
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task An_answer_that_we_cannot_read_is_told_in_the_frame_with_the_form()
    {
        var page = await chromium.Open(await _clinic.WordPress(chromium.Address, "/checklist"));
        var checklist = page.FrameLocator("iframe");
        await checklist.Locator("#numb-feet input[value=yes]").EvaluateAsync("input => { input.value = 'perhaps'; input.checked = true; }");
        await checklist.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = "Show me what is safe" }).ClickAsync();
        await Assertions.Expect(checklist.GetByRole(AriaRole.Alert)).ToContainTextAsync("We could not read one answer");
        await Assertions.Expect(checklist.Locator("form.checklist")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task In_a_plain_frame_the_checklist_gives_its_assessment_with_and_without_script(bool script)
    {
        var page = await chromium.Open(_clinic.Page(Plain("/embed/checklist")), script: script);
        var home = page.Url;
        var checklist = page.FrameLocator("iframe");
        await checklist.Locator("#hot-red-swollen-foot input[value=yes]").CheckAsync();
        await checklist.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = "Show me what is safe" }).ClickAsync();
        await Assertions.Expect(checklist.Locator(".result h1")).ToContainTextAsync("Do not massage your feet today");
        Assert.Equal(home, page.Url);

        // A question still open is a place in the frame itself; a rule is a page of its own.
        await checklist.Locator(".result__open a").First.ClickAsync();
        Assert.Equal(home, page.Url);
        await checklist.Locator(".result__now a").First.ClickAsync();
        await page.WaitForURLAsync(new Uri(chromium.Address, "/safety/hot-red-swollen-foot").AbsoluteUri);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_card_asks_for_little_for_no_typeface_and_no_other_host_and_breaks_no_policy()
    {
        foreach (var address in new[] { "/embed/techniques/foot-rolling", "/embed/symptoms/numbness", "/embed/safety/numb-feet", "/embed/oils/lavender", "/embed/guides/does-it-help" })
        {
            var page = await chromium.Open("about:blank");
            var answers = new List<IResponse>();
            var errors = new List<string>();
            page.Response += (_, answer) => { if (new Uri(answer.Url).Authority == chromium.Address.Authority) { answers.Add(answer); } };
            page.Console += (_, message) => { if (message.Type == "error") { errors.Add(message.Text); } };
            var others = new List<string>();
            var home = _clinic.Page(Plain(address));
            page.Request += (_, request) => { if (new Uri(request.Url).Authority != chromium.Address.Authority && request.Url != home && !request.Url.EndsWith("/favicon.ico", StringComparison.Ordinal)) { others.Add(request.Url); } };
            await page.GotoAsync(home, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
            var weight = 0;
            foreach (var answer in answers)
            {
                weight += (await answer.BodyAsync()).Length;
            }

            Assert.True(weight is > 1000 and < 15_000, $"{address} weighs {weight} bytes");
            Assert.DoesNotContain("font", answers.Select(a => a.Request.ResourceType));
            Assert.Single(answers, a => a.Request.ResourceType == "script");
            Assert.Empty(others);
            Assert.Empty(errors);
            await page.Context.CloseAsync();
        }
    }

    [Theory]
    [InlineData(240)]
    [InlineData(272)]
    [InlineData(430)]
    public async Task A_card_and_the_checklist_fit_a_narrow_frame(int width)
    {
        foreach (var address in chromium.Model.Techniques.Select(t => t.Address).Append("/guides/using-footcare-in-a-clinic").Append("/checklist"))
        {
            var page = await chromium.Open("/embed" + address, width);
            Assert.True(0 == await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"), address);
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task No_card_is_higher_than_its_frame_at_any_width_a_frame_is_given()
    {
        int[] widths = [240, 272, 300, 316, 320, 340, 404, 432, 472, 520, 588, 600, 700];
        var page = await chromium.Open("about:blank");
        foreach (var topic in chromium.Model.Topics)
        {
            await page.GotoAsync("/embed" + topic.Address);
            foreach (var width in widths)
            {
                await page.SetViewportSizeAsync(width, 300);
                var height = await page.EvaluateAsync<double>("document.body.getBoundingClientRect().height");
                Assert.True(height <= Embeddable.Of(topic).Height(width), $"{topic.Address} is {height} px high at {width} px");
            }
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task In_a_column_of_any_width_of_a_wide_page_a_copied_frame_holds_its_card_without_any_script()
    {
        int[] columns = [240, 320, 480, 700];
        var chooser = await chromium.Open("about:blank", script: false);
        foreach (var address in new[] { "/techniques/electric-massager", "/techniques/home-routine", "/oils/lavender", "/safety/cannot-say-stop", "/guides/therapist-tailoring" })
        {
            await chooser.GotoAsync("/for-clinics?topic=" + address[1..]);
            var snippet = (await chooser.Locator("#frame-1").TextContentAsync())!.Replace(" loading=\"lazy\"", "", StringComparison.Ordinal);
            var page = await chromium.Open(_clinic.Page($"<div style='display:flex;align-items:start'>{string.Concat(columns.Select(c => $"<div style='flex:0 0 {c}px'>{snippet}</div>"))}</div>"));
            foreach (var (column, frame) in columns.Zip(page.Frames.Skip(1)))
            {
                Assert.Equal(Math.Min(column, Embeddable.UsualWidth), await frame.EvaluateAsync<int>("innerWidth"));
                Assert.True(await frame.EvaluateAsync<bool>(Fits), $"{address} does not fit in {column} px");
            }

            await page.Context.CloseAsync();
        }

        await chooser.Context.CloseAsync();
    }

    [Theory]
    [InlineData("<div style='display:flex;width:700px'><p style='flex:1'>Words beside it.</p>*</div>")]
    [InlineData("<div style='display:flex'><div>*</div></div>")]
    [InlineData("<div style='float:left'>*</div>")]
    [InlineData("<table><tr><td>*</td></tr></table>")]
    [InlineData("<div style='display:grid;grid-template-columns:1fr 1fr;width:520px'><div>*</div><div>Words</div></div>")]
    [InlineData("<div style='display:flex;flex-direction:column;align-items:center;width:320px'>*</div>")]
    public async Task However_a_page_is_laid_out_a_copied_frame_is_wide_enough_to_read(string around)
    {
        var chooser = await chromium.Open("/for-clinics?topic=techniques/electric-massager");
        var snippet = await chooser.Locator("#frame-1").TextContentAsync();
        await chooser.Context.CloseAsync();
        var page = await chromium.Open(_clinic.Page(around.Replace("*", snippet, StringComparison.Ordinal)));
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.InRange(await page.Frames[1].EvaluateAsync<int>("innerWidth"), Embeddable.LeastWidth, Embeddable.UsualWidth);
        Assert.True(await page.Frames[1].EvaluateAsync<bool>(Fits));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_card_shown_for_clinics_is_whole_on_any_screen_and_a_checklist_leaves_room_to_scroll_past()
    {
        foreach (var width in new[] { 320, 390, 800, 1280 })
        {
            var page = await chromium.Open("/for-clinics?topic=techniques/electric-massager&topic=oils/lavender&topic=safety/cannot-say-stop&topic=guides/therapist-tailoring&topic=checklist", width);
            foreach (var live in await page.Locator(".share__live iframe").AllAsync())
            {
                await live.ScrollIntoViewIfNeededAsync();
            }

            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            Assert.Equal(6, page.Frames.Count);
            foreach (var frame in page.Frames.Skip(1))
            {
                Assert.True(frame.Url.EndsWith("/embed/checklist", StringComparison.Ordinal) ? await frame.EvaluateAsync<int>("innerHeight") < 900 : await frame.EvaluateAsync<bool>(Fits), $"{frame.Url} at {width} px");
            }

            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task On_a_phone_what_oEmbed_answers_is_no_wider_than_the_page_and_whole()
    {
        using var client = new HttpClient();
        foreach (var address in new[] { "/techniques/electric-massager", "/oils/lavender", "/safety/cannot-say-stop" })
        {
            var page = await chromium.Open(_clinic.Page("<meta name=viewport content='width=device-width'>" + await OEmbed(client, address)), width: 390);
            Assert.Equal(390, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            Assert.True(await page.Frames[1].EvaluateAsync<bool>(Fits), address);
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task In_a_frame_of_any_size_a_card_shows_its_title_its_whole_warning_and_a_link_or_no_more_than_where_to_read()
    {
        // The narrowest at each step.
        int[] widths = [240, 272, 352, 432, 500, 600];
        var page = await chromium.Open("about:blank", script: false);
        foreach (var topic in chromium.Model.Topics)
        {
            await page.GotoAsync("/embed" + topic.Address);
            foreach (var width in widths)
            {
                var least = Embeddable.LeastHeight(width);
                int[] heights = width == 600 ? [100, 150, least - 1, least, 240, 495, 500] : [130, least - 1, least];
                foreach (var height in heights)
                {
                    await page.SetViewportSizeAsync(width, height);
                    var (seen, asked) = (await page.EvaluateAsync<string>(Shown), $"{topic.Address} in {width} × {height}");
                    Assert.True(seen == (height < least ? "where to read" : "card"), $"{asked}: {seen}");
                }
            }

            await page.SetViewportSizeAsync(200, 900);
            Assert.Equal("where to read", await page.EvaluateAsync<string>(Shown));
        }

        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("/techniques/electric-massager", "An electric foot massager: read who must not do it first")]
    public async Task In_the_lowest_frame_the_one_line_leads_to_the_page(string address, string line)
    {
        var page = await chromium.Open(_clinic.Page($"<iframe src='{new Uri(chromium.Address, "/embed" + address).AbsoluteUri}' width=600 height=150></iframe>"), script: false);
        var link = page.FrameLocator("iframe").GetByRole(AriaRole.Link);
        await Assertions.Expect(link).ToHaveTextAsync(line);
        await link.ClickAsync();
        await page.WaitForURLAsync(new Uri(chromium.Address, address).AbsoluteUri);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("<div style='display:flex'><div style='width:50%'>*</div><div style='width:50%'>*</div></div>")]
    [InlineData("<div style='display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr)'><div>*</div><div>*</div></div>")]
    public async Task Two_frames_in_half_columns_of_a_phone_do_not_overlap(string around)
    {
        var chooser = await chromium.Open("/for-clinics?topic=oils/lavender");
        var snippet = await chooser.Locator("#frame-1").TextContentAsync();
        await chooser.Context.CloseAsync();
        var page = await chromium.Open(_clinic.Page("<meta name=viewport content='width=device-width'>" + around.Replace("*", snippet, StringComparison.Ordinal)), width: 390);
        var sides = await page.EvaluateAsync<double[]>("[...document.querySelectorAll('iframe')].map(f => f.getBoundingClientRect()).flatMap(b => [b.left, b.right])");
        Assert.True(sides[1] <= sides[2] && sides[3] <= 390 && sides[0] < sides[1], string.Join(' ', sides));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_page_that_refuses_styles_shows_a_copied_frame_as_wide_as_its_column_and_without_a_border()
    {
        var chooser = await chromium.Open("/for-clinics?topic=oils/lavender");
        var snippet = await chooser.Locator("#frame-1").TextContentAsync();
        await chooser.Context.CloseAsync();
        var policy = $"<meta name=viewport content='width=device-width'><meta http-equiv=Content-Security-Policy content=\"default-src 'none'; frame-src {chromium.Address}\">";
        var page = await chromium.Open(_clinic.Page(policy + snippet), width: 390);
        int[] whole = [374, 0, 390];
        Assert.Equal(
            whole, await page.EvaluateAsync<int[]>("(f => [f.offsetWidth, parseInt(getComputedStyle(f).borderTopWidth), document.documentElement.scrollWidth])(document.querySelector('iframe'))"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_copied_frame_and_address_are_those_shown()
    {
        var page = await chromium.Open("/for-clinics?topic=oils/lavender");
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        foreach (var id in new[] { "link-1", "frame-1" })
        {
            await page.Locator($"[data-copy={id}]").ClickAsync();
            await Assertions.Expect(page.Locator(".snippet", new PageLocatorOptions { Has = page.Locator("#" + id) }).GetByRole(AriaRole.Status)).ToHaveTextAsync("Copied.");
            Assert.Equal(await page.Locator("#" + id).TextContentAsync(), await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_copied_frame_shows_the_card_in_another_page()
    {
        var chooser = await chromium.Open("/for-clinics?topic=oils/lavender&topic=checklist");
        var snippet = await chooser.Locator("#frame-1").TextContentAsync() + await chooser.Locator("#frame-2").TextContentAsync();
        await chooser.Context.CloseAsync();
        var page = await chromium.Open(_clinic.Page(snippet), width: 360);
        await page.Locator("iframe").Nth(1).ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(page.FrameLocator("iframe >> nth=0").Locator("h1")).ToHaveTextAsync("Lavender oil");
        await Assertions.Expect(page.FrameLocator("iframe >> nth=1").Locator("form")).ToBeVisibleAsync();
        Assert.True(await page.Locator("iframe").First.EvaluateAsync<int>("frame => frame.offsetWidth") <= 344);
        await page.Context.CloseAsync();
    }

    // Whether nothing in a frame has to be scrolled to.
    private const string Fits = "document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth";

    // What is to be seen without scrolling: a title, a warning that nothing covers and a link, or one link alone.
    private const string Shown =
        """
        (() => {
          const whole = box => box.height > 0 && box.top >= 0 && box.left >= 0 && box.right <= innerWidth && box.bottom <= innerHeight;
          const box = words => document.querySelector(words).getBoundingClientRect();
          const line = box('.embed__least a');
          if (line.height > 0) {
            return box('.embed__card').height === 0 && box('.embed__actions').height === 0 && document.querySelectorAll('a').length > 0 && whole(line) && line.height >= 24 ? 'where to read' : 'a line that is cut';
          }
          const [warning, actions] = [box('.embed__warning'), box('.embed__actions')];
          const link = [...document.querySelectorAll('.embed__actions a')].map(a => a.getBoundingClientRect()).filter(a => a.height > 0);
          return !whole(warning) || warning.bottom > actions.top + 0.5 ? 'a warning that is cut' : !whole(box('h1')) ? 'a title that is cut' : link.length > 0 && link.every(whole) ? 'card' : 'links that are cut';
        })()
        """;

    private async Task<string> OEmbed(HttpClient client, string query)
    {
        using var answer = System.Text.Json.JsonDocument.Parse(await client.GetStringAsync(new Uri(chromium.Address, "/oembed?url=" + new Uri(chromium.Address, query).AbsoluteUri)));
        return answer.RootElement.GetProperty("html").GetString()!;
    }

    private string Plain(string address) => $"<iframe src=\"{WebUtility.HtmlEncode(new Uri(chromium.Address, address).AbsoluteUri)}\" width=\"600\" height=\"560\" title=\"FootCare\"></iframe>";
}
