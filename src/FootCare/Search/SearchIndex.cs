using System.Collections.Frozen;
using System.Collections.Immutable;
using FootCare.Topics;

namespace FootCare.Search;

/// <summary>
/// Finds pages by what people write. In memory, built with the model, immutable. A query need not match in full: a page counts by how well it fits
/// and by how much of the query it covers, so that a whole sentence finds something too.
/// </summary>
public sealed class SearchIndex
{
    /// <summary>The longest query that is read, in characters.</summary>
    public const int MaxQuery = 200;

    /// <summary>The most pages that a search gives.</summary>
    public const int MaxHits = 24;

    private const double NameBonus = 0.9;
    private const double WholeNameBonus = 0.6;
    private const double TitleFactor = 1.15;
    private const double LeastOfBest = 0.14;
    private const double Common = 0.7;
    private const int NamesCount = 8;

    private readonly ImmutableArray<Topic> _topics;
    private readonly double[] _priors;
    private readonly WordForms _forms;
    private readonly TermIndex _terms;
    private readonly QueryReader _reader;
    private readonly PhraseSet<PageName> _names;
    private readonly PhraseSet<int> _ruleNames;
    private readonly PhraseSet<Topic> _feelings;
    private readonly PhraseSet<Sign> _dangers;
    private readonly FrozenSet<string> _helping;
    private readonly SnippetMaker _snippets;

