using System.Collections.Immutable;
using FootCare.Evenings;
using FootCare.Topics;
using FootCare.Web.Embedding;
using FootCare.Web.Hosting;

namespace FootCare.Web.Pages.ForClinics;

/// <summary>For those who keep a clinic's website: choose pages, and copy a link, a frame or a code of each.</summary>
public sealed class IndexModel(SiteContent content, PermanentAddress addresses) : ModelPage(content)
{
    /// <summary>The most pages shown at once.</summary>
    public const int Most = 6;

    /// <summary>Sides of QR codes to offer, in pixels.</summary>
    public static ImmutableArray<int> CodeSizes { get; } = [300, 600, 1200];

    /// <summary>The pages chosen, or one to start with.</summary>
    public ImmutableArray<Embeddable> Shown { get; private set; } = [];

    /// <summary>Whether anything was chosen.</summary>
    public bool HasChosen { get; private set; }

    /// <summary>Whether a page was asked for that is not there, or more than <see cref="Most"/>.</summary>
    public bool HasDropped { get; private set; }

    /// <summary>Shows the page.</summary>
    /// <param name="topic">The pages, such as <c>techniques/thumb-circles</c> or <c>checklist</c>; those that are not there are left out with a note.</param>
    public void OnGet(string?[] topic)
    {
        var asked = topic.OfType<string>().Where(t => !string.IsNullOrWhiteSpace(t)).ToList();
        ImmutableArray<Embeddable> found = [.. asked.Select(t => Embeddable.Find(Model, t)).OfType<Embeddable>().Distinct().Take(Most)];
        (HasChosen, HasDropped) = (!found.IsEmpty, asked.Distinct(StringComparer.OrdinalIgnoreCase).Count() > found.Length);
        Shown = found.IsEmpty ? [Embeddable.Of(Evening.Order(Model.Techniques.Where(t => t.Evidence != EvidenceGrade.Harm)).First())] : found;
    }

    /// <summary>Whether the list to choose from stands at a topic, or at the checklist where none is given: at what is shown, until something was chosen.</summary>
    public bool IsOffered(Topic? topic) => topic?.Address == (HasChosen ? null : Shown[0].Address);

    /// <summary>The word that chooses a page.</summary>
    public static string Choice(Embeddable page) => page.Address.TrimStart('/');

    /// <summary>This page without one of those chosen.</summary>
    public string Without(Embeddable page) => "/for-clinics" + QueryString.Create(Shown.Where(p => p != page).Select(p => new KeyValuePair<string, string?>("topic", Choice(p)))) + "#choose";

    /// <summary>Its whole address, for ever.</summary>
    public string Link(Embeddable page) => addresses.Of(page.Address);

    /// <summary>The markup of a frame, as wide and as high as there is room and need for.</summary>
    public string Frame(Embeddable page) => page.Markup(addresses, Embeddable.UsualWidth, int.MaxValue, "frameborder=\"0\" loading=\"lazy\"", isFluid: true);
}
