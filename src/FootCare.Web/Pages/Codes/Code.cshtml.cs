using FootCare.Codes;
using FootCare.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace FootCare.Web.Pages.Codes;

/// <summary>The permanent link of a diagnosis code: leads to its page, or lists its pages with what to do first.</summary>
[NotStored]
public sealed class CodeModel(SiteContent content) : ModelPage(content)
{
    // Twelve hours, for the reader's own browser alone: an address with a diagnosis is nothing for a cache that is shared.
    private const string Kept = "private, max-age=43200";

    /// <summary>What to show.</summary>
    public CodeView View { get; private set; } = null!;

    /// <summary>Finds the pages. The way on is not for ever: another page may suit the code better one day.</summary>
    public IActionResult OnGet(string system, string code)
    {
        if (CodeSystem.Find(system) is not { } known)
        {
            return Show(StatusCodes.Status404NotFound, CodeView.Unlisted(Model));
        }

        if (known.Normalize(code) is not { } normalized)
        {
            return Show(StatusCodes.Status400BadRequest, CodeView.Malformed($"That cannot be a code of {known.Name}.", isCode: true, Model));
        }

        switch (Model.Codes.Find(known, normalized))
        {
            case null:
                return Show(StatusCodes.Status404NotFound, CodeView.Unknown(Model));
            case { Destination: { } only }:
                Response.Headers.CacheControl = Kept;
                return LocalRedirect(only.Address);
            case var match:
                Response.Headers.CacheControl = Kept;
                return Show(StatusCodes.Status200OK, CodeView.Found(known.Write(normalized), match, Model));
        }
    }

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Show(int status, CodeView view)
    {
        (View, Response.StatusCode) = (view, status);
        return Page();
    }
}
