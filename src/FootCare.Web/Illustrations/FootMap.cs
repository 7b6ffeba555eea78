using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using FootCare.Topics;
using FootCare.Web.Pages;
using Microsoft.AspNetCore.Html;

namespace FootCare.Web.Illustrations;

/// <summary>A foot whose parts are links: a picture to choose from. Each part has a line and a name beside it, and can be reached by keyboard.</summary>
/// <param name="AddressOf">Where a part leads.</param>
/// <param name="Chosen">The part that the page is about; null for none.</param>
public sealed record FootMap(Func<Zone, string> AddressOf, Zone? Chosen = null) : IHtmlContent
{
    // Where each name stands, and where its line ends on the foot. The sole stands on the left of the picture, the top on the right.
    private static readonly ImmutableArray<Label> Labels =
    [
        new(Zone.Toes, FootView.Sole, 8, 48, 94, 56),
        new(Zone.Ball, FootView.Sole, 8, 102, 96, 98),
        new(Zone.Arch, FootView.Sole, 8, 156, 102, 150),
        new(Zone.Heel, FootView.Sole, 8, 212, 102, 206),
        new(Zone.Top, FootView.Top, 440, 122, 396, 116),
        new(Zone.Ankle, FootView.Top, 440, 204, 390, 198),
    ];

    /// <summary>The parts that can be chosen, in the order of the picture.</summary>
    public static ImmutableArray<Zone> Zones { get; } = [.. Labels.Select(l => l.Zone)];

    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var svg = new StringBuilder("""<svg class="foot foot-map" viewBox="0 0 540 256" role="group" aria-label="A foot from below and from above; each part is a link">""");
        foreach (var view in new[] { FootView.Sole, FootView.Top })
        {
            var left = view == FootView.Sole ? 20 : 230;
            svg.Append(CultureInfo.InvariantCulture, $"""<g transform="translate({left} 8)" aria-hidden="true">{FootPicture.Foot(view)}</g>""");
            foreach (var label in Labels.Where(l => l.View == view))
            {
                var chosen = label.Zone == Chosen;
                var shape = FootShapes.Zones(view)[label.Zone];
                var anchor = view == FootView.Sole ? label.X + 62 : label.X - 8;
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"""
                    <a class="foot-map__part" href="{encoder.Encode(AddressOf(label.Zone))}"{(chosen ? " aria-current=\"true\"" : "")}><path class="foot__zone" transform="translate({left} 8)" d="{shape}"/><path class="foot-map__leader" d="M{anchor} {label.Y - 7}L{label.EndX} {label.EndY}"/><rect class="foot-map__target" x="{label.X - 6}" y="{label.Y - 34}" width="{(view == FootView.Sole ? 64 : 96)}" height="52" rx="8"/><text x="{label.X}" y="{label.Y}">{encoder.Encode(Wording.Sentence(Wording.Plain(label.Zone)))}</text></a>
                    """);
            }
        }

        writer.Write(svg.Append("</svg>").ToString());
    }

    private sealed record Label(Zone Zone, FootView View, int X, int Y, int EndX, int EndY);
}
