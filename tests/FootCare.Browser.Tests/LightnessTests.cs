using System.IO.Compression;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Playwright;

namespace FootCare.Browser.Tests;

/// <summary>What a first visit costs a reader on an old phone.</summary>
[Collection(nameof(Chromium))]
public class LightnessTests(Chromium chromium)
{
    [Theory]
    [InlineData("/techniques/thumb-circles", true)]
    [InlineData("/techniques/thumb-circles", false)]
    [InlineData("/", true)]
    public async Task A_first_view_is_light_and_nothing_moves_once_it_is_there(string address, bool script)
    {
        using var site = new WebApplicationFactory<Program>().WithWebHostBuilder(b => b.UseEnvironment("Production").UseSetting("Urls", "http://127.0.0.1:0"));
        site.UseKestrel(0);
        site.StartServer();
        await using var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.ClientOptions.BaseAddress.ToString(),
            ViewportSize = new ViewportSize { Width = 390, Height = 844 },
            JavaScriptEnabled = script,
        });
        var page = await context.NewPageAsync();
        var requests = new List<IRequest>();
        page.RequestFinished += (_, request) => requests.Add(request);
        await page.AddInitScriptAsync("window.moved = 0; new PerformanceObserver(list => { for (const shift of list.getEntries()) window.moved += shift.value; }).observe({ type: 'layout-shift', buffered: true });");
        await page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.Equal("rgb(251, 247, 240)", await page.Locator("body").EvaluateAsync<string>("body => getComputedStyle(body).backgroundColor"));
        if (script)
        {
            Assert.Equal(0, await page.EvaluateAsync<double>("window.moved"), 3);
        }

        var asked = string.Join('\n', requests.Select(r => r.Url));
        Assert.True(requests.Count <= 8, asked);
        var bytes = 0;
        foreach (var request in requests)
        {
            var sizes = await request.SizesAsync();
            bytes += sizes.ResponseHeadersSize + (request.ResourceType is "stylesheet" or "script" ? await Packed(request) : sizes.ResponseBodySize);
        }

        Assert.True(bytes <= 60 * 1024, $"{bytes} bytes in {asked}");
    }

    // Publishing packs style sheets and scripts; a build does not.
    private static async Task<int> Packed(IRequest request)
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            await gzip.WriteAsync(await (await request.ResponseAsync())!.BodyAsync());
        }

        return packed.ToArray().Length;
    }
}
