using FootCare.Content;

namespace FootCare.Tests.Content;

/// <summary>A reader that reads again gives what one would give that reads for the first time.</summary>
public sealed class ReadingAgainTests : IDisposable
{
    private readonly SiteFolder _folder = new();
    private readonly SiteReader _reader;

    public ReadingAgainTests()
    {
        SiteFolder.ListPages(_folder.Root);
        _reader = new SiteReader(_folder.Root);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_has_not_changed_is_given_again()
    {
        var first = _reader.Read(SiteFolder.Today);
        Assert.NotNull(first.Model);
        Assert.Same(first, _reader.Read(SiteFolder.Today));
    }

    [Fact]
    public void Only_the_page_that_changed_is_parsed_again()
    {
        var before = _reader.Read(SiteFolder.Today).Model!;
        _folder.Append("guides/how-often.md", "\nMore still.\n");
        var after = _reader.Read(SiteFolder.Today).Model!;
        Assert.NotEqual(before.Version, after.Version);
        Assert.Same(before.Find<Topics.Symptom>("numbness")!.Article, after.Find<Topics.Symptom>("numbness")!.Article);
        Assert.NotSame(before.Find<Topics.Guide>("how-often")!.Article, after.Find<Topics.Guide>("how-often")!.Article);
    }

    [Fact]
    public void A_review_falls_due_though_no_file_has_changed()
    {
        Assert.Empty(_reader.Read(SiteFolder.Today).Diagnostics);
        Assert.All(_reader.Read(new DateOnly(2027, 2, 1)).Diagnostics, d => Assert.Equal(DiagnosticCode.ReviewOverdue, d.Code));
        Assert.Equal(7, _reader.Read(new DateOnly(2027, 2, 1)).Diagnostics.Length);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void After_every_edit_it_gives_what_a_first_reading_gives(bool told)
    {
        _folder.Append("guides/how-often.md", "\nSee [numb feet](../symptoms/numbness.md#what-helps).\n");

        // What is said of sections takes five techniques.
        var circles = File.ReadAllText(Path.Combine(_folder.Root, "techniques/thumb-circles.md"));
        foreach (var part in new[] { "heel", "toe", "arch", "ankle" })
        {
            _folder.Write($"techniques/{part}-circles.md", circles.Replace("Thumb circles", $"Circles on the {part}", StringComparison.Ordinal) + "\n## Stop if\n\nIt hurts.\n");
        }

        SiteFolder.ListPages(_folder.Root, "/guides/older");
        Action[] edits =
        [
            () => _folder.Replace("techniques/heel-circles.md", "## Stop if", "### Stop if"),
            () => _folder.Replace("techniques/heel-circles.md", "### Stop if", "## Stop if"),
            () => _folder.Append("techniques/thumb-circles.md", "\n### Stop if\n\nIt hurts.\n"),
            () => _folder.Replace("techniques/thumb-circles.md", "### Stop if", "## Stop if"),
            () => _folder.Replace("techniques/heel-circles.md", "## Stop if", "## Stop when"),
            () => _folder.Replace("techniques/heel-circles.md", "## Stop when", "## Stop if"),
            () => _folder.Append("techniques/heel-circles.md", "\n## Make it fit you\n\n### If they are numb\n\nLook.\n"),
            () => _folder.Replace("techniques/heel-circles.md", "numb\n", "numb {#numb-feet}\n"),
            () => _folder.Replace("techniques/heel-circles.md", "numb {#numb-feet}\n", "numb\n"),
            () => _folder.Replace("techniques/heel-circles.md", "It hurts.", "It hurts.\n\nMuch."),
            () => _folder.Replace("techniques/heel-circles.md", "\n## Make it fit you\n\n### If they are numb\n\nLook.\n", ""),
            () => _folder.Append("guides/how-often.md", "\nSee [its sheet](/techniques/heel-circles/sheet).\n"),
            () => File.Move(Path.Combine(_folder.Root, "techniques/heel-circles.md"), Path.Combine(_folder.Root, "techniques/circles.md")),
            () => File.Move(Path.Combine(_folder.Root, "techniques/circles.md"), Path.Combine(_folder.Root, "techniques/heel-circles.md")),
            () => _folder.Replace("guides/how-often.md", "\nSee [its sheet](/techniques/heel-circles/sheet).\n", ""),
            () => _folder.Replace("techniques/heel-circles.md", "Words [@trial-one].", "Words."),
            () => _folder.Append("references.yml", "- id: trial-new\n  kind: trial\n  title: New\n  url: https://example.org/new\n  found: Nothing.\n"),
            () => _folder.Append("techniques/heel-circles.md", "\nMore [@trial-new].\n"),
            () => _folder.Replace("techniques/heel-circles.md", "\nMore [@trial-new].\n", ""),
            () => _folder.Append("guides/how-often.md", "\nSee [a page](../oils/sweet-kernel.md).\n"),
            () => _folder.Replace("oils/almond.md", "summary:", "aliases: [sweet-kernel]\nsummary:"),
            () => _folder.Replace("guides/how-often.md", "\nSee [a page](../oils/sweet-kernel.md).\n", ""),
            () => _folder.Write("gone.yml", "- address: /guides/older\n  why: Old.\n  instead: /guides\n"),
            () => File.Delete(Path.Combine(_folder.Root, "gone.yml")),
            () => _folder.Replace("symptoms/numbness.md", "urgency:", "codes:\n  icd-10-cm: [R20.0]\nurgency:"),
            () => _folder.Replace("symptoms/numbness.md", "R20.0", "R20.00000"),
            () => _folder.Append("oils/almond.md", "\nMore words.\n"),
            () => _folder.Replace("symptoms/numbness.md", "## What helps", "## What may help"),
            () => _folder.Replace("symptoms/numbness.md", "## What may help", "## What helps"),
            () => _folder.Replace("techniques/thumb-circles.md", "trial-one", "trial-two"),
            () => _folder.Write("references.yml", "- id: trial-two\n  kind: trial\n  title: Another\n  url: https://example.org/two\n  found: Nothing.\n"),
            () => _folder.Replace("safety/open-skin.md", "trial-one", "trial-two"),
            () => _folder.Replace("safety/open-skin.md", "severity: stop", "severity: adapt"),
            () => _folder.Replace("safety/open-skin.md", "severity: adapt", "severity: stop"),
            () => _folder.Write("guides/new.md", "---\ntitle: New\n---\n"),
            () => File.Delete(Path.Combine(_folder.Root, "guides/new.md")),
            () => _folder.Write("guides/how-often-2.md", File.ReadAllBytes(Path.Combine(_folder.Root, "guides/how-often.md"))),
            () => _folder.Replace("guides/how-often-2.md", "---\ntitle: How often", "---\n\ntitle: How often"),
            () => _folder.Replace("guides/how-often.md", "title: How often", "title: How seldom"),
            () => _folder.Replace("guides/how-often.md", "title: How seldom", "title: How often"),
            () => File.Delete(Path.Combine(_folder.Root, "guides/how-often-2.md")),
            () => File.Move(Path.Combine(_folder.Root, "symptoms/numbness.md"), Path.Combine(_folder.Root, "symptoms/numb-feet.md")),
            () => File.Move(Path.Combine(_folder.Root, "symptoms/numb-feet.md"), Path.Combine(_folder.Root, "symptoms/numbness.md")),
            () => _folder.Write("guides/picture.png", [0x89, (byte)'P', (byte)'N', (byte)'G']),
            () => _folder.Append("guides/how-often.md", "\n![A foot](picture.png)\n"),
            () => File.Delete(Path.Combine(_folder.Root, "guides/picture.png")),
            () => _folder.Replace("guides/how-often.md", "\n![A foot](picture.png)\n", ""),
            () => _folder.Write("guides/how-often.md", [0xFF, 0xFE]),
            () => Directory.CreateDirectory(Path.Combine(_folder.Root, "recipes")),
            () => Directory.Delete(Path.Combine(_folder.Root, "recipes")),
            () => _folder.Write("coverage.yml", "C01: [symptoms/numbness.md#none]\n"),
            () => _folder.Write("coverage.yml", "C01: [symptoms/numbness.md#what-helps]\n"),
            () => _folder.Replace("oils/almond.md", "kind: carrier", "kind: essential\nmax-dilution: 1"),
            () => _folder.Replace("oils/almond.md", "kind: essential\nmax-dilution: 1", "kind: carrier"),
            () => File.Move(Path.Combine(_folder.Root, "search.yml"), Path.Combine(_folder.Root, "search.yaml")),
            () => File.Move(Path.Combine(_folder.Root, "search.yaml"), Path.Combine(_folder.Root, "search.yml")),
            () => File.Delete(Path.Combine(_folder.Root, AddressBook.FileName)),
        ];
        for (var i = 0; i < edits.Length; i++)
        {
            var before = Files();
            _reader.Read(SiteFolder.Today);
            edits[i]();
            var after = Files();
            string[]? changed = told ? [.. before.Keys.Union(after.Keys).Where(f => before.GetValueOrDefault(f) != after.GetValueOrDefault(f))] : null;
            var again = _reader.Read(SiteFolder.Today, changed is [] ? null : changed);
            var first = SiteReader.Read(_folder.Root, SiteFolder.Today);
            Assert.True(first.Diagnostics.SequenceEqual(again.Diagnostics), $"edit {i}: {string.Join('\n', first.Diagnostics)}\n---\n{string.Join('\n', again.Diagnostics)}");
            Assert.Equal(first.Model?.Version, again.Model?.Version);
            Assert.Equal(first.Model is null, again.Model is null);
        }

        Dictionary<string, string> Files() =>
            Directory.EnumerateFiles(_folder.Root, "*", SearchOption.AllDirectories).ToDictionary(f => f, f => Convert.ToHexString(File.ReadAllBytes(f)));
    }
}
