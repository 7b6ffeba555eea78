using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace FootCare.Content;

/// <summary>
/// How hard a text is to read. The grade is that of Kincaid, Fishburne, Rogers and Chissom (1975), "Derivation of new readability formulas for
/// Navy enlisted personnel": 0.39 × words per sentence + 11.8 × syllables per word − 15.59, in years of US schooling. Syllables are counted by
/// rule, not looked up, so a page's grade is an estimate; it sorts pages and finds the hard ones.
/// </summary>
public static partial class Readability
{
    /// <summary>The grade above which a page is too hard.</summary>
    public const double MaxGrade = 8;

    /// <summary>The most words that a sentence should have.</summary>
    public const int MaxSentence = 30;

    /// <summary>The sentences of a run of prose. Each ends in a full stop, a colon, a question or an exclamation mark, with what closes after it, before a blank.</summary>
    public static IEnumerable<string> Sentences(string prose)
    {
        var start = 0;
        for (var i = 1; i <= prose.Length; i++)
        {
            if (i < prose.Length && !(char.IsWhiteSpace(prose[i]) && IsSentenceEnd(prose.AsSpan(start, i - start))))
            {
                continue;
            }

            var sentence = prose[start..i].Trim();
            if (sentence.Any(char.IsLetter))
            {
                yield return sentence;
            }

            start = i;
        }
    }

    /// <summary>Whether a sentence has more words than it should.</summary>
    internal static bool IsLong(string sentence) => sentence.Length > 2 * MaxSentence && WordCount(sentence) > MaxSentence;

    /// <summary>How many words a sentence has, numbers among them.</summary>
    public static int WordCount(string sentence)
    {
        var (words, within) = (0, false);
        foreach (var c in sentence)
        {
            var begins = !within && char.IsAsciiLetterOrDigit(c);
            words += begins ? 1 : 0;
            within = begins || (within && (char.IsLetterOrDigit(c) || c is '_' or '.' || IsWithinWord(c)));
        }

        return words;
    }

    /// <summary>The grade of a text given as its <see cref="Sentences"/>, or 0 where it has no words.</summary>
    internal static double GradeOf(IEnumerable<string> text)
    {
        var (sentences, words, syllables) = (0, 0, 0);
        foreach (var sentence in text)
        {
            sentences++;
            for (var i = 0; i < sentence.Length; i++)
            {
                var start = i;
                while (i < sentence.Length && (char.IsAsciiLetter(sentence[i]) || (i > start && IsWithinWord(sentence[i]))))
                {
                    i++;
                }

                if (i > start)
                {
                    words++;
                    syllables += Syllables(sentence.AsSpan(start, i - start));
                }
            }
        }

        return words == 0 ? 0 : (0.39 * words / sentences) + (11.8 * syllables / words) - 15.59;
    }

    /// <summary>
    /// A word's syllables, at least 1: each run of vowels, without a final silent e, and without the e of a final -ed or -es that is not spoken.
    /// </summary>
    public static int Syllables(ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[64];
        var length = 0;
        var (count, vowel) = (0, false);
        foreach (var c in word)
        {
            if (!char.IsAsciiLetter(c) || length == buffer.Length)
            {
                continue;
            }

            var letter = char.ToLowerInvariant(c);
            buffer[length++] = letter;
            count += !vowel && IsVowel(letter) ? 1 : 0;
            vowel = IsVowel(letter);
        }

        ReadOnlySpan<char> letters = buffer[..length];
        if (letters is "diabetes" or "diabetic")
        {
            // The field's own word, which the rules below get wrong.
            return 4;
        }

        return Math.Max(count > 1 && HasSilentEnding(letters) ? count - 1 : count, 1);
    }

    private static bool HasSilentEnding(ReadOnlySpan<char> letters) => letters switch
    {
        [.., 'l' or 'e' or 'y', 'e'] => false,
        [.., 'e'] => true,
        [.., var before, 'e', 'd'] => !IsVowel(before) && before is not ('t' or 'd'),
        [.., 'c' or 's', 'h', 'e', 's'] => false,
        [.., 'h', 'e', 's'] => true,
        [.., var before, 'l', 'e', 's'] => IsVowel(before),
        [.., var before, 'e', 's'] => !IsVowel(before) && before is not ('c' or 'g' or 's' or 'z' or 'x'),
        _ => false,
    };

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static bool IsWithinWord(char c) => c is '\'' or '\u2019' or '-';

    private static bool IsSentenceEnd(ReadOnlySpan<char> text) => text.TrimEnd("\"')\u201D") is [.., '.' or '!' or '?' or ':'];

