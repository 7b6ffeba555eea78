using System.Buffers;
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

    /// <summary>The sentences of a run of prose.</summary>
    public static IEnumerable<string> Sentences(string prose)
    {
        var start = 0;
        for (var i = 0; i < prose.Length; i++)
        {
            if (prose[i] is not ('.' or '!' or '?' or ':'))
            {
                continue;
            }

            // Closing quotation marks and brackets belong to the sentence's end.
            var after = i + 1;
            while (after < prose.Length && prose[after] is '"' or '\'' or ')' or '\u201D')
            {
                after++;
            }

            if (after < prose.Length && char.IsWhiteSpace(prose[after]))
            {
                if (Sentence(prose, start, i + 1) is { } sentence)
                {
                    yield return sentence;
                }

                start = i = after;
            }
        }

        if (Sentence(prose, start, prose.Length) is { } last)
        {
            yield return last;
        }
    }

    /// <summary>How many words a sentence has, numbers among them.</summary>
    public static int WordCount(string sentence)
    {
        var count = 0;
        for (var i = 0; i < sentence.Length; i++)
        {
            if (char.IsAsciiLetterOrDigit(sentence[i]))
            {
                count++;
                while (i + 1 < sentence.Length && (char.IsLetterOrDigit(sentence[i + 1]) || sentence[i + 1] is '_' or '\'' or '\u2019' or '.' or '-'))
                {
                    i++;
                }
            }
        }

        return count;
    }

    /// <summary>The grade of a text given as runs of prose, or 0 where it has no words.</summary>
    public static double Grade(IEnumerable<string> prose)
    {
        var (sentences, words, syllables) = (0, 0, 0);
        foreach (var sentence in prose.SelectMany(Sentences))
        {
            sentences++;
            for (var i = 0; i < sentence.Length; i++)
            {
                if (!char.IsAsciiLetter(sentence[i]))
                {
                    continue;
                }

                var start = i;
                while (i + 1 < sentence.Length && (char.IsAsciiLetter(sentence[i + 1]) || sentence[i + 1] is '\'' or '\u2019' or '-'))
                {
                    i++;
                }

                words++;
                syllables += Syllables(sentence.AsSpan(start, i + 1 - start));
            }
        }

        return words == 0 ? 0 : (0.39 * words / sentences) + (11.8 * syllables / words) - 15.59;
    }

    /// <summary>
    /// A word's syllables, at least 1: each run of vowels, without a final silent e, and without the e of a final -ed or -es that is not spoken.
    /// </summary>
    public static int Syllables(ReadOnlySpan<char> word)
    {
        // No word of any language we write has more letters; of a longer run the rest is left out.
        Span<char> letters = stackalloc char[64];
        var length = 0;
        var count = 0;
        var inVowels = false;
        foreach (var c in word)
        {
            if (!char.IsAsciiLetter(c) || length == letters.Length)
            {
                continue;
            }

            var letter = char.ToLowerInvariant(c);
            letters[length++] = letter;
            var isVowel = IsVowel(letter);
            count += isVowel && !inVowels ? 1 : 0;
            inVowels = isVowel;
        }

        letters = letters[..length];
        if (letters is "diabetes" or "diabetic")
        {
            // The field's own word, which the rules below get wrong.
            return 4;
        }

        if (count > 1 && (letters is [.., not ('l' or 'e' or 'y'), 'e'] || IsSilentEnding(letters)))
        {
            count--;
        }

        return Math.Max(count, 1);
    }

    private static string? Sentence(string prose, int start, int end)
    {
        var sentence = prose.AsSpan(start, end - start).Trim();
        foreach (var c in sentence)
        {
            if (char.IsLetter(c))
            {
                return sentence.ToString();
            }
        }

        return null;
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static bool IsSilentEnding(ReadOnlySpan<char> letters) => letters switch
    {
        [.., var before, 'e', 'd'] => !IsVowel(before) && before is not ('t' or 'd'),
        [.., var before, 'h', 'e', 's'] => before is not ('c' or 's'),
        [.., var before, 'l', 'e', 's'] => IsVowel(before),
        [.., var before, 'e', 's'] => !IsVowel(before) && before is not ('c' or 'g' or 's' or 'z' or 'x' or 'h' or 'l'),
        _ => false,
    };

    /// <summary>Words that promise too much, found outside double quotation marks.</summary>
    public static IEnumerable<string> Promises(string prose) =>
        prose.AsSpan().ContainsAny(PromiseStarts) ? Promise().Matches(Quoted().Replace(prose, " ")).Select(m => m.Value) : [];

    private static readonly SearchValues<string> PromiseStarts =
        SearchValues.Create(["toxin", "cure", "miracle", "detox", "heal", "guarantee"], StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("\"[^\"]*\"|\u201C[^\u201D]*\u201D", RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b(toxins?|cured?|cures|miracles?|detox\w*|heals?|healing|healed|guarantee\w*)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Promise();
}
