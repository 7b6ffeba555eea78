using FootCare.Topics;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace FootCare.Web.Hosting;

/// <summary>
/// Answers of the checklist are posted and never part of an address. A link that somebody has made by hand may have them all the same, and a cache on the way would keep them in its key:
/// so it leads to the same address without them, in an answer that is kept by nobody.
/// </summary>
internal static class AnswersInAddresses
{
    private static readonly string[] Pages = ["/checklist", "/embed/checklist"];

    public static void UseAddressesWithoutAnswers(this WebApplication app) => app.Use(next =>
    {
        var content = app.Services.GetRequiredService<SiteContent>();
        return context =>
        {
            var request = context.Request;
            if (!request.QueryString.HasValue || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) || !Array.Exists(Pages, p => p == request.Path.Value))
            {
                return next(context);
            }

            var (kept, dropped) = (new List<string>(), false);
            foreach (var pair in new QueryStringEnumerable(request.QueryString.Value))
            {
                if (content.Model.Find<SafetyRule>(pair.DecodeName().ToString().Trim().ToLowerInvariant()) is null)
                {
                    kept.Add(pair.EncodedValue.IsEmpty ? pair.EncodedName.ToString() : $"{pair.EncodedName}={pair.EncodedValue}");
                }
                else
                {
                    dropped = true;
                }
            }

            if (!dropped)
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Headers.Location = UriHelper.BuildRelative(request.PathBase, request.Path, kept.Count == 0 ? QueryString.Empty : new QueryString("?" + string.Join('&', kept)));
            return Task.CompletedTask;
        };
    });
}
