using FootCare.Topics;
using FootCare.Web.Hosting;

namespace FootCare.Web.Pages;

/// <summary>Every source, with what it found and where it falls short.</summary>
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
}
