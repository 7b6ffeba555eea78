using FootCare.Web.Hosting;
using Microsoft.AspNetCore.Mvc.Filters;

namespace FootCare.Web.Pages.Embed;

/// <summary>
/// The checklist in another site's page. In a plain frame it is a form like any other. In a sandbox forms are never sent and the frame's origin
/// is opaque, so the same answers come by fetch from any origin; there is nothing that such a request could read but its own result.
/// </summary>
public sealed class ChecklistModel(SiteContent content, TimeProvider clock) : Pages.Checklist.IndexModel(content, clock)
{
    /// <inheritdoc/>
    protected override string Address => "/embed/checklist";

    /// <inheritdoc/>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) => Response.Headers.AccessControlAllowOrigin = "*";
}
