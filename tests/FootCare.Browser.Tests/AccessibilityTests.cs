using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace FootCare.Browser.Tests;

[Collection(nameof(Chromium))]
public class AccessibilityTests(Chromium chromium)
{
    internal static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        // A framed page is a document of its own, and is looked at under its own address.
        Iframes = false,
        Rules = new Dictionary<string, RuleOptions>(StringComparer.Ordinal) { ["target-size"] = new() { Enabled = true } },
    };

    /// <summary>One address of every kind of page.</summary>
    public static TheoryData<string> Pages =>
    [
        "/", "/symptoms", "/techniques", "/safety", "/oils", "/guides", "/references", "/about", "/privacy", "/nowhere", "/checklist",
        "/checklist?for=heel-ball", "/symptoms/numbness", "/techniques/thumb-circles", "/techniques/home-routine", "/safety/numb-feet",
        "/oils/lavender", "/techniques?symptom=burning-pain&zone=arch", "/oils?without=tree-nut&colour=x", "/symptoms/burning-pain",
        "/symptoms/swelling", "/guides/does-it-help", "/guides/diluting-oils", "/codes", "/code/icd-10-cm/E11.621",
        "/infobutton?mainSearchCriteria.v.dn=sore%20feet", "/techniques/thumb-circles/follow", "/search", "/search?q=hot+swollen+foot+nueropathy",
        "/search?q=xyzzyqwertyu", "/a-z", "/oils/pepermint", "/for-clinics", "/for-clinics?topic=checklist&topic=oils/lavender",
        "/embed/techniques/electric-massager", "/embed/guides/does-it-help", "/embed/checklist",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_has_no_violation_in_light_and_dark_on_phone_and_desktop(string address)
    {
        foreach (var (width, dark) in new[] { (360, false), (360, true), (1280, false), (1280, true) })
        {
            var page = await chromium.Open(address, width, dark);
            var found = await page.RunAxe(Rules);
            Assert.True(
                found.Violations.Length == 0,
                $"{address} at {width}{(dark ? " dark" : "")}:\n" + string.Join('\n', found.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(4).Select(n => n.Html))}")));
            await page.Context.CloseAsync();
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_does_not_scroll_sideways_at_320_pixels(string address)
    {
        var page = await chromium.Open(address, width: 320);
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.Equal(0, overflow);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task No_page_asks_another_host_for_anything_or_breaks_its_own_policy()
    {
        foreach (var address in Pages.Cast<object[]>().Select(p => (string)p[0]))
        {
            var asked = new List<string>();
            var errors = new List<string>();
            var page = await chromium.Open("about:blank");
            page.Request += (_, request) => asked.Add(request.Url);
            page.Console += (_, message) => { if (message.Type == "error" && address is not ("/nowhere" or "/oils/pepermint")) { errors.Add(message.Text); } };
            await page.GotoAsync(address);
            Assert.All(asked, url => Assert.Equal(chromium.Address.Authority, new Uri(url).Authority));
            Assert.Empty(errors);
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
