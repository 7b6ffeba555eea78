using System.Collections.Immutable;
using System.Runtime.InteropServices;
using FootCare.Codes;
using FootCare.Search;
using FootCare.Topics;

namespace FootCare.Content;

/// <summary>
/// Checks pages against each other, and links them into a model. Keeps what it found on each page, and looks at a page again only where the page, or
/// anything another page may point at, is not as it was.
/// </summary>
internal sealed class Linker
{
    private Linking? _last;
    /// <summary>What linking gave: every diagnostic of the pages and of their links, and the model, to be built once there is no error.</summary>
    internal sealed record Result(ImmutableArray<Diagnostic> Diagnostics, Func<SearchWords, TopicModel>? Model);

    public Result Link(
        ParsedPages pages,
        ImmutableArray<Located<Reference>>? references,
        string referencesPath,
        IReadOnlyDictionary<string, string> images,
        IReadOnlySet<(TopicKind, string)> unreadable,
        string version,
        DateOnly today,
        ImmutableArray<GoneTopic> gone)
    {
        var linking = new Linking(pages, references, images, unreadable, today);
        linking.TakeFrom(_last);
        _last = linking;
        var topics = pages.All.Select(linking.CheckOnce).OfType<Topic>().ToList();
        topics = linking.Complete(topics);
        linking.CheckAliases();
        linking.CheckReferences(referencesPath);
        linking.CheckSafety(topics);
        linking.CheckCodes();
        linking.CheckSections();
        linking.CheckTitles();
        var found = linking.Found;
        return new Result(
            found,
            found.Any(d => d.Severity == DiagnosticSeverity.Error) ? null : words => new TopicModel(topics, (references ?? []).Select(r => r.Value), linking.Links(), images, version, words) { Gone = gone });
    }

    private const int MaxHints = 200;

    /// <summary>The longest time, in years, after which a page may be due for review.</summary>
    internal const int MaxYearsToReview = 3;

    /// <summary>What checking one page by itself against the others gave.</summary>
    private sealed record PageCheck(Topic? Topic, ImmutableArray<Diagnostic> Diagnostics);

