using FootCare.Web.Hosting;

namespace FootCare.Web.Pages;

/// <summary>Who writes, how evidence is graded, what is not known.</summary>
[Stored]
public sealed class AboutModel(SiteContent content) : ModelPage(content);
