using System.Collections.Immutable;
using FootCare.Topics;
using FootCare.Web.Hosting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FootCare.Web.Pages.Error;

/// <summary>What a request that cannot be answered gets, in plain words.</summary>
[IgnoreAntiforgeryToken]
public sealed class NotFoundModel(SiteContent content) : PageModel
{
    /// <summary>What happened.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What to do.</summary>
    public string Words { get; private set; } = "";

    /// <summary>Where to go instead of a page that was taken away, by address and title; null for any other answer.</summary>
    public (string Address, string Title)? Instead { get; private set; }

    /// <summary>Pages that may have been meant.</summary>
    public ImmutableArray<Topic> Nearest { get; private set; } = [];

    /// <summary>Tells what happened, whichever method the request had: the framework finds no handler for most, and answers OPTIONS by itself.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        Response.Headers.CacheControl = "no-store";
        Tell();
        context.Result = Page();
    }

    private void Tell()
    {
        // Asked for by its own address, this page is not there: only an answer that went wrong leads here.
        var status = Response.StatusCode == StatusCodes.Status200OK ? StatusCodes.Status404NotFound : Response.StatusCode;
        Response.StatusCode = status;
        if (status == StatusCodes.Status410Gone && Gone() is { } gone)
        {
            (Title, Words) = ("We took this page away", gone.Why);
            var topic = content.Model.Topics.FirstOrDefault(t => t.Address == gone.Instead);
            Instead = (gone.Instead, topic?.Title ?? "Go here instead");
            return;
        }

        if (status == StatusCodes.Status404NotFound && HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } asked)
        {
            Nearest = content.Model.Search.Nearest(asked.OriginalPath, max: 3);
        }

        (Title, Words) = status switch
        {
            StatusCodes.Status404NotFound => ("We cannot find that page", "The address may be mistyped, or the page may have moved. Nothing is wrong with your device."),
            StatusCodes.Status408RequestTimeout => ("That took too long", "What you sent did not reach us in time. Please go back and try again."),
            StatusCodes.Status413PayloadTooLarge => ("That was too much at once", "What was sent is larger than our forms are. Please go back and try again."),
            StatusCodes.Status415UnsupportedMediaType => ("We cannot read that", "What was sent is not one of our forms."),
            StatusCodes.Status405MethodNotAllowed => ("That does not work here", "This address can be read, but nothing can be sent to it."),
            >= 500 => ("Something went wrong on our side", "It is not your fault, and nothing of yours is lost. Please try again in a minute."),
            _ => ("We cannot answer that", "Something about the request is not right. Please start again from one of these pages."),
        };
    }

    /// <summary>Whether it stands in another site's frame, which its links must leave.</summary>
    public bool IsFramed => Asked.StartsWithSegments("/embed", StringComparison.Ordinal);

    private PathString Asked => HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath;

    private GoneTopic? Gone() =>
        (Asked.StartsWithSegments("/embed", StringComparison.Ordinal, out var page) ? page : Asked).Value?.Split('/') is ["", var kind, var slug, ..] && Vocabulary.TryParse<TopicKind>(kind, out var known)
            ? content.Model.FindGone(known, slug)
            : null;
}
