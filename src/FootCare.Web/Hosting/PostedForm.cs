using System.Text;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace FootCare.Web.Hosting;

/// <summary>The fields of a small form that was posted: read from the body, up to a limit, and from nowhere else.</summary>
/// <param name="Status">200 where it was read; 400, 413 or 415 where it was not.</param>
/// <param name="Fields">The fields, whose names know no case; none where it was not read.</param>
public sealed record PostedForm(int Status, Dictionary<string, StringValues> Fields)
{
    /// <summary>Reads the form of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="most">The most that its body may hold, bytes.</param>
    public static async Task<PostedForm> ReadAsync(HttpRequest request, int most)
    {
        if (request.ContentLength > most)
        {
            return Refused(StatusCodes.Status413PayloadTooLarge);
        }

        if (request.ContentLength is not 0 && request.GetTypedHeaders().ContentType?.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
        {
            return Refused(StatusCodes.Status415UnsupportedMediaType);
        }

        var body = new byte[most + 1];
        int length;
        try
        {
            length = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        }
        catch (Exception e) when (e is OperationCanceledException || e is IOException and not BadHttpRequestException)
        {
            // Its pieces do not fit together, or whoever sent it has gone.
            return Refused(StatusCodes.Status400BadRequest);
        }

        if (length > most)
        {
            return Refused(StatusCodes.Status413PayloadTooLarge);
        }

        using var fields = new FormReader(Encoding.UTF8.GetString(body, 0, length));
        try
        {
            return new PostedForm(StatusCodes.Status200OK, fields.ReadForm());
        }
        catch (InvalidDataException)
        {
            // More keys than the reader takes: far more than any form of ours has. Named so that it is refused like any field that is not there.
            return new PostedForm(StatusCodes.Status200OK, new(StringComparer.OrdinalIgnoreCase) { ["…"] = "" });
        }
    }

    private static PostedForm Refused(int status) => new(status, []);
}

/// <summary>Keeps the framework from reading the body before <see cref="PostedForm"/> does.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReadsOwnFormAttribute : Attribute, IResourceFilter
{
    /// <inheritdoc/>
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        context.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
    }

    /// <inheritdoc/>
    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
