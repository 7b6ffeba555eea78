using FootCare.Web.Hosting;
using FootCare.Web.Sheets;

namespace FootCare.Web.Pages.Checklist;

/// <summary>The checklist's questions, blank, to print and tick by hand.</summary>
public sealed class SheetModel(SiteContent content) : ModelPage(content)
{
    /// <summary>What it is printed on.</summary>
    public Paper Paper => Paper.Of(Request);
}
