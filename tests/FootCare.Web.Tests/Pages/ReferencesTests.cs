using AngleSharp.Dom;

namespace FootCare.Web.Tests.Pages;

/// <summary>A source is linked where it lasts; the copy that was read is named beside it.</summary>
public class ReferencesTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_title_leads_to_the_source_itself_and_the_page_that_was_read_is_named_beside_it()
    {
        using var client = site.Client();
        using var page = await Site.Page(client, "/references");
        foreach (var reference in site.Model.References)
        {
            var entry = page.GetElementById(reference.Id)!;
            var home = (reference.Doi, reference.Pmid) switch
            {
                ({ } doi, _) => "https://doi.org/" + doi,
                (null, { } pmid) => $"https://pubmed.ncbi.nlm.nih.gov/{pmid}/",
                _ => reference.Url,
            };
            Assert.Equal(home, Href(entry, "h3 a"));
            Assert.True(Href(entry, "h3 a") == reference.Url || Href(entry, ".reference__read a") == reference.Url, reference.Id);
        }

        Assert.Contains(site.Model.References, r => r.Home.StartsWith("https://doi.org/", StringComparison.Ordinal) && r.Home != r.Url);
        Assert.Contains(site.Model.References, r => r.Home.StartsWith("https://pubmed.ncbi.nlm.nih.gov/", StringComparison.Ordinal));
        Assert.Contains(site.Model.References, r => r.Doi is null && r.Pmid is null);
    }

    private static string? Href(IElement entry, string link) => entry.QuerySelector(link)?.GetAttribute("href");
}
