using System.Collections.Immutable;
using FootCare.Search;
using FootCare.Topics;

namespace FootCare.Content;

/// <summary>Reads <c>search.yml</c>, and checks it against the pages it speaks of. Keeps which pages had its words, to look there first the next time.</summary>
internal sealed class SearchWordsReader
{
    // A file that was saved by half lacks the last ones, and without them a search would show no danger.
    private static readonly string[] Lists = ["same", "everyday", "danger", "known", "unquoted", "refuted"];

    private readonly HashSet<string> _telling = new(StringComparer.Ordinal);

    public (SearchWords Words, ImmutableArray<Diagnostic> Diagnostics) Read(string text, string path, ParsedPages pages, DateOnly today)
    {
        var log = new DiagnosticLog(path);
        if (YamlTree.Parse(text, linesBefore: 0, log) is not { } tree)
        {
            return (SearchWords.None, [.. log.Found]);
        }

        if (tree is not YamlMap map)
        {
            log.Error(tree.At, DiagnosticCode.WrongType, $"search.yml must be keys with values: {string.Join(", ", Lists.Select(l => $"'{l}'"))}");
            return (SearchWords.None, [.. log.Found]);
        }

        var words = new Reading(pages, _telling, log).Read(map, today);
        return (words, [.. log.Found]);
    }

    private sealed class Reading(ParsedPages pages, HashSet<string> telling, DiagnosticLog log)
    {
        private readonly Dictionary<string, Place> _said = new(StringComparer.OrdinalIgnoreCase);
        private readonly List<Located<string>> _meant = [];

        public SearchWords Read(YamlMap map, DateOnly today)
        {
            var keys = new KeyReader(map, log);
            keys.Date("reviewed");
            var due = keys.Date("review-by");
            if (due != default && today > due)
            {
                log.Warn(keys.PlaceOf("review-by"), DiagnosticCode.ReviewOverdue, $"the words were due for review on {due:yyyy-MM-dd}");
            }

            if (due > today.AddYears(Linker.MaxYearsToReview))
            {
                log.Warn(keys.PlaceOf("review-by"), DiagnosticCode.OddDate, $"review-by is {due:yyyy-MM-dd}, more than {Linker.MaxYearsToReview} years away");
            }

            keys.OptionalText("reviewed-by");
            var words = new SearchWords(
                ReadSame(keys, map), [.. keys.Maps("everyday", "a list, each with 'words' and 'pages' or 'means'").Select(ReadEveryday)], [.. keys.Maps("danger", "a list, each with its 'signs'").Select(ReadDanger).OfType<DangerSigns>()], keys.Words("unquoted"), ReadRefuted(keys), keys.Words("known"));
            keys.Require(Lists);
            keys.Finish();
            CheckAllAreThere(_meant, Texts, SearchText.TakeAway, SearchText.FoldedWords, DiagnosticCode.BadSearchWords, "no page has the word");
            return words;
        }

        private ImmutableArray<string> ReadRefuted(KeyReader keys)
        {
            var headings = keys.Texts("refuted");
            if (pages.AreWhole)
            {
                CheckAllAreThere(headings, Titles, (missing, title) => missing.Remove(title), title => [title], DiagnosticCode.BadSearchPage, "no page has the heading");
            }

            return [.. headings.Select(h => h.Value)];
        }

        private ImmutableArray<ImmutableArray<string>> ReadSame(KeyReader keys, YamlMap map)
        {
            if (keys.Map("same", "words with lists, such as 'foot: [feet]'") is not { } same || map.Entries.Find(e => e.Key.Text == "same").Value is not YamlMap groups)
            {
                return [];
            }

            var all = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
            foreach (var (first, _) in groups.Entries)
            {
                var others = same.Texts(first.Text, required: true);
                foreach (var word in others.Prepend(new Located<string>(first.Text, first.At)))
                {
                    if (SearchText.FoldedWords(word.Value).Count() != 1)
                    {
                        log.Error(word.At, DiagnosticCode.BadSearchWords, $"'{word.Value}' is not one word; what is said in several words belongs under 'everyday'");
                    }

                    SayOnce("same", word);
                }

                all.Add([first.Text, .. others.Select(o => o.Value)]);
            }

            return all.ToImmutable();
        }

        private EverydayWords ReadEveryday(KeyReader keys)
        {
            var words = keys.Texts("words", required: true);
            var (places, means) = (keys.Texts("pages"), keys.Texts("means"));
            if (!keys.Has("pages") && !keys.Has("means"))
            {
                log.Error(keys.PlaceOf("words"), DiagnosticCode.MissingKey, "say which 'pages' these words lead to, or which words of the pages they mean ('means')");
            }

            foreach (var word in words)
            {
                CheckTelling(word);
                SayOnce("everyday", word);
            }

            foreach (var meant in means)
            {
                _meant.AddRange(SearchText.FoldedWords(meant.Value).Select(w => new Located<string>(w, meant.At)));
            }

            keys.Finish();
            return new EverydayWords(
                [.. words.Select(w => w.Value)],
                [.. places.Select(p => (Page: Find(p), SiteLinks.Split(p.Value).Fragment)).Where(p => p.Page is not null).Select(p => p.Page!.Address + p.Fragment)],
                [.. means.Select(m => m.Value)]);
        }