    /// <summary>Builds the index; the time it takes grows with the number of words.</summary>
    /// <param name="topics">The pages.</param>
    /// <param name="words">Everyday words and signs of danger.</param>
    public SearchIndex(ImmutableArray<Topic> topics, SearchWords words)
    {
        _topics = topics;
        _priors = [.. topics.Select(Prior)];
        _forms = new WordForms(words.Same);
        var spoken = words.Everyday.SelectMany(e => e.Pages.Select(p => p.Split('#')).SelectMany(p => e.Words.Select(w => (Page: p[0], Name: new SpokenName(w, p.ElementAtOrDefault(1))))))
            .ToLookup(p => p.Page, p => p.Name);
        var builder = new TermIndex.Builder();
        var surfaces = new Dictionary<string, Surface>(StringComparer.Ordinal);
        var bySpan = surfaces.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> folded = stackalloc char[SearchText.MaxWord];
        foreach (var topic in topics)
        {
            builder.NextPage();
            foreach (var (field, text) in FieldsOf(topic, spoken))
            {
                foreach (var word in SearchText.Words(text))
                {
                    if (SearchText.TryFold(text.AsSpan(word.Start, word.Length), folded, out var length))
                    {
                        if (!bySpan.TryGetValue(folded[..length], out var surface))
                        {
                            var form = _forms.Of(new string(folded[..length]));
                            bySpan[folded[..length]] = surface = new Surface(form, builder.Learn(form));
                        }

                        builder.Add(field, surface.Term);
                        surface.Used += field <= SearchField.Names ? NamesCount : 1;
                    }
                }
            }
        }

        _terms = builder.Build();
        _reader = new QueryReader(words, _forms, _terms, surfaces.ToDictionary(s => s.Key, s => s.Value.Used, StringComparer.Ordinal));
        _names = new PhraseSet<PageName>(
            topics.SelectMany((topic, page) => NamesOf(topic).Select((name, i) => new PageName(page, _forms.OfPhrase(name), Telling(name), IsTitle: i == 0, Spoken: null))
                .Concat(spoken[topic.Address].Select(s => new PageName(page, _forms.OfPhrase(s.Words), Telling(s.Words), IsTitle: false, s)))).Select(n => (n.Telling, n)),
            _terms.Rarity);
        _ruleNames = new PhraseSet<int>(
            topics.SelectMany((topic, page) => topic is SafetyRule { Severity: not Severity.Advice } ? NamesOf(topic).Concat(spoken[topic.Address].Select(s => s.Words)).Select(name => (RuleName(name), page)) : []),
            _terms.Rarity);
        _feelings = new PhraseSet<Topic>(
            topics.Where(t => t is not SafetyRule).SelectMany(t => (t is Symptom ? NamesOf(t) : []).Concat(spoken[t.Address].Select(s => s.Words)).Select(name => (_forms.OfPhrase(name), t)))
                .Where(p => p.Item1.Length > 1),
            _terms.Rarity);
        _dangers = new PhraseSet<Sign>(
            words.Dangers.SelectMany(d => d.Signs.Select(s => (_forms.OfAllOfSign(s), new Sign(SearchText.FoldedWords(s).ToFrozenSet(StringComparer.Ordinal), d)))), _terms.Rarity);
        _helping = words.Dangers.Select(d => d.Address.Split('#')[0]).ToFrozenSet(StringComparer.Ordinal);
        _snippets = new SnippetMaker(surfaces.ToFrozenDictionary(s => s.Key, s => s.Value.Form, StringComparer.Ordinal), words.Refuted.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Searches.</summary>
    /// <param name="query">What was typed; what is beyond <see cref="MaxQuery"/> is not read.</param>
    public SearchResults Search(string query)
    {
        var text = query.Length > MaxQuery ? query[..MaxQuery] : query;
        var read = _reader.Read(text, typing: false);
        if (read.Words.IsEmpty)
        {
            return SearchResults.Nothing;
        }

        var wanted = Wanted(read);
        var dangers = Dangers(text, read);
        var hits = Rank(text, read, MaxHits, dangers).Select(ranked =>
        {
            var topic = _topics[ranked.Page];
            var (snippet, heading) = Quote(topic, ranked.Name, wanted);
            return new SearchHit(topic, ranked.Score, ranked.Name is not null, ranked.IsNamedRule, _snippets.Mark(topic.Title, wanted), snippet, heading);
        }).ToImmutableArray();
        return new SearchResults(
            hits, dangers, read.Quotable ? read.Corrected : null, read.Corrected is not null, hits.IsEmpty ? [.. _reader.Near(text).Take(6)] : []);
    }

    /// <summary>What to offer while a query is typed.</summary>
    /// <param name="query">What has been typed so far.</param>
    /// <param name="max">The most lines.</param>
    public Suggestions Suggest(string query, int max)
    {
        var text = query.Length > MaxQuery ? query[..MaxQuery] : query;
        var read = _reader.Read(text, typing: true);
        if (read.Words.IsEmpty)
        {
            return new Suggestions([], []);
        }

        var wanted = Wanted(read);
        ImmutableArray<DangerSigns> dangers = [.. Dangers(text, _reader.Read(text, typing: false)).DistinctBy(d => d.Address)];
        var found = Rank(text, read, max * 3, dangers).Select(r => BestName(_topics[r.Page], wanted)).OrderByDescending(f => Holds(f.Suggestion.Text, read)).ToList();

        // A page that only speaks of the word is offered where none is called so.
        var called = found.Where(f => f.Fits).ToList();
        return new Suggestions(dangers, [.. (called.Count > 0 ? called : found).Select(f => f.Suggestion).DistinctBy(s => s.Text, StringComparer.OrdinalIgnoreCase).Take(max)]);
    }

    /// <summary>The pages that somebody may have meant by an address that leads nowhere, best first; those of the kind it names before others.</summary>
    /// <param name="path">The address, such as <c>/oils/pepermint</c>.</param>
    /// <param name="max">The most pages.</param>
    public ImmutableArray<Topic> Nearest(string path, int max)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        TopicKind? kind = parts is [var first, _, ..] && Vocabulary.TryParse<TopicKind>(first, out var named) ? named : null;
        var words = string.Join(' ', parts.Skip(kind is null ? 0 : 1)).Replace('-', ' ').Replace('_', ' ').Replace(".html", "").Replace(".md", "");
        var text = words.Length > MaxQuery ? words[..MaxQuery] : words;
        var read = _reader.Read(text, typing: false);
        return read.Words.All(w => w.Forms.IsEmpty) ? [] : [.. Rank(text, read, MaxHits, []).Select(r => _topics[r.Page]).OrderByDescending(t => t.Kind == kind).Take(max)];
    }

    private static IEnumerable<(SearchField Field, string Text)> FieldsOf(Topic topic, ILookup<string, SpokenName> spoken)
    {
        yield return (SearchField.Title, topic.Title);
        foreach (var name in topic.AlsoKnownAs.Concat(spoken[topic.Address].Select(s => s.Words)))
        {
            yield return (SearchField.Names, name);
        }

        foreach (var section in topic.Article.Sections)
        {
            yield return (SearchField.Headings, section.Title);
            foreach (var heading in section.Headings)
            {
                yield return (SearchField.Headings, heading.Title);
            }
        }

        yield return (SearchField.Summary, topic.Summary);
        if (topic is SafetyRule rule)
        {
            yield return (SearchField.Summary, $"{rule.Question} {rule.Instead}");
        }

        yield return (SearchField.Text, topic.Article.Words);
    }

    // "Reflexology: what it is and is not" is called "Reflexology" as well.
    private static IEnumerable<string> NamesOf(Topic topic) =>
        topic.Title.Split(':') is [var first, _, ..] ? [topic.Title, first, .. topic.AlsoKnownAs] : [topic.Title, .. topic.AlsoKnownAs];

    // Most people who search have the feet; who works on others' feet says so.
    private static double Prior(Topic topic) => topic switch
    {
        Symptom => 1.1,
        Guide guide when guide.Audiences.All(a => a is Audience.Therapist or Audience.Clinic) => 0.8,
        _ => 1,
    };

    // In a name that says something else as well, "foot" and "massage" need not be in the query.
    private ImmutableArray<string> Telling(string name)
    {
        var forms = _forms.OfPhrase(name);
        var rare = forms.RemoveAll(f => _terms.Rarity(f) < Common);
        return rare.IsEmpty ? forms : rare;
    }

    // The telling words of a rule's name, none where they are as common as "foot massage"; all of its words where only one tells anything: "type one" is not "type".
    private ImmutableArray<string> RuleName(string name)
    {
        var forms = _forms.OfPhrase(name);
        return forms.All(f => _terms.Rarity(f) < Common) ? [] : forms.Length > 1 ? forms : [.. SearchText.FoldedWords(name).Select(_forms.Of).Distinct(StringComparer.Ordinal)];
    }

    // How much of what was typed is in a name: first the whole words, as they are typed; then the same in another form; then the beginning of the last.
    private (int Words, int Forms, int Begun) Holds(string name, ReadQuery read)
    {
        var words = SearchText.FoldedWords(name).ToHashSet(StringComparer.Ordinal);
        var forms = words.Select(_forms.Of).ToHashSet(StringComparer.Ordinal);
        return (
            read.Words.Count(w => w.IsWhole && words.Contains(w.Text)),
            read.Words.Count(w => w.IsWhole && !w.Forms.IsEmpty && forms.Contains(w.Forms[0].Form)),
            read.Words.Count(w => !w.IsWhole && words.Any(n => n.StartsWith(w.Text, StringComparison.Ordinal))));
    }

    private Dictionary<string, double> Wanted(ReadQuery read)
    {
        var wanted = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (form, weight) in read.Words.SelectMany(w => w.Forms))
        {
            wanted[form] = Math.Max(wanted.GetValueOrDefault(form), weight * _terms.Rarity(form));
        }

        return wanted;
    }

