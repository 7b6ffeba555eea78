using System.Text.Json.Nodes;
using FootCare.Codes;
using FootCare.Web.Codes;
using FootCare.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace FootCare.Web.Pages.Codes;

/// <summary>
/// What a record system's "infobutton" asks (HL7 Context-Aware Knowledge Retrieval, URL form): a diagnosis code in, the right pages out. Any
/// origin may read the answer, and caches may keep it: it is the same for everybody, since nothing about a person is read.
/// </summary>
public sealed class InfobuttonModel(SiteContent content, PermanentAddress address) : ModelPage(content)
{
    /// <summary>Twelve hours, the lesser of what MedlinePlus Connect asks its users to keep answers for.</summary>
    internal const string Kept = "public, max-age=43200";

    /// <summary>What to show.</summary>
    public CodeView View { get; private set; } = null!;

    /// <summary>Answers.</summary>
    public IActionResult OnGet()
    {
        var request = CodeRequest.Read(Request.Query);
        Response.Headers.AccessControlAllowOrigin = "*";
        if (request.Fault is { } fault)
        {
            Response.Headers.CacheControl = "no-store";
            Response.StatusCode = StatusCodes.Status400BadRequest;
            View = CodeView.Malformed(fault, Model);
            return request.Type switch
            {
                ResponseType.Json => Text(new JsonObject { ["error"] = fault }.ToJsonString(), "application/json"),
                ResponseType.Atom => Text(fault, "text/plain"),
                _ => Page(),
            };
        }

        Response.Headers.CacheControl = Kept;
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

        View = match is not null ? CodeView.Found(request.System!.Write(request.Normalized!), match, Model) : request.Code is null ? CodeView.Named(Model) : CodeView.Unknown(Model);
        return Page();
    }

    private ContentResult Text(string text, string type) => new() { Content = text, ContentType = type + "; charset=utf-8", StatusCode = Response.StatusCode };
}
