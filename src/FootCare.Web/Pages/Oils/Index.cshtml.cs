using FootCare.Web.Hosting;

namespace FootCare.Web.Pages.Oils;

/// <summary>Every oil.</summary>
public sealed class IndexModel(SiteContent content) : ModelPage(content);
