using FootCare.Web.Hosting;

namespace FootCare.Web.Pages;

/// <summary>Home.</summary>
[Stored]
public sealed class IndexModel(SiteContent content) : ModelPage(content);
