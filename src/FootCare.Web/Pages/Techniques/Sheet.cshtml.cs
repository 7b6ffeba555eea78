using FootCare.Topics;
using FootCare.Web.Hosting;
using FootCare.Web.Sheets;

namespace FootCare.Web.Pages.Techniques;

/// <summary>A technique as a sheet to print.</summary>
[Stored("size", "paper")]
public sealed class SheetModel(SiteContent content, TimeProvider clock) : TopicPage<Technique>(content, clock)
{
    /// <summary>What it is printed on.</summary>
    public Paper Paper => Paper.Of(Request);

    /// <inheritdoc/>
    protected override TopicKind Kind => TopicKind.Techniques;

    /// <inheritdoc/>
    protected override string AddressOf(Topic topic) => topic.Address + "/sheet";
}
