using System.Collections.Immutable;
using System.Globalization;
using FootCare.Codes;
using FootCare.Topics;

namespace FootCare.Content;

/// <summary>
/// One file, read by itself: a topic whose references are still to be resolved, the names it uses that only the whole site can check,
/// and what is wrong with it so far.
/// </summary>
internal sealed record ParsedPage(
    TopicKind Kind,
    string Slug,
    string Path,
    Topic? Topic,
    ParsedArticle Article,
    PageNames Names,
    ImmutableArray<Diagnostic> Diagnostics)
{
    public string Address { get; } = Topics.Topic.AddressOf(Kind, Slug);

    /// <summary>The ids of its sources, in the order of their numbers.</summary>
    public ImmutableArray<string> Sources { get; } = [.. Article.Citations.Concat(Names.References).Select(r => r.Value).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether the front matter says what its writer meant, as far as the page alone can tell.</summary>
    public bool FrontMatterIsSound { get; } = Topic is not null && !Article.HoldsKeys
        && !Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error && string.CompareOrdinal(d.Code, DiagnosticCode.ValueTooLong) <= 0);

    /// <summary>Whether the page names a source, be it a known one or not.</summary>
    public bool Cites => !Article.Citations.IsEmpty || !Names.References.IsEmpty;

    /// <summary>Every anchor of the page; a routine's parts stand under <c>steps</c> though no heading is written, and what is no technique yet may be one.</summary>
    public IEnumerable<string> Anchors => MayBeRoutine ? Article.Anchors.Keys.Union(["steps"], StringComparer.Ordinal) : Article.Anchors.Keys;

    /// <summary>Whether the page has an anchor, or may have it since its text could not be read.</summary>
    public bool HasAnchor(string anchor) => Article.Anchors.ContainsKey(anchor) || (MayBeRoutine && anchor == "steps") || !Article.WasRead;

    private bool MayBeRoutine => Kind == TopicKind.Techniques && Topic is not Technique { Routine.IsEmpty: true };
}

/// <summary>Names of other pages and references that a page uses, each with its place.</summary>
internal sealed record PageNames
{
    public ImmutableArray<Located<string>> Aliases { get; init; } = [];
    public bool AliasesAreSound { get; init; } = true;
    public ImmutableArray<Located<string>> References { get; init; } = [];
    public ImmutableArray<Located<string>> Symptoms { get; init; } = [];
    public ImmutableArray<Located<string>> Oils { get; init; } = [];
    public ImmutableArray<Located<string>> Rules { get; init; } = [];
    public ImmutableArray<Located<string>> Routine { get; init; } = [];
    public ImmutableArray<LinkUse> Links { get; init; } = [];
    public ImmutableArray<Located<Code>> Codes { get; init; } = [];
    public Place TitleAt { get; init; }
    public Place EvidenceAt { get; init; }
    public Place UsesAt { get; init; }
    public Place PressureAt { get; init; }
    public Place QuestionAt { get; init; }
    public Place AppliesToAt { get; init; }
    public Place StopsAt { get; init; }
    public Place ContainsAt { get; init; }
    public Place SeverityAt { get; init; }
    public Place ReviewByAt { get; init; }
    public Place ReviewedAt { get; init; }
    public ImmutableArray<Located<DateOnly>> ChangedOn { get; init; } = [];
}

/// <summary>Reads one article: front matter into a typed topic, Markdown into its text.</summary>
internal static class PageReader
{
    private const int MaxSummary = 160;

    private static readonly string[] SignsOfMarkdown = ["**", "](", "[@"];

