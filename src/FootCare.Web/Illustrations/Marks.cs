using System.Globalization;
using System.Text;

namespace FootCare.Web.Illustrations;

/// <summary>Writes arrows and signs over a foot. Each line is drawn twice, first wide in the paper's colour, so that it stands out on skin.</summary>
internal sealed class Marks
{
    private readonly StringBuilder _lines = new();
    private readonly StringBuilder _heads = new();
    private readonly StringBuilder _solids = new();
    private bool _small;

    /// <summary>A curved arrow along a cubic Bézier curve.</summary>
    public Marks Curve(double x0, double y0, double x1, double y1, double x2, double y2, double x3, double y3, bool bothWays = false, bool small = false)
    {
        _lines.Append(CultureInfo.InvariantCulture, $"M{x0:0.#} {y0:0.#}C{x1:0.#} {y1:0.#} {x2:0.#} {y2:0.#} {x3:0.#} {y3:0.#}");
        Head(x3, y3, x3 - x2, y3 - y2, small);
        if (bothWays)
        {
            Head(x0, y0, x0 - x1, y0 - y1, small);
        }

        return this;
    }

    /// <summary>A straight arrow.</summary>
    public Marks Straight(double x0, double y0, double x1, double y1, bool bothWays = false, bool small = false) =>
        Curve(x0, y0, x0 + ((x1 - x0) / 3), y0 + ((y1 - y0) / 3), x1 - ((x1 - x0) / 3), y1 - ((y1 - y0) / 3), x1, y1, bothWays, small);

    /// <summary>An arrow most of the way round an ellipse, clockwise.</summary>
    public Marks Loop(double x, double y, double rx, double ry, bool small = false)
    {
        const double From = -40 * Math.PI / 180, To = 230 * Math.PI / 180;
        var (endX, endY) = (x + (rx * Math.Cos(To)), y + (ry * Math.Sin(To)));
        _lines.Append(CultureInfo.InvariantCulture, $"M{x + (rx * Math.Cos(From)):0.#} {y + (ry * Math.Sin(From)):0.#}A{rx:0.#} {ry:0.#} 0 1 1 {endX:0.#} {endY:0.#}");
        Head(endX, endY, -rx * Math.Sin(To), ry * Math.Cos(To), small);
        return this;
    }

    /// <summary>A thumb's place: a dot in a ring.</summary>
    public Marks Dot(double x, double y)
    {
        _solids.Append(CultureInfo.InvariantCulture, $"""<circle class="foot__head" cx="{x:0.#}" cy="{y:0.#}" r="7"/>""");
        _lines.Append(CultureInfo.InvariantCulture, $"M{x - 15:0.#} {y:0.#}a15 15 0 1 0 30 0a15 15 0 1 0-30 0");
        return this;
    }

    /// <summary>An eye: look, and do nothing.</summary>
    public Marks Eye(double x, double y)
    {
        _solids.Append(CultureInfo.InvariantCulture, $"""<path class="foot__eye" d="M{x - 24:0.#} {y:0.#}c12-19 36-19 48 0c-12 19-36 19-48 0z"/><circle class="foot__head" cx="{x:0.#}" cy="{y:0.#}" r="8"/>""");
        return this;
    }

    /// <summary>Something round under the foot.</summary>
    public Marks Ball(double x, double y, double radius)
    {
        _solids.Append(CultureInfo.InvariantCulture, $"""<circle class="foot__tool" cx="{x:0.#}" cy="{y:0.#}" r="{radius:0.#}"/><path class="foot__line" d="M{x - (radius * 0.6):0.#} {y - (radius * 0.3):0.#}q{radius * 0.6:0.#} {radius * 0.5:0.#} {radius * 1.2:0.#} 0"/>""");
        return this;
    }

    /// <summary>A flat device under the foot.</summary>
    public Marks Plate(double x, double y, double width, double height)
    {
        _solids.Append(CultureInfo.InvariantCulture, $"""<rect class="foot__tool" x="{x:0.#}" y="{y:0.#}" width="{width:0.#}" height="{height:0.#}" rx="{height / 2:0.#}"/>""");
        return this;
    }

    /// <summary>A wavy line: it purrs.</summary>
    public Marks Purr(double x, double y, double width)
    {
        _lines.Append(CultureInfo.InvariantCulture, $"M{x:0.#} {y:0.#}q8-12 16 0");
        for (var at = 16.0; at < width; at += 16)
        {
            _lines.Append("t16 0");
        }

        return this;
    }

    /// <summary>A basin of water around the foot.</summary>
    public Marks Basin()
    {
        _solids.Append("""<path class="foot__water" d="M8 162q14-10 28 0t28 0t28 0t28 0t28 0t28 0t28 0t28 0L222 226H18z"/><path class="foot__basin" d="M4 136L16 228H224L236 136"/>""");
        return this;
    }

    /// <summary>The marks as SVG.</summary>
    public override string ToString()
    {
        // Arrows on a toe leave some of the toe to be seen.
        var fine = _small ? " foot__fine" : "";
        var lines = _lines.Length == 0 ? "" : $"""<path class="foot__halo{fine}" d="{_lines}{_heads}"/><path class="foot__mark{fine}" d="{_lines}"/>""";
        return $"""{_solids}{lines}{(_heads.Length == 0 ? "" : $"""<path class="foot__head" d="{_heads}"/>""")}""";
    }

    private void Head(double x, double y, double dx, double dy, bool small)
    {
        var length = Math.Sqrt((dx * dx) + (dy * dy));
        _small |= small;
        if (length == 0)
        {
            return;
        }

        var (ux, uy) = (dx / length, dy / length);
        var (ahead, back, half) = small ? (6.0, 6.0, 6.5) : (9.0, 8.0, 9.5);
        _heads.Append(
            CultureInfo.InvariantCulture,
            $"M{x + (ux * ahead):0.#} {y + (uy * ahead):0.#}L{x - (ux * back) - (uy * half):0.#} {y - (uy * back) + (ux * half):0.#}L{x - (ux * back) + (uy * half):0.#} {y - (uy * back) - (ux * half):0.#}z");
    }
}
