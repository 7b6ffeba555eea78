namespace FootCare.Web.Hosting;

/// <summary>The headers that every answer carries.</summary>
internal static class SecurityHeaders
{
    private const string Policy =
        "default-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'; frame-ancestors ";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        // Cards and the checklist beside them are made to be framed by anyone; nothing else may be. Asked here, since an error page changes the path.
        var ancestors = context.Request.Path.StartsWithSegments("/embed", StringComparison.Ordinal) ? "*" : "'none'";

        // On starting, so that an error page, which begins its answer anew, carries them too.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy + ancestors;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            if (context.Response.StatusCode >= StatusCodes.Status400BadRequest && headers.CacheControl.Count == 0)
            {
                // What went wrong is only true now.
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        return next(context);
    });
}
