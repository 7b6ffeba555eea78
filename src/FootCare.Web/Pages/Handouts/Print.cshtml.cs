using FootCare.Web.Hosting;
using FootCare.Web.Sheets;

namespace FootCare.Web.Pages.Handouts;

/// <summary>A pack, or what is wrong with the address and the form to put it right.</summary>
public sealed class PrintModel(SiteContent content) : ModelPage(content)
{
    /// <summary>The pack.</summary>
    public Handout Pack { get; private set; } = null!;

    /// <summary>Its merged safety list; empty where nothing in it has rules of its own.</summary>
    public SafetyList Safety { get; private set; } = null!;

    /// <summary>Reads the address.</summary>
    public void OnGet()
    {
        Pack = Handout.Read(Request, Model);
        Safety = SafetyList.Of(Pack.Items, Model);
        if (Pack.Fault is not null)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }
}
