using FootCare.Web.Hosting;
using FootCare.Web.Sheets;

namespace FootCare.Web.Pages.Handouts;

/// <summary>Chooses sheets for a pack.</summary>
public sealed class IndexModel(SiteContent content) : ModelPage(content)
{
    /// <summary>What the address has chosen already.</summary>
    public Handout Chosen => Handout.Read(Request, Model);
}
