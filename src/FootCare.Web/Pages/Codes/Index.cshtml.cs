using FootCare.Web.Hosting;

namespace FootCare.Web.Pages.Codes;

/// <summary>Which code leads where.</summary>
public sealed class IndexModel(SiteContent content) : ModelPage(content);