    private sealed class Linking(
        ParsedPages pages,
        ImmutableArray<Located<Reference>>? references,
        IReadOnlyDictionary<string, string> images,
        IReadOnlySet<(TopicKind, string)> unreadable,
        DateOnly today)
    {
        private readonly Dictionary<string, Reference> _references = (references ?? []).ToDictionary(r => r.Value.Id, r => r.Value);
        private readonly Dictionary<ParsedPage, PageCheck> _checks = new(ReferenceEqualityComparer.Instance);
        private int _hints;
        private readonly Dictionary<ParsedPage, DiagnosticLog> _logs = new(ReferenceEqualityComparer.Instance);
        private readonly List<Diagnostic> _found = [];

        // What looks at every page and depends on little of each: kept while that little is as it was, so that a save costs what it changed.
        private HashSet<string>? _uncited;
        private ImmutableArray<Diagnostic>? _missingSections;
        private ImmutableArray<Diagnostic>? _sameTitles;

        public ImmutableArray<Diagnostic> Found => [.. pages.All.SelectMany(p => p.Diagnostics), .. _checks.Values.SelectMany(c => c.Diagnostics), .. _logs.Values.SelectMany(l => l.Found), .. _found];

        /// <summary>Takes over what was found on the pages that are as they were, unless something changed that a page may point at.</summary>
        public void TakeFrom(Linking? last)
        {
            if (last is null || last.Day != today || last.Pages.ByAddress.Count != pages.ByAddress.Count || last.Pages.All.Length != pages.All.Length || !Nullable.Equals(last.References, references)
                || !last.Images.Keys.Order(StringComparer.Ordinal).SequenceEqual(images.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal) || !last.Unreadable.SetEquals(unreadable))
            {
                return;
            }

            var changed = new List<(ParsedPage Before, ParsedPage Now)>();
            foreach (var page in pages.All.Where(p => !last._checks.ContainsKey(p)))
            {
                if (!last.Pages.ByAddress.TryGetValue(page.Address, out var before) || !IsPointedAtAlike(before, page))
                {
                    return;
                }

                changed.Add((before, page));
            }

            foreach (var page in pages.All)
            {
                if (last._checks.TryGetValue(page, out var check))
                {
                    _checks.Add(page, check);
                }
            }

            _uncited = changed.TrueForAll(c => c.Before.Sources.SequenceEqual(c.Now.Sources, StringComparer.Ordinal)) ? last._uncited : null;
            _missingSections = changed.TrueForAll(c => HasSameSections(c.Before, c.Now)) ? last._missingSections : null;
            _sameTitles = changed.TrueForAll(c => c.Before.Topic?.Title == c.Now.Topic?.Title && c.Before.Names.TitleAt == c.Now.Names.TitleAt) ? last._sameTitles : null;
        }

        private static bool IsPointedAtAlike(ParsedPage before, ParsedPage now) =>
            before.Article.WasRead == now.Article.WasRead && before.Anchors.ToHashSet(StringComparer.Ordinal).SetEquals(now.Anchors)
            && before.Names.Aliases.Select(a => a.Value).SequenceEqual(now.Names.Aliases.Select(a => a.Value), StringComparer.Ordinal);

        private static bool HasSameSections(ParsedPage before, ParsedPage now) =>
            before.Topic is null == now.Topic is null && before.Article.Article.Sections.Select(s => (s.Id, s.Title)).SequenceEqual(now.Article.Article.Sections.Select(s => (s.Id, s.Title)))
            && LackingNumbFeet(before) == LackingNumbFeet(now);

        // Where a technique fits itself to the reader without a heading for numb feet; null where it has one.
        private static Place? LackingNumbFeet(ParsedPage page) =>
            page.Topic is Technique { Routine.IsEmpty: true } && page.Article.Article.Find("make-it-fit-you") is { } fit && fit.Headings.All(h => h.Id != "numb-feet")
                ? page.Article.Anchors.GetValueOrDefault(fit.Id) : null;

        private DateOnly Day => today;

        private ParsedPages Pages => pages;

        private ImmutableArray<Located<Reference>>? References => references;

        private IReadOnlyDictionary<string, string> Images => images;

        private IReadOnlySet<(TopicKind, string)> Unreadable => unreadable;

        /// <summary>Checks one page's names and links, and gives its topic with its references resolved.</summary>
        public Topic? CheckOnce(ParsedPage page)
        {
            if (!_checks.TryGetValue(page, out var check))
            {
                var log = new DiagnosticLog(page.Path);
                check = new PageCheck(Check(page, log), [.. log.Found]);
                _checks.Add(page, check);
            }

            return check.Topic;
        }

        private Topic? Check(ParsedPage page, DiagnosticLog log)
        {
            foreach (var link in page.Names.Links)
            {
                CheckLink(page, link, log);
            }

            CheckNames(page.Names.Symptoms, TopicKind.Symptoms, DiagnosticCode.UnknownSymptom, "symptom", log);
            CheckNames(page.Names.Oils, TopicKind.Oils, DiagnosticCode.UnknownOil, "oil", log);
            CheckNames(page.Names.Rules, TopicKind.Safety, DiagnosticCode.UnknownRule, "safety rule", log);
            CheckNames(page.Names.Routine, TopicKind.Techniques, DiagnosticCode.UnknownTechnique, "technique", log);
            foreach (var cited in page.Names.References.Concat(page.Article.Citations))
            {
                if (references is not null && !_references.ContainsKey(cited.Value))
                {
                    log.Error(cited.At, DiagnosticCode.UnknownReference, $"no reference is called {Shown.Quote(cited.Value)}{NearestName.HintOr(cited.Value, _references.Keys, "; a new source is added to references.yml")}");
                }
            }

            foreach (var (id, at) in page.Article.Mentions.Where(m => _references.ContainsKey(m.Value)))
            {
                log.Error(at, DiagnosticCode.BadCitation, $"'{id}' is a source, and this does not cite it; write [@{id}]");
            }

            // A citation with a slip in it is told, and may be the one that is missed.
            var inText = page.Article.Citations.Select(c => c.Value).ToHashSet(StringComparer.Ordinal);
            var citesAll = page.Article.WasRead && !log.Found.Concat(page.Diagnostics).Any(d => d.Code is DiagnosticCode.UnknownReference or DiagnosticCode.BadCitation);
            foreach (var listed in page.Names.References.Where(r => citesAll && !inText.Contains(r.Value) && (references is null || _references.ContainsKey(r.Value))))
            {
                log.Warn(listed.At, DiagnosticCode.UncitedReference, $"'{listed.Value}' is listed but the text does not cite it: [@{listed.Value}]");
            }

            if (page.Topic is not { } topic)
            {
                return null;
            }

            if (topic.Review.DueBy != default && topic.Review.DueBy >= topic.Review.On && topic.Review.IsOverdue(today))
            {
                log.Warn(page.Names.ReviewByAt, DiagnosticCode.ReviewOverdue, $"the page was due for review on {topic.Review.DueBy:yyyy-MM-dd}");
            }

            // East of us it may be tomorrow already.
            if (topic.Review.On > today.AddDays(1))
            {
                log.Warn(page.Names.ReviewedAt, DiagnosticCode.ReviewOrder, $"the page was reviewed on {topic.Review.On:yyyy-MM-dd}, which has not come yet");
            }

            if (topic.Review.DueBy >= topic.Review.On && topic.Review.DueBy > today.AddYears(MaxYearsToReview))
            {
                log.Warn(page.Names.ReviewByAt, DiagnosticCode.OddDate, $"review-by is {topic.Review.DueBy:yyyy-MM-dd}, more than {MaxYearsToReview} years away; what we know of health changes sooner");
            }

            foreach (var change in page.Names.ChangedOn.Where(c => c.Value > today.AddDays(1)))
            {
                log.Warn(change.At, DiagnosticCode.OddDate, $"the change is dated {change.Value:yyyy-MM-dd}, which has not come yet");
            }

            var sources = page.Article.Citations.Concat(page.Names.References).Select(r => r.Value).Distinct(StringComparer.Ordinal)
                .Select(id => _references.GetValueOrDefault(id)).OfType<Reference>().ToImmutableArray();
            var evidence = (topic as Technique)?.Evidence ?? (topic as Oil)?.Evidence ?? EvidenceGrade.None;
            if (evidence != EvidenceGrade.None && !page.Cites)
            {
                log.Error(page.Names.EvidenceAt, DiagnosticCode.EvidenceWithoutReference, $"evidence is '{Vocabulary.Word(evidence)}' but the page has no reference; only 'none' needs none");
            }

            return topic with { Facts = topic.Facts with { References = sources } };
        }

        /// <summary>Gives each routine what its parts have: the union of their properties, the sum of their minutes.</summary>
        public List<Topic> Complete(List<Topic> topics)
        {
            var plain = topics.OfType<Technique>().Where(t => t.Routine.IsEmpty).ToDictionary(t => t.Slug);
            return [.. topics.Select(t => t is Technique { Routine.IsEmpty: false } routine ? Complete(routine, plain) : t)];
        }

        public void CheckAliases()
        {
            var claimed = new Dictionary<(TopicKind, string), ParsedPage>();
            foreach (var page in pages.All)
            {
                foreach (var alias in page.Names.Aliases)
                {
                    if (pages.ByAddress.ContainsKey(Topic.AddressOf(page.Kind, alias.Value)))
                    {
                        LogOf(page).Error(alias.At, DiagnosticCode.AliasIsPage, $"{Shown.Quote(alias.Value)} is the slug of a page, so it cannot lead here; take it out{(alias.Value == page.Slug ? "" : ", or delete that page where this one takes its place")}");
                    }
                    else if (!claimed.TryAdd((page.Kind, alias.Value), page))
                    {
                        LogOf(page).Error(alias.At, DiagnosticCode.DuplicateAlias, $"'{claimed[(page.Kind, alias.Value)].Slug}' has the alias '{alias.Value}' as well; an old address leads to one page, so take it out of the other");
                    }
                }
            }
        }

        public void CheckReferences(string path)
        {
            _found.AddRange((references ?? []).Where(r => r.Value.Year > today.Year).Select(r => new Diagnostic(
                path, r.At.Line, r.At.Column, DiagnosticSeverity.Warning, DiagnosticCode.OddDate, $"'{r.Value.Id}' is of the year {r.Value.Year}, which has not come yet")));

            // A page that could not be read may be the one that cites it.
            if (unreadable.Count == 0 && pages.AreWhole)
            {
                _uncited ??= Uncited();
                _found.AddRange((references ?? []).Where(r => _uncited.Contains(r.Value.Id)).Select(r => new Diagnostic(
                    path, r.At.Line, r.At.Column, DiagnosticSeverity.Warning, DiagnosticCode.UnusedReference, $"no page cites '{r.Value.Id}'")));
            }
        }

        private HashSet<string> Uncited()
        {
            var uncited = _references.Keys.ToHashSet(StringComparer.Ordinal);
            foreach (var page in pages.All.TakeWhile(_ => uncited.Count > 0))
            {
                uncited.ExceptWith(page.Sources);
            }

            return uncited;
        }

        /// <summary>Safety is checked like spelling: no technique, property, allergen or rule may be left without its counterpart.</summary>
        public void CheckSafety(List<Topic> topics)
        {
            var techniques = topics.OfType<Technique>().ToList();
            var rules = topics.OfType<SafetyRule>().ToList();
            // What a mistake keeps from being known is not reported as missing.
            var rulesAreKnown = AreKnown(TopicKind.Safety);
            var techniquesAreKnown = AreKnown(TopicKind.Techniques);
            var stopsFirst = rules.OrderBy(r => (int)r.Severity).ThenBy(r => r.AppliesTo.All ? 0 : 1).ToList();
            var byUse = Naming<Use>(rules, (s, use) => s.Names(use));
            var byPressure = Naming<Pressure>(rules, (s, pressure) => s.Names(pressure));
            foreach (var technique in techniques.Where(t => rulesAreKnown && PageOf(t).FrontMatterIsSound))
            {
                CheckTechnique(technique, stopsFirst, byUse, byPressure);
            }

            foreach (var page in techniques.Select(PageOf).Where(p => p.FrontMatterIsSound))
            {
                CheckOils(page);
            }

            foreach (var oil in topics.OfType<Oil>().Where(o => !o.Contains.IsEmpty))
            {
                if (rulesAreKnown && !rules.Exists(r => r.Question is not null && (r.AppliesTo.NamesOil(oil.Slug) || r.Stops.NamesOil(oil.Slug))))
                {
                    var page = PageOf(oil);
                    LogOf(page).Error(page.Names.ContainsAt, DiagnosticCode.AllergenWithoutRule, $"{oil.Slug} contains {string.Join(", ", oil.Contains)}, and no safety rule about allergy names it: add it to 'oils' under 'applies-to' of one, such as safety/allergy.md");
                }
            }

            var questions = new Dictionary<string, SafetyRule>(StringComparer.Ordinal);
            foreach (var rule in rules)
            {
                var page = PageOf(rule);
                var log = LogOf(page);
                if (techniquesAreKnown && page.FrontMatterIsSound && !techniques.Exists(t => rule.AppliesTo.Selects(t.Properties)))
                {
                    log.Error(page.Names.AppliesToAt, DiagnosticCode.RuleSelectsNothing, "no technique has what 'applies-to' selects");
                }

                if (techniquesAreKnown && page.FrontMatterIsSound && rule.Stops != Selector.Nothing && !techniques.Exists(t => rule.Stops.Selects(t.Properties)))
                {
                    log.Error(page.Names.StopsAt, DiagnosticCode.RuleSelectsNothing, "no technique has what 'stops' selects");
                }

                if (rule.Severity is Severity.Stop or Severity.AskFirst && !page.Cites && page.FrontMatterIsSound)
                {
                    log.Error(page.Names.SeverityAt, DiagnosticCode.RuleWithoutSource, $"a rule of '{Vocabulary.Word(rule.Severity)}' needs a source");
                }

                if (rule.Question is { } question)
                {
                    var plain = string.Concat(question.Where(char.IsLetterOrDigit)).ToLowerInvariant();
                    if (!questions.TryAdd(plain, rule))
                    {
                        log.Error(page.Names.QuestionAt, DiagnosticCode.DuplicateQuestion, $"'{questions[plain].Slug}' asks the same question");
                    }
                }
            }
        }

        /// <summary>A code of danger leads to safety rules alone, and so does one that a stop rule names, with all below them.</summary>
        public void CheckCodes()
        {
            var rules = pages.All.Where(p => p.Kind == TopicKind.Safety).SelectMany(p => p.Names.Codes.Select(c => c.Value)).ToList();
            var stops = pages.All.Where(p => p.Topic is SafetyRule { Severity: Severity.Stop }).SelectMany(p => p.Names.Codes.Select(c => (Code: c.Value, Page: p))).ToList();
            foreach (var page in pages.All)
            {
                foreach (var (code, at) in page.Names.Codes)
                {
                    if (page.Names.Codes.Any(c => c.Value != code && c.Value.Covers(code)))
                    {
                        var parent = page.Names.Codes.First(c => c.Value != code && c.Value.Covers(code)).Value;
                        LogOf(page).Error(at, DiagnosticCode.ConflictingCode, $"'{parent.Value}' covers '{code.Value}' already; a parent code matches its children");
                    }

                    if (page.Kind == TopicKind.Safety)
                    {
                        continue;
                    }

                    if (CodeIndex.Danger.FirstOrDefault(d => d.Covers(code)) is { } danger)
                    {
                        LogOf(page).Error(at, DiagnosticCode.ConflictingCode, $"'{code.Value}' is a code of danger ({danger.Value}); it may lead to safety rules alone");
                    }
                    else if (CodeIndex.Danger.FirstOrDefault(d => code.Covers(d) && !rules.Exists(r => r.Covers(d))) is { } below)
                    {
                        LogOf(page).Error(at, DiagnosticCode.ConflictingCode, $"'{code.Value}' covers the code of danger '{below.Value}', which no safety rule names");
                    }
                    else if (stops.Find(s => s.Code.Covers(code)) is { Page: { } stop } other)
                    {
                        LogOf(page).Error(at, DiagnosticCode.ConflictingCode, $"'{stop.Slug}' says stop for '{other.Code.Value}'; a code that means stop may lead to safety rules alone");
                    }
                }
            }
        }

        /// <summary>Readers look for the same headings in every technique, so one that four of five have is missed where it is not.</summary>
        public void CheckSections() => _found.AddRange(_missingSections ??= [.. MissingSections()]);

        private IEnumerable<Diagnostic> MissingSections()
        {
            const int Fewest = 5;
            var techniques = pages.All.Where(p => p is { Kind: TopicKind.Techniques, Topic: not null, Article.WasRead: true }).ToList();
            var usual = techniques.SelectMany(p => p.Article.Article.Sections).GroupBy(s => s.Id, StringComparer.Ordinal)
                .Where(g => techniques.Count >= Fewest && g.Count() >= 0.8 * techniques.Count).Select(g => g.First()).ToList();
            foreach (var page in techniques)
            {
                // A technique without steps is told so.
                string[] missing = [.. usual.Where(s => s.Id != "steps" && !page.HasAnchor(s.Id)).Select(s => $"'## {s.Title}'")];
                if (missing.Length > 0)
                {
                    yield return new Diagnostic(
                        page.Path, Place.Start.Line, Place.Start.Column, DiagnosticSeverity.Warning, DiagnosticCode.MissingSection,
                        $"readers look for the same sections in every technique, and this one lacks {string.Join(", ", missing)}");
                }

                // The sheet and the step by step take their words from there.
                if (LackingNumbFeet(page) is { } at)
                {
                    yield return new Diagnostic(
                        page.Path, at.Line, at.Column, DiagnosticSeverity.Warning, DiagnosticCode.MissingSection,
                        "the sheet and the step by step print what stands here for numb feet; give it a heading of its own that ends in {#numb-feet}, such as '### Numb or untested feet {#numb-feet}'");
                }
            }
        }

        /// <summary>Two pages of a kind with one title cannot be told apart in its index; one may be a copy that was kept.</summary>
        public void CheckTitles() => _found.AddRange(_sameTitles ??= [.. SameTitles()]);

        private IEnumerable<Diagnostic> SameTitles()
        {
            var first = new Dictionary<(TopicKind, string), ParsedPage?>();

            // A copy has the longer name. What cannot be an address has been told, as have two that stand at one.
            foreach (var page in pages.All.Where(p => p.Topic is { Title.Length: > 0 } && KeyReader.IsSlug(p.Slug)).OrderBy(p => p.Slug.Length))
            {
                var other = CollectionsMarshal.GetValueRefOrAddDefault(first, (page.Kind, page.Topic!.Title.ToLowerInvariant()), out _) ??= page;
                if (other.Slug != page.Slug)
                {
                    yield return new Diagnostic(
                        page.Path, page.Names.TitleAt.Line, page.Names.TitleAt.Column, DiagnosticSeverity.Warning, DiagnosticCode.DuplicateTitle,
                        $"'{other.Slug}.md' has the same title; if this is a copy, keep it outside the content folder before 'addresses' notes it for ever");
                }
            }
        }

        public TopicLinks Links() => new(
            Edges(TopicKind.Techniques, p => p.Names.Symptoms), Edges(TopicKind.Oils, p => p.Names.Symptoms), Edges(TopicKind.Safety, p => p.Names.Symptoms));

        private ImmutableArray<(string, string)> Edges(TopicKind kind, Func<ParsedPage, ImmutableArray<Located<string>>> names) =>
            [.. pages.All.Where(p => p.Kind == kind).SelectMany(p => names(p).Select(n => (p.Slug, n.Value)))];

        private void CheckTechnique(Technique technique, List<SafetyRule> rules, List<SafetyRule>[] byUse, List<SafetyRule>[] byPressure)
        {
            var page = PageOf(technique);
            if (!rules.Exists(r => r.SeverityFor(technique.Properties) == Severity.Stop))
            {
                LogOf(page).Error(page.Names.UsesAt, DiagnosticCode.TechniqueWithoutStop, "no safety rule of 'stop' covers this technique");
            }

            foreach (var use in technique.Properties.Uses)
            {
                if (use == Use.Oil || byUse[(int)use].Exists(r => r.Concerns(technique.Properties)))
                {
                    continue;
                }

                var (at, who) = Bringing(page, page.Names.UsesAt, p => p.Uses.Contains(use));
                LogOf(page).Error(at, DiagnosticCode.PropertyWithoutRule, $"{who} uses '{Vocabulary.Word(use)}', and no safety rule selects that: add it to 'uses' under 'applies-to' of a rule");
            }

            foreach (var pressure in technique.Properties.Pressures)
            {
                if (pressure < Pressure.Moderate || byPressure[(int)pressure].Exists(r => r.Concerns(technique.Properties)))
                {
                    continue;
                }

                var (at, who) = Bringing(page, page.Names.PressureAt, p => p.Pressures.Contains(pressure));
                LogOf(page).Error(at, DiagnosticCode.PropertyWithoutRule, $"{who} has the pressure '{Vocabulary.Word(pressure)}', and no safety rule selects that: add it to 'pressure' under 'applies-to' of a rule");
            }
        }

        // The rules on scent and on oil select techniques by their uses, not by the oils they name.
        private void CheckOils(ParsedPage page)
        {
            if (page.Topic is not Technique { Properties.Uses: var uses } || uses.Contains(Use.EssentialOil))
            {
                return;
            }

            foreach (var name in page.Names.Oils)
            {
                if (PageOf(TopicKind.Oils, name.Value) is not { FrontMatterIsSound: true, Topic: Oil oil })
                {
                    continue;
                }

                if (oil.OilKind == OilKind.Essential)
                {
                    LogOf(page).Error(name.At, DiagnosticCode.UseNotNamed, $"{oil.Slug} is a scented oil; add 'essential-oil' to 'uses', so that the safety rules for it hold");
                }
                else if (!uses.Contains(Use.Oil))
                {
                    LogOf(page).Error(name.At, DiagnosticCode.UseNotNamed, $"{oil.Slug} is an oil; add 'oil' to 'uses', so that the safety rules for it hold");
                }
            }
        }

        // A routine has its properties from its parts: the first that brings this one is named.
        private (Place At, string Who) Bringing(ParsedPage page, Place own, Func<TechniqueProperties, bool> has) =>
            page.Names.Routine.FirstOrDefault(r => PageOf(TopicKind.Techniques, r.Value)?.Topic is Technique part && has(part.Properties)) is { } part
                ? (part.At, $"the routine's part '{part.Value}'") : (own, "the technique");

        private Technique Complete(Technique routine, Dictionary<string, Technique> plain)
        {
            foreach (var nested in PageOf(routine).Names.Routine.Where(r => !plain.ContainsKey(r.Value) && pages.ByAddress.ContainsKey(Topic.AddressOf(TopicKind.Techniques, r.Value))))
            {
                if (PageOf(TopicKind.Techniques, nested.Value)?.Topic is Technique { Routine.IsEmpty: false })
                {
                    LogOf(PageOf(routine)).Error(nested.At, DiagnosticCode.UnknownTechnique, $"'{nested.Value}' is itself a routine; name its parts");
                }
            }

            var parts = routine.Routine.Select(plain.GetValueOrDefault).OfType<Technique>().ToList();
            return routine with
            {
                Minutes = parts.Sum(p => p.Minutes),
                Properties = new TechniqueProperties(
                    Union(p => p.Properties.Pressures), Union(p => p.Properties.Uses), Union(p => p.Properties.Zones),
                    [.. parts.SelectMany(p => p.Properties.Oils).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                    routine.Properties.Who)
                {
                    Parts = [.. parts.Select(p => p.Properties with { Who = routine.Properties.Who })],
                },
            };

            ImmutableArray<T> Union<T>(Func<Technique, ImmutableArray<T>> of) where T : struct, Enum =>
                ImmutableCollectionsMarshal.AsImmutableArray(Array.FindAll(Enum.GetValues<T>(), v => parts.Exists(p => of(p).Contains(v))));
        }

        private void CheckNames(ImmutableArray<Located<string>> names, TopicKind kind, string code, string called, DiagnosticLog log)
        {
            foreach (var name in names.Where(n => !Exists(kind, n.Value)))
            {
                var hint = pages.ByAlias.GetValueOrDefault(Topic.AddressOf(kind, name.Value)) is { } renamed
                    ? $"; did you mean '{renamed.Slug}'?"
                    : NearestName.HintOr(name.Value, pages.All.Where(p => p.Kind == kind).Select(p => p.Slug), $"; a new one is a file in {Vocabulary.Word(kind)}/");
                log.Error(name.At, code, $"no {called} is called {Shown.Quote(name.Value)}{hint}");
            }
        }

        private void CheckLink(ParsedPage page, LinkUse link, DiagnosticLog log)
        {
            if (SiteLinks.HasScheme(link.Url))
            {
                if (!SiteLinks.IsAllowed(link.Url) || link.IsImage)
                {
                    log.Error(link.At, DiagnosticCode.BadScheme, link.IsImage
                        ? $"the picture {Shown.Quote(link.Url)} is not a file beside the article"
                        : $"{Shown.Quote(link.Url)} must be a whole address that starts with https:, mailto: or tel:, or be a file here");
                }

                return;
            }

            var (path, fragment) = SiteLinks.Split(link.Url);
            if (link.Url is "" or "#")
            {
                log.Error(link.At, DiagnosticCode.BrokenLink, "the link or picture leads nowhere; write a file between its ( )");
                return;
            }

            if (link.IsImage)
            {
                if (!images.ContainsKey(SiteLinks.ToSite(path, page.Address)))
                {
                    log.Error(link.At, DiagnosticCode.MissingImage, $"there is no picture {Shown.Quote(link.Url)}{NearestName.Hint("/media" + SiteLinks.Resolve(path, page.Address), images.Keys)}");
                }

                return;
            }

            if (path.StartsWith('/'))
            {
                var shown = SiteLinks.TopicShownBy(path);
                if (!SiteLinks.Pages.Contains(path) && !SiteLinks.Sheets.Contains(path) && (shown is null || !IsPage(shown)))
                {
                    log.Error(link.At, DiagnosticCode.BrokenLink, pages.ByAddress.GetValueOrDefault(path) is { } article
                        ? $"{Shown.Quote(link.Url)} is an article's address; link the file: {FileOf(article, page)}{fragment}"
                        : shown is not null ? $"there is no page {Shown.Quote(shown)}, so nothing is at {Shown.Quote(link.Url)}{HintAtShown(path, shown)}"
                        : $"{Shown.Quote(link.Url)} is no page of the site{HintAt(page, path, SiteLinks.Pages)} (articles are linked by file: ../oils/peppermint.md; a sheet by its address: /techniques/gentle-stroking/sheet)");
                }

                return;
            }

            var target = page;
            if (path.Length > 0)
            {
                var resolved = SiteLinks.Resolve(path, page.Address);
                var address = resolved.EndsWith(".md", StringComparison.Ordinal) ? resolved[..^3] : "";
                if (!pages.ByAddress.TryGetValue(address, out target!))
                {
                    if (!IsPage(address))
                    {
                        log.Error(link.At, DiagnosticCode.BrokenLink, $"there is no file {Shown.Quote(link.Url)}{(path.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? $"; another site's address starts with https://{path}" : HintAt(page, SiteLinks.Resolve(path.Replace('\\', '/'), page.Address), []))}");
                    }

                    return;
                }
            }

            // Where the page could not be read its headings are not known.
            if (fragment.Length > 1 && !target.HasAnchor(fragment[1..]))
            {
                log.Error(link.At, DiagnosticCode.BrokenHeading, $"'{target.Slug}.md' has no heading {Shown.Quote(fragment)}{NearestName.Hint(fragment[1..], target.Anchors)}");
            }
        }

        // Links are suggested as they would be written: a page of the site by its address, an article by its file from where the page lies.
        // Each looks through every name there is; past so many mistakes, what they have in common is plain without.
        private string HintAt(ParsedPage page, string path, IReadOnlyCollection<string> sitePages)
        {
            if (_hints++ >= MaxHints)
            {
                return "";
            }

            // What lies in a folder is an article.
            var site = path.LastIndexOf('/') > 0 ? null : NearestName.Of(path, sitePages);
            var near = site ?? (pages.Nearest(path) is { } p ? FileOf(p, page) : null);
            return near is null ? NearestName.Hint(path, []) : $"; did you mean '{near}'?";
        }

        private string HintAtShown(string path, string shown) =>
            _hints++ < MaxHints && pages.Nearest(shown) is { } near && GoneReader.Parse(shown) is var (kind, slug) && near.Kind == kind
                ? $"; did you mean '{path.Replace(slug, near.Slug, StringComparison.Ordinal)}'?" : "";

        // One that cannot be read is a page all the same.
        private bool IsPage(string address) => pages.ByAddress.ContainsKey(address) || unreadable.Any(u => Topic.AddressOf(u.Item1, u.Item2) == address);

        private static string FileOf(ParsedPage page, ParsedPage from) => page.Kind == from.Kind ? page.Slug + ".md" : $"../{Vocabulary.Word(page.Kind)}/{page.Slug}.md";

        // The rules that name each value of a set, by the value's number.
        private static List<SafetyRule>[] Naming<T>(List<SafetyRule> rules, Func<Selector, T, bool> names) where T : struct, Enum =>
            Array.ConvertAll(Enum.GetValues<T>(), v => rules.FindAll(r => names(r.AppliesTo, v) || names(r.Stops, v)));

        private DiagnosticLog LogOf(ParsedPage page)
        {
            if (!_logs.TryGetValue(page, out var log))
            {
                _logs.Add(page, log = new DiagnosticLog(page.Path));
            }

            return log;
        }

        private bool AreKnown(TopicKind kind) => unreadable.All(u => u.Item1 != kind) && pages.All.Where(p => p.Kind == kind).All(p => p.FrontMatterIsSound);

        private bool Exists(TopicKind kind, string slug) => pages.ByAddress.ContainsKey(Topic.AddressOf(kind, slug)) || unreadable.Contains((kind, slug));

        private ParsedPage PageOf(Topic topic) => pages.ByAddress[topic.Address];

        private ParsedPage? PageOf(TopicKind kind, string slug) => pages.ByAddress.GetValueOrDefault(Topic.AddressOf(kind, slug));
    }
}
