using System.Text;
using FootCare.Content;
using FootCare.Topics;

namespace FootCare.Tests;

/// <summary>A content folder on disk, small and without fault until a test breaks it.</summary>
public sealed class SiteFolder : IDisposable
{
    public static readonly DateOnly Today = new(2026, 6, 1);

    private const string Dates = "reviewed: 2026-01-31\nreview-by: 2027-01-31\n";

    public SiteFolder()
    {
        Root = Path.Combine(Directory.CreateTempSubdirectory("footcare-").FullName, "content");
        Write("symptoms/numbness.md", $"---\ntitle: Numb feet\nsummary: Feet that feel little.\n{Dates}urgency: see-soon\n---\nWords.\n\n## What helps\n\nMore.\n");
        Write("oils/almond.md", $"---\ntitle: Almond oil\nsummary: A plain oil.\n{Dates}kind: carrier\ncontains: [tree-nut]\nevidence: none\n---\nWords.\n");
        Write("guides/how-often.md", $"---\ntitle: How often\nsummary: Little and often.\n{Dates}audience: [reader]\n---\nWords.\n\n## How long\n\nMore.\n");
        Write(
            "techniques/thumb-circles.md",
            $"---\ntitle: Thumb circles\nsummary: Small circles on the sole.\n{Dates}evidence: limited\nreferences: [trial-one]\nsymptoms: [numbness]\nzones: [arch]\npressure: light\nuses: [oil]\noils: [almond]\nminutes: 4\nposition: seated\nwho: [self]\n---\n"
            + "Words [@trial-one].\n\n## Steps\n\n1. Rest the foot on your knee. {zone=whole-foot motion=rest seconds=30}\n2. Make small circles. {zone=arch motion=circles seconds=60}\n");
        Write(
            "safety/open-skin.md",
            $"---\ntitle: Broken skin\nsummary: No massage over wounds.\n{Dates}references: [trial-one]\nquestion: Is the skin of your feet broken?\nwhy: Rubbing makes it worse.\nseverity: stop\npart: feet\nhelp: same-day\napplies-to: all\ninstead: Leave the foot alone.\n---\nWords [@trial-one].\n");
        Write(
            "safety/allergy.md",
            $"---\ntitle: Allergy\nsummary: Choose another oil.\n{Dates}question: Has an oil given you a rash?\nwhy: It may again.\nseverity: adapt\npart: use\nhelp: none\napplies-to:\n  - oils: [almond]\n  - uses: [oil]\ninstead: Use [no oil](../techniques/thumb-circles.md).\n---\nWords.\n");
        Write("references.yml", "- id: trial-one\n  kind: trial\n  title: A trial\n  url: https://example.org/trial\n  found: Something.\n");
        Write("search.yml", Dates);
    }

    public string Root { get; }

    public SiteFolder Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    public SiteFolder Write(string path, byte[] bytes)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
        return this;
    }

    public SiteFolder Replace(string path, string old, string with)
    {
        var text = File.ReadAllText(Path.Combine(Root, path));
        Assert.Contains(old, text, StringComparison.Ordinal);
        return Write(path, text.Replace(old, with, StringComparison.Ordinal));
    }

    public SiteFolder Append(string path, string text)
    {
        File.AppendAllText(Path.Combine(Root, path), text);
        return this;
    }

    /// <summary>Lists the pages that are there as published, as a writer does with 'addresses', and those that were.</summary>
    public static void ListPages(string root, params string[] published)
    {
        var folders = Vocabulary.All<TopicKind>().Select(kind => Path.Combine(root, kind)).Where(Directory.Exists);
        var pages = folders.SelectMany(Directory.GetFiles).Where(f => f.EndsWith(".md", StringComparison.OrdinalIgnoreCase) && new FileInfo(f).LinkTarget is null)
            .Select(f => $"/{Path.GetRelativePath(root, f)[..^".md".Length]}\n");
        File.WriteAllText(Path.Combine(root, AddressBook.FileName), string.Concat(pages) + string.Concat(published.Select(p => p + "\n")));
    }

    /// <summary>Reads it; where a test has written no list of addresses, with one of the pages that are there.</summary>
    public SiteReading Read()
    {
        var list = Path.Combine(Root, AddressBook.FileName);
        if (File.Exists(list) || !Directory.Exists(Root))
        {
            return SiteReader.Read(Root, Today);
        }

        ListPages(Root);
        try
        {
            return SiteReader.Read(Root, Today);
        }
        finally
        {
            File.Delete(list);
        }
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(Root)!, recursive: true);
}
