using System.Collections.Frozen;
using System.Collections.Immutable;
using FootCare.Topics;

namespace FootCare.Search;

/// <summary>Finds the place in a page that fits a query best, and marks the query's words in it.</summary>
/// <param name="forms">The form of every word of the pages.</param>
/// <param name="refuted">Headings below which nothing is quoted: out of its place, a claim that is refuted reads like advice.</param>
internal sealed class SnippetMaker(FrozenDictionary<string, string> forms, IReadOnlySet<string> refuted)
{
    private const int Length = 190;
    private const int LookBack = 100;
    private const int ShortSentence = 16;
    private const double HeadingShare = 0.4;

    private static readonly char[] SentenceEnds = ['.', '?', '!', '\n'];

    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _forms = forms.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The best place in a page: a few sentences below a heading, or the summary where no place fits better.</summary>
    /// <param name="topic">The page.</param>
    /// <param name="wanted">The forms that are looked for, with how much each says.</param>
    /// <param name="whole">Forms that the place must have all, or the summary stands for it.</param>
    public (ImmutableArray<TextPiece> Snippet, HeadingLink? Heading) Make(Topic topic, IReadOnlyDictionary<string, double> wanted, ImmutableArray<string> whole)
    {
        // The summary says what the page is about, so a place in the text must fit clearly better.
        var best = (Worth: 1.15 * Worth(Found(topic.Summary, wanted), wanted), Text: topic.Summary, Start: 0, Heading: (HeadingLink?)null);
        foreach (var (text, heading) in Places(topic))
        {
            var extra = heading is null ? 0 : HeadingShare * Worth(Found(heading.Title, wanted), wanted);
            var found = Found(text, wanted);
            for (var i = 0; i < found.Count; i++)
            {
                var end = found[i].At.Start + Length;
                var worth = extra + Worth(found.Skip(i).TakeWhile(f => f.At.Start + f.At.Length <= end), wanted);
                if (worth > best.Worth + 1e-9)
                {
                    best = (worth, text, found[i].At.Start, heading);
                }
            }
        }

        var pieces = Cut(best.Text, best.Start, wanted);
        var said = Found($"{best.Heading?.Title} {string.Concat(pieces.Select(p => p.Text))}", wanted).Select(f => f.Form).ToHashSet(StringComparer.Ordinal);
        return whole.All(said.Contains) ? (pieces, best.Heading) : Summary(topic, wanted);
    }

    /// <summary>What stands below a heading, from where it first has one of these words, or from its beginning; the summary where nothing may be quoted from there.</summary>
    /// <param name="topic">The page.</param>
    /// <param name="heading">The heading's anchor.</param>
    /// <param name="wanted">The forms that are looked for.</param>
    /// <param name="first">The forms of these words.</param>
    public (ImmutableArray<TextPiece> Snippet, HeadingLink? Heading) Under(Topic topic, string heading, IReadOnlyDictionary<string, double> wanted, ImmutableArray<string> first)
    {
        var (text, link) = Places(topic).FirstOrDefault(p => p.Heading?.Id == heading);
        return link is null ? Summary(topic, wanted) : (Cut(text, Found(text, wanted).Find(f => first.Contains(f.Form)).At.Start, wanted), link);
    }

    /// <summary>The summary of a page, with the words that were found.</summary>
    public (ImmutableArray<TextPiece> Snippet, HeadingLink? Heading) Summary(Topic topic, IReadOnlyDictionary<string, double> wanted) => (Mark(topic.Summary, wanted), null);

    /// <summary>A text with the words that were found.</summary>
    public ImmutableArray<TextPiece> Mark(string text, IReadOnlyDictionary<string, double> wanted)
    {
        var pieces = ImmutableArray.CreateBuilder<TextPiece>();
        var from = 0;
        foreach (var (at, _) in Found(text, wanted))
        {
            if (at.Start > from)
            {
                pieces.Add(new TextPiece(text[from..at.Start], Found: false));
            }

            pieces.Add(new TextPiece(text.Substring(at.Start, at.Length), Found: true));
            from = at.Start + at.Length;
        }

        if (from < text.Length)
        {
            pieces.Add(new TextPiece(text[from..], Found: false));
        }

        return pieces.ToImmutable();
    }

