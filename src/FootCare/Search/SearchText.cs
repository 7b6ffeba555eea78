using System.Collections.Frozen;

namespace FootCare.Search;

/// <summary>A word's place in a text.</summary>
/// <param name="Start">The index of its first character.</param>
/// <param name="Length">How many characters it has.</param>
internal readonly record struct WordSpan(int Start, int Length);

/// <summary>Cuts text into words and brings words into one form.</summary>
internal static class SearchText
{
    /// <summary>The longest word that is looked at; a longer one is no word.</summary>
    public const int MaxWord = 32;

    // Words that say nothing of the subject; that something be safe is asked of everything here. "Not", "no" and "off" are not among them: "cannot feel" and "toe fell off" mean something.
    private static readonly FrozenSet<string> Empty = (
        "a about again all allowed also am an and any anything are as at be because been before being both but by can could did do does doing done else every "
        + "everything for from get gets getting give gives giving go goes going gone got had has have having he her here hers him his how i id if im in into is isnt it its ive just "
        + "kind let like likes lot lots make makes many may maybe me might mine more most much must my myself need needs of ok okay on one only or other our own please problem problems quite really "
        + "s safe safely safety she should so some something sort still such t than that thats the their them then there these they theyre thing things this those to too up us use used "
        + "using very want wants was we were what whats when where whether which while who whom why will with would you your youre yours")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a folded word says nothing of the subject.</summary>
    public static bool IsEmpty(string folded) => Empty.Contains(folded);

    /// <summary>The words of a text: runs of letters and digits; an apostrophe may stand within.</summary>
    public static IEnumerable<WordSpan> Words(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                at++;
                continue;
            }

            var start = at;
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || (IsApostrophe(text[at]) && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]))))
            {
                at++;
            }

            yield return new WordSpan(start, at - start);
        }
    }

    /// <summary>A word in lower case, without apostrophes and without a possessive ending.</summary>
    /// <returns>False where it is too long to be a word.</returns>
    public static bool TryFold(ReadOnlySpan<char> word, Span<char> folded, out int length)
    {
        length = 0;
        if (word.Length > MaxWord)
        {
            return false;
        }

        for (var i = 0; i < word.Length; i++)
        {
            if (!IsApostrophe(word[i]))
            {
                folded[length++] = char.ToLowerInvariant(word[i]);
            }
            else if (i == word.Length - 2 && word[^1] is 's' or 'S')
            {
                break;
            }
        }

        return length > 0;
    }

    /// <inheritdoc cref="TryFold"/>
    public static string Fold(ReadOnlySpan<char> word)
    {
        Span<char> folded = stackalloc char[MaxWord];
        return TryFold(word, folded, out var length) ? new string(folded[..length]) : "";
    }

    /// <summary>The folded words of a text.</summary>
    public static IEnumerable<string> FoldedWords(string text) => Words(text).Select(w => Fold(text.AsSpan(w.Start, w.Length))).Where(w => w.Length > 0);

    /// <summary>Takes the folded words of a text away from a set.</summary>
    public static void TakeAway(HashSet<string> words, string text)
    {
        var spans = words.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> folded = stackalloc char[MaxWord];
        foreach (var word in Words(text))
        {
            if (TryFold(text.AsSpan(word.Start, word.Length), folded, out var length))
            {
                spans.Remove(folded[..length]);
            }
        }
    }

    private static bool IsApostrophe(char c) => c is '\'' or '’';
}
