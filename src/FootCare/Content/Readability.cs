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
    public static IEnumerable<string> Sentences(string prose) =>
        SentenceEnd().Split(prose).Select(s => s.Trim()).Where(s => s.Any(char.IsLetter));

    /// <summary>How many words a sentence has, numbers among them.</summary>
    public static int WordCount(string sentence) => AnyWord().Count(sentence);

    /// <summary>The grade of a text given as runs of prose, or 0 where it has no words.</summary>
    public static double Grade(IEnumerable<string> prose)
    {
        var (sentences, words, syllables) = (0, 0, 0);
        foreach (var sentence in prose.SelectMany(Sentences))
        {
            sentences++;
            foreach (var word in Word().EnumerateMatches(sentence))
            {
                words++;
                syllables += Syllables(sentence.Substring(word.Index, word.Length));
            }
        }

        return words == 0 ? 0 : (0.39 * words / sentences) + (11.8 * syllables / words) - 15.59;
    }

    /// <summary>
    /// A word's syllables, at least 1: each run of vowels, without a final silent e, and without the e of a final -ed or -es that is not spoken.
    /// </summary>
    public static int Syllables(string word)
    {
        var letters = string.Concat(word.Where(char.IsAsciiLetter)).ToLowerInvariant();
        if (letters is "diabetes" or "diabetic")
        {
            // The field's own word, which the rules below get wrong.
            return 4;
        }

        var count = Vowels().Count(letters);
        if (count > 1 && letters.EndsWith('e') && !letters.EndsWith("le", StringComparison.Ordinal) && !letters.EndsWith("ee", StringComparison.Ordinal) && !letters.EndsWith("ye", StringComparison.Ordinal))
        {
            count--;
        }
        else if (count > 1 && SilentEnding().IsMatch(letters))
        {
            count--;
        }

        return Math.Max(count, 1);
    }

    /// <summary>Words that promise too much, found outside double quotation marks.</summary>
    public static IEnumerable<string> Promises(string prose) =>
        Promise().Matches(Quoted().Replace(prose, " ")).Select(m => m.Value);

    [GeneratedRegex(@"(?<=[.!?:])[""')\u201D]*\s+", RegexOptions.None, 1000)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[A-Za-z][A-Za-z'\u2019-]*", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(@"[A-Za-z0-9][\w'\u2019.-]*", RegexOptions.NonBacktracking)]
    private static partial Regex AnyWord();

    [GeneratedRegex("[aeiouy]+", RegexOptions.NonBacktracking)]
    private static partial Regex Vowels();

    [GeneratedRegex("[^aeiouytd]ed$|[^cgszxaeiouyhl]es$|[aeiouy]les$|[^cs]hes$", RegexOptions.NonBacktracking)]
    private static partial Regex SilentEnding();

    [GeneratedRegex("\"[^\"]*\"|\u201C[^\u201D]*\u201D", RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b(toxins?|cured?|cures|miracles?|detox\w*|heals?|healing|healed|guarantee\w*)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Promise();
}