    private List<(int Page, double Score, PageName? Name, bool IsNamedRule)> Rank(string text, ReadQuery read, int max, ImmutableArray<DangerSigns> dangers)
    {
        var unknown = Math.Log(1 + _terms.Pages);
        var importance = read.Words.Select(w => w.Forms.IsEmpty ? unknown : w.Forms.Max(f => f.Weight * _terms.Rarity(f.Form))).ToArray();
        using var scores = new TermIndex.PageNumbers(_terms.Pages);
        using var covered = new TermIndex.PageNumbers(_terms.Pages);
        using var best = new TermIndex.PageNumbers(_terms.Pages);
        for (var i = 0; i < importance.Length; i++)
        {
            foreach (var (form, weight) in read.Words[i].Forms)
            {
                // A word counts once, by the form of it that fits the page best.
                var worth = (float)(weight * _terms.Rarity(form));
                foreach (var (page, fit) in _terms.Find(form))
                {
                    var value = worth * fit;
                    if (value > best[page])
                    {
                        scores[page] += value - best[page];
                        covered[page] += best[page] == 0 ? (float)importance[i] : 0;
                        best[page] = value;
                    }
                }
            }

            if (i + 1 < importance.Length)
            {
                foreach (var (form, _) in read.Words[i].Forms)
                {
                    foreach (var (page, _) in _terms.Find(form))
                    {
                        best[page] = 0;
                    }
                }
            }
        }

        var all = importance.Sum();
        var named = Named(read, all);
        var namedRules = NamedRules(text, read);
        var ranked = new PriorityQueue<(int Page, double Score), double>(max + 1);
        var crowdedOut = new List<(int Page, double Score)>();
        for (var page = 0; page < _terms.Pages; page++)
        {
            if (scores[page] > 0 && MayStandBeside(_topics[page], dangers))
            {
                var score = _priors[page] * ((scores[page] * (0.5 + (0.5 * covered[page] / all))) + named.GetValueOrDefault(page).Worth);
                if (ranked.Count < max)
                {
                    ranked.Enqueue((page, score), score);
                }
                else if (ranked.EnqueueDequeue((page, score), score) is var last && namedRules.Contains(last.Page))
                {
                    crowdedOut.Add(last);
                }
            }
        }

        var found = ranked.UnorderedItems.Select(u => u.Element).Concat(crowdedOut).OrderByDescending(r => r.Score).ThenBy(r => r.Page).ToList();
        return
        [
            .. found.Where(r => r.Score >= LeastOfBest * found[0].Score || namedRules.Contains(r.Page))
                .Select(r => (r.Page, r.Score, named.TryGetValue(r.Page, out var name) ? name.Name : null, namedRules.Contains(r.Page))),
        ];
    }

