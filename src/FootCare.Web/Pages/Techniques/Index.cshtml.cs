using FootCare.Web.Hosting;

namespace FootCare.Web.Pages.Techniques;

/// <summary>Every technique.</summary>
public sealed class IndexModel(SiteContent content) : ModelPage(content);
