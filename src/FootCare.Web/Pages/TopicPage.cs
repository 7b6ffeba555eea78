using FootCare.Topics;
using FootCare.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FootCare.Web.Pages;

/// <summary>A page of content: finds its topic by slug, leads former slugs on by 301, and answers 410 to those taken away and 404 to any other.</summary>
/// <typeparam name="T">The kind of topic.</typeparam>
public abstract class TopicPage<T>(SiteContent content, TimeProvider clock) : PageModel, ITopicPage where T : Topic
{
    /// <summary>The model, the same for the whole request.</summary>
    public TopicModel Model { get; } = content.Model;

    /// <summary>The topic.</summary>
    public T Topic { get; private set; } = null!;

    Topic ITopicPage.Topic => Topic;

    /// <summary>The day, for review dates.</summary>
    public DateOnly Today => FootCareApp.Today(clock);

    /// <summary>The kind that the page is for.</summary>
    protected abstract TopicKind Kind { get; }

    /// <summary>The page's address for a topic: where a former slug leads.</summary>
    protected virtual string AddressOf(Topic topic) => topic.Address;

    /// <summary>Shows the topic.</summary>
    public IActionResult OnGet(string slug)
    {
        if (Model.Find<T>(slug) is not { } topic)
        {
            return Model.FindByAlias(Kind, slug) is { } moved ? RedirectPermanent(AddressOf(moved))
                : Model.FindGone(Kind, slug) is not null ? StatusCode(StatusCodes.Status410Gone)
                : NotFound();
        }

        Topic = topic;
        return Page();
    }
}

/// <summary>What the parts shared by all topics' pages need.</summary>
public interface ITopicPage
{
    /// <summary>The model.</summary>
    TopicModel Model { get; }

    /// <summary>The topic.</summary>
    Topic Topic { get; }

    /// <summary>The day, for review dates.</summary>
    DateOnly Today { get; }
}

/// <summary>An index or a page of its own, which needs the model alone.</summary>
public abstract class ModelPage(SiteContent content) : PageModel
{
    /// <summary>The model, the same for the whole request.</summary>
    public TopicModel Model { get; } = content.Model;
}