    /// <summary>Reads a file's text. Depends on nothing else, so files can be read in parallel and only those that changed.</summary>
    public static ParsedPage Read(TopicKind kind, string slug, string text, string path)
    {
        var log = new DiagnosticLog(path);
        var address = Topic.AddressOf(kind, slug);
        if (FrontMatter.Split(text, log) is not var (yaml, body))
        {
            return new ParsedPage(kind, slug, path, Topic: null, ParsedArticle.Empty, new PageNames(), [.. log.Found]);
        }

        var closedAt = yaml.Count(c => c == '\n') + 2;
        var tree = YamlTree.Parse(yaml, linesBefore: 1, log);
        if (tree is not YamlMap map)
        {
            if (tree is not null)
            {
                log.Error(tree.At, DiagnosticCode.WrongType, "the front matter must be keys with values, such as 'title: Thumb circles'");
            }

            // The text is checked without its keys, so that its mistakes need not wait for theirs.
            var hasSteps = kind == TopicKind.Techniques && !yaml.Contains("routine:", StringComparison.Ordinal);
            var alone = ArticleReader.Read(body, address, title: "", hasSteps, log, closedAt);
            if (hasSteps)
            {
                CheckStepList(alone, log);
            }

            CheckWords(alone, log);
            return new ParsedPage(kind, slug, path, Topic: null, alone with { Prose = [] }, new PageNames { Links = alone.Links }, [.. log.Found]);
        }

        var keys = new KeyReader(map, log);
        var title = keys.Name("title");
        var isRoutine = kind == TopicKind.Techniques && keys.Has("routine");
        var article = ArticleReader.Read(body, address, title, withSteps: kind == TopicKind.Techniques && !isRoutine, log, closedAt);
        var names = new PageNames { Links = article.Links, ReviewByAt = keys.PlaceOf("review-by"), ReviewedAt = keys.PlaceOf("reviewed"), TitleAt = keys.PlaceOf("title") };
        var before = log.Found.Count;
        names = names with { Aliases = keys.Texts("aliases"), AliasesAreSound = log.Found.Count == before };
        var changes = ReadChanges(keys);
        names = names with { References = keys.Texts("references"), Codes = ReadCodes(kind, keys, log), ChangedOn = [.. changes.Select(c => new Located<DateOnly>(c.Value.Date, c.At))] };
        var facts = new PageFacts(
            slug, title, Summary(keys, log), keys.Words("also-known-as"), [.. names.Aliases.Select(a => a.Value)], ReadReview(keys, log),
            [.. changes.Select(c => c.Value).OrderByDescending(c => c.Date)], References: [], article.Article)
        {
            Codes = [.. names.Codes.Select(c => c.Value)],
        };
        Topic topic = kind switch
        {
            TopicKind.Symptoms => ReadSymptom(facts, keys, article, log),
            TopicKind.Techniques => ReadTechnique(facts, keys, ref names, article, isRoutine, log),
            TopicKind.Safety => ReadRule(facts, keys, ref names, address, log),
            TopicKind.Oils => ReadOil(facts, keys, ref names, article, log),
            TopicKind.Guides => ReadGuide(facts, keys),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of topic"),
        };
        if (kind == TopicKind.Safety && SiteAnchors.OfChecklist.Contains(slug))
        {
            log.Error(Place.Start, DiagnosticCode.BadSlug, $"a rule cannot be called '{slug}': the checklist has a part of its own at '#{slug}'; give the file another name");
        }

        foreach (var alias in names.Aliases.Where(a => !KeyReader.IsSlug(a.Value)))
        {
            log.Error(alias.At, DiagnosticCode.BadSlug, $"{Shown.Quote(alias.Value)} cannot be a slug; use lower-case letters, digits and single hyphens");
        }

        names = names with { AliasesAreSound = names.AliasesAreSound && !article.HoldsKeys && !names.Aliases.Any(a => !KeyReader.IsSlug(a.Value)) && !keys.Unasked().Any(k => k.Value.Contains("alias", StringComparison.OrdinalIgnoreCase)) };
        if (LooksLike(keys) is { } other)
        {
            // All else that was found follows from that.
            var misplaced = new DiagnosticLog(path);
            misplaced.Error(
                Place.Start, DiagnosticCode.UnknownFolder,
                $"this has the keys of a page in {Vocabulary.Word(other)}/, and lies in {Vocabulary.Word(kind)}/; move it there, or write the keys of {Vocabulary.Word(kind)}/");
            return new ParsedPage(kind, slug, path, Topic: null, ParsedArticle.Empty, new PageNames(), [.. misplaced.Found]);
        }

        CheckShownAsWritten(keys, log);
        keys.Finish(mayHaveMore: article.HoldsKeys);
        if (!article.HoldsKeys)
        {
            CheckWords(article, log);
        }

        // The prose has been judged, and nobody asks for it again.
        return new ParsedPage(kind, slug, path, topic, article with { Prose = [] }, names, [.. log.Found]);
    }

