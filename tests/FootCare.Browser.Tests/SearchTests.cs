using Microsoft.Playwright;

namespace FootCare.Browser.Tests;

[Collection(nameof(Chromium))]
public class SearchTests(Chromium chromium)
{
    [Fact]
    public async Task While_typing_lines_can_be_chosen_by_keyboard_and_Escape_closes_them()
    {
        var page = await chromium.Open("/search");
        var field = page.GetByRole(AriaRole.Combobox);
        await field.PressSequentiallyAsync("pins");
        await page.GetByRole(AriaRole.Option).First.WaitForAsync();
        Assert.InRange(await page.GetByRole(AriaRole.Option).CountAsync(), 1, 10);
        Assert.Equal("true", await field.GetAttributeAsync("aria-expanded"));

        await field.PressAsync("ArrowDown");
        var active = await field.GetAttributeAsync("aria-activedescendant");
        Assert.Equal("true", await page.Locator("#" + active).GetAttributeAsync("aria-selected"));
        await field.PressAsync("Escape");
        Assert.Equal("false", await field.GetAttributeAsync("aria-expanded"));
        Assert.Equal("pins", await field.InputValueAsync());

        await field.PressAsync("ArrowDown");
        await field.PressAsync("Enter");
        await page.WaitForURLAsync("**/symptoms/tingling");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Enter_without_a_chosen_line_searches_for_what_was_typed()
    {
        var page = await chromium.Open("/");
        var field = page.GetByRole(AriaRole.Combobox);
        await field.PressSequentiallyAsync("pins");
        await page.GetByRole(AriaRole.Option).First.WaitForAsync();
        await field.PressAsync("Enter");
        await page.WaitForURLAsync("**/search?q=pins");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_answer_that_comes_late_does_not_replace_a_newer_one()
    {
        var page = await chromium.Open("/search");
        await page.RouteAsync("**/search/suggest?q=la", async route =>
        {
            await Task.Delay(800);
            await route.FulfillAsync(new RouteFulfillOptions { ContentType = "application/json", Body = """["la",["Too late"],["Old"],["http://localhost/late"]]""" });
        });
        var field = page.GetByRole(AriaRole.Combobox);
        await field.PressSequentiallyAsync("la");
        await page.WaitForTimeoutAsync(300);
        await field.PressSequentiallyAsync("vender");
        await page.GetByRole(AriaRole.Option).Filter(new LocatorFilterOptions { HasText = "Lavender oil" }).First.WaitForAsync();
        await page.WaitForTimeoutAsync(900);
        Assert.Equal(0, await page.GetByText("Too late").CountAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_script_the_form_searches_all_the_same()
    {
        var page = await chromium.Open("/search", width: 390, script: false);
        await page.GetByRole(AriaRole.Searchbox).FillAsync("numb feet");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Search" }).ClickAsync();
        await page.WaitForURLAsync("**/search?q=numb+feet");
        Assert.True(await page.Locator(".hit").CountAsync() > 0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task On_a_phone_the_header_has_a_sign_that_leads_to_the_search()
    {
        var page = await chromium.Open("/", width: 390);
        Assert.False(await page.Locator("#site-search").IsVisibleAsync());
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Search", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/search");
        await page.Context.CloseAsync();
    }
}
