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
    /// An address with nothing but white space where a name stands leads nowhere: 404. The framework takes such a name for none, and would give a page nothing to
    /// look for. Stands behind routing.
    /// </summary>
    public static void UseNamesInAddresses(this WebApplication app) => app.Use(next => context =>
    {
        if (!context.Request.RouteValues.Values.Any(v => v is string { Length: > 0 } name && string.IsNullOrWhiteSpace(name)))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });

    /// <summary>
    /// A page is asked with the methods that it has handlers for and answers any other with 405 and Allow; the framework would render it without having
    /// run a handler. Other endpoints know their methods by themselves, but take "head" for HEAD, whose answer the server does not: it would wait for the body.
    /// Stands behind routing.
    /// </summary>
    public static void UseMethods(this WebApplication app)
    {
        var loader = app.Services.GetRequiredService<PageLoader>();
        app.Use(async (context, next) =>
        {
            if (context.Request.Method is "GET" or "HEAD" || context.GetEndpoint() is not { } endpoint || IsTellingOfError(context))
            {
                await next(context);
                return;
            }

            var methods = endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page
                ? (await loader.LoadAsync(page, endpoint.Metadata)).HandlerMethods.Select(h => h.HttpMethod.ToUpperInvariant()).Append(HttpMethods.Get).Append(HttpMethods.Head)
                : endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
            string[] allowed = [.. methods.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            if (allowed.Length == 0 || allowed.Contains(context.Request.Method, StringComparer.Ordinal))
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
