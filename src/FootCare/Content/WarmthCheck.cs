using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using FootCare.Topics;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace FootCare.Content;

/// <summary>
/// Looks for water that is too warm: what a technique says of warmth is done by people who cannot feel it, and past this their skin may burn
/// (safety/water-temperature.md). On other pages, and where a technique tells what others claim or found, such a figure must cite its source.
/// </summary>
internal static partial class WarmthCheck
{
    private const decimal MostCelsius = 35, MostFahrenheit = 95, LeastLikelyFahrenheit = 80;

    // Where a technique tells of others rather than saying what to do.
    private static readonly string[] OfOthers = ["what-it-is-for", "what-you-may-read-elsewhere"];

    // Where every figure is one to be done, whatever stands beside it.
    private static readonly string[] ToBeDone = ["steps", "what-you-need"];

    private static readonly string[] Tens = ["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    private static readonly string[] Ones = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    private static readonly SearchValues<string> Degrees = SearchValues.Create(["degree", "grad"], StringComparison.OrdinalIgnoreCase);

    public static void Check(ArticleSource source, DiagnosticLog log)
    {
        var text = source.Text;
        List<HeadingBlock> headings = [.. source.Document.OfType<HeadingBlock>().Where(h => h.Level <= 2)];
        Find(Warmth(), m => Math.Max(Number(m.Groups["number"].ValueSpan), Number(m.Groups["from"].ValueSpan)));

        // Numbers in words begin with letters, of which there are many; few pages have degrees in words.
        if (text.AsSpan().ContainsAny(Degrees))
        {
            Find(WarmthInWords(), m => Spelt(m.Groups["ten"].Value, m.Groups["one"].Value));
        }

        void Find(Regex form, Func<Match, decimal> number)
        {
            for (var match = form.Match(text); match.Success; match = match.NextMatch())
            {
                if (IsTooWarm(match.Groups["unit"].Value, number(match), match.Index))
                {
                    Tell(match);
                }
            }
        }

        bool IsTooWarm(string unit, decimal number, int at) => unit switch
        {
            // A joint turns by degrees too.
            "" => number > MostCelsius && (number < LeastLikelyFahrenheit || number > MostFahrenheit) && OfWarmth().IsMatch(text.AsSpan(LineAt(at))),
            _ when unit.StartsWith("f", StringComparison.OrdinalIgnoreCase) || unit == "℉" => number > MostFahrenheit,
            _ => number > MostCelsius,
        };

        void Tell(Match match)
        {
            var section = headings.FindLast(h => h.Span.Start <= match.Index) is { } under ? under.TryGetAttributes()?.Id ?? "" : "";
            var sentence = text.AsSpan(SentenceAt(match.Index));
            var isDone = source.Kind is TopicKind.Techniques && ToBeDone.Contains(section, StringComparer.Ordinal);
            // A body has a temperature too.
            if (!isDone && (sentence.Contains("fever", StringComparison.OrdinalIgnoreCase) || !OfWarmth().IsMatch(text.AsSpan(LineAt(match.Index)))))
            {
                return;
            }

            var (place, words) = (source.PlaceIn(match.Index), Shown.Quote(match.Value.Trim()));
            if (isDone || (source.Kind is TopicKind.Techniques && !OfOthers.Contains(section, StringComparer.Ordinal)))
            {
                log.Error(place, DiagnosticCode.TooWarm, $"{words}: water is 32 to 35 °C (90 to 95 °F) at most, as the one who does this may not feel heat");
            }
            else if (!sentence.Contains("[@", StringComparison.Ordinal))
            {
                log.Warn(place, DiagnosticCode.TooWarm, $"{words} is too warm for feet that do not feel heat: 32 to 35 °C (90 to 95 °F) at most; where this tells what others did, cite the source in the same sentence");
            }
        }

        Range LineAt(int at)
        {
            var stop = text.IndexOf('\n', at);
            return (text.LastIndexOf('\n', at) + 1)..(stop < 0 ? text.Length : stop);
        }

        // Lines of a list or a paragraph that end in no full stop run on, which is the milder mistake.
        Range SentenceAt(int at)
        {
            var (start, end) = (at, at);
            while (start > 0 && !(char.IsWhiteSpace(text[start]) && text[start - 1] is '.' or '!' or '?' or ':' or '\n'))
            {
                start--;
            }

            while (end < text.Length && !(text[end] is '.' or '!' or '?' or '\n' && (end + 1 == text.Length || char.IsWhiteSpace(text[end + 1]))))
            {
                end++;
            }

            return start..end;
        }
    }

    private static decimal Number(ReadOnlySpan<char> digits)
    {
        Span<char> point = stackalloc char[digits.Length];
        digits.Replace(point, ',', '.');
        return decimal.TryParse(point, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : 0;
    }

    private static decimal Spelt(string ten, string one) =>
        (10 * (3 + Array.FindIndex(Tens, t => t.Equals(ten, StringComparison.OrdinalIgnoreCase)))) + Array.FindIndex(Ones, o => o.Equals(one, StringComparison.OrdinalIgnoreCase));

    // One number or two, as in 32 to 35 °C, with the sign of degrees or the letter of a scale. Every repetition is bounded, so it never searches long; made at build, it is
    // ready at once; and as it starts with a digit, a text is gone through as fast as it is read.
    [GeneratedRegex(
        @"(?<![0-9])((?<from>[0-9]{1,4}([.,][0-9]{1,2})?)\s{0,2}(to|or|and|-|–|—)\s{0,2})?(?<number>[0-9]{1,4}([.,][0-9]{1,2})?)\s{0,2}((°|º|˚|&deg;|[Dd]egrees?|[Gg]rad\b|[Dd]eg\b)\s{0,2}(?<unit>[CcFf]\b|[Cc]elsius|[Ff]ahrenheit)?|(?<unit>℃|℉|[CF]\b|[Cc]elsius|[Ff]ahrenheit))",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Warmth();

    [GeneratedRegex(
        @"\b(?<ten>thirty|forty|fifty|sixty|seventy|eighty|ninety)([ -](?<one>one|two|three|four|five|six|seven|eight|nine))?\s{1,2}(degrees?|grad)\b(\s{0,2}(?<unit>celsius|fahrenheit|c\b|f\b))?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WarmthInWords();

    [GeneratedRegex("water|warm|hot|heat|soak|bath|basin|temperature|thermometer|compress", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OfWarmth();
}