        private DangerSigns? ReadDanger(KeyReader keys)
        {
            var (signs, unless) = (keys.Texts("signs", required: true), keys.Texts("unless"));
            foreach (var sign in signs)
            {
                CheckTelling(sign);
                SayOnce("danger", sign);
            }

            var address = new Located<string>(keys.Text("page"), keys.PlaceOf("page"));
            var page = address.Value.Length > 0 ? Find(address) : null;

            // A rule says itself what to do and how soon; nothing is written twice.
            var rule = page?.Topic as SafetyRule;
            var isElse = page?.Topic is { } and not SafetyRule;
            var help = keys.OptionalOneOf<Help>("help", required: isElse) ?? rule?.Help;
            var act = keys.OptionalText("do", required: isElse) ?? rule?.Instead;
            var alone = keys.Flag("alone");
            keys.Finish();
            if (page?.Topic is not { } topic || help is null || act is null)
            {
                return null;
            }

            var fragment = SiteLinks.Split(address.Value).Fragment;
            return new DangerSigns([.. signs.Select(s => s.Value)], [.. unless.Select(u => u.Value)], help.Value, act, topic.Address + fragment, topic.Title, alone);
        }

        private ParsedPage? Find(Located<string> place)
        {
            var (path, heading) = SiteLinks.Split(place.Value);
            if (!path.EndsWith(".md", StringComparison.Ordinal) || !pages.ByAddress.TryGetValue("/" + path[..^3], out var page))
            {
                if (path.EndsWith(".md", StringComparison.Ordinal) && pages.IsUnreadable("/" + path[..^3]))
                {
                    return null;
                }

                log.Error(place.At, DiagnosticCode.BadSearchPage, $"there is no page '{path}'{pages.HintAtFile(path)}");
                return null;
            }

            if (heading.Length > 0 && !page.HasAnchor(heading[1..]))
            {
                log.Error(place.At, DiagnosticCode.BadSearchPage, $"'{path}' has no heading '{heading}'{NearestName.Hint(heading[1..], page.Anchors)}");
            }

            return page;
        }

        // A sign or name of empty words alone would be found in everything or nothing.
        private void CheckTelling(Located<string> words)
        {
            if (SearchText.FoldedWords(words.Value).All(SearchText.IsEmpty))
            {
                log.Error(words.At, DiagnosticCode.BadSearchWords, $"'{words.Value}' has no word that says something");
            }
        }

        private void SayOnce(string where, Located<string> words)
        {
            if (!_said.TryAdd(where + " " + words.Value, words.At) && words.At != _said[where + " " + words.Value])
            {
                log.Error(words.At, DiagnosticCode.BadSearchWords, $"'{words.Value}' is given twice; it stands in line {_said[where + " " + words.Value].Line} too");
            }
        }

        // Most are on the first few pages, or where they were the last time; all that there are, are gathered only for the sake of a hint.
        private void CheckAllAreThere(
            IReadOnlyCollection<Located<string>> wanted, Func<ParsedPage, IEnumerable<string>> texts, Action<HashSet<string>, string> takeAway,
            Func<string, IEnumerable<string>> namesIn, string code, string what)
        {
            var missing = wanted.Select(w => w.Value).ToHashSet(StringComparer.Ordinal);
            foreach (var page in pages.All.Where(p => telling.Contains(p.Path)).Concat(pages.All).TakeWhile(_ => missing.Count > 0))
            {
                var before = missing.Count;
                foreach (var text in texts(page))
                {
                    takeAway(missing, text);
                }

                if (missing.Count < before)
                {
                    telling.Add(page.Path);
                }
            }

            var known = new Lazy<HashSet<string>>(() => [.. pages.All.SelectMany(texts).SelectMany(namesIn)]);
            foreach (var one in wanted.Where(w => missing.Contains(w.Value)))
            {
                log.Error(one.At, code, $"{what} '{one.Value}'{NearestName.Hint(one.Value, known.Value)}");
            }
        }

        private static IEnumerable<string> Titles(ParsedPage page) => page.Topic is { } topic ? topic.Article.Sections.Select(s => s.Title) : [];

        private static IEnumerable<string> Texts(ParsedPage page) => page.Topic is { } topic ? topic.AlsoKnownAs.Append(topic.Title).Append(topic.Article.Words) : [];
    }
}
