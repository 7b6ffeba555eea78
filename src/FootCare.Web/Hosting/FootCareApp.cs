using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using FootCare.Content;
using FootCare.Topics;
using FootCare.Web.Embedding;
using FootCare.Web.Feeds;
using FootCare.Web.Pages.Search;
using FootCare.Web.StructuredData;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FootCare.Web.Hosting;

/// <summary>What the program is made of, and the order in which a request meets it.</summary>
internal static class FootCareApp
{
    private const int MostMessages = 100;
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>All settings, and everything about them that would keep the site from starting and can be told without trying it.</summary>
    public static (FootCareOptions Options, Clinic Clinic, SettingsFound Found) ReadSettings(IConfiguration configuration)
    {
        var (options, found) = FootCareOptions.Read(configuration);
        var (clinic, faults) = Clinic.Read(options.Clinic);
        return (options, clinic, found with { Faults = [.. found.Faults, .. faults, .. Listening.Faults(configuration), .. StartFaults.OfHosts(configuration), .. Logging.Faults(configuration), .. WebFiles.Faults(configuration)] });
    }

    /// <summary>Adds what serves the content, and begins to read it: the server is put together meanwhile.</summary>
    /// <returns>False, after saying why, where a setting cannot be used.</returns>
    public static bool TryAddFootCare(this WebApplicationBuilder builder, [NotNullWhen(true)] out Task<SiteReading>? reading)
    {
        reading = null;
        var (options, clinic, found) = ReadSettings(builder.Configuration);
        string[] faults = [.. found.Faults.Count > 0 ? found.Faults : builder.AddFootCareLogging()];
        if (faults.Length > 0)
        {
            foreach (var line in faults.Concat(found.Unknown))
            {
                StandardStreams.Tell(line);
            }

            return false;
        }

        Listening.FallBack(builder.Configuration);
        var reader = new SiteReader(options.ResolveContentPath());
        var first = Task.Run(() => reader.Read(Today(TimeProvider.System)));
        reading = first;

        // Run from source, the files of wwwroot are found through the build's manifest; a published build has none and needs none.
        builder.WebHost.UseStaticWebAssets();
        // An answer leaves on the thread that its request came in on, which serves a sixth more of them. Unsafe is that for code which waits and blocks its thread; none here does.
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        builder.AddLimits(options.Limits);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(found);
        builder.Services.AddSingleton(clinic);
        builder.Services.AddSingleton(TimeProvider.System);
        if (options.BaseUrl is null)
        {
            builder.Services.AddHttpContextAccessor();
        }

        builder.Services.AddSingleton<PermanentAddress>();
        builder.Services.AddSingleton<JsonLd>();
        builder.Services.AddSingleton(_ => new SiteContent(first.GetAwaiter().GetResult()));
        builder.Services.AddSingleton<StoredPages>();
        builder.Services.AddSingleton(reader);
        builder.Services.AddHostedService<ContentReload>();
        builder.Services.AddRouting(routing => routing.LowercaseUrls = true);
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;

            // Escapes markup, as the framework's own choice here does not: a search's words come back in its suggestions.
            json.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        });

        // No page stores or changes anything for anybody, so there is nothing that a forged request could do: no antiforgery cookie is set.
        // Pages alone: the framework's usual set asks at each request who has signed in, and nobody signs in here. Pages only want to know that there are no such rules.
        builder.Services.AddSingleton<IAuthorizationPolicyProvider, DefaultAuthorizationPolicyProvider>();
        builder.Services.AddMvcCore().AddRazorPages(pages => pages.Conventions.ConfigureFilter(new Microsoft.AspNetCore.Mvc.IgnoreAntiforgeryTokenAttribute()));

        // With pages come keys that cookies are sealed with, made at each start and kept in the user's home, with a warning where there is none. No cookie, no keys.
        builder.Services.RemoveAll<IDataProtectionProvider>();
        builder.Services.AddSingleton<IDataProtectionProvider>(_ => new EphemeralDataProtectionProvider());
        builder.Services.Remove(builder.Services.Single(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Name == "DataProtectionHostedService"));
        return true;
    }

    /// <summary>Waits for the content and serves it until a stop is asked for, which may be before anything is served: that is no fault.</summary>
    /// <param name="app">The site.</param>
    /// <param name="reading">The content.</param>
    /// <param name="listening">The setting that says where to listen.</param>
    /// <param name="ended">Whether a stop is asked for.</param>
    /// <returns>The exit code: 0, or 1, after saying why, where it cannot be served.</returns>
    public static async Task<int> ServeAsync(this WebApplication app, Task<SiteReading> reading, (string Key, string Value) listening, CancellationToken ended)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        try
        {
            if (!await app.HasContentAsync(reading, ended))
            {
                return 1;
            }

            await app.RunAsync(ended);
            return 0;
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested || stopping.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception e) when (StartFaults.OfListening(e, listening) is { } line)
        {
            StandardStreams.Tell(line);
            return 1;
        }
    }

    private static async Task<bool> HasContentAsync(this WebApplication app, Task<SiteReading> reading, CancellationToken ended)
    {
        var (model, diagnostics) = await reading.WaitAsync(ended);
        var folder = app.Services.GetRequiredService<FootCareOptions>().ResolveContentPath();
        if (model is not null)
        {
            app.Logger.LogInformation("The content of {Folder} is served: version {Version}, {Count} pages", folder, model.Version, model.Topics.Length);
            return true;
        }

        foreach (var diagnostic in diagnostics)
        {
            StandardStreams.Tell(diagnostic.ToString());
        }

        StandardStreams.Tell($"The content of {folder} ({FootCareOptions.ContentPathKey}) has errors, so the site was not started.");
        return false;
    }

    /// <summary>The order: log, answers made before, headers, errors, addresses, names, methods, answers by query, limits, files, pages.</summary>
    public static void UseFootCare(this WebApplication app)
    {
        foreach (var line in app.Services.GetRequiredService<SettingsFound>().Unknown)
        {
            app.Logger.LogWarning("{Fault}", line);
        }

        if (app.Services.GetRequiredService<FootCareOptions>().BaseUrl is null && !app.Environment.IsDevelopment())
        {
            app.Logger.LogWarning(
                "{Setting} is not set, so whole addresses (canonical links, feeds, QR codes) are made from each request's Host. Set it, or AllowedHosts, before the world sees this site.",
                FootCareOptions.BaseUrlKey);
        }

        app.UseRequestLog();
        app.UseStoredPages();
        app.UseSecurityHeaders();
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseBadRequests();
        app.UseCanonicalAddresses();
        app.UseAddressesWithoutAnswers();
        app.UseRouting();
        app.UseNamesInAddresses();
        app.UseMethods();
        app.UsePageStore();
        app.UseLimits();
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
        app.MapSearch();
        app.MapMedia();
        app.MapFeeds();
        app.MapClinicLogo();
        app.MapOEmbed();
        app.MapQrCodes();
        app.MapHealth();
    }

    /// <summary>The day it is, as the server's clock has it in UTC.</summary>
    public static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private static void MapMedia(this WebApplication app) => app.MapMethods("/media/{**path}", Reading, async (string path, SiteContent content, CancellationToken aborted) =>
        content.Model.Images.TryGetValue("/media/" + path, out var file) && ImageTypes.TryGetContentType(file, out var type) && File.Exists(file)
            ? Results.Bytes(await File.ReadAllBytesAsync(file, aborted), type)
            : Results.NotFound()).WithMetadata(new StoredAttribute());

    private static void MapClinicLogo(this WebApplication app) => app.MapMethods(
        Clinic.LogoAddress, Reading, (Clinic clinic) => clinic.Logo is { } logo ? Results.Bytes(logo.Bytes, logo.ContentType) : Results.NotFound());

    private static readonly Microsoft.AspNetCore.StaticFiles.FileExtensionContentTypeProvider ImageTypes = new();

    private static void MapHealth(this WebApplication app)
    {
        app.MapMethods("/health/live", Reading, (HttpResponse response) =>
        {
            response.Headers.CacheControl = "no-store";
            return Results.Json(new { status = "live" });
        });
        app.MapMethods("/health/ready", Reading, (HttpResponse response, SiteContent content) =>
        {
            response.Headers.CacheControl = "no-store";
            var (model, diagnostics) = (content.Model, content.Diagnostics);
            return Results.Json(new
            {
                status = "ready",
                stale = content.IsStale,
                version = model.Version,
                counts = Enum.GetValues<TopicKind>().ToDictionary(Vocabulary.Word, kind => model.Topics.Count(t => t.Kind == kind)),
                references = model.References.Length,
                diagnostics = diagnostics.Length,
                // What keeps a save from being served comes first.
                messages = diagnostics.OrderBy(d => d.Severity).Take(MostMessages).Select(d => d.ToString()),
            });
        });
    }
}