    /// <summary>
    /// Words that promise too much, found outside quotation marks and where nothing before them in their clause denies it; each with its clause up to and with it.
    /// </summary>
    public static IEnumerable<(string Word, string Clause)> Promises(string prose) =>
        prose.AsSpan().ContainsAny(PromiseStems) ? Sentences(WithoutQuotations(prose)).SelectMany(s => ClauseEnds().Split(s)).SelectMany(PromisesOf) : [];

    private static IEnumerable<(string Word, string Clause)> PromisesOf(string clause)
    {
        foreach (var word in Word().Matches(clause).Where(w => IsPromise(w.Value)))
        {
            // As far as what is said of a word reaches, however long a run without a stop may be.
            var (start, end) = (Math.Max(0, word.Index - FarthestInClause), word.Index + word.Length);
            var (upTo, after) = (clause[start..end], clause[end..Math.Min(clause.Length, end + FarthestInClause)]);
            var isDenied = Denied().IsMatch(upTo) && !Praise().IsMatch(after);
            if (!isDenied && !(word.Value.StartsWith("heal", StringComparison.OrdinalIgnoreCase) && HealsBadly().IsMatch(upTo + after)))
            {
                yield return (word.Value, upTo.TrimStart());
            }
        }
    }

    private const int FarthestInClause = 300;

    [GeneratedRegex(@"\w+", RegexOptions.None, 1000)]
    private static partial Regex Word();

    // A comma in a list of what does not help goes on denying; before a new subject it no longer does.
    [GeneratedRegex(@"[;:–—]|\b(and|but|yet|because|since|if|when)\b|,\s+(?=(it|this|that|these|they|you|we|massage|so|as)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ClauseEnds();

    // 'No doubt' and 'not only' deny nothing.
    [GeneratedRegex(
        @"\b(no(?! (doubt|wonder|question|need|side))|not(?! (only|just|merely))|nor|never(?! fails?\b)|nobody|cannot(?! (fail|but)\b)|without(?! (a |any )?(doubt|question|side)))\b|n['’]t\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Denied();

    // 'No oil heals like this one.'
    [GeneratedRegex(@"\b(like|better|faster|as well|so well)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Praise();

    // The warning sign itself, and what a massage waits for.
    [GeneratedRegex(
        @"\b(slow|slower|slowly|poor|poorly)\s+(\w+\s+)?heal|\bheal(s|ed|ing)?\s+(more\s+)?(slow|poor|bad)|\b(wait|leave|stop|rest)\b.{0,60}\b(until|till)\b.{0,60}\b(sore|wound|ulcer|cut|skin|blister|crack)s?\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex HealsBadly();

    // Few runs of prose have any, so the search above is seldom needed.
    private static readonly SearchValues<string> PromiseStems =
        SearchValues.Create(["toxin", "cure", "miracle", "detox", "heal", "guarantee"], StringComparison.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> PromiseWords =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "toxin", "toxins", "cure", "cured", "cures", "miracle", "miracles", "heal", "heals", "healed", "healing");

    private static bool IsPromise(string word) =>
        PromiseWords.Contains(word) || word.StartsWith("detox", StringComparison.OrdinalIgnoreCase) || word.StartsWith("guarantee", StringComparison.OrdinalIgnoreCase);

    /// <summary>Words that have Latin letters among Cyrillic or Greek ones, but for units such as µg.</summary>
    public static IEnumerable<string> MixedAlphabets(string prose) =>
        !prose.AsSpan().ContainsAnyInRange('\u0370', '\u052F') ? []
            : Runs(prose, char.IsLetter).Where(w => w.Any(char.IsAsciiLetter) && w.Any(c => c is (>= '\u0370' and <= '\u052F') and not '\u03BC')).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Runs(string text, Func<char, bool> within)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            while (i < text.Length && within(text[i]))
            {
                i++;
            }

            if (i > start)
            {
                yield return text[start..i];
            }
        }
    }

    private static string WithoutQuotations(string prose)
    {
        var plain = new StringBuilder(prose.Length);
        for (var i = 0; i < prose.Length; i++)
        {
            var close = prose[i] switch
            {
                '"' => prose.IndexOf('"', i + 1),
                '\u201C' => prose.IndexOf('\u201D', i + 1),
                '\u2018' => EndOfSingle(prose, i + 1),
                _ => -1,
            };
            i = Math.Max(i, close);
            plain.Append(close < 0 ? prose[i] : ' ');
        }

        return plain.ToString();
    }

    // The sign that closes is an apostrophe too, within a word.
    private static int EndOfSingle(string prose, int from)
    {
        var close = prose.IndexOf('\u2019', from);
        while (close >= 0 && close + 1 < prose.Length && char.IsLetter(prose[close + 1]))
        {
            close = prose.IndexOf('\u2019', close + 1);
        }

        return close;
    }
}
