using System.Text.RegularExpressions;

namespace FootCare.Web.Tests.Pages;

/// <summary>Claims that the pages refute. Who reads bold words alone must not take one for advice.</summary>
public partial class ClaimTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_claim_read_elsewhere_stands_in_quotation_marks_with_the_denial_in_the_same_bold_words()
    {
        using var client = site.Client();
        foreach (var technique in site.Model.Techniques)
        {
            using var page = await Site.Page(client, technique.Address);
            var claims = page.GetElementById("what-you-may-read-elsewhere")!.ParentElement!.QuerySelectorAll("strong").Select(s => s.TextContent).ToList();
            Assert.True(claims.Count > 0, technique.Slug);
            Assert.All(claims, claim => Assert.Matches(QuotedThenDenied(), $"{technique.Slug}: {claim}"));
        }
    }

    [GeneratedRegex("""^[a-z-]+: ["“][^"“”]+["”] (Do not|No|Not|It is|They are not|It will not|Never|Three at most)\b[^"“”]*\.$""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex QuotedThenDenied();
}
