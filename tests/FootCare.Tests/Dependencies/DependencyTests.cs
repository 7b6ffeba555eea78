using System.Text.Json;
using System.Xml.Linq;
using FootCare.Content;
using FootCare.Tests.Safety;
using Xunit.Abstractions;

namespace FootCare.Tests.Dependencies;

/// <summary>What the project stands on: nothing unknown, nothing unused, and the library on nothing of the web.</summary>
public class DependencyTests(ITestOutputHelper output)
{
    private static readonly string Root = Path.GetDirectoryName(Cases.ContentFolder)!;

    /// <summary>Licences that let anyone use and pass on the work. A package under another is a decision, to be made here.</summary>
    private static readonly string[] KnownLicences = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MPL-2.0"];

    /// <summary>Packages too old to name their licence; each was looked up.</summary>
    private static readonly Dictionary<string, string> LicencesLookedUp = new(StringComparer.Ordinal) { ["xunit.abstractions 2.0.3"] = "Apache-2.0" };

    [Fact]
    public void Every_dependency_direct_or_not_has_a_known_licence()
    {
        var packages = Projects().SelectMany(p => Locked(p)).Distinct().Order().ToList();
        Assert.NotEmpty(packages);
        var unknown = new List<string>();
        foreach (var (id, version) in packages)
        {
            var licence = LicenceOf(id, version);
            output.WriteLine($"{id} {version}: {licence}");
            if (!KnownLicences.Contains(licence, StringComparer.Ordinal))
            {
                unknown.Add($"{id} {version}: {licence}");
            }
        }

        Assert.Empty(unknown);
    }

    [Fact]
    public void Every_package_is_referenced_by_a_project_and_named_in_the_readme()
    {
        var versions = Includes(Path.Combine(Root, "Directory.Packages.props"), "PackageVersion").ToList();
        var referenced = Projects().Concat([Path.Combine(Root, "Directory.Build.props"), Path.Combine(Root, "tests", "Directory.Build.props")])
            .SelectMany(f => Includes(f, "PackageReference")).ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(versions);
        Assert.Empty(versions.Except(referenced, StringComparer.Ordinal));

        var readme = File.ReadAllText(Path.Combine(Root, "README.md"));
        Assert.All(versions, v => Assert.Contains(v, readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_project_has_its_lock_file() =>
        Assert.All(Projects(), p => Assert.True(File.Exists(LockFile(p)), p));

    [Fact]
    public void A_package_with_a_known_weakness_however_small_and_however_far_down_stops_every_build()
    {
        var properties = XDocument.Load(Path.Combine(Root, "Directory.Build.props")).Descendants("PropertyGroup").Elements().ToList();
        Assert.Equal(("true", "all", "low"), (Only("NuGetAudit"), Only("NuGetAuditMode"), Only("NuGetAuditLevel")));
        Assert.Superset(new HashSet<string>(["NU1901", "NU1902", "NU1903", "NU1904"], StringComparer.Ordinal), Only("WarningsAsErrors").Split(';').ToHashSet(StringComparer.Ordinal));
        string[] elsewhere = [.. Projects(), Path.Combine(Root, "tests", "Directory.Build.props")];
        Assert.All(elsewhere, file => Assert.DoesNotContain("NU190", File.ReadAllText(file), StringComparison.Ordinal));
        Assert.All(elsewhere, file => Assert.DoesNotContain("NuGetAudit", File.ReadAllText(file), StringComparison.Ordinal));

        string Only(string name) => Assert.Single(properties, p => p.Name.LocalName == name && p.Attribute("Condition") is null).Value;
    }

    [Fact]
    public void The_library_knows_nothing_of_the_web()
    {
        string[] web = ["Microsoft.AspNetCore", "Microsoft.Extensions", "Microsoft.Net.Http", "System.Net", "Serilog", "FootCare.Web"];
        var references = typeof(SiteReader).Assembly.GetReferencedAssemblies().Select(a => a.Name!).ToList();
        Assert.NotEmpty(references);
        Assert.All(references, r => Assert.DoesNotContain(web, w => r.StartsWith(w, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Projects() =>
        new[] { "src", "tests" }.SelectMany(folder => Directory.EnumerateDirectories(Path.Combine(Root, folder))).SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj"));

    private static IEnumerable<string> Includes(string file, string element) =>
        XDocument.Load(file).Descendants(element).Select(e => (string)e.Attribute("Include")!);

    private static string LockFile(string project) => Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json");

    private static IEnumerable<(string Id, string Version)> Locked(string project)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(LockFile(project)));
        return
        [
            .. from framework in json.RootElement.GetProperty("dependencies").EnumerateObject()
               from package in framework.Value.EnumerateObject()
               where package.Value.GetProperty("type").GetString() != "Project"
               select (package.Name, package.Value.GetProperty("resolved").GetString()!),
        ];
    }

    // Restored packages lie in one folder, each with the description its author gave it.
    private static string LicenceOf(string id, string version)
    {
        if (LicencesLookedUp.TryGetValue($"{id} {version}", out var lookedUp))
        {
            return lookedUp;
        }

        var folder = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var name = id.ToLowerInvariant();
        var licence = XDocument.Load(Path.Combine(folder, name, version.ToLowerInvariant(), name + ".nuspec")).Descendants().FirstOrDefault(e => e.Name.LocalName == "license");
        return licence is { } l && (string?)l.Attribute("type") == "expression" ? l.Value : "none named";
    }
}
