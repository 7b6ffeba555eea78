using Microsoft.Playwright;

namespace FootCare.Browser.Tests;

[Collection(nameof(Chromium))]
public class FilterTests(Chromium chromium)
{
    [Fact]
    public async Task The_form_can_be_filled_in_and_sent_by_keyboard_alone_on_a_wide_screen()
    {
        var page = await chromium.Open("/techniques", width: 1280, script: false);
        await TabTo(page, "symptom");
        await page.Keyboard.TypeAsync("Burning");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("zone", await Focused(page));
        await page.Keyboard.TypeAsync("Arch");
        await page.Keyboard.PressAsync("Enter");
        await TabTo(page, "", "BUTTON");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/techniques?symptom=burning-pain&zone=arch#list");
        Assert.Equal(2, await page.Locator(".chip").CountAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task On_a_phone_the_form_is_folded_and_opens_by_keyboard_without_script()
    {
        var page = await chromium.Open("/techniques", width: 320, script: false);
        var symptom = page.Locator("select[name=symptom]");
        Assert.False(await symptom.IsVisibleAsync());
        await page.Locator(".filter summary").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        Assert.True(await symptom.IsVisibleAsync());
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("symptom", await Focused(page));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("/techniques?symptom=burning-pain&zone=arch")]
    [InlineData("/oils?without=tree-nut&without=linalyl-acetate&zone=x")]
    public async Task Controls_and_chips_are_44_pixels_tall_and_nothing_scrolls_sideways_at_320(string address)
    {
        var page = await chromium.Open(address, width: 320);
        await page.Locator(".filter summary").ClickAsync();
        var controls = await page.Locator(".filter select, .filter__tick, .filter summary, .filter button, .chip, .chosen__all").AllAsync();
        Assert.NotEmpty(controls);
        foreach (var control in controls)
        {
            var box = await control.BoundingBoxAsync();
            Assert.True(box!.Height >= 44, $"{await control.InnerTextAsync()} is {box.Height} px tall");
        }

        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        await page.Context.CloseAsync();
    }

    private static async Task TabTo(IPage page, string name, string tag = "SELECT")
    {
        for (var presses = 0; presses < 80; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("([n, t]) => document.activeElement.tagName === t && (document.activeElement.name ?? '') === n", new[] { name, tag }))
            {
                return;
            }
        }

        Assert.Fail($"Tab never reaches {tag} {name}");
    }

    private static Task<string> Focused(IPage page) => page.EvaluateAsync<string>("document.activeElement.name");
}
