using FootCare.Web.Hosting;
using FootCare.Web.Sheets;

namespace FootCare.Web.Pages;

/// <summary>A week of the journal to print.</summary>
public sealed class JournalModel(SiteContent content) : ModelPage(content)
{
    /// <summary>What it is printed on.</summary>
    public Paper Paper => Paper.Of(Request);
}
