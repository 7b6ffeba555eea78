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

    // Where every figure is one to be done, though nothing beside it speaks of warmth.
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
            if (IsOfSomethingElse(match)
                || (!isDone && (sentence.Contains("fever", StringComparison.OrdinalIgnoreCase) || !OfWarmth().IsMatch(text.AsSpan(LineAt(match.Index))))))
            {
                return;
            }

            var (place, words) = (source.PlaceIn(match.Index), Shown.Quote(match.Value.Trim()));
            if (isDone || (source.Kind is TopicKind.Techniques && !OfOthers.Contains(section, StringComparer.Ordinal)))
            {
                log.Error(place, DiagnosticCode.TooWarm, $"{words}: water is 32 to 35 °C (90 to 95 °F) at most, as the one who does this may not feel heat; if this is no water (a fever, a wash, an angle), say so, as 'a fever (38 °C)'");
            }
            else if (!sentence.Contains("[@", StringComparison.Ordinal))
            {
                log.Warn(place, DiagnosticCode.TooWarm, $"{words} is too warm for feet that do not feel heat: 32 to 35 °C (90 to 95 °F) at most; where this tells what others did, cite the source in the same sentence");
            }
        }

        // A body has a temperature, towels are washed, a joint turns by degrees, and some warmth is forbidden. All of this is read from the figure's own clause, as water may stand beside it.
        bool IsOfSomethingElse(Match match)
        {
            const int Far = 300;
            var (end, sentence) = (match.Index + match.Length, SentenceAt(match.Index));
            var before = ClauseEnds().Split(text[Math.Max(sentence.Start.Value, match.Index - Far)..match.Index])[^1];
            var after = text[end..Math.Clamp(sentence.End.Value, end, Math.Min(text.Length, end + Far))];
            var clause = before + match.Value + ClauseEnds().Split(after)[0];
            return BodyBefore().IsMatch(before) || (Washed().IsMatch(clause) && !OfFeet().IsMatch(clause))
                || (match.Groups["unit"].Length == 0 && AngleBefore().IsMatch(before) && !OfWarmth().IsMatch(clause))
                || (Forbidden().IsMatch(before) ? !Bound().IsMatch(before) && !Unless().IsMatch(after) : Burns().IsMatch(before));
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

    // 'Where', 'which' and 'that' carry on what stands before them.
    [GeneratedRegex(@"[,;:–—](?!\s+(where|which|who|that)\b)|\b(and|but|then)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ClauseEnds();

    // A fever, or someone who has a temperature; a basin and its water have one too.
    [GeneratedRegex(
        @"(\bfever|^(?!.*(water|bath|soak|basin|bowl|bottle|pad|pack|compress|stone|\boils?\b)).*((^\s*|\b(or|if|you|who|people|they|she|he|anyone|anybody|someone|somebody|person|patient|resident|guest)\s+)(have|has|had|having|runs?|running)|\b(anyone|anybody|someone|somebody|people|those|person|patient|resident|guest)s?\s+with)\s+an?\s+(\w+\s+)?temperature)\s+(\(|((that )?is|of|above|over|at least|higher than|more than)\s)\s*(about\s)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex BodyBefore();

    [GeneratedRegex(
        @"\bwash(es|ing)?(\s+(?!with|in|using)\w+){0,3}?\s+(towel|sock|cloth|clothe|linen|sheet|flannel|slipper|stocking|bedding)s?\b|\b(towel|sock|cloth|clothe|linen|sheet|flannel|slipper|stocking|bedding)s?(\s+\w+){0,5}?\s+(washed|washing machine|an?(\s\w+)?\s+wash)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Washed();

    [GeneratedRegex(@"\b(foot|feet|toes?|heels?|soles?|legs?|skin|soak\w*|dip\w*|warmed|heated)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfFeet();

    [GeneratedRegex(
        @"\b((turn|bend|tilt|lift|raise|swing)\s+(the|your|his|her|their|one|each|both)\s+(foot|feet|ankle|leg|knee|hip|toe|heel)s?|bent|(knee|hip)s?)\b.{0,20}$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex AngleBefore();

    [GeneratedRegex(
        @"\b(never|(do|must|should|may) not|cannot|\w+n['’]t|avoid)\s+(let\s+(\w+\s+){1,2}?)?(be|use|using|put|soak|soaking|pour|leave|leaving|hold|rest|place|bathe|dip|warm|heat|add|try|take|give)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Forbidden();

    // 'Not above 40 °C' lets the water be as warm as that.
    [GeneratedRegex(@"\b(than|above|over|beyond|past|exceed\w*|up to|until|below|under|less|burn\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bound();

    [GeneratedRegex(@"\b(unless|without|except|longer|too long|for long|for more|more than|at once)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unless();

    [GeneratedRegex(@"^(?!.*(\b(no|not|never|cannot|without|below|under|until)\b|n['’]t\b)).*\bburns?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Burns();
}
