using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace FootCare.Web.Hosting;

/// <summary>Requests that are wrong in themselves: each has its own answer, and none is a fault of ours that belongs in the log.</summary>
internal static class BadRequests
{
    /// <summary>
    /// Gives a body that is too large, too slow or cut short the status the server has for it, for the page in plain words; and a host that no address can have
    /// a 400, where addresses are made from it.
    /// </summary>
    public static void UseBadRequests(this WebApplication app)
    {
        var byHost = app.Services.GetRequiredService<FootCareOptions>().BaseUrl is null;
        app.Use(async (context, next) =>
        {
            if (byHost && !HostNames.IsPlausible(context.Request))
            {
                // The page in plain words has addresses on it too.
                context.Request.Headers.Host = default;
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return;
            }

            try
            {
                await next(context);
            }
            catch (BadHttpRequestException e) when (!context.Response.HasStarted)
            {
                context.Response.Clear();
                context.Response.StatusCode = e.StatusCode;
            }
        });
    }

    /// <summary>
    /// A page is asked with the methods that it has handlers for and answers any other with 405 and Allow; the framework would render it without having
    /// run a handler. Other endpoints know their methods by themselves. Stands behind routing.
    /// </summary>
    public static void UsePageMethods(this WebApplication app)
    {
        var loader = app.Services.GetRequiredService<PageLoader>();
        app.Use(async (context, next) =>
        {
            if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || context.GetEndpoint() is not { } endpoint
                || endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page || IsTellingOfError(context))
            {
                await next(context);
                return;
            }

            var methods = (await loader.LoadAsync(page, endpoint.Metadata)).HandlerMethods.Select(h => h.HttpMethod.ToUpperInvariant());
            string[] allowed = [.. methods.Append(HttpMethods.Get).Append(HttpMethods.Head).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            if (allowed.Contains(context.Request.Method, StringComparer.Ordinal))
            {
                await next(context);
                return;
            }

            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = string.Join(", ", allowed);
        });
    }

    // The error page is shown for whatever method went wrong.
    private static bool IsTellingOfError(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;
}
