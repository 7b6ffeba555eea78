using FootCare.Content;

namespace FootCare.Tests.Content;

/// <summary>What can be wrong with a content folder as a folder: each fault is one line that names it.</summary>
public class ContentFolderTests
{
    private const string Guide = "guides/how-often.md";

    [Fact]
    public void A_folder_that_is_not_there_is_one_line()
    {
        using var site = new SiteFolder();
        Directory.Delete(site.Root, recursive: true);
        AssertOnly(site, "content", DiagnosticCode.Unreadable, $"there is no content folder at {site.Root}");
    }

    [Fact]
    public void A_file_in_the_folders_place_is_one_line()
    {
        using var site = new SiteFolder();
        Directory.Delete(site.Root, recursive: true);
        File.WriteAllText(site.Root, "x");
        AssertOnly(site, "content", DiagnosticCode.Unreadable, $"{site.Root} is a file; the content is a folder");
    }

    [Theory]
    [InlineData("")]
    [InlineData("README.md")]
    [InlineData("guides/.how-often.md.swp")]
    public void A_folder_without_an_article_is_one_line_and_no_empty_site(string file)
    {
        using var site = new SiteFolder();
        Directory.Delete(site.Root, recursive: true);
        Directory.CreateDirectory(site.Root);
        if (file.Length > 0)
        {
            site.Write(file, "x");
        }

        AssertOnly(site, "content", DiagnosticCode.NoArticles, "there is no article");
    }

    [Fact]
    public void A_file_with_the_name_of_a_kinds_folder_is_told()
    {
        using var site = new SiteFolder();
        Directory.Delete(Path.Combine(site.Root, "guides"), recursive: true);
        site.Write("guides", "x");
        AssertOnly(site, "content/guides", DiagnosticCode.UnknownFolder, "this is a file");
    }

    [Fact]
    public void A_folder_with_the_name_of_an_article_is_told()
    {
        using var site = new SiteFolder();
        Directory.CreateDirectory(Path.Combine(site.Root, "guides", "how-long.md"));
        AssertOnly(site, "content/guides/how-long.md", DiagnosticCode.UnknownFolder, "this is a folder");
    }

    [Theory]
    [InlineData("how-long.md")]
    [InlineData("nowhere.md")]
    public void A_link_to_itself_or_to_nothing_is_told(string target)
    {
        using var site = new SiteFolder();
        File.CreateSymbolicLink(Path.Combine(site.Root, "guides", "how-long.md"), target);
        AssertOnly(site, "content/guides/how-long.md", DiagnosticCode.Unreadable, "leads nowhere, or in a circle");
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task A_pipe_in_the_folder_is_an_empty_article_and_nobody_waits_for_it()
    {
        using var site = new SiteFolder();
        using var made = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(site.Root, "guides", "how-long.md")]);
        await made.WaitForExitAsync();
        var reading = await Task.Run(() => new SiteReader(site.Root).Read(new DateOnly(2026, 11, 21))).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Contains(reading.Diagnostics, d => d.Path == "content/guides/how-long.md");
    }

    [Fact]
    public void A_link_out_of_the_folder_is_not_followed()
    {
        using var site = new SiteFolder();
        var outside = Path.Combine(Path.GetDirectoryName(site.Root)!, "secret.md");
        File.Copy(Path.Combine(site.Root, Guide), outside);
        File.CreateSymbolicLink(Path.Combine(site.Root, "guides", "how-long.md"), outside);
        AssertOnly(site, "content/guides/how-long.md", DiagnosticCode.LinkLeavesFolder, "leads out");
    }

    [Fact]
    public void A_folder_that_leads_back_into_itself_ends()
    {
        using var site = new SiteFolder();
        File.CreateSymbolicLink(Path.Combine(site.Root, "guides", "more"), "..");
        Assert.Empty(site.Read().Diagnostics);
    }

    [Fact]
    public void Two_thousand_articles_are_read_and_one_broken_one_among_them_is_found()
    {
        using var site = new SiteFolder();
        var text = File.ReadAllText(Path.Combine(site.Root, Guide));
        for (var i = 0; i < 2000; i++)
        {
            site.Write($"guides/guide-{i}.md", text.Replace("title: How often", $"title: Guide {i}", StringComparison.Ordinal));
        }

        Assert.Equal(2001, site.Read().Model!.Guides.Length);
        site.Replace("guides/guide-1234.md", "audience: [reader]", "audience: [raeder]");
        AssertOnly(site, "content/guides/guide-1234.md", DiagnosticCode.UnknownValue, "did you mean 'reader'");
    }

    [Fact]
    public void More_files_than_any_site_has_are_one_line()
    {
        using var site = new SiteFolder();
        for (var i = 0; i <= SiteReader.MaxFiles; i++)
        {
            File.Create(Path.Combine(site.Root, "guides", $"{i}.md")).Dispose();
        }

        AssertOnly(site, "content", DiagnosticCode.TooLarge, "is it the right one?");
    }

    [Fact]
    public void A_file_with_more_mistakes_than_anyone_reads_is_cut_short_and_says_so()
    {
        using var site = new SiteFolder();
        site.Append(Guide, string.Concat(Enumerable.Repeat("\n[x](y.md)\n", 300)) + "\n:::x\n:::\n");
        var found = site.Read().Diagnostics;
        // A page's own mistakes and those of its links are two lists.
        Assert.InRange(found.Length, DiagnosticLog.Most, 2 * DiagnosticLog.Most);
        Assert.Contains(found, d => d.Message.EndsWith("(the file has more mistakes, which are not listed)", StringComparison.Ordinal));
        Assert.Contains(found, d => d.Code == DiagnosticCode.UnknownBlock);
    }

    private static void AssertOnly(SiteFolder site, string path, string code, string says)
    {
        var reading = site.Read();
        Assert.Null(reading.Model);
        var found = Assert.Single(reading.Diagnostics);
        Assert.Equal((path, 1, code), (found.Path, found.Code == DiagnosticCode.UnknownValue ? 1 : found.Line, found.Code));
        Assert.Contains(says, found.Message, StringComparison.Ordinal);
    }
}
