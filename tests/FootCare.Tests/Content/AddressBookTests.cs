using FootCare.Content;

namespace FootCare.Tests.Content;

public class AddressBookTests
{
    private const string Guide = "guides/how-often.md";

    [Fact]
    public void Everything_a_site_has_is_added_sorted_and_nothing_is_ever_dropped()
    {
        using var site = new SiteFolder();
        site.Replace("symptoms/numbness.md", "urgency:", "codes:\n  icd-10-cm: [R20.0]\nurgency:");
        var (text, added) = AddressBook.Add("/guides/older\n\n  /oils  \n", site.Read().Model!);
        var lines = text.Split('\n');
        Assert.Equal("", lines[^1]);
        Assert.Equal(lines[..^1].Order(StringComparer.Ordinal), lines[..^1]);
        Assert.Equal(added + 2, lines.Length - 1);
        Assert.Superset(
            new HashSet<string>(["/", "/feed.xml", "/guides/older", "/guides/how-often", "/guides/how-often#how-long", "/techniques/thumb-circles/sheet", "/references#trial-one", "/code/icd-10-cm/R20.0"], StringComparer.Ordinal),
            lines.ToHashSet(StringComparer.Ordinal));
        Assert.Equal((text, 0), AddressBook.Add(text, site.Read().Model!));
    }

    [Fact]
    public void A_published_site_that_has_not_changed_has_no_diagnostic()
    {
        using var site = Published();
        Assert.Empty(site.Read().Diagnostics);
    }

    [Fact]
    public void A_page_that_was_renamed_is_missed_until_it_has_its_old_name_as_an_alias()
    {
        using var site = Published();
        Rename(site);
        var reading = site.Read();
        Assert.Null(reading.Model);
        var found = Assert.Single(reading.Diagnostics);
        Assert.Equal((DiagnosticCode.LostAddress, "content/addresses.txt", "/guides/how-often"), (found.Code, found.Path, Line(site, found)));
        site.Replace("guides/dose.md", "audience:", "aliases: [how-often]\naudience:");

        // The new name is one that is still to be listed.
        found = Assert.Single(site.Read().Diagnostics);
        Assert.Equal((DiagnosticCode.UnlistedAddress, DiagnosticSeverity.Warning), (found.Code, found.Severity));
        Assert.Contains("/guides/dose", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_heading_that_was_reworded_is_missed_until_it_keeps_its_anchor()
    {
        using var site = Published();
        site.Replace(Guide, "## How long", "## How many minutes");
        var found = Assert.Single(site.Read().Diagnostics);
        Assert.Equal((DiagnosticCode.LostHeading, $"content/{Guide}", "## How many minutes"), (found.Code, found.Path, File.ReadLines(Path.Combine(site.Root, Guide)).ElementAt(found.Line - 1)));
        site.Replace(Guide, "## How many minutes", "## How many minutes {#how-long}");
        Assert.Empty(site.Read().Diagnostics);
    }

    [Fact]
    public void A_code_that_no_page_has_any_more_is_missed_but_a_parent_will_do()
    {
        using var site = Published();
        site.Append("addresses.txt", "/code/icd-10-cm/R20.2\n");
        Assert.Equal(DiagnosticCode.LostAddress, Assert.Single(site.Read().Diagnostics).Code);
        site.Replace("symptoms/numbness.md", "urgency:", "codes:\n  icd-10-cm: [R20]\nurgency:");
        Assert.Empty(site.Read().Diagnostics);
    }

    [Fact]
    public void A_page_that_was_taken_away_is_told_in_gone_yml()
    {
        using var site = Published();
        File.Delete(Path.Combine(site.Root, Guide));
        site.Write("gone.yml", "- address: /guides/how-often\n  why: Nobody knows how often.\n  instead: /guides\n");
        var reading = site.Read();
        Assert.Empty(reading.Diagnostics);
        Assert.Equal("Nobody knows how often.", reading.Model!.FindGone(Topics.TopicKind.Guides, "how-often")?.Why);
    }

    [Theory]
    [InlineData("- address: /guides/how-often\n  why: Old.\n  instead: /guides\n", 1, 12, "FC0142", "still answers")]
    [InlineData("- address: guides/older\n  why: Old.\n  instead: /guides\n", 1, 12, "FC0142", "write it as")]
    [InlineData("- address: /guides/older\n  why: Old.\n  instead: /guids\n", 3, 12, "FC0142", "did you mean '/guides'")]
    [InlineData("- address: /guides/older\n  why: Old.\n  instead: /guides\n- address: /guides/older\n  why: Old.\n  instead: /guides\n", 4, 12, "FC0142", "twice")]
    [InlineData("- address: /guides/older\n  instead: /guides\n", 1, 3, "FC0017", "'why'")]
    [InlineData("- address: /guides/older\n  why: Old.\n  insted: /guides\n  instead: /guides\n", 3, 3, "FC0016", "'instead'")]
    [InlineData("address: /guides/older\n", 1, 1, "FC0019", "list")]
    public void A_mistake_in_gone_yml_is_reported_where_it_was_made(string yaml, int line, int column, string code, string says)
    {
        using var site = Published().Append("addresses.txt", "/guides/older\n");
        site.Write("gone.yml", yaml);
        var found = Assert.Single(site.Read().Diagnostics, d => d.Code != DiagnosticCode.LostAddress);
        Assert.Equal(("content/gone.yml", line, column, code), (found.Path, found.Line, found.Column, found.Code));
        Assert.Contains(says, found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_is_not_there_is_missed()
    {
        using var site = Published();
        File.Delete(Path.Combine(site.Root, "addresses.txt"));
        var reading = SiteReader.Read(site.Root, SiteFolder.Today);
        Assert.Equal(("content/addresses.txt", "FC0144"), Assert.Single(reading.Diagnostics.Select(d => (d.Path, d.Code))));
        Assert.NotNull(reading.Model);
    }

    [Fact]
    public void The_list_of_a_large_site_is_read_though_it_is_longer_than_any_other_file()
    {
        using var site = Published();
        site.Append("addresses.txt", new string('\n', SiteReader.MaxFileSize));
        Assert.Empty(site.Read().Diagnostics);
    }

    private static SiteFolder Published()
    {
        var site = new SiteFolder();
        return site.Write("addresses.txt", AddressBook.Add("", site.Read().Model!).Text);
    }

    private static void Rename(SiteFolder site) => File.Move(Path.Combine(site.Root, Guide), Path.Combine(site.Root, "guides/dose.md"));

    private static string Line(SiteFolder site, Diagnostic found) => File.ReadAllLines(Path.Combine(site.Root, "addresses.txt"))[found.Line - 1];
}
