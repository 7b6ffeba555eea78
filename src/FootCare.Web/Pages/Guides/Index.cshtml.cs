using FootCare.Web.Hosting;

namespace FootCare.Web.Pages.Guides;

/// <summary>Every guide, by reader.</summary>
public sealed class IndexModel(SiteContent content) : ModelPage(content);
