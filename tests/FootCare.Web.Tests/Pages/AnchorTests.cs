using AngleSharp.Dom;
using FootCare.Content;
using FootCare.Topics;

namespace FootCare.Web.Tests.Pages;

/// <summary>What the site itself puts into a page has anchors that nothing of the content may take; the list of them is the pages' own.</summary>
public class AnchorTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData(TopicKind.Symptoms)]
    [InlineData(TopicKind.Techniques)]
    [InlineData(TopicKind.Safety)]
    [InlineData(TopicKind.Oils)]
    [InlineData(TopicKind.Guides)]
    public async Task The_anchors_that_no_heading_may_take_are_those_that_the_pages_of_the_kind_have(TopicKind kind)
    {
        using var client = site.Client();
        var own = new HashSet<string>(StringComparer.Ordinal);
        foreach (var topic in site.Model.Topics.Where(t => t.Kind == kind))
        {
            var headings = topic.Article.Sections.SelectMany(s => s.Headings.Select(h => h.Id).Prepend(s.Id)).Append(topic is Technique ? "steps" : "").ToHashSet(StringComparer.Ordinal);
            using var page = await Site.Page(client, topic.Address);
            own.UnionWith(Ids(page).Where(id => !headings.Contains(id)));
        }

        Assert.All(own, id => Assert.True(SiteAnchors.IsTaken(kind, id), $"#{id} is not in SiteAnchors"));
        Assert.Empty(SiteAnchors.OfTopic(kind).Except(own));
    }

    [Fact]
    public async Task The_anchors_that_no_safety_rule_may_be_called_are_those_of_the_checklist()
    {
        using var client = site.Client();
        var own = new HashSet<string>(StringComparer.Ordinal);
        string[] questions = [.. site.Model.Rules.Where(r => r.Question is not null).Select(r => r.Slug)];
        await Post([]);
        await Post([.. questions.Select(q => (q, "no"))]);
        await Post([("no-such-question", "yes")]);
        foreach (var yes in questions)
        {
            await Post([.. questions.Where(q => q != yes).Select(q => (q, "no")), (yes, "yes")]);
            await Post([(yes, "yes")]);
        }

        using var empty = await Site.Page(client, "/checklist");
        own.UnionWith(Ids(empty));
        own.ExceptWith(site.Model.Rules.Select(r => r.Slug));
        Assert.Equal(SiteAnchors.OfChecklist.Order(StringComparer.Ordinal), own.Order(StringComparer.Ordinal));

        async Task Post((string Question, string Answer)[] answers)
        {
            using var form = new FormUrlEncodedContent(answers.Select(a => KeyValuePair.Create(a.Question, a.Answer)));
            using var answer = await client.PostAsync(new Uri("/checklist", UriKind.Relative), form);
            using var page = await Site.Parse(answer);
            own.UnionWith(Ids(page));
        }
    }

    [Fact]
    public async Task The_anchors_that_no_reference_may_be_called_are_those_of_their_list()
    {
        using var client = site.Client();
        using var page = await Site.Page(client, "/references");
        Assert.Empty(Ids(page).Except(site.Model.References.Select(r => r.Id)).Except(SiteAnchors.OfReferences));
    }

    private static IEnumerable<string> Ids(IDocument page) => page.QuerySelectorAll("[id]").Select(e => e.Id!);
}
