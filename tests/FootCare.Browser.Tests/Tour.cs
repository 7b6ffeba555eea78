using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace FootCare.Browser.Tests;

/// <summary>
/// One visit to every kind of page, in every state that a reader can bring it into and in every way that it may be shown:
/// light, dark and forced colours, a phone and a desk, four times the size, larger letters, wider spacing, print, without script. It notes what is wrong, by aspect.
/// </summary>
public sealed class Tour(Chromium chromium) : IAsyncLifetime
{
    /// <summary>The rules of axe that a page is held to.</summary>
    internal static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        // A framed page is a document of its own, and is looked at under its own address.
        Iframes = false,
        Rules = new Dictionary<string, RuleOptions>(StringComparer.Ordinal) { ["target-size"] = new() { Enabled = true } },
    };

    // The checker as its package brings it, run in the page itself: what it says of rules that were kept is never sent.
    private static readonly string Checker = new StreamReader(typeof(AxeRunOptions).Assembly.GetManifestResourceStream("Deque.AxeCore.Commons.Resources.axe.min.js")!).ReadToEnd();

    private const string All = "{ runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }, rules: { 'target-size': { enabled: true } } }";

    // Without script a bar stays over the foot of the page from the start, and what it happens to lie over is not as large as it is.
    private const string ButTargets = "{ runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }, rules: { 'target-size': { enabled: false } } }";

    // What another scheme of colours can change.
    private const string Colours = "{ runOnly: ['color-contrast', 'link-in-text-block'] }";

    // Nobody presses a link on paper, so it need not look like one there.
    private const string Ink = "{ runOnly: ['color-contrast'] }";

    private readonly ConcurrentBag<(string Aspect, string What)> _found = [];

    /// <summary>One address of every kind of page.</summary>
    public static string[] Pages { get; } =
    [
        "/", "/symptoms", "/techniques", "/safety", "/oils", "/guides", "/techniques?symptom=burning-pain&zone=arch", "/oils?without=tree-nut&colour=x",
        "/symptoms/burning-pain", "/symptoms/swelling", "/techniques/thumb-circles", "/techniques/home-routine", "/safety/numb-feet", "/oils/lavender",
        "/guides/does-it-help", "/guides/diluting-oils", "/techniques/thumb-circles/follow", "/checklist", "/checklist?for=heel-ball",
        "/techniques/thumb-circles/sheet", "/techniques/thumb-circles/sheet?size=large&paper=letter", "/oils/lavender/sheet", "/checklist/sheet", "/journal",
        "/handouts", "/handouts/print", "/handouts/print?technique=thumb-circles&technique=home-routine&oil=lavender&safety=yes&journal=yes",
        "/search", "/search?q=hot+swollen+foot+nueropathy", "/search?q=xyzzyqwertyu", "/a-z", "/references", "/about", "/privacy", "/accessibility",
        "/codes", "/code/icd-10-cm/E11.621", "/code/icd-10-cm/G62.9", "/code/icd-10-cm/A00", "/infobutton?mainSearchCriteria.v.dn=sore%20feet",
        "/for-clinics", "/for-clinics?topic=checklist&topic=oils/lavender", "/embed/techniques/electric-massager", "/embed/guides/does-it-help", "/embed/checklist",
        "/nowhere", "/oils/pepermint", "/embed/oils/nowhere", "/code/nonsense/1",
    ];

    private static readonly Dictionary<string, Func<IPage, Task>> States = new(StringComparer.Ordinal)
    {
        ["/checklist, nothing answered"] = Send,
        ["/checklist, stop"] = async page => { await page.Locator("#hot-red-swollen-foot input[value=yes]").CheckAsync(); await Send(page); },
        ["/checklist, some care"] = async page => { await page.Locator("#numb-feet input[value=yes]").CheckAsync(); await Send(page); },
        ["/checklist, ask first"] = AskFirst,
        ["/checklist, stop seen at once"] = page => page.Locator("#hot-red-swollen-foot input[value=yes]").CheckAsync(),
        ["/checklist, an answer that nobody can read"] = Garble,
        ["/embed/checklist, nothing answered"] = Send,
        ["/search, suggestions open"] = Suggest,
        ["/techniques/thumb-circles/follow, started"] = Start,
        ["/techniques/thumb-circles/follow, when to stop"] = async page => { await Start(page); await page.Locator("[data-stop] summary").ClickAsync(); },
        ["/techniques/thumb-circles/follow, other foot"] = page => Go(page, "[data-turn]"),
        ["/techniques/thumb-circles/follow, finished"] = page => Go(page, "[data-end]"),
        ["/techniques/home-routine/follow, first part"] = Start,
    };

    // Pages that do more with script than without.
    private static readonly string[] Scripted =
    [
        "/", "/techniques?symptom=burning-pain&zone=arch", "/checklist", "/techniques/thumb-circles/follow", "/techniques/thumb-circles/sheet", "/search", "/for-clinics", "/embed/checklist",
    ];

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        var stops = Pages.Select(address => (address, (Func<IPage, Task>?)null)).Concat(States.Select(s => (s.Key, (Func<IPage, Task>?)s.Value)));
        await InPairs(stops, script: true, (page, stop) => Visit(page, stop.Item1, stop.Item2));
        await InPairs(Scripted, script: false, async (page, address) =>
        {
            await page.SetViewportSizeAsync(360, 740);
            await page.GotoAsync(address);
            await Axe(page, address + " without script", ButTargets);
            foreach (var what in await page.EvaluateAsync<string[]>("look.clipped()"))
            {
                _found.Add(("clipped", $"{address} without script: {what}"));
            }
        });
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>Says what was wrong in one aspect, everywhere.</summary>
    public void Expect(string aspect)
    {
        var wrong = _found.Where(f => f.Aspect == aspect).Select(f => f.What).Order(StringComparer.Ordinal).ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count}:\n" + string.Join('\n', wrong.Take(60)));
    }

    /// <summary>A page that can be asked what a checker of rules does not see: see <c>accessibility.js</c>.</summary>
    public static async Task<IBrowserContext> Looking(Chromium chromium, bool script = true)
    {
        var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = chromium.Address.ToString(), ReducedMotion = ReducedMotion.Reduce });
        await context.AddInitScriptAsync(scriptPath: Path.Combine(AppContext.BaseDirectory, "accessibility.js"));
        if (!script)
        {
            // The site's own scripts never come; those of the tests run all the same.
            await context.RouteAsync("**/*.js", route => route.AbortAsync());
        }

        return context;
    }

    private async Task InPairs<T>(IEnumerable<T> stops, bool script, Func<IPage, T, Task> visit)
    {
        var queue = new ConcurrentQueue<T>(stops);
        await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            await using var context = await Looking(chromium, script);
            var page = await context.NewPageAsync();
            while (queue.TryDequeue(out var stop))
            {
                await visit(page, stop);
            }
        }));
    }

    private async Task Visit(IPage page, string where, Func<IPage, Task>? act)
    {
        var address = where.Split(", ")[0];
        await Show(page, 360, 740);
        await page.GotoAsync(address);
        await (act?.Invoke(page) ?? Task.CompletedTask);
        await Axe(page, where + " on a phone", All);
        await Look("structure", "", "");
        await Look("motion", "", "");
        await Look("targets", "", address.Contains("checklist", StringComparison.Ordinal) || address.EndsWith("/follow", StringComparison.Ordinal) ? "44" : "24");
        await Show(page, 360, 740, ColorScheme.Dark);
        await Axe(page, where + " in dark", Colours);
        await Show(page, 360, 740, ColorScheme.Dark, ForcedColors.Active);
        await Look("forced", "", "");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print, ColorScheme = ColorScheme.Dark, ForcedColors = ForcedColors.None });
        await Axe(page, where + " in print", Ink);
        await Show(page, 1280, 900);
        await Axe(page, where + " on a desk", All);
        var open = where.EndsWith("suggestions open", StringComparison.Ordinal);
        foreach (var (width, height, name) in new[] { (1280, 900, "on a desk"), (320, 640, "at 320 pixels"), (320, 256, "at four times the size") })
        {
            await page.SetViewportSizeAsync(width, height);

            await Settle();
            await Look("clipped", name, "");
            if (!open)
            {
                await Look("focus", name, "");
                await Look("order", name, "");
            }
        }

        await page.SetViewportSizeAsync(390, 844);
        var letters = await page.Context.NewCDPSessionAsync(page);
        await SetLetters(letters, 32);
        Assert.Equal("32px", await page.EvaluateAsync<string>("getComputedStyle(document.documentElement).fontSize"));
        await Settle();
        await Look("clipped", "with letters at 200%", "");
        if (!open)
        {
            await Look("covered", "with letters at 200%", "");
        }

        await SetLetters(letters, 16);
        await letters.DetachAsync();

        await page.EvaluateAsync("look.space()");
        foreach (var width in new[] { 320, 1280 })
        {
            await page.SetViewportSizeAsync(width, 900);
            await Look("clipped", $"spaced, {width} pixels", "");
        }

        // What a page works out from its size and that of its letters, it has worked out a frame later.
        Task Settle() => page.EvaluateAsync("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");

        async Task Look(string aspect, string how, string with)
        {
            foreach (var what in await page.EvaluateAsync<string[]>($"look.{aspect}({with})"))
            {
                _found.Add((aspect, $"{where} {how}: {what}"));
            }
        }
    }

    private async Task Axe(IPage page, string where, string rules)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(Checker);
        }

        var said = await page.EvaluateAsync<string[]>(
            $"axe.run(document, {{ ...{rules}, iframes: false, resultTypes: ['violations'] }}).then(r => r.violations.map(v => `${{v.id}}: ${{v.help}}: ${{v.nodes.slice(0, 4).map(n => n.html).join(' | ')}}`))");
        foreach (var what in said)
        {
            _found.Add(("axe", $"{where}: {what}"));
        }
    }

    private static async Task Show(IPage page, int width, int height, ColorScheme scheme = ColorScheme.Light, ForcedColors forced = ForcedColors.None)
    {
        await page.SetViewportSizeAsync(width, height);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Screen, ColorScheme = scheme, ForcedColors = forced, ReducedMotion = ReducedMotion.Reduce });
    }

    // What a reader sets as the size of letters in the browser or the telephone, in pixels; 16 is what they come with.
    private static Task SetLetters(ICDPSession session, int size) =>
        session.SendAsync("Page.setFontSizes", new Dictionary<string, object>(StringComparer.Ordinal) { ["fontSizes"] = new { standard = size, @fixed = size * 13 / 16 } });

    private static async Task Send(IPage page)
    {
        await page.Locator("form.checklist button[type=submit]").ClickAsync();
        await page.WaitForSelectorAsync(".result");
    }

    private static async Task AskFirst(IPage page)
    {
        foreach (var no in await page.Locator("fieldset.question:not(#diabetes) input[value=no]").AllAsync())
        {
            await no.CheckAsync();
        }

        await page.Locator("#diabetes input[value=yes]").CheckAsync();
        await Send(page);
    }

    /// <summary>Sends an answer that is none of the three.</summary>
    internal static async Task Garble(IPage page)
    {
        await page.EvaluateAsync("const answer = document.querySelector('#numb-feet input'); answer.value = 'perhaps'; answer.checked = true");
        await page.Locator("form.checklist button[type=submit]").ClickAsync();
        await page.WaitForSelectorAsync("[role=alert]:visible");
    }

    private static async Task Suggest(IPage page)
    {
        await page.GetByRole(AriaRole.Combobox).PressSequentiallyAsync("pins");
        await page.GetByRole(AriaRole.Option).First.WaitForAsync();
        await page.Keyboard.PressAsync("ArrowDown");
    }

    private static Task Start(IPage page) => page.Locator("[data-start]").ClickAsync();

    private static async Task Go(IPage page, string card)
    {
        await Start(page);
        while (!await page.Locator(card).First.IsVisibleAsync())
        {
            await page.Keyboard.PressAsync("ArrowRight");
        }
    }
}
