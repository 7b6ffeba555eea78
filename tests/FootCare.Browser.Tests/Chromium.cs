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
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = FindOrInstall(),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
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

    // Debian's own package, where no browser is found and the machine lets us install one.
    private static string FindOrInstall()
    {
        if (Find() is { } found)
        {
            return found;
        }

        Run("apt-get update");
        Run("apt-get install -y --no-install-recommends chromium poppler-utils");
        return Find() ?? throw new InvalidOperationException("No Chromium was found and none could be installed; install the package 'chromium'.");
    }

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
