namespace FootCare.Search;

/// <summary>
/// Porter2, the English stemmer of the Snowball project (M. F. Porter, 2001, snowballstem.org/algorithms/english/stemmer.html): <c>massaging</c>,
/// <c>massaged</c> and <c>massages</c> become one. R1 is what follows the first consonant after a vowel; R2 the same within R1.
/// </summary>
public static class EnglishStemmer
{
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["skis"] = "ski",
        ["skies"] = "sky",
        ["dying"] = "die",
        ["lying"] = "lie",
        ["tying"] = "tie",
        ["idly"] = "idl",
        ["gently"] = "gentl",
        ["ugly"] = "ugli",
        ["early"] = "earli",
        ["only"] = "onli",
        ["singly"] = "singl",
        ["sky"] = "sky",
        ["news"] = "news",
        ["howe"] = "howe",
        ["atlas"] = "atlas",
        ["cosmos"] = "cosmos",
        ["bias"] = "bias",
        ["andes"] = "andes",
    };

    private static readonly HashSet<string> Done = ["inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"];

    private static readonly string[] R1Starts = ["gener", "commun", "arsen"];

    // Longest first, as each step takes the longest ending that fits.
    private static readonly (string Ending, string With)[] Second =
    [
        ("ization", "ize"), ("ational", "ate"), ("fulness", "ful"), ("ousness", "ous"), ("iveness", "ive"), ("tional", "tion"), ("biliti", "ble"),
        ("lessli", "less"), ("entli", "ent"), ("ation", "ate"), ("alism", "al"), ("aliti", "al"), ("ousli", "ous"), ("iviti", "ive"), ("fulli", "ful"),
        ("enci", "ence"), ("anci", "ance"), ("abli", "able"), ("izer", "ize"), ("ator", "ate"), ("alli", "al"), ("bli", "ble"), ("ogi", "og"), ("li", ""),
    ];

    private static readonly (string Ending, string With)[] Third =
    [
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ative", ""), ("ical", "ic"), ("ness", ""), ("ful", ""),
    ];

    private static readonly string[] Fourth =
        ["ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion", "al", "er", "ic"];

    /// <summary>The stem of a word in lower case.</summary>
    public static string Stem(string word)
    {
        if (word.Length <= 2 || !word.All(c => char.IsAsciiLetterLower(c) || c == '\''))
        {
            return word;
        }

        if (Exceptions.TryGetValue(word, out var known))
        {
            return known;
        }

        var w = MarkConsonantY(word.TrimStart('\''));
        var (r1, r2) = Regions(w);
        w = FirstA(DropPossessive(w));
        if (Done.Contains(w))
        {
            return w;
        }

        w = FirstC(FirstB(w, r1));
        w = Replace(w, r1, r2, Second);
        w = Replace(w, r1, r2, Third);
        w = Fifth(DropFourth(w, r2), r1, r2);
        return w.ToLowerInvariant();
    }

    private static string MarkConsonantY(string word)
    {
        var letters = word.ToCharArray();
        for (var i = 0; i < letters.Length; i++)
        {
            if (letters[i] == 'y' && (i == 0 || IsVowel(letters[i - 1])))
            {
                letters[i] = 'Y';
            }
        }

        return new string(letters);
    }

    private static (int R1, int R2) Regions(string w)
    {
        var start = Array.Find(R1Starts, s => w.StartsWith(s, StringComparison.Ordinal));
        var r1 = start?.Length ?? After(w, 0);
        return (r1, After(w, r1));
    }

    private static int After(string w, int from)
    {
        for (var i = from + 1; i < w.Length; i++)
        {
            if (!IsVowel(w[i]) && IsVowel(w[i - 1]))
            {
                return i + 1;
            }
        }

        return w.Length;
    }

    private static string DropPossessive(string w) => Ends(w, "'s'") ? w[..^3] : Ends(w, "'s") ? w[..^2] : w.TrimEnd('\'');

    private static string FirstA(string w)
    {
        if (Ends(w, "sses"))
        {
            return w[..^2];
        }

        if (Ends(w, "ied") || Ends(w, "ies"))
        {
            return w.Length > 4 ? w[..^2] : w[..^1];
        }

        return Ends(w, "s") && !Ends(w, "us") && !Ends(w, "ss") && w.Length > 2 && HasVowel(w[..^2]) ? w[..^1] : w;
    }

    private static string FirstB(string w, int r1)
    {
        if (Ends(w, "eed") || Ends(w, "eedly"))
        {
            var start = w.LastIndexOf("eed", StringComparison.Ordinal);
            return start >= r1 ? w[..(start + 2)] : w;
        }

        var ending = Array.Find(["ingly", "edly", "ing", "ed"], e => Ends(w, e));
        if (ending is null || !HasVowel(w[..^ending.Length]))
        {
            return w;
        }

        w = w[..^ending.Length];
        return Ends(w, "at") || Ends(w, "bl") || Ends(w, "iz") ? w + "e"
            : w.Length > 1 && w[^1] == w[^2] && "bdfgmnprt".Contains(w[^1]) ? w[..^1]
            : r1 >= w.Length && EndsInShortSyllable(w) ? w + "e"
            : w;
    }

    private static string FirstC(string w) => w.Length > 2 && w[^1] is 'y' or 'Y' && !IsVowel(w[^2]) ? w[..^1] + "i" : w;

    private static string Replace(string w, int r1, int r2, (string Ending, string With)[] endings)
    {
        foreach (var (ending, with) in endings)
        {
            if (Ends(w, ending))
            {
                var start = w.Length - ending.Length;
                var fits = start >= r1 && ending switch
                {
                    "ogi" => start > 0 && w[start - 1] == 'l',
                    "li" => start > 0 && "cdeghkmnrt".Contains(w[start - 1]),
                    "ative" => start >= r2,
                    _ => true,
                };
                return fits ? w[..start] + with : w;
            }
        }

        return w;
    }

    private static string DropFourth(string w, int r2)
    {
        if (Array.Find(Fourth, e => Ends(w, e)) is { } ending)
        {
            var start = w.Length - ending.Length;
            return start >= r2 && (ending != "ion" || (start > 0 && w[start - 1] is 's' or 't')) ? w[..start] : w;
        }

        return w;
    }

    private static string Fifth(string w, int r1, int r2)
    {
        var last = w.Length - 1;
        return Ends(w, "e") && (last >= r2 || (last >= r1 && !EndsInShortSyllable(w[..last]))) ? w[..last]
            : Ends(w, "ll") && last >= r2 ? w[..last]
            : w;
    }

    // A vowel between consonants of which the last is not w, x or Y; or a vowel that begins the word, before a consonant.
    private static bool EndsInShortSyllable(string w) =>
        (w.Length == 2 && IsVowel(w[0]) && !IsVowel(w[1]))
        || (w.Length > 2 && !IsVowel(w[^1]) && w[^1] is not ('w' or 'x' or 'Y') && IsVowel(w[^2]) && !IsVowel(w[^3]));

    private static bool Ends(string w, string ending) => w.EndsWith(ending, StringComparison.Ordinal);

    private static bool HasVowel(string w) => w.Any(IsVowel);

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
}
