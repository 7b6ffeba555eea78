using FootCare.Topics;
using FootCare.Web.Hosting;

namespace FootCare.Web.Pages;

/// <summary>Every source, with what it found and where it falls short.</summary>
[Stored]
public sealed class ReferencesModel(SiteContent content) : ModelPage(content)
{
    /// <summary>What a kind of source is called, as a heading.</summary>
    public static string Heading(ReferenceKind kind) => kind switch
    {
        ReferenceKind.Trial => "Trials",
        ReferenceKind.SystematicReview => "Reviews of many studies",
        ReferenceKind.Guideline => "Guidelines",
        ReferenceKind.PatientInformation => "Information for patients",
        ReferenceKind.CaseSeries => "Cases",
        ReferenceKind.Study => "Other studies",
        ReferenceKind.Regulator => "Regulators' notices",
        _ => "Reports",
    };

    /// <summary>The name of the site that an address is on.</summary>
    public static string Site(string address)
    {
        var host = new Uri(address).Host;
        return host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
    }
}