    // A page in the folder of another kind has many keys that are unknown there, and one mistake. Two keys may be slips.
    private static TopicKind? LooksLike(KeyReader keys)
    {
        const int Fewest = 3;
        var strange = keys.Unasked().Select(k => k.Value).ToList();
        return strange.Count < Fewest ? null
            : Enum.GetValues<TopicKind>().Where(k => strange.TrueForAll(FrontMatterSchema.KeysOf(k).Contains)).Select(k => (TopicKind?)k).FirstOrDefault();
    }

    // These values are shown as they are written; signs of Markdown would be shown too.
    private static void CheckShownAsWritten(KeyReader keys, DiagnosticLog log)
    {
        foreach (var key in new[] { "title", "summary", "question", "why" })
        {
            if (keys.Has(key) && keys.TextOf(key) is { } text && Array.Find(SignsOfMarkdown, s => text.Contains(s, StringComparison.Ordinal)) is { } sign)
            {
                log.Warn(keys.PlaceOf(key), DiagnosticCode.ValueReadOtherwise, $"'{key}' is shown as it is written, with its '{sign}'; write it in plain words, and put links and sources into the text below");
            }
        }
    }

    private static void CheckWords(ParsedArticle article, DiagnosticLog log)
    {
        List<(Located<string> Prose, List<string> Sentences)> all = [.. article.Prose.Select(p => (p, Readability.Sentences(p.Value).ToList()))];
        var grade = Readability.GradeOf(all.SelectMany(p => p.Sentences));
        if (grade > Readability.MaxGrade)
        {
            log.Warn(Place.Start, DiagnosticCode.HardToRead, FormattableString.Invariant($"the page reads at grade {grade:0.0}; it should be {Readability.MaxGrade:0} or less: shorter sentences, shorter words"));
        }

        foreach (var (prose, sentences) in all)
        {
            foreach (var sentence in sentences.Where(Readability.IsLong))
            {
                log.Warn(prose.At, DiagnosticCode.LongSentence, $"a sentence here has {Readability.WordCount(sentence)} words; it should have {Readability.MaxSentence} at most: {Shown.Quote(sentence)}");
            }

            foreach (var mixed in Readability.MixedAlphabets(prose.Value))
            {
                log.Warn(prose.At, DiagnosticCode.MixedAlphabets, $"'{mixed}' has letters of two alphabets; those that look alike are not the same to a search or a screen reader");
            }
        }

        foreach (var promise in article.Promises)
        {
            log.Warn(promise.At, DiagnosticCode.Promise, $"'{promise.Value}' promises too much; it may stand only in a quoted claim that the page refutes");
        }
    }

    private static string Summary(KeyReader keys, DiagnosticLog log)
    {
        var summary = keys.Text("summary");
        if (summary.Length > MaxSummary)
        {
            log.Error(keys.PlaceOf("summary"), DiagnosticCode.SummaryTooLong, $"the summary has {summary.Length} characters; it may have {MaxSummary}");
        }

        return summary;
    }

    private static Review ReadReview(KeyReader keys, DiagnosticLog log)
    {
        var review = new Review(keys.Date("reviewed"), keys.Date("review-by"), keys.OptionalText("reviewed-by"));
        if (review.DueBy != default && review.DueBy < review.On)
        {
            log.Error(keys.PlaceOf("review-by"), DiagnosticCode.ReviewOrder, $"review-by ({review.DueBy:yyyy-MM-dd}) is before reviewed ({review.On:yyyy-MM-dd})");
        }

        return review;
    }

    private static ImmutableArray<Located<Change>> ReadChanges(KeyReader keys)
    {
        var changes = ImmutableArray.CreateBuilder<Located<Change>>();
        foreach (var change in keys.Maps("changes", "a list of changes, each with its 'date' and 'what'"))
        {
            changes.Add(new Located<Change>(new Change(change.Date("date"), change.Text("what"), change.Flag("safety")), change.PlaceOf("date")));
            change.Finish();
        }

        return changes.ToImmutable();
    }

