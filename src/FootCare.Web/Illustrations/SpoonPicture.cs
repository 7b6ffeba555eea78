using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using FootCare.Topics;
using Microsoft.AspNetCore.Html;

namespace FootCare.Web.Illustrations;

/// <summary>A spoon of plain oil and the drops that may go into it: a strength as something to look at.</summary>
/// <param name="Measure">The spoon.</param>
/// <param name="Percent">The strength, per cent by volume.</param>
public sealed record SpoonPicture(Measure Measure, decimal Percent) : IHtmlContent
{
    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var drops = Dilution.Drops(Measure.Millilitres, Percent);
        var words = drops == 1 ? "1 drop" : $"{drops} drops";
        var svg = new StringBuilder(
            $"""<svg class="spoon" viewBox="0 0 240 120" role="img" focusable="false"><title>{words} in {encoder.Encode(Measure.Name)} of plain oil</title><desc>A spoon of oil, with {words} above it.</desc>""");
        const double Middle = 76, Spacing = 21;
        for (var i = 0; i < drops; i++)
        {
            var x = Middle + ((i - ((drops - 1) / 2.0)) * Spacing);
            svg.Append(CultureInfo.InvariantCulture, $"""<path class="spoon__drop" d="M{x:0.#} 8c5 9 9 14 9 20a9 9 0 0 1-18 0c0-6 4-11 9-20z"/>""");
        }

        svg.Append("""<path class="spoon__metal" d="M136 78c30 0 60-4 88-6 9-1 10 11 1 12-28 3-58 7-88 8M14 66h124c2 22-26 42-62 42s-64-20-62-42z"/><path class="spoon__oil" d="M22 73c30 6 78 6 108 0-6 16-28 27-54 27s-48-11-54-27z"/></svg>""");
        writer.Write(svg.ToString());
    }
}