    private ImmutableArray<TextPiece> Cut(string text, int at, IReadOnlyDictionary<string, double> wanted)
    {
        var (start, length) = Window(text, at);
        var cut = text.Substring(start, length).Replace('\n', ' ').Replace(" .", ".").Replace(" ,", ",").Trim();
        var pieces = Mark(cut, wanted);
        if (start > 0 && !IsSentenceStart(text, start))
        {
            pieces = [new TextPiece("… ", Found: false), .. pieces];
        }

        return start + length < text.TrimEnd().Length && !cut.EndsWith('.') ? [.. pieces, new TextPiece(" …", Found: false)] : pieces;
    }

    private static double Worth(IEnumerable<(WordSpan At, string Form)> found, IReadOnlyDictionary<string, double> wanted)
    {
        var (worth, seen) = (0.0, new HashSet<string>(StringComparer.Ordinal));
        foreach (var (_, form) in found)
        {
            worth += seen.Add(form) ? wanted[form] : 0.02 * wanted[form];
        }

        return worth;
    }

    // Below each heading its own text, so that the link leads to the nearest one.
    private IEnumerable<(string Text, HeadingLink? Heading)> Places(Topic topic)
    {
        var article = topic.Article;
        if (article.Sections.IsEmpty)
        {
            return [(article.Words, null)];
        }

        var places = new List<(string, HeadingLink?)>();
        var opening = ("\n" + article.Words).IndexOf("\n" + article.Sections[0].Title + "\n", StringComparison.Ordinal);
        if (opening > 0)
        {
            places.Add((article.Words[..opening], null));
        }

        foreach (var section in article.Sections.Where(s => !refuted.Contains(s.Title)))
        {
            var (from, under) = (0, new HeadingLink(section.Id, section.Title));
            foreach (var heading in section.Headings)
            {
                var line = section.Words.IndexOf(heading.Title + "\n", from, StringComparison.Ordinal);
                if (line >= 0)
                {
                    places.Add((section.Words[from..line], under));
                    (from, under) = (line + heading.Title.Length + 1, new HeadingLink(heading.Id, heading.Title));
                }
            }

            places.Add((section.Words[from..], under));
        }

        return places;
    }

    private static bool IsSentenceStart(string text, int at) =>
        at == 0 || text[at - 1] == '\n' || (at > 1 && char.IsWhiteSpace(text[at - 1]) && text[at - 2] is '.' or '?' or '!');

    // From the start of the sentence, if it is near, to the last whole word or sentence that has room.
    private static (int Start, int Length) Window(string text, int at)
    {
        var start = at;
        for (var i = at - 1; i >= Math.Max(0, at - LookBack); i--)
        {
            if (IsSentenceStart(text, i))
            {
                start = i;
                break;
            }
        }

        if (start == at)
        {
            while (start > 0 && !char.IsWhiteSpace(text[start - 1]))
            {
                start--;
            }
        }

        var end = Math.Min(text.Length, start + Length + (at - start));
        if (end < text.Length)
        {
            var stop = text.LastIndexOfAny(SentenceEnds, end - 1, (end - start) / 3);
            // A sentence of a word or two is the beginning of what follows.
            var before = stop > start + ShortSentence ? text.LastIndexOfAny(SentenceEnds, stop - 1, ShortSentence) : -1;
            end = before > 0 ? before + 1 : stop > 0 ? stop + 1 : Math.Max(start + 1, text.LastIndexOf(' ', end - 1, end - start));
        }

        return (start, end - start);
    }

    private List<(WordSpan At, string Form)> Found(string text, IReadOnlyDictionary<string, double> wanted)
    {
        var found = new List<(WordSpan, string)>();
        Span<char> folded = stackalloc char[SearchText.MaxWord];
        foreach (var word in SearchText.Words(text))
        {
            if (SearchText.TryFold(text.AsSpan(word.Start, word.Length), folded, out var length) && _forms.TryGetValue(folded[..length], out var form) && wanted.ContainsKey(form))
            {
                found.Add((word, form));
            }
        }

        return found;
    }
}
