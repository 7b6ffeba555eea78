using System.Collections.Immutable;

namespace FootCare.Search;

/// <summary>Phrases, found in a query by their words in whatever order and with whatever words between.</summary>
/// <typeparam name="T">What a phrase stands for.</typeparam>
internal sealed class PhraseSet<T>
{
    private const int MaxLooked = 2000;

    private readonly Dictionary<string, List<(ImmutableArray<string> Forms, T Value)>> _byRarest = new(StringComparer.Ordinal);

    /// <summary>Files the phrases.</summary>
    /// <param name="phrases">The forms of each phrase's words, and what it stands for.</param>
    /// <param name="rarity">How rare a word is: each phrase is filed under its rarest.</param>
    public PhraseSet(IEnumerable<(ImmutableArray<string> Forms, T Value)> phrases, Func<string, double> rarity)
    {
        foreach (var phrase in phrases.Where(p => !p.Forms.IsEmpty))
        {
            var rarest = phrase.Forms.MaxBy(rarity)!;
            if (!_byRarest.TryGetValue(rarest, out var filed))
            {
                _byRarest[rarest] = filed = [];
            }

            filed.Add(phrase);
        }
    }

    /// <summary>The phrases of which every word is among these forms.</summary>
    public IEnumerable<(ImmutableArray<string> Forms, T Value)> Within(IReadOnlySet<string> forms) =>
        forms.SelectMany(f => _byRarest.TryGetValue(f, out var filed) ? filed.Take(MaxLooked) : []).Where(p => p.Forms.All(forms.Contains));
}
