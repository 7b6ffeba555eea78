using System.Globalization;
using System.Text.RegularExpressions;
using FootCare.Topics;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace FootCare.Content;

/// <summary>Looks for water that is too warm: what a step says of warmth is done by people who cannot feel it, and past this their skin may burn (safety/water-temperature.md).</summary>
internal static partial class WarmthCheck
{
    public static void Check(ArticleSource source, Diagnostics log)
    {
        if (source.Kind is not TopicKind.Techniques)
        {
            return;
        }

        const decimal MostCelsius = 35, MostFahrenheit = 95, LeastLikelyFahrenheit = 80;
        var lineOf = (Start: -1, IsOfWarmth: false);
        List<HeadingBlock> headings = [.. source.Document.OfType<HeadingBlock>().Where(h => h.Level <= 2)];
        foreach (var (heading, i) in headings.Select((h, i) => (h, i)).Where(h => h.h.TryGetAttributes()?.Id is "steps" or "what-you-need"))
        {
            var start = Math.Clamp(heading.Span.End, 0, source.Text.Length);
            var end = Math.Clamp(i + 1 < headings.Count ? headings[i + 1].Span.Start : source.Text.Length, start, source.Text.Length);
            for (var match = Warmth().Match(source.Text, start, end - start); match.Success; match = match.NextMatch())
            {
                var unit = match.Groups["unit"].Value;
                var number = Math.Max(NumberOf(match.Groups["number"]), NumberOf(match.Groups["from"]));
                var isTooWarm = unit switch
                {
                    "" => IsOfWarmth(match.Index) && number > MostCelsius && (number < LeastLikelyFahrenheit || number > MostFahrenheit),
                    _ when unit.StartsWith("f", StringComparison.OrdinalIgnoreCase) || unit == "℉" => number > MostFahrenheit,
                    _ => number > MostCelsius,
                };
                if (isTooWarm)
                {
                    log.Error(source.PlaceIn(match.Index), DiagnosticCode.TooWarm, $"{Shown.Quote(match.Value.Trim())}: water is 32 to 35 °C (90 to 95 °F) at most, as the one who does this may not feel heat");
                }
            }
        }

        static decimal NumberOf(Group number) =>
            number.Success && decimal.TryParse(number.Value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : 0;

        // A joint turns by degrees too.
        bool IsOfWarmth(int at)
        {
            var start = source.Text.LastIndexOf('\n', at) + 1;
            if (start != lineOf.Start)
            {
                var stop = source.Text.IndexOf('\n', at);
                lineOf = (start, OfWarmth().IsMatch(source.Text.AsSpan(start..(stop < 0 ? source.Text.Length : stop))));
            }

            return lineOf.IsOfWarmth;
        }
    }

    // One number or two, as in 32 to 35 °C, with the sign of degrees or the letter of a scale. Every repetition is bounded, so it never searches long; made at build, it is ready at once.
    [GeneratedRegex(
        @"(?<![0-9])((?<from>[0-9]{1,4}([.,][0-9]{1,2})?)\s{0,2}(to|or|and|-|–|—)\s{0,2})?(?<number>[0-9]{1,4}([.,][0-9]{1,2})?)\s{0,2}((°|º|˚|&deg;|[Dd]egrees?|[Dd]eg\b)\s{0,2}(?<unit>[CcFf]\b|[Cc]elsius|[Ff]ahrenheit)?|(?<unit>℃|℉|[CF]\b|[Cc]elsius|[Ff]ahrenheit))",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Warmth();

    [GeneratedRegex("water|warm|hot|heat|soak|bath|basin|temperature|thermometer", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OfWarmth();
}
