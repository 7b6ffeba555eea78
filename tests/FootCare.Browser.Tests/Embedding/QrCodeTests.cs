using System.Diagnostics;
using Microsoft.Playwright;

namespace FootCare.Browser.Tests.Embedding;

/// <summary>Codes, read back by a reader that is not ours.</summary>
[Collection(nameof(Chromium))]
public sealed class QrCodeTests(Chromium chromium) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("footcare-codes-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("/checklist", 200)]
    [InlineData("/techniques/thumb-circles", 300)]
    [InlineData("/guides/using-footcare-in-a-clinic", 2000)]
    public async Task A_code_says_the_permanent_address_as_PNG_and_as_SVG(string address, int size)
    {
        using var client = new HttpClient { BaseAddress = chromium.Address };
        var png = Path.Combine(_folder.FullName, "code.png");
        await File.WriteAllBytesAsync(png, await client.GetByteArrayAsync(new Uri($"/qr{address}.png?size={size}", UriKind.Relative)));
        Assert.Equal(new Uri(chromium.Address, address).AbsoluteUri, await Scan(png));

        var page = await chromium.Open("about:blank");
        await page.SetViewportSizeAsync(size + 20, size + 20);
        await page.GotoAsync($"/qr{address}.svg?size={size}");
        var drawn = Path.Combine(_folder.FullName, "drawn.png");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = drawn });
        Assert.Equal(new Uri(chromium.Address, address).AbsoluteUri, await Scan(drawn));
        await page.Context.CloseAsync();
    }

    private static async Task<string> Scan(string picture)
    {
        using var process = Process.Start(new ProcessStartInfo("zbarimg", ["--quiet", "--raw", "-S*.disable", "-Sqrcode.enable", picture]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var words = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return words.Trim();
    }
}
