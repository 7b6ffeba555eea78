using FootCare.Topics;
using FootCare.Web.Pages;
using Microsoft.Playwright;

namespace FootCare.Browser.Tests;

[Collection(nameof(Chromium))]
public class FootIndexTests(Chromium chromium)
{
    private static readonly Zone[] Parts = [Zone.Toes, Zone.Ball, Zone.Arch, Zone.Heel, Zone.Top, Zone.Ankle];

    [Theory]
    [InlineData("/")]
    [InlineData("/techniques")]
    public async Task Each_part_of_the_drawn_foot_can_be_reached_by_keyboard_and_leads_where_the_list_beside_it_leads(string address)
    {
        var page = await chromium.Open(address, script: false);
        var links = page.Locator("svg.foot-map a");
        var addresses = Parts.Select(z => $"/techniques?zone={Vocabulary.Word(z)}#list").ToList();
        Assert.Equal(addresses, await links.EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href'))"));
        Assert.Equal(addresses, await page.Locator(".foot-index__list a").EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href'))"));

        // The first by its place, the others by the Tab key alone.
        await links.First.FocusAsync();
        for (var i = 1; i < Parts.Length; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            await Assertions.Expect(links.Nth(i)).ToBeFocusedAsync();
            await Assertions.Expect(links.Nth(i)).ToHaveAccessibleNameAsync(Wording.Sentence(Wording.Plain(Parts[i])));
        }

        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/techniques?zone=ankle#list");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "For the ankle" })).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }
}
