using System.Collections.Immutable;
using System.Text;

namespace FootCare.Search;

/// <summary>A word of a query, with the forms that satisfy it.</summary>
/// <param name="Forms">Each form, with how well it does; empty where the word is not known.</param>
/// <param name="Text">The word, folded and mended.</param>
/// <param name="IsWhole">Whether it was typed to its end.</param>
internal sealed record QueryWord(ImmutableArray<(string Form, double Weight)> Forms, string Text, bool IsWhole = true);

/// <summary>A query that was read.</summary>
/// <param name="Words">The words that say something, or all where none does.</param>
/// <param name="Corrected">The text with its spelling mended; null where nothing was.</param>
/// <param name="Quotable">Whether <paramref name="Corrected"/> may be shown.</param>
internal sealed record ReadQuery(ImmutableArray<QueryWord> Words, string? Corrected, bool Quotable);

/// <summary>Reads a query's words: known ones, beginnings of known ones, misspelt ones and everyday ones.</summary>
internal sealed class QueryReader
{
    /// <summary>How well a word does for another that it means.</summary>
    public const double MeaningWeight = 0.8;

    private const int MaxWords = 32;
    private const int MaxBeginnings = 48;
    private const double BeginningWeight = 0.7;

    // Of one or two letters nobody can tell what they begin.
    private static readonly double[] ShortBeginningWeight = [0, 0.05, 0.15, 0.5];


    private readonly WordForms _forms;
    private readonly TermIndex _terms;
    private readonly string[] _surfaces;
    private readonly HashSet<string> _known;
    private readonly Spelling _spelling;
    private readonly PhraseSet<ImmutableArray<string>> _meanings;
    private readonly HashSet<string> _unquoted;
    private readonly HashSet<string> _real;

    /// <summary>Learns the words.</summary>
    /// <param name="words">Everyday words.</param>
    /// <param name="forms">How words are brought to one form.</param>
    /// <param name="terms">The words of the pages.</param>
    /// <param name="surfaces">Every word of the pages as it is written, folded, with how much it is used.</param>
    public QueryReader(SearchWords words, WordForms forms, TermIndex terms, IReadOnlyDictionary<string, int> surfaces)
    {
        (_forms, _terms) = (forms, terms);
        _surfaces = [.. surfaces.Keys.Order(StringComparer.Ordinal)];
        var spoken = words.Everyday.SelectMany(e => e.Words).Concat(words.Same.SelectMany(s => s)).Concat(words.Dangers.SelectMany(d => d.Signs.Concat(d.Unless))).SelectMany(SearchText.FoldedWords).ToHashSet(StringComparer.Ordinal);
        _known = [.. surfaces.Keys, .. spoken];
        _spelling = new Spelling(
            surfaces.Select(s => (s.Key, s.Value)).Concat(spoken.Where(s => !surfaces.ContainsKey(s)).Select(s => (s, 4))).Where(s => !SearchText.IsEmpty(s.Item1)));
        _meanings = new PhraseSet<ImmutableArray<string>>(
            words.Everyday.Where(e => !e.Means.IsEmpty).SelectMany(e => e.Words.Select(w => (
                forms.OfPhrase(w), e.Means.SelectMany(m => forms.OfPhrase(m)).Distinct(StringComparer.Ordinal).ToImmutableArray()))),
            terms.Rarity);
        _unquoted = [.. words.Unquoted.SelectMany(SearchText.FoldedWords)];
        _real = [.. words.Known.SelectMany(SearchText.FoldedWords)];
    }

