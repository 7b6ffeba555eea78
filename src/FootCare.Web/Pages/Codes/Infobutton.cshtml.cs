using System.Text.Json.Nodes;
using FootCare.Codes;
using FootCare.Web.Codes;
using FootCare.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace FootCare.Web.Pages.Codes;

/// <summary>
/// What a record system's "infobutton" asks (HL7 Context-Aware Knowledge Retrieval, URL form): a diagnosis code in, the right pages out. Any
/// origin may read the answer: it is the same for everybody, since nothing about a person is read. No cache may keep it, since what was asked may hold a
/// diagnosis with an age and a sex beside it. POST keeps that out of every log on the way; no antiforgery token is asked for, since nothing is stored or
/// changed that a forged request could touch.
/// </summary>
[ReadsOwnForm]
public sealed class InfobuttonModel(SiteContent content, PermanentAddress address) : ModelPage(content)
{
    /// <summary>The most that a posted question may hold, bytes: twice the longest that is sent as an address.</summary>
    public const int MaxBody = 4 * 1024;

    /// <summary>What to show.</summary>
    public CodeView View { get; private set; } = null!;

    /// <summary>Answers an address.</summary>
    public IActionResult OnGet() => Answer(CodeRequest.Read(Request.Query));

    /// <summary>Answers a form that has the same fields.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var form = await PostedForm.ReadAsync(Request, MaxBody);
        return form.Status == StatusCodes.Status200OK ? Answer(CodeRequest.Read(new QueryCollection(form.Fields))) : StatusCode(form.Status);
    }

    private IActionResult Answer(CodeRequest request)
    {
        Response.Headers.AccessControlAllowOrigin = "*";
        Response.Headers.CacheControl = "private, no-store";
        if (request.Fault is { } fault)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            View = CodeView.Malformed(fault, request.IsCodeWrong, Model);
            return request.Type switch
            {
                ResponseType.Json => Text(new JsonObject { ["error"] = fault }.ToJsonString(), "application/json"),
                ResponseType.Atom => Text(fault, "text/plain"),
                _ => Page(),
            };
        }

        var match = request is { System: { } system, Normalized: { } normalized } ? Model.Codes.Find(system, normalized) : null;
        switch (request.Type)
        {
            case ResponseType.Json:
                return Text(new KnowledgeResponse(request, match, address).ToJson(), "application/json");
            case ResponseType.Atom:
                return Text(new KnowledgeResponse(request, match, address).ToAtom(), "text/xml");
        }

        if (match is { Destination: { } only })
        {
            return LocalRedirect(only.Address);
        }

        View = match is not null ? CodeView.Found(request.System!.Write(request.Normalized!), match, Model)
            : request.Code is null ? CodeView.Named(Model)
            : request.System is null ? CodeView.Unlisted(Model)
            : CodeView.Unknown(Model);
        return Page();
    }

    private ContentResult Text(string text, string type) => new() { Content = text, ContentType = type + "; charset=utf-8", StatusCode = Response.StatusCode };
}