    private static ImmutableArray<Located<Code>> ReadCodes(TopicKind kind, KeyReader keys, DiagnosticLog log)
    {
        if (kind is TopicKind.Techniques or TopicKind.Oils)
        {
            if (keys.Has("codes"))
            {
                keys.Is("codes", "");
                log.Error(keys.PlaceOf("codes"), DiagnosticCode.ConflictingCode, "a code never leads straight to a technique or an oil; give it to a symptom, a guide or a safety rule");
            }

            return [];
        }

        if (keys.Map("codes", "keys with values, such as 'icd-10-cm: [E11.42]'") is not { } codes)
        {
            return [];
        }

        var all = ImmutableArray.CreateBuilder<Located<Code>>();
        foreach (var system in CodeSystem.All)
        {
            foreach (var written in codes.Texts(system.Word))
            {
                if (system.IsWritten(written.Value))
                {
                    all.Add(new Located<Code>(new Code(system, written.Value), written.At));
                }
                else
                {
                    log.Error(written.At, DiagnosticCode.BadCode, $"'{written.Value}' is not a code of {system.Name}; {Advice(system, written.Value)}");
                }
            }
        }

        foreach (var unknown in codes.Unasked())
        {
            log.Error(unknown.At, DiagnosticCode.BadCode, $"no code system is called '{unknown.Value}' here{NearestName.HintOrAll(unknown.Value, [.. CodeSystem.All.Select(s => s.Word)])}");
        }

        return all.ToImmutable();
    }

    private static string Advice(CodeSystem system, string written) =>
        system.Normalize(written) is { } plain && system.IsWritten(system.Write(plain)) ? $"write it '{system.Write(plain)}'"
        : system.SpellsParents ? "it is a letter, two characters, and after a dot up to four more, such as 'E11.42'"
        : "it is 6 to 18 digits of which the last is a check digit, such as '302226006'";

    private static Symptom ReadSymptom(PageFacts facts, KeyReader keys, ParsedArticle article, DiagnosticLog log)
    {
        const string WhenToGetHelp = "when-to-get-help";
        if (keys.Is("urgency", Vocabulary.Word(Urgency.Urgent)) && article.WasRead && !article.Anchors.ContainsKey(WhenToGetHelp))
        {
            log.Error(keys.PlaceOf("urgency"), DiagnosticCode.UrgentWithoutHelp, "an urgent symptom says when to get help, and this page has no '## When to get help'");
        }

        return new Symptom(facts)
        {
            Urgency = keys.OneOf("urgency", Urgency.SeeSoon),
            Sooner = keys.OptionalText("sooner"),
        };
    }

    private static Technique ReadTechnique(PageFacts facts, KeyReader keys, ref PageNames names, ParsedArticle article, bool isRoutine, DiagnosticLog log)
    {
        names = names with
        {
            Symptoms = keys.Texts("symptoms"),
            Routine = keys.Texts("routine", required: isRoutine),
            EvidenceAt = keys.PlaceOf("evidence"),
            UsesAt = keys.PlaceOf(keys.Has("uses") ? "uses" : "title"),
            PressureAt = keys.PlaceOf("pressure"),
        };
        var properties = new TechniqueProperties([], [], [], [], []);
        var minutes = 0;
        if (isRoutine)
        {
            foreach (var derived in new[] { "zones", "pressure", "uses", "oils", "minutes" }.Where(keys.Has))
            {
                log.Error(keys.PlaceOf(derived), DiagnosticCode.MisplacedKey, $"a routine does not give '{derived}'; it is worked out from its parts");
                keys.Is(derived, "");
            }

            if (article.Anchors.ContainsKey("steps"))
            {
                log.Error(article.StepsAt ?? Place.Start, DiagnosticCode.DuplicateAnchor, "the site lists a routine's parts at '#steps'; a routine has no steps of its own, so call the heading something else");
            }

            properties = properties with { Who = keys.SomeOf<Giver>("who", required: true) };
        }
        else
        {
            names = names with { Oils = keys.Texts("oils") };
            var before = log.Found.Count;
            var zones = keys.SomeOf<Zone>("zones", required: true);
            if (log.Found.Count == before && !zones.IsEmpty)
            {
                StepChecks.Zones(article.Steps, zones, log);
            }

            before = log.Found.Count;
            var uses = keys.SomeOf<Use>("uses");
            if (log.Found.Count == before && (keys.Has("uses") || !keys.Unasked().Any(k => NearestName.Of(k.Value, ["uses"]) is not null)))
            {
                StepChecks.Uses(article.Steps, uses, log);
            }

            StepChecks.Spots(article.Steps, log);
            properties = new TechniqueProperties(
                [keys.OneOf("pressure", Pressure.Deep)],
                uses,
                zones,
                [.. names.Oils.Select(o => o.Value)],
                keys.SomeOf<Giver>("who", required: true));
            var whole = keys.Whole("minutes", 1, 120, required: true);
            minutes = whole ?? 1;
            // What a mistake keeps from being known is not reported as wrong.
            if (whole is not null && !article.Steps.IsEmpty && article.Steps.All(s => s.Value.Seconds is not null) && !log.Found.Any(d => d.Severity == DiagnosticSeverity.Error))
            {
                StepChecks.Minutes(minutes, article.Steps.Sum(s => s.Value.Seconds!.Value), keys.PlaceOf("minutes"), log);
            }

            CheckStepList(article, log);
        }

        return new Technique(facts)
        {
            Evidence = keys.OneOf("evidence", EvidenceGrade.None),
            Properties = properties,
            Minutes = minutes,
            Position = keys.OneOf("position", Position.Seated),
            Steps = [.. article.Steps.Select(s => s.Value)],
            Routine = [.. names.Routine.Select(r => r.Value)],
        };
    }

