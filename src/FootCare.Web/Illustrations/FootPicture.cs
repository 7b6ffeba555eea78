using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using FootCare.Topics;
using FootCare.Web.Pages;
using Microsoft.AspNetCore.Html;

namespace FootCare.Web.Illustrations;

/// <summary>
/// A drawing of a foot: a view, the zones it is about, and how a hand moves there. Zones have a dashed line as well as a colour, motions are
/// arrows and signs, and title and description say the same in words.
/// </summary>
/// <param name="View">The side it is seen from.</param>
/// <param name="Zones">The zones to point out.</param>
/// <param name="Motion">How a hand moves; null for none.</param>
/// <param name="At">The exact place in the zone; null for all of it.</param>
/// <param name="Side">Which foot.</param>
public sealed record FootPicture(FootView View, ImmutableArray<Zone> Zones, Motion? Motion = null, Spot? At = null, FootSide Side = FootSide.Right) : IHtmlContent
{
    /// <summary>The picture of a step.</summary>
    public static FootPicture Of(Step step) => new(ViewFor(step.Zone, step.Motion, step.At), [step.Zone], step.Motion, step.At);

    /// <summary>The picture of a technique as a whole: the step that says most about it.</summary>
    public static FootPicture Of(Technique technique) =>
        technique.Steps.Where(s => s.Motion != Topics.Motion.Rest || s.At == Spot.InWater).MaxBy(s => s.Seconds ?? 0) is { } main
            ? Of(main)
            : new FootPicture(FootView.Sole, technique.Properties.Zones, technique.Routine.IsEmpty ? Topics.Motion.Rest : Topics.Motion.Stroke);

    /// <summary>What the picture shows, in a few words.</summary>
    public string Title => At switch
    {
        Spot.OnBall => $"Rest {Wording.List(Zones.Select(Wording.Of))} on a ball",
        Spot.InWater => "Rest the foot in water",
        _ => Words,
    };

    private string Words => Motion is { } motion ? $"{Verb(motion)} {Place()}" : Wording.List(Zones.Select(z => Wording.Plain(z)));

    /// <summary>What can be seen in it.</summary>
    public string Description
    {
        get
        {
            var view = View switch
            {
                FootView.Sole => "from below",
                FootView.Top => "from above",
                _ => "from the inner side",
            };
            return $"A {(Side == FootSide.Right ? "right" : "left")} foot seen {view}.{(Motion is { } motion ? " " + Seen(motion) : "")}";
        }
    }

    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(ToSvg(encoder));

