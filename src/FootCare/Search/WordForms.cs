using System.Collections.Frozen;
using System.Collections.Immutable;

namespace FootCare.Search;

/// <summary>Brings every form of a word to one: its stem, or the first of a group of words that count as the same.</summary>
internal sealed class WordForms
{
    // The forms of irregular verbs, which no ending tells; those that also mean another thing, as "left", "felt", "wound", "bit" and "found", are left out.
    private static readonly FrozenDictionary<string, string> Irregular = (
        "bite bitten|bleed bled|break broke broken|catch caught|come came|creep crept|drink drank drunk|eat ate eaten|fall fell fallen|freeze froze frozen|give gave given|"
        + "go went gone goes|grow grew grown|keep kept|lose lost|run ran|shake shook shaken|shrink shrank shrunk|sleep slept|stand stood|stick stuck|sting stung|strike struck|"
        + "swell swelled swollen swole|take took taken|tear tore torn|tread trod trodden treaded|wake woke woken|weep wept")
        .Split('|').Select(v => v.Split(' ')).SelectMany(v => v.Skip(1).Select(form => (form, Verb: v[0]))).ToFrozenDictionary(f => f.form, f => f.Verb, StringComparer.Ordinal);

    private readonly Dictionary<string, string> _same = new(StringComparer.Ordinal);

    public WordForms(ImmutableArray<ImmutableArray<string>> same)
    {
        foreach (var group in same)
        {
            var first = Stem(group[0]);
            foreach (var word in group.Skip(1))
            {
                _same.TryAdd(Stem(word), first);
            }
        }
    }

    /// <summary>The one form of a folded word.</summary>
    public string Of(string folded)
    {
        var stem = Stem(folded);
        return _same.GetValueOrDefault(stem, stem);
    }

    /// <summary>The one form of a folded word of a sign of danger: who burned a foot has a wound, and who has burning feet has not.</summary>
    public string OfSign(string folded) => folded is "burned" or "burnt" ? "burnt" : Of(folded);

    /// <summary>The forms of all of a sign's words: "having a stroke" is not "stroke".</summary>
    public ImmutableArray<string> OfAllOfSign(string phrase) => [.. SearchText.FoldedWords(phrase).Select(OfSign).Distinct(StringComparer.Ordinal)];

    /// <summary>The forms of a phrase's words that say something; of all of them where none does.</summary>
    public ImmutableArray<string> OfPhrase(string phrase)
    {
        var words = SearchText.FoldedWords(phrase).ToList();
        var telling = words.Where(w => !SearchText.IsEmpty(w)).ToList();
        return [.. (telling.Count > 0 ? telling : words).Select(Of).Distinct(StringComparer.Ordinal)];
    }

    private static string Stem(string folded) => EnglishStemmer.Stem(Irregular.GetValueOrDefault(folded, folded));
}