    // Who may be in danger is offered nothing to do to a foot: what the signs themselves lead to, rules and symptoms; with some signs nothing at all.
    private bool MayStandBeside(Topic topic, ImmutableArray<DangerSigns> dangers) =>
        dangers.IsEmpty || (!dangers.Any(d => d.Alone) && (topic is Symptom or SafetyRule { Part: not ChecklistPart.Use } || _helping.Contains(topic.Address)));

    // A technique or an oil that is asked for by its name is told in a line that says whom it suits; a sentence about a trial would read as advice to use it.
    // Where it was called by a name that people say, the place that tells of that; a passage that merely has one of the words would mean something else.
    private (ImmutableArray<TextPiece> Snippet, HeadingLink? Heading) Quote(Topic topic, PageName? name, Dictionary<string, double> wanted) => (topic, name) switch
    {
        (Technique or Oil, not null) => _snippets.Summary(topic, wanted),
        (_, { Spoken.Heading: { } heading }) => _snippets.Under(topic, heading, wanted, name.Telling),
        (_, { Spoken: not null }) => _snippets.Make(topic, wanted, name.Telling),
        _ => _snippets.Make(topic, wanted, whole: []),
    };

    // A page whose whole name is in the query is very likely meant, the more so where the name is all of the query.
    private Dictionary<int, (double Worth, PageName Name)> Named(ReadQuery read, double all)
    {
        var named = new Dictionary<int, (double Worth, PageName Name)>();
        var forms = read.Words.SelectMany(w => w.Forms).Where(f => f.Weight >= 1).Select(f => f.Form).ToHashSet(StringComparer.Ordinal);
        foreach (var (telling, name) in _names.Within(forms))
        {
            var worth = telling.Sum(_terms.Rarity);
            var common = name.Forms.Count(forms.Contains);
            var alike = Math.Min(1, worth / all) * common / (forms.Count + name.Forms.Length - common);
            var bonus = worth * (NameBonus + (WholeNameBonus * alike)) * (name.IsTitle ? TitleFactor : 1);
            if (bonus > named.GetValueOrDefault(name.Page).Worth)
            {
                named[name.Page] = (bonus, name);
            }
        }

        return named;
    }