    /// <summary>Reads a query.</summary>
    /// <param name="query">What was typed.</param>
    /// <param name="typing">Whether its last word may be unfinished.</param>
    public ReadQuery Read(string query, bool typing)
    {
        var spans = SearchText.Words(query).Take(MaxWords).Select(w => (At: w, Folded: SearchText.Fold(query.AsSpan(w.Start, w.Length)))).Where(w => w.Folded.Length > 0).ToList();
        var unfinished = typing && spans.Count > 0 && spans[^1].At.Start + spans[^1].At.Length == query.Length;
        var telling = spans.Where((s, i) => !SearchText.IsEmpty(s.Folded) || (unfinished && i == spans.Count - 1 && s.Folded.Length > 2)).ToList();
        var read = telling.Count > 0 ? telling : spans;
        var words = new List<QueryWord>();
        var corrections = new List<(WordSpan At, string With)>();
        for (var i = 0; i < read.Count; i++)
        {
            var (at, folded) = read[i];
            if (unfinished && i == read.Count - 1 && Beginning(folded) is { Forms.Length: > 0 } begun)
            {
                words.Add(begun);
            }
            else if (IsKnown(folded))
            {
                words.Add(Word(folded));
            }
            else if (i + 1 < read.Count && _known.Contains(folded + read[i + 1].Folded))
            {
                // Two words that are written as one here: "pepper mint".
                words.Add(Word(folded + read[i + 1].Folded));
                i++;
            }
            else if (IsReal(folded))
            {
                words.Add(new QueryWord([], folded));
            }
            else if (_spelling.Alike(folded) is { } heard)
            {
                corrections.Add((at, heard));
                words.Add(Word(heard));
            }
            else if (Split(folded) is { } parts)
            {
                words.AddRange(parts.Where(p => !SearchText.IsEmpty(p)).Select(Word));
            }
            else if (folded.Length >= 4 && Beginnings(folded).ToImmutableArray() is { IsEmpty: false } begins)
            {
                words.Add(new QueryWord(begins, folded));
            }
            else if (_spelling.Nearest(folded) is { } meant)
            {
                corrections.Add((at, meant));
                words.Add(Word(meant));
            }
            else
            {
                words.Add(new QueryWord([], folded));
            }
        }

        return new ReadQuery(WithMeanings(words), Mend(query, corrections), !corrections.Exists(c => _unquoted.Contains(c.With)));
    }

    /// <summary>Known words that come near to those of a query.</summary>
    public IEnumerable<string> Near(string query) =>
        SearchText.FoldedWords(query).Take(MaxWords).Where(w => !SearchText.IsEmpty(w)).SelectMany(w => _spelling.Near(w, mistakes: 2).Take(3))
            .Where(w => !_unquoted.Contains(w)).Distinct(StringComparer.Ordinal);

    private bool IsReal(string folded) => PlainEnglish.Has(folded) || _real.Contains(folded);

    private QueryWord Word(string folded) => new([(_forms.Of(folded), 1)], folded);

    // A form may be known by accident: "weekness" has the stem of "week". The word that is one mistake away is then the likelier.
    private bool IsKnown(string folded)
    {
        if (_known.Contains(folded) || folded.Any(char.IsDigit))
        {
            return true;
        }

        var form = _forms.Of(folded);
        return _terms.Has(form) && (folded.Length < 6 || IsReal(folded) || _spelling.Near(folded, mistakes: 1).FirstOrDefault() is not { } near || _forms.Of(near) == form);
    }

    private QueryWord Beginning(string folded)
    {
        var exact = _forms.Of(folded);
        var forms = Beginnings(folded).Where(f => f.Form != exact);
        return new QueryWord(_known.Contains(folded) || _terms.Has(exact) ? [(exact, 1), .. forms] : [.. forms], folded, IsWhole: false);
    }

    // The forms of the known words that begin so.
    private IEnumerable<(string Form, double Weight)> Beginnings(string folded)
    {
        var first = Array.BinarySearch(_surfaces, folded, StringComparer.Ordinal);
        return _surfaces.Skip(first < 0 ? ~first : first).TakeWhile(s => s.StartsWith(folded, StringComparison.Ordinal)).Take(MaxBeginnings)
            .Select(_forms.Of).Distinct(StringComparer.Ordinal).Select(f => (f, folded.Length < ShortBeginningWeight.Length ? ShortBeginningWeight[folded.Length] : BeginningWeight));
    }

    private string[]? Split(string folded)
    {
        for (var at = 3; at <= folded.Length - 3; at++)
        {
            if (_known.Contains(folded[..at]) && _known.Contains(folded[at..]))
            {
                return [folded[..at], folded[at..]];
            }
        }

        return null;
    }

    private ImmutableArray<QueryWord> WithMeanings(List<QueryWord> words)
    {
        var spoken = words.Where(w => !w.Forms.IsEmpty).Select(w => w.Forms[0].Form).ToHashSet(StringComparer.Ordinal);
        foreach (var (forms, meant) in _meanings.Within(spoken))
        {
            for (var i = 0; i < words.Count; i++)
            {
                if (!words[i].Forms.IsEmpty && forms.Contains(words[i].Forms[0].Form))
                {
                    words[i] = words[i] with { Forms = [.. words[i].Forms, .. meant.Where(m => words[i].Forms.All(f => f.Form != m)).Select(m => (m, MeaningWeight))] };
                }
            }
        }

        return [.. words];
    }

    private static string? Mend(string query, List<(WordSpan At, string With)> corrections)
    {
        if (corrections.Count == 0)
        {
            return null;
        }

        var text = new StringBuilder();
        var from = 0;
        foreach (var (at, with) in corrections)
        {
            text.Append(query, from, at.Start - from).Append(with);
            from = at.Start + at.Length;
        }

        return text.Append(query, from, query.Length - from).ToString();
    }
}