    private static void CheckStepList(ParsedArticle article, DiagnosticLog log)
    {
        if (!article.HasStepList)
        {
            log.Error(article.StepsAt ?? Place.Start, DiagnosticCode.NoSteps, "a technique needs a numbered list ('1. …') under '## Steps'");
        }
    }

    private static SafetyRule ReadRule(PageFacts facts, KeyReader keys, ref PageNames names, string address, DiagnosticLog log)
    {
        var severity = keys.OneOf("severity", Severity.Stop);
        var question = keys.OptionalText("question");
        if (severity == Severity.Advice && question is not null)
        {
            log.Error(keys.PlaceOf("question"), DiagnosticCode.QuestionChangesNothing, "advice asks no question, since no answer would change anything; leave it out or make the rule 'adapt'");
        }
        else if (severity != Severity.Advice && question is null && !keys.Has("question"))
        {
            log.Error(keys.PlaceOf("severity"), DiagnosticCode.RuleWithoutQuestion, $"a rule of '{Vocabulary.Word(severity)}' needs a question");
        }

        var instead = ReadInstead(keys, address, log);
        var oils = new List<Located<string>>();
        var appliesTo = ReadSelector(keys, "applies-to", required: true, oils, log);
        var stops = ReadSelector(keys, "stops", required: false, oils, log);
        var help = keys.OneOf("help", Help.None);
        var (sooner, with, links) = ReadSoonerWith(keys, help, address, log);
        names = names with
        {
            Symptoms = keys.Texts("symptoms"),
            Rules = with,
            Oils = [.. oils],
            QuestionAt = keys.PlaceOf("question"),
            AppliesToAt = keys.PlaceOf("applies-to"),
            StopsAt = keys.PlaceOf("stops"),
            SeverityAt = keys.PlaceOf("severity"),
            Links = [.. names.Links, .. instead.Links, .. links],
        };
        return new SafetyRule(facts)
        {
            Question = question,
            Why = keys.OptionalText("why", required: question is not null),
            Severity = severity,
            Part = keys.OneOf("part", ChecklistPart.Feet),
            Help = help,
            SoonerWith = sooner,
            AppliesTo = appliesTo,
            Stops = stops,
            InsteadHtml = instead.Html,
            Instead = instead.Words,
        };
    }

    private static (string Html, string Words, ImmutableArray<LinkUse> Links) ReadInstead(KeyReader keys, string address, DiagnosticLog log)
    {
        var text = keys.Text("instead");
        if (text.Length == 0)
        {
            return ("", "", []);
        }

        var (html, words, links) = ArticleReader.ReadLine(new Located<string>(text, keys.PlaceOf("instead")), address, log);
        return (html, words.Trim(), [.. links]);
    }

