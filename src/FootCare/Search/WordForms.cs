using System.Collections.Immutable;

namespace FootCare.Search;

/// <summary>Brings every form of a word to one: its stem, or the first of a group of words that count as the same.</summary>
internal sealed class WordForms
{
    private readonly Dictionary<string, string> _same = new(StringComparer.Ordinal);

    public WordForms(ImmutableArray<ImmutableArray<string>> same)
    {
        foreach (var group in same)
        {
            var first = EnglishStemmer.Stem(group[0]);
            foreach (var word in group.Skip(1))
            {
                _same.TryAdd(EnglishStemmer.Stem(word), first);
            }
        }
    }

    /// <summary>The one form of a folded word.</summary>
    public string Of(string folded)
    {
        var stem = EnglishStemmer.Stem(folded);
        return _same.GetValueOrDefault(stem, stem);
    }

    /// <summary>The forms of all of a phrase's words: "having a stroke" is not "stroke".</summary>
    public ImmutableArray<string> OfAll(string phrase) => [.. SearchText.FoldedWords(phrase).Select(Of).Distinct(StringComparer.Ordinal)];

    /// <summary>The forms of a phrase's words that say something; of all of them where none does.</summary>
    public ImmutableArray<string> OfPhrase(string phrase)
    {
        var words = SearchText.FoldedWords(phrase).ToList();
        var telling = words.Where(w => !SearchText.IsEmpty(w)).ToList();
        return [.. (telling.Count > 0 ? telling : words).Select(Of).Distinct(StringComparer.Ordinal)];
    }
}
