using FootCare.Web.Hosting;

namespace FootCare.Web.Pages.Safety;

/// <summary>Every safety rule, worst first.</summary>
public sealed class IndexModel(SiteContent content) : ModelPage(content);