    private static (Escalation? Sooner, ImmutableArray<Located<string>> Rules, ImmutableArray<LinkUse> Links) ReadSoonerWith(KeyReader keys, Help help, string address, DiagnosticLog log)
    {
        const string Key = "sooner-with";
        if (keys.Map(Key, "'rules', 'help' and 'instead'") is not { } map)
        {
            return (null, [], []);
        }

        var rules = map.Texts("rules", required: true);
        var sooner = map.OneOf("help", help);
        var instead = ReadInstead(map, address, log);
        map.Finish();
        if (map.Has("help") && sooner >= help)
        {
            log.Error(map.PlaceOf("help"), DiagnosticCode.QuestionChangesNothing, $"'{Vocabulary.Word(sooner)}' is no sooner than the rule's own 'help', '{Vocabulary.Word(help)}'");
        }

        return (new Escalation([.. rules.Select(r => r.Value)], sooner, instead.Html, instead.Words), rules, instead.Links);
    }

    private static Selector ReadSelector(KeyReader keys, string key, bool required, List<Located<string>> oils, DiagnosticLog log)
    {
        if (keys.Is(key, "all"))
        {
            return Selector.Everything;
        }

        if (!keys.Has(key))
        {
            if (required)
            {
                keys.OptionalText(key, required: true);
            }

            return Selector.Nothing;
        }

        var clauses = ImmutableArray.CreateBuilder<SelectorClause>();
        foreach (var map in keys.Maps(key, "'all', or properties of techniques such as 'uses: [heat]'"))
        {
            var before = log.Found.Count;
            var clauseOils = map.Texts("oils");
            var clause = new SelectorClause(
                map.SomeOf<Pressure>("pressure"), map.SomeOf<Use>("uses"), map.SomeOf<Zone>("zones"), [.. clauseOils.Select(o => o.Value)], map.SomeOf<Giver>("who"));
            map.Finish();
            if (log.Found.Count == before && clause is { Pressures: [], Uses: [], Zones: [], Oils: [], Who: [] })
            {
                log.Error(keys.PlaceOf(key), DiagnosticCode.WrongType, $"'{key}' must say which property it selects, or be 'all'");
            }

            oils.AddRange(clauseOils);
            clauses.Add(clause);
        }

        return new Selector(All: false, clauses.ToImmutable());
    }

    private static Oil ReadOil(PageFacts facts, KeyReader keys, ref PageNames names, ParsedArticle article, DiagnosticLog log)
    {
        var kind = keys.OneOf("kind", OilKind.Carrier);
        var most = keys.Number("max-dilution", 0.1m, 5m, required: kind == OilKind.Essential);

        // The rules on scent select by the kind; a scented oil that passes for a plain one would slip past them.
        if (keys.Is("kind", Vocabulary.Word(OilKind.Carrier)) && keys.Has("max-dilution"))
        {
            log.Error(keys.PlaceOf("max-dilution"), DiagnosticCode.MisplacedKey, "a plain oil has no 'max-dilution'; is its 'kind' essential?");
        }

        if (most is { } number && article.Article.Sections.FirstOrDefault(s => s.Id == "how-to-dilute-it") is { } section && !SaysPerCent(section.Words, number))
        {
            log.Warn(keys.PlaceOf("max-dilution"), DiagnosticCode.DilutionDisagrees, FormattableString.Invariant($"the text under '{section.Title}' does not say {number}%; mend one or the other"));
        }

        names = names with { Symptoms = keys.Texts("symptoms"), EvidenceAt = keys.PlaceOf("evidence"), ContainsAt = keys.PlaceOf("contains") };
        return new Oil(facts)
        {
            OilKind = kind,
            MaxDilution = most,
            Contains = keys.Words("contains"),
            Evidence = keys.OneOf("evidence", EvidenceGrade.None),
        };
    }

    private static bool SaysPerCent(string words, decimal number)
    {
        var written = number.ToString("0.##", CultureInfo.InvariantCulture);
        for (var at = words.IndexOf(written, StringComparison.Ordinal); at >= 0; at = words.IndexOf(written, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !(char.IsDigit(words[at - 1]) || words[at - 1] is '.' or ',')) && words.AsSpan(at + written.Length).TrimStart() is ['%', ..] or ['p', 'e', 'r', ' ', 'c', 'e', 'n', 't', ..])
            {
                return true;
            }
        }

        return false;
    }

    private static Guide ReadGuide(PageFacts facts, KeyReader keys)
    {
        return new Guide(facts)
        {
            Audiences = keys.SomeOf<Audience>("audience", required: true),
        };
    }
}
