using System.Diagnostics;
using FootCare.Topics;
using FootCare.Web.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace FootCare.Browser.Tests;

/// <summary>The site on a real port and a real Chromium to look at it with, shared by every test.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private readonly WebApplicationFactory<Program> _site = new();
    private IPlaywright? _playwright;

    public IBrowser Browser { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    public TopicModel Model => _site.Services.GetRequiredService<SiteContent>().Model;

    public async Task InitializeAsync()
    {
        _site.UseKestrel(0);
        _site.StartServer();
        Address = _site.ClientOptions.BaseAddress;
        _playwright = await Playwright.CreateAsync();
        Browser = await Launch();
    }

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright?.Dispose();
        await _site.DisposeAsync();
    }

    public async Task<IPage> Open(string address, int width = 1280, bool dark = false, bool script = true)
    {
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = script,
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync(address);
        return page;
    }

    /// <summary>Opens a page in a Chromium whose letters are as large as its reader set them, in pixels; 16 where nobody did.</summary>
    public async Task<IPage> OpenWithLetters(int letters, string address, int width, int height)
    {
        var browser = letters == 16 ? Browser : await Launch($"--blink-settings=defaultFontSize={letters}");
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.Close += (_, _) => _ = browser == Browser ? Task.CompletedTask : browser.CloseAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(address);
        return page;
    }

    private Task<IBrowser> Launch(params string[] settings) => _playwright!.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
    {
        ExecutablePath = FindOrInstall(),
        Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", .. settings],
    });

    // Debian's own packages, where something is missing and the machine lets us install it.
    private static string FindOrInstall()
    {
        var missing = new List<string>();
        if (Find() is null)
        {
            missing.Add("chromium");
        }

        missing.AddRange(new[] { ("pdftotext", "poppler-utils"), ("zbarimg", "zbar-tools") }.Where(t => !IsOnPath(t.Item1)).Select(t => t.Item2));
        if (missing.Count > 0)
        {
            Run("apt-get update");
            Run($"apt-get install -y --no-install-recommends {string.Join(' ', missing)}");
        }

        return Find() ?? throw new InvalidOperationException("No Chromium was found and none could be installed; install the package 'chromium'.");
    }

    private static bool IsOnPath(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, tool)));

    private static string? Find() =>
        new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
            .FirstOrDefault(File.Exists);

    private static void Run(string command)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command]) { Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" } })!;
        process.WaitForExit();
    }
}

[CollectionDefinition(nameof(Chromium))]
public sealed class ChromiumCollection : ICollectionFixture<Chromium>;
