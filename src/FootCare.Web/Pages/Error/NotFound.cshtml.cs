using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FootCare.Web.Pages.Error;

/// <summary>What a request that cannot be answered gets, in plain words.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class NotFoundModel : PageModel
{
    /// <summary>What happened.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What to do.</summary>
    public string Words { get; private set; } = "";

    /// <summary>Answers a GET.</summary>
    public void OnGet(int code) => Tell(code);

    /// <summary>Answers a POST that went wrong.</summary>
    public void OnPost(int code) => Tell(code);

    private void Tell(int code)
    {
        // Asked for by its own address, this page is not there: only an answer that went wrong leads here.
        var status = Response.StatusCode == StatusCodes.Status200OK ? StatusCodes.Status404NotFound : Response.StatusCode;
        Response.StatusCode = status;
        _ = code;
        (Title, Words) = status switch
        {
            StatusCodes.Status404NotFound => ("We cannot find that page", "The address may be mistyped, or the page may have moved. Nothing is wrong with your device."),
            StatusCodes.Status413PayloadTooLarge => ("That was too much at once", "What was sent is larger than our forms are. Please go back and try again."),
            StatusCodes.Status415UnsupportedMediaType => ("We cannot read that", "What was sent is not one of our forms."),
            StatusCodes.Status405MethodNotAllowed => ("That does not work here", "This address can be read, but nothing can be sent to it."),
            >= 500 => ("Something went wrong on our side", "It is not your fault, and nothing of yours is lost. Please try again in a minute."),
            _ => ("We cannot answer that", "Something about the request is not right. Please start again from one of these pages."),
        };
    }
}
