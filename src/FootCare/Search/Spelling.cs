using System.Runtime.InteropServices;

namespace FootCare.Search;

/// <summary>
/// Finds the known word nearest to one that is not known. Each known word is filed under what remains of its beginning when up to two letters are
/// left out, and so is the word looked for: words within two mistakes of each other share an entry (W. Garbe's symmetric delete). What the look-up
/// costs does not grow with the number of words. Words that sound the same are nearer still, however they are written.
/// </summary>
internal sealed class Spelling
{
    private const int Beginning = 7;
    private const int LongEnoughForTwo = 6;
    private const int LongEnoughToMendTwo = 9;
    private const int Shortest = 4;
    private const int ShortestHeard = 3;
    private const int MaxLooked = 600;

    // How letters are written, and how they are heard.
    private static readonly (string Written, string Heard)[] Letters = [("ight", "ite"), ("ph", "f"), ("ck", "k"), ("kn", "n"), ("wr", "r")];

    private readonly List<(string Word, int Weight)> _words = [];
    private readonly Dictionary<int, int> _sounds = [];
    private readonly Dictionary<int, int> _heads = [];
    private readonly List<(int Word, int Next)> _entries = [];

    /// <summary>Files the known words.</summary>
    /// <param name="words">Each known word, folded, with how much it is used.</param>
    public Spelling(IEnumerable<(string Word, int Weight)> words)
    {
        foreach (var (word, weight) in words.Where(w => w.Word.Length >= ShortestHeard && w.Word.All(char.IsLetter)))
        {
            ref var loudest = ref CollectionsMarshal.GetValueRefOrAddDefault(_sounds, Hash(Sound(word)), out var heard);
            loudest = heard && _words[loudest].Weight >= weight ? loudest : _words.Count;
            foreach (var key in word.Length < Shortest ? [] : Keys(word, word.Length >= LongEnoughForTwo ? 2 : 1))
            {
                ref var head = ref CollectionsMarshal.GetValueRefOrAddDefault(_heads, key, out var exists);
                _entries.Add((_words.Count, exists ? head : -1));
                head = _entries.Count - 1;
            }

            _words.Add((word, weight));
        }
    }

    /// <summary>The most used known word that sounds the same: "feet" for "fet", "night" for "nite". Null where there is none.</summary>
    public string? Alike(string word)
    {
        var sound = Sound(word);
        return word.Length >= ShortestHeard && _sounds.TryGetValue(Hash(sound), out var found) && Sound(_words[found].Word) == sound ? _words[found].Word : null;
    }

    /// <summary>
    /// The nearest known word, or null where none is near: one mistake, two in long words. In a word of six letters or so two mistakes lead anywhere:
    /// "plavix" is not "plain".
    /// </summary>
    public string? Nearest(string word) => Near(word, word.Length >= LongEnoughToMendTwo ? 2 : 1).FirstOrDefault();

    /// <summary>Known words within so many mistakes, nearest first and then the most used.</summary>
    public IEnumerable<string> Near(string word, int mistakes)
    {
        if (word.Length is < Shortest or > SearchText.MaxWord)
        {
            return [];
        }

        var seen = new HashSet<int>();
        var found = new List<(string Word, double Cost)>();
        foreach (var key in Keys(word, mistakes))
        {
            for (var entry = _heads.GetValueOrDefault(key, -1); entry >= 0 && seen.Count < MaxLooked; entry = _entries[entry].Next)
            {
                var (candidate, weight) = _words[_entries[entry].Word];
                if (Math.Abs(candidate.Length - word.Length) <= mistakes && seen.Add(_entries[entry].Word))
                {
                    var distance = Distance(word, candidate, mistakes);
                    // A wrong beginning is forgiven only as one mistake in a long word: "bunion" is not "union", nor "marbles" "cables".
                    var begins = candidate[0] == word[0] || (candidate[0] == word[1] && candidate[1] == word[0]);
                    if (distance <= mistakes && (begins || (distance == 1 && word.Length > LongEnoughForTwo)))
                    {
                        found.Add((candidate, distance + (candidate[0] == word[0] ? 0 : 0.5) - (0.06 * Math.Min(10, Math.Log2(1 + weight)))));
                    }
                }
            }
        }

        return found.OrderBy(f => f.Cost).ThenBy(f => f.Word, StringComparer.Ordinal).Select(f => f.Word);
    }

    /// <summary>How many letters to add, leave out, change or swap with their neighbour; more than <paramref name="max"/> where it is more.</summary>
    internal static int Distance(string a, string b, int max)
    {
        if (Math.Abs(a.Length - b.Length) > max)
        {
            return max + 1;
        }

        Span<int> rows = stackalloc int[3 * (SearchText.MaxWord + 1)];
        var width = b.Length + 1;
        var before = rows[..width];
        var last = rows.Slice(width, width);
        var row = rows.Slice(2 * width, width);
        for (var j = 0; j < width; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j < width; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            var spare = before;
            before = last;
            last = row;
            row = spare;
        }

        return last[b.Length];
    }

    // A doubled letter is heard once, and "ie" at the end as "y": "neuropathie".
    private static string Sound(string word)
    {
        word = word.EndsWith("ie", StringComparison.Ordinal) ? word[..^2] + "y" : word;
        foreach (var (written, heard) in Letters)
        {
            word = word.Replace(written, heard, StringComparison.Ordinal);
        }

        Span<char> sound = stackalloc char[word.Length];
        var length = 0;
        foreach (var letter in word)
        {
            if (length == 0 || sound[length - 1] != letter)
            {
                sound[length++] = letter;
            }
        }

        return length == word.Length ? word : new string(sound[..length]);
    }

    // Hashes rather than words: two that collide cost a comparison, no more.
    private static HashSet<int> Keys(string word, int mistakes)
    {
        var start = word[..Math.Min(word.Length, Beginning)];
        var keys = new HashSet<int> { Hash(start) };
        for (var i = 0; i < start.Length; i++)
        {
            var once = start.Remove(i, 1);
            keys.Add(Hash(once));
            for (var j = i; mistakes > 1 && j < once.Length; j++)
            {
                keys.Add(Hash(once.Remove(j, 1)));
            }
        }

        return keys;
    }

    private static int Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 16777619u;
        }

        return (int)hash;
    }
}
