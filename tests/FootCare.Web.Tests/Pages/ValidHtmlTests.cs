using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using FootCare.Content;
using Xunit.Abstractions;

namespace FootCare.Web.Tests.Pages;

/// <summary>Every page goes through the Nu checker, in one run of it, where this machine has Java and npm to fetch the checker with.</summary>
public class ValidHtmlTests(Site site, ITestOutputHelper output) : IClassFixture<Site>
{
    private const string Version = "26.9.27";

    // States of pages that have no address of their own in the list of addresses.
    private static readonly string[] States =
    [
        "/nowhere", "/oils/pepermint", "/code/icd-10-cm/A00", "/code/nonsense/1", "/infobutton", "/infobutton?mainSearchCriteria.v.dn=sore%20feet",
        "/techniques?symptom=burning-pain&zone=arch", "/techniques?symptom=burning-pain&zone=toes&uses=device&evidence=good", "/oils?without=tree-nut&colour=x",
        "/search?q=hot+swollen+foot+nueropathy", "/search?q=xyzzyqwertyu", "/search?q=%3Cb%3E%22%26", "/checklist?for=heel-ball",
        "/techniques/thumb-circles/sheet?size=large&paper=letter", "/oils/lavender/sheet?size=large", "/journal?size=large", "/checklist/sheet?size=large",
        "/handouts/print?technique=thumb-circles&technique=home-routine&oil=lavender&safety=yes&journal=yes", "/handouts/print",
        "/for-clinics?topic=checklist&topic=oils/lavender", "/embed/checklist?for=heel-ball", "/embed/oils/nowhere",
    ];

    private static readonly (string Address, Dictionary<string, string> Answers)[] Forms =
    [
        ("/checklist", []),
        ("/checklist", new(StringComparer.Ordinal) { ["hot-red-swollen-foot"] = "yes", ["diabetes"] = "yes" }),
        ("/checklist?for=heel-ball", new(StringComparer.Ordinal) { ["numb-feet"] = "not-sure" }),
        ("/checklist", new(StringComparer.Ordinal) { ["numb-feet"] = "perhaps" }),
        ("/embed/checklist", new(StringComparer.Ordinal) { ["numb-feet"] = "yes" }),
    ];

    [ToolFact("java", "npm")]
    public async Task Every_page_is_valid_HTML()
    {
        if (await Jar() is not { } jar)
        {
            return;
        }

        var folder = Directory.CreateTempSubdirectory("footcare-html-");
        try
        {
            var pages = await Write(folder.FullName);
            Assert.True(pages.Count > 200, $"{pages.Count} pages");
            var (_, said) = await Run("java", "-Xss1m", "-jar", jar, "--format", "json", "--exit-zero-always", "--skip-non-html", folder.FullName);
            using var report = JsonDocument.Parse(said);
            var errors = report.RootElement.GetProperty("messages").EnumerateArray()
                .Where(m => m.GetProperty("type").GetString() is not "info")
                .Select(m => $"{Page(m)}: {m.GetProperty("message").GetString()}: {(m.TryGetProperty("extract", out var extract) ? extract.GetString()?.ReplaceLineEndings(" ") : "")}")
                .ToList();
            Assert.True(errors.Count == 0, $"{errors.Count} errors:\n" + string.Join('\n', errors.Take(100)));

            string Page(JsonElement message) => message.TryGetProperty("url", out var url) ? pages[Path.GetFileName(url.GetString()!)] : "the checker";
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<Dictionary<string, string>> Write(string folder)
    {
        using var copy = new ContentCopy();
        using var client = site.Client();
        var pages = new Dictionary<string, string>(StringComparer.Ordinal);
        var published = (await File.ReadAllLinesAsync(copy.PathOf(AddressBook.FileName))).Where(l => l.StartsWith('/')).Select(l => l.Split('#')[0]);
        foreach (var address in published.Concat(site.Addresses()).Concat(site.Model.Topics.Select(t => "/embed" + t.Address)).Concat(States).Distinct(StringComparer.Ordinal))
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            await Keep(address, answer);
        }

        foreach (var (address, answers) in Forms)
        {
            using var form = new FormUrlEncodedContent(answers);
            using var answer = await client.PostAsync(new Uri(address, UriKind.Relative), form);
            await Keep($"{address} after {string.Join('&', answers.Select(a => $"{a.Key}={a.Value}"))}", answer);
        }

        return pages;

        async Task Keep(string address, HttpResponseMessage answer)
        {
            if (answer.Content.Headers.ContentType?.MediaType == "text/html" && answer.Headers.Location is null)
            {
                var file = pages.Count.ToString("0000", CultureInfo.InvariantCulture) + ".html";
                await File.WriteAllTextAsync(Path.Combine(folder, file), await answer.Content.ReadAsStringAsync());
                pages.Add(file, address);
            }
        }
    }

    private async Task<string?> Jar()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "FootCare.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        var home = Path.Combine(root.FullName, "artifacts", "nu-" + Version);
        if (Find() is null)
        {
            var (status, said) = await Run("npm", "install", "--prefix", home, "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "vnu-jar@" + Version);
            if (status != 0)
            {
                output.WriteLine("Not checked: npm could not fetch the Nu checker. " + said);
                return null;
            }
        }

        return Find() ?? throw new InvalidOperationException($"No vnu.jar came with vnu-jar {Version}.");

        string? Find() => Directory.Exists(home) ? Directory.EnumerateFiles(home, "vnu.jar", SearchOption.AllDirectories).FirstOrDefault() : null;
    }

    // The checker and npm both say what is wrong on the second stream.
    private static async Task<(int Status, string Said)> Run(string tool, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, StandardErrorEncoding = Encoding.UTF8 })!;
        var rest = process.StandardOutput.ReadToEndAsync();
        var said = await process.StandardError.ReadToEndAsync();
        await rest;
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }
}
