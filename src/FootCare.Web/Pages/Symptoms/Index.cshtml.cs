using FootCare.Web.Hosting;

namespace FootCare.Web.Pages.Symptoms;

/// <summary>What feet can feel like.</summary>
[Stored]
public sealed class IndexModel(SiteContent content) : ModelPage(content);
