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

    // Words that say nothing of the subject: that something be safe is asked of everything here, and nearly all that is asked is for today or tonight.
    // "Not", "no" and "off" are not among them: "cannot feel" and "toe fell off" mean something.
    private static readonly FrozenSet<string> Empty = (
        "a about actually afternoon afternoons again all allowed almost already also although always am an and another any anyhow anything anyway "
        + "april are as ask asked asking at august basically be because been before being both but by can concerning could dear december did do does "
        + "doing done else evening evenings ever every everything february for friday from get gets getting give gives giving go goes going gone got "
        + "guess had has have having he hello her here hers herself hey hi him himself his hope hoped hoping how however i id if im in into is isnt it "
        + "its itself ive january july june just kind knew know knowing known later let like likes lot lots make makes many may maybe me might mine "
        + "monday more most much must my myself need needs november now nowadays october of ok okay on one only or other ought our ours ourselves own "
        + "perhaps please possibly probably problem problems quite really regarding s safe safely safety said saturday say says september several "
        + "shall she should simply so some something sometimes soon sort still such sunday suppose t tell telling than thank thanks that thats the "
        + "their them themselves then there these they theyre thing things think thinking this those though thought thursday to today todays told "
        + "tomorrow tomorrows tonight tonite too tuesday unless until up us use used using usually various very want wants was we wednesday weekend "
        + "weekends were what whatever whats when whenever where wherever whether which while who whom whose why will with wonder wondered wondering "
        + "would yeah yes yesterday yet you your youre yours yourself")
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