    // The rules of which a whole name is in the query, in other words for the same too.
    private HashSet<int> NamedRules(string text, ReadQuery read)
    {
        var forms = read.Words.SelectMany(w => w.Forms).Where(f => f.Weight >= QueryReader.MeaningWeight).Select(f => f.Form)
            .Concat(SearchText.FoldedWords(text).Select(_forms.Of)).ToHashSet(StringComparer.Ordinal);
        var names = _ruleNames.Within(forms).ToList();
        if (names.Exists(n => n.Forms.Length == 1))
        {
            // "Fall" is no fall in "my feet fall asleep".
            var said = _feelings.Within(forms).SelectMany(f => f.Forms).ToHashSet(StringComparer.Ordinal);
            names.RemoveAll(n => n.Forms.Length == 1 && said.Contains(n.Forms[0]));
        }

        return [.. names.Select(n => n.Value)];
    }

    private ImmutableArray<DangerSigns> Dangers(string text, ReadQuery read)
    {
        // As it was typed and as it was mended: a sign must not be missed for a spelling that was mended wrongly.
        var typed = SearchText.FoldedWords(text).Concat(SearchText.FoldedWords(read.Corrected ?? "")).ToHashSet(StringComparer.Ordinal);
        var forms = typed.Select(_forms.OfSign).Concat(read.Words.SelectMany(w => w.Forms.Where(f => f.Weight >= QueryReader.MeaningWeight)).Select(f => f.Form)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. _dangers.Within(forms).Where(sign => !sign.Value.Danger.Unless.Any(unless => MeansAnother(unless, sign.Value, sign.Forms)))
                .Select(sign => sign.Value.Danger).Distinct().OrderBy(d => d.Help).ThenByDescending(d => d.Alone),
        ];

        // A sign cannot be taken back by a word of its own, but by another form of it: "legs" undoes "swollen leg".
        bool MeansAnother(string unless, Sign sign, ImmutableArray<string> signForms)
        {
            var others = SearchText.FoldedWords(unless).Where(w => !sign.Words.Contains(w)).ToList();
            return others.Count > 0 && others.TrueForAll(w => signForms.Contains(_forms.OfSign(w)) ? typed.Contains(w) : forms.Contains(_forms.OfSign(w)));
        }
    }

    private (Suggestion Suggestion, bool Fits) BestName(Topic topic, Dictionary<string, double> wanted)
    {
        var best = NamesOf(topic).MaxBy(Fit) ?? topic.Title;
        var name = Fit(best) <= 0 || Fit(topic.Title) > 0.6 * Fit(best) ? topic.Title : best;
        return (new Suggestion(name, topic), Fit(name) > 0);

        double Fit(string name)
        {
            var forms = _forms.OfPhrase(name);
            return forms.Sum(f => wanted.GetValueOrDefault(f)) - (0.01 * forms.Count(f => !wanted.ContainsKey(f)));
        }
    }

    private sealed class Surface(string form, int term)
    {
        public string Form { get; } = form;

        public int Term { get; } = term;

        public int Used { get; set; }
    }

    private sealed record Sign(FrozenSet<string> Words, DangerSigns Danger);

    private sealed record SpokenName(string Words, string? Heading);

    private sealed record PageName(int Page, ImmutableArray<string> Forms, ImmutableArray<string> Telling, bool IsTitle, SpokenName? Spoken);
}
