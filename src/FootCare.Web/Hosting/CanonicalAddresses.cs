using Microsoft.AspNetCore.Http.Extensions;

namespace FootCare.Web.Hosting;

/// <summary>An address has one spelling: lower case, no trailing slash. Any other leads to it by 301.</summary>
internal static class CanonicalAddresses
{
    public static void UseCanonicalAddresses(this WebApplication app) => app.Use((context, next) =>
    {
        var request = context.Request;
        var path = request.Path.Value ?? "/";

        // Files keep the names they have; only pages are folded. A diagnosis code is written in capitals.
        var folded = Path.HasExtension(path) || request.Path.StartsWithSegments("/code") ? path : path.ToLowerInvariant();
        var canonical = folded.Length > 1 ? "/" + folded.Trim('/') : folded;
        if (canonical == path || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)))
        {
            return next(context);
        }

        if (request.QueryString.HasValue)
        {
            // A query may be a reader's own words, and a redirection for ever would be kept.
            context.Response.Headers.CacheControl = "no-store";
        }

        context.Response.Redirect(UriHelper.BuildRelative(request.PathBase, canonical, request.QueryString), permanent: true);
        return Task.CompletedTask;
    });
}