    private string ToSvg(HtmlEncoder encoder)
    {
        var (dx, dy) = Offset();
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""<svg class="foot" viewBox="0 0 {FootShapes.Size} {FootShapes.Size}" role="img" focusable="false"><title>{encoder.Encode(Title)}</title><desc>{encoder.Encode(Description)}</desc>""");
        svg.Append(Side == FootSide.Left ? $"""<g transform="matrix(-1 0 0 1 {FootShapes.Size} 0)">""" : "<g>");
        svg.Append(CultureInfo.InvariantCulture, $"""<g transform="translate({dx} {dy})">""");
        svg.Append(Foot(View, glow: Zones.Contains(Zone.WholeFoot)));
        var shapes = FootShapes.Zones(View);
        foreach (var zone in Zones.Where(shapes.ContainsKey))
        {
            svg.Append(CultureInfo.InvariantCulture, $"""<path class="foot__zone" d="{At switch { Spot.BigToe => FootShapes.Skin(View)[1], Spot.SmallToes => string.Concat(FootShapes.Skin(View)[2..]), _ => shapes[zone] }}"/>""");
        }

        return svg.Append("</g>").Append(MarksOf()).Append("</g></svg>").ToString();
    }

    /// <summary>The bare foot, as SVG without its own frame.</summary>
    internal static string Foot(FootView view, bool glow = false)
    {
        var skin = FootShapes.Skin(view);
        var nails = FootShapes.Nails(view);
        return (glow ? $"""<path class="foot__glow" d="{string.Concat(skin)}"/>""" : "")
            + string.Concat(skin.Select(d => $"""<path class="foot__skin" d="{d}"/>"""))
            + (nails.Length == 0 ? "" : $"""<path class="foot__nail" d="{string.Concat(nails)}"/>""")
            + $"""<path class="foot__line" d="{FootShapes.Lines(view)}"/>""";
    }

    // The view in which a motion at a place can be seen.
    private static FootView ViewFor(Zone zone, Motion motion, Spot? spot) => (zone, motion, spot) switch
    {
        (_, _, Spot.InnerHeel or Spot.OnBall or Spot.InWater) => FootView.Side,
        (_, Topics.Motion.Roll or Topics.Motion.Bend, _) => FootView.Side,
        (Zone.Ankle, _, _) => FootView.Side,
        (Zone.WholeFoot, Topics.Motion.Rotate, _) => FootView.Side,
        (Zone.Top, _, _) => FootView.Top,
        (Zone.Toes, Topics.Motion.Circles or Topics.Motion.Press, _) => FootView.Sole,
        (Zone.Toes, _, _) => FootView.Top,
        _ => FootView.Sole,
    };

    // Where the foot moves to, to leave room for what lies in front of it or below.
    private (int X, int Y) Offset() => (View, Motion) switch
    {
        (FootView.Side, Topics.Motion.Roll) => (0, -26),
        (FootView.Side, _) when At == Spot.OnBall => (0, -26),
        (FootView.Side, Topics.Motion.Rotate or Topics.Motion.Bend) => (16, 0),
        (FootView.Top, Topics.Motion.Pull or Topics.Motion.Rotate) => (0, 26),
        _ => (0, 0),
    };

    private Marks MarksOf()
    {
        var marks = new Marks();
        if (Motion is not { } motion || Zones.IsEmpty)
        {
            return marks;
        }

        var zone = Zones[0];
        var (x, y) = FootShapes.Centre(View, zone, At);
        var (dx, dy) = Offset();
        (x, y) = (x + dx, y + dy);
        var toes = FootShapes.Toes(View).Select(t => (RootX: t.RootX + dx, RootY: t.RootY + dy, TipX: t.TipX + dx, TipY: t.TipY + dy));
        switch (motion, View, zone)
        {
            case (Topics.Motion.Rest, _, _) when At == Spot.OnBall:
                return Ball(marks, x, zone);
            case (Topics.Motion.Rest, _, _) when At == Spot.InWater:
                return marks.Basin();
            case (Topics.Motion.Rest, FootView.Side, _):
                return marks.Eye(66, 76);
            case (Topics.Motion.Rest, _, _):
                return marks.Eye(204, 206);
            case (Topics.Motion.Stroke, FootView.Sole, Zone.Ball):
                return marks.Straight(108, y + 2, 82, y + 6).Straight(124, y + 2, 150, y + 6);
            case (Topics.Motion.Stroke, FootView.Sole, Zone.Arch):
                return marks.Curve(102, 192, 100, 166, 94, 136, 97, 104).Curve(127, 192, 129, 166, 133, 136, 132, 104);
            case (Topics.Motion.Stroke, FootView.Sole, Zone.Heel):
                return marks.Straight(x, y + 18, x, y - 20);
            case (Topics.Motion.Stroke, FootView.Sole, Zone.WholeFoot):
                return marks.Curve(98, 208, 96, 160, 90, 130, 92, 92).Curve(115, 214, 115, 170, 114, 130, 114, 82).Curve(131, 208, 133, 160, 140, 130, 138, 92);
            case (Topics.Motion.Stroke, _, Zone.Toes) when At == Spot.BetweenToes:
                return toes.Zip(toes.Skip(1)).Aggregate(marks, (m, t) => m.Straight(
                    (t.First.RootX + t.Second.RootX) / 2, (t.First.RootY + t.Second.RootY) / 2, (t.First.TipX + t.Second.TipX) / 2, ((t.First.TipY + t.Second.TipY) / 2) - 4, small: true));
            case (Topics.Motion.Stroke, _, Zone.Toes):
                return toes.Aggregate(marks, (m, t) => m.Straight(t.RootX, t.RootY, t.TipX + ((t.RootX - t.TipX) * 0.25), t.TipY + ((t.RootY - t.TipY) * 0.25), small: true));
            case (Topics.Motion.Stroke, FootView.Top, _):
                return marks.Curve(102, 88, 102, 120, 110, 150, 110, 186).Curve(138, 88, 140, 120, 134, 150, 133, 186);
            case (Topics.Motion.Stroke, FootView.Side, _):
                return marks.Curve(148, 96, 146, 160, 196, 172, 200, 112);
            case (Topics.Motion.Circles, FootView.Sole, Zone.Toes):
                return marks.Loop(142, 76, 10, 10, small: true).Loop(116, 71, 10, 10, small: true).Loop(92, 82, 10, 10, small: true);
            case (Topics.Motion.Circles, FootView.Sole, Zone.Ball or Zone.Arch):
                return marks.Loop(x - 15, y, 11, 11, small: true).Loop(x + 16, y, 11, 11, small: true);
            case (Topics.Motion.Circles, FootView.Side, Zone.Ankle):
                return marks.Loop(150, 92, 9, 9, small: true).Loop(195, 94, 9, 9, small: true).Loop(151, 150, 9, 9, small: true).Loop(198, 150, 9, 9, small: true);
            case (Topics.Motion.Circles, _, _):
                return marks.Loop(x, y, 18, 18);
            case (Topics.Motion.Knead, _, _) when At is Spot.InnerEdge or Spot.OuterEdge:
                return marks.Straight(x - 44, y, x - 17, y).Straight(x + 44, y, x + 17, y);
            case (Topics.Motion.Knead, _, _):
                return marks.Straight(x - 74, y, x - 44, y).Straight(x + 74, y, x + 44, y);
            case (Topics.Motion.Press, FootView.Sole, Zone.Heel) when At is null:
                return marks.Dot(x, y - 18);
            case (Topics.Motion.Press, _, _):
                return marks.Dot(x, y);
            case (Topics.Motion.Pull, FootView.Top, Zone.Toes):
                return toes.Take(At == Spot.BigToe ? 1 : 5).Skip(At == Spot.SmallToes ? 1 : 0).Aggregate(marks, (m, t) => m.Straight(t.TipX, t.TipY - 2, t.TipX + ((t.TipX - t.RootX) * 0.35), t.TipY - 20, small: true));
            case (Topics.Motion.Pull, _, _):
                return marks.Straight(x, y, x, y - 40);
            case (Topics.Motion.Rotate, FootView.Top, Zone.Toes):
                return toes.Aggregate(marks, (m, t) => m.Loop(t.TipX + ((t.TipX - t.RootX) * 0.2), t.TipY - 9, 9, 7, small: true));
            case (Topics.Motion.Rotate, _, _):
                return marks.Loop(34, 184, 22, 44);
            case (Topics.Motion.Bend, _, Zone.Toes):
                return marks.Curve(16, 182, 8, 154, 24, 128, 52, 120);
            case (Topics.Motion.Bend, _, _):
                return marks.Curve(48, 152, 40, 128, 44, 104, 58, 80, bothWays: true);
            case (Topics.Motion.Roll, _, Zone.WholeFoot):
                return marks.Plate(12, 184, 216, 18).Purr(72, 222, 96);
            default:
                return Ball(marks, x, zone).Straight(x - 24, 226, x + 24, 226, bothWays: true);
        }
    }

    private static Marks Ball(Marks marks, double x, Zone zone) => zone == Zone.Arch ? marks.Ball(x, 182, 19) : marks.Ball(x, 199, 15);

    private string Place() => At switch
    {
        Spot.BigToe => "the big toe",
        Spot.BelowBigToe => "below the big toe",
        Spot.InnerHeel => "the inner side of the heel",
        Spot.InnerEdge => "the inner edge of the foot",
        Spot.OuterEdge => "the outer edge of the foot",
        Spot.SmallToes => "the four small toes",
        Spot.BetweenToes => "between the toes",
        _ => Wording.List(Zones.Select(Wording.Of)),
    };

    private string Verb(Motion motion) => motion switch
    {
        Topics.Motion.Stroke => "Stroke",
        Topics.Motion.Circles => "Small circles on",
        Topics.Motion.Knead => "Squeeze and let go",
        Topics.Motion.Press => "Press and hold",
        Topics.Motion.Pull => "Draw out",
        Topics.Motion.Rotate => "Turn",
        Topics.Motion.Bend => "Bend",
        Topics.Motion.Roll when Zones.Contains(Zone.WholeFoot) => "A purring device under",
        Topics.Motion.Roll => "Roll under",
        _ => "Rest and look at",
    };

    private string Seen(Motion motion) => motion switch
    {
        _ when At == Spot.OnBall => "A ball lies under it.",
        _ when At == Spot.InWater => "It stands in a basin of water.",
        _ when At == Spot.BetweenToes => "Arrows run through the gaps between the toes.",
        Topics.Motion.Stroke when Zones.Contains(Zone.Ball) => "Arrows run outwards from the middle.",
        Topics.Motion.Stroke when View == FootView.Top && !Zones.Contains(Zone.Toes) => "Arrows run from the toes to the ankle.",
        Topics.Motion.Stroke when View == FootView.Side => "An arrow runs round the ankle.",
        Topics.Motion.Stroke when Zones.Contains(Zone.Toes) => "Arrows run from the root of each toe to its tip.",
        Topics.Motion.Stroke => "Arrows run from the heel towards the toes.",
        Topics.Motion.Circles => "Arrows go round in small circles.",
        Topics.Motion.Knead => "Two arrows point at each other.",
        Topics.Motion.Press => "A dot in a ring marks the place.",
        Topics.Motion.Pull => "Arrows point away from the foot.",
        Topics.Motion.Rotate => "Arrows go round in a circle.",
        Topics.Motion.Bend when Zones.Contains(Zone.Toes) => "An arrow bends the toes up and back.",
        Topics.Motion.Bend => "An arrow points up and down.",
        Topics.Motion.Roll when Zones.Contains(Zone.WholeFoot) => "It rests on a flat device. A wavy line says that the device purrs.",
        Topics.Motion.Roll => "A ball lies under it. An arrow points forward and back.",
        _ => "An eye says: look.",
    };
}
