using System.Reflection;
using FootCare.Content;

namespace FootCare.Tests.Content;

/// <summary>Every broken article of <c>Corpus/</c> gives the diagnostics written at its top, each in its place, and no other.</summary>
public class CorpusTests
{
    public static TheoryData<string> BrokenArticles => [.. Names];

    private static IEnumerable<string> Names => Directory.EnumerateFiles(BrokenArticle.Folder, "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(BrokenArticles))]
    public void A_broken_article_is_told_where_and_how_and_nothing_else_is(string name)
    {
        var broken = BrokenArticle.Read(Path.Combine(BrokenArticle.Folder, name + ".txt"));
        var found = broken.Load().Diagnostics;
        Assert.True(
            found.Length == broken.Expected.Count && found.Zip(broken.Expected).All(p => p.Second.Meets(p.First)),
            $"{broken.Name}\nexpected:\n{string.Join('\n', broken.Expected)}\nfound:\n{string.Join('\n', found)}");
        Assert.All(found, d => Assert.True(d.ToString().Length < 500 && !d.ToString().Contains('\n', StringComparison.Ordinal), d.ToString()));
    }

    [Fact]
    public void The_corpus_has_at_least_150_broken_articles_and_one_for_every_diagnostic()
    {
        var all = Names.Select(name => BrokenArticle.Read(Path.Combine(BrokenArticle.Folder, name + ".txt"))).ToList();
        Assert.True(all.Count >= 150, $"{all.Count}");
        var met = all.SelectMany(b => b.Expected).Select(e => e.Code).ToHashSet(StringComparer.Ordinal);
        // What only a file system can get wrong is in ContentFolderTests, and a list that is not there in AddressBookTests.
        string[] ofFiles = [DiagnosticCode.LinkLeavesFolder, DiagnosticCode.NoArticles, DiagnosticCode.NoAddressBook];
        var codes = typeof(DiagnosticCode).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!);
        Assert.Empty(codes.Except(met).Except(ofFiles));
    }
}
