using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using FootCare.Codes;
using FootCare.Search;

namespace FootCare.Topics;

/// <summary>The whole site: every topic and reference, checked and linked both ways. Immutable; replaced as a whole.</summary>
public sealed class TopicModel
{
    private static readonly int Severities = Enum.GetValues<Severity>().Length;

    // Made when somebody first asks for them: a save need not wait.
    private readonly Lazy<SearchIndex> _search;
    private readonly Lazy<ILookup<string, Topic>> _topicsByReference;
    private readonly ImmutableArray<SafetyRule> _rulesInOrder;
    private readonly ImmutableArray<ImmutableArray<GoverningRule>> _governing;
    private readonly Dictionary<string, Topic>[] _topics;
    private readonly Dictionary<string, Topic>[] _aliases;
    private readonly Dictionary<string, ImmutableArray<Technique>> _techniquesBySymptom;
    private readonly Dictionary<string, ImmutableArray<Symptom>> _symptomsByTechnique;
    private readonly Dictionary<string, ImmutableArray<Oil>> _oilsBySymptom;
    private readonly Dictionary<string, ImmutableArray<Symptom>> _symptomsByOil;
    private readonly Dictionary<string, ImmutableArray<Technique>> _techniquesByOil;
    private readonly Dictionary<string, ImmutableArray<GoverningRule>> _rulesByTechnique;
    private readonly Dictionary<string, ImmutableArray<GoverningRule>> _rulesByOil;
    private readonly Dictionary<string, ImmutableArray<SafetyRule>> _rulesBySymptom;
    private readonly Dictionary<string, ImmutableArray<Symptom>> _symptomsByRule;
    private readonly Dictionary<string, ImmutableArray<Technique>> _routinesByPart;

    /// <summary>Links topics that have been checked; use the site reader to read and check them.</summary>
    /// <param name="topics">Every topic.</param>
    /// <param name="references">Every reference.</param>
    /// <param name="links">Which topics belong together.</param>
    /// <param name="images">Files beside the articles, by the address the site serves them at.</param>
    /// <param name="version">Names this content: the same for the same files, different for others.</param>
    /// <param name="words">What people call things, for searching.</param>
    /// <exception cref="KeyNotFoundException">A link names a topic that is not among <paramref name="topics"/>.</exception>
    public TopicModel(
        IEnumerable<Topic> topics, IEnumerable<Reference> references, TopicLinks links,
        IReadOnlyDictionary<string, string> images, string version, SearchWords words)
    {
        var all = topics.OrderBy(t => t.Title, StringComparer.OrdinalIgnoreCase).ThenBy(t => t.Slug, StringComparer.Ordinal).ToImmutableArray();
        _topics = ByKind(all, t => [t.Slug]);
        _aliases = ByKind(all, t => t.Aliases);
        Topics = all;
        Symptoms = [.. all.OfType<Symptom>()];
        Techniques = [.. all.OfType<Technique>().OrderBy(t => !t.Routine.IsEmpty)];
        Rules = [.. all.OfType<SafetyRule>().OrderBy(r => (int)r.Severity).ThenBy(r => (int)r.Help)];
        Oils = [.. all.OfType<Oil>()];
        Guides = [.. all.OfType<Guide>()];
        References = [.. references.OrderBy(r => r.Title, StringComparer.OrdinalIgnoreCase)];
        Codes = new CodeIndex(all);
        Images = images;
        Version = version;

        _symptomsByTechnique = Group(links.SymptomsOfTechnique, l => l.Technique, l => Get<Symptom>(l.Symptom));
        _techniquesBySymptom = Group(links.SymptomsOfTechnique, l => l.Symptom, l => Get<Technique>(l.Technique), GentlestFirst);
        _symptomsByOil = Group(links.SymptomsOfOil, l => l.Oil, l => Get<Symptom>(l.Symptom));
        _oilsBySymptom = Group(links.SymptomsOfOil, l => l.Symptom, l => Get<Oil>(l.Oil));
        _techniquesByOil = Group(
            Techniques.SelectMany(t => t.Properties.Oils.Select(o => (Oil: o, Technique: t))), p => p.Oil, p => p.Technique, GentlestFirst);
        _routinesByPart = Group(
            Techniques.SelectMany(t => t.Routine.Distinct().Select(p => (Part: p, Routine: t))), p => p.Part, p => p.Routine);
        _rulesInOrder = [.. Rules.OrderBy(r => (int)r.Help).ThenBy(r => r.Title, StringComparer.OrdinalIgnoreCase)];
        _governing = [.. _rulesInOrder.Select(r => Enum.GetValues<Severity>().Select(s => new GoverningRule(r, s)).ToImmutableArray())];
        _rulesByTechnique = Techniques.ToDictionary(t => t.Slug, t => Govern(t.Properties, universal: true));
        _rulesByOil = Oils.ToDictionary(o => o.Slug, RulesOfAllergens);
        _symptomsByRule = Group(links.SymptomsOfRule, l => l.Rule, l => Get<Symptom>(l.Symptom));
        _rulesBySymptom = Group(
            links.SymptomsOfRule, l => l.Symptom, l => Get<SafetyRule>(l.Rule),
            rules => rules.OrderBy(r => (int)r.Severity).ThenBy(r => (int)r.Help).ThenBy(r => r.Title, StringComparer.OrdinalIgnoreCase));
        _search = new Lazy<SearchIndex>(() => new SearchIndex(all, words));
        _topicsByReference = new Lazy<ILookup<string, Topic>>(() => all.SelectMany(t => t.References.Select(r => (r.Id, Topic: t))).ToLookup(p => p.Id, p => p.Topic, StringComparer.Ordinal));
    }

    /// <summary>Every topic by title.</summary>
    public ImmutableArray<Topic> Topics { get; }
    /// <summary>Every symptom by title.</summary>
    public ImmutableArray<Symptom> Symptoms { get; }
    /// <summary>Every technique by title, routines last.</summary>
    public ImmutableArray<Technique> Techniques { get; }
    /// <summary>Every safety rule, worst first.</summary>
    public ImmutableArray<SafetyRule> Rules { get; }
    /// <summary>Every oil by title.</summary>
    public ImmutableArray<Oil> Oils { get; }
    /// <summary>Every guide by title.</summary>
    public ImmutableArray<Guide> Guides { get; }
    /// <summary>Every reference by title.</summary>
    public ImmutableArray<Reference> References { get; }
    /// <summary>Which pages a diagnosis code leads to.</summary>
    public CodeIndex Codes { get; }
    /// <summary>Pictures beside the articles: the site's address to the file's path.</summary>
    public IReadOnlyDictionary<string, string> Images { get; }
    /// <summary>Pages that were taken away.</summary>
    public ImmutableArray<GoneTopic> Gone { get; init; } = [];
    /// <summary>Names this content: the same for the same files, different for others.</summary>
    public string Version { get; }

    /// <summary>Finds pages by what people write.</summary>
    public SearchIndex Search => _search.Value;

    /// <summary>A topic by kind and slug, or null.</summary>
    public Topic? Find(TopicKind kind, string slug) => _topics[(int)kind].GetValueOrDefault(slug);

    /// <summary>A topic of a type by slug, or null.</summary>
    public T? Find<T>(string slug) where T : Topic => Find(KindOf(typeof(T)), slug) as T;

    /// <summary>The topic that used to have this slug, or null.</summary>
    public Topic? FindByAlias(TopicKind kind, string slug) => _aliases[(int)kind].GetValueOrDefault(slug);

    /// <summary>The topic at an address such as <c>/techniques/thumb-circles</c>, under its present or a former slug; null where there is none.</summary>
    public Topic? FindByAddress(string address) =>
        address.Split('/') is ["", var kind, var slug] && Vocabulary.TryParse<TopicKind>(kind, out var known) ? Find(known, slug) ?? FindByAlias(known, slug) : null;

    /// <summary>The page that was taken away from this address, or null.</summary>
    public GoneTopic? FindGone(TopicKind kind, string slug) => Gone.FirstOrDefault(g => g.Kind == kind && g.Slug == slug);

    /// <summary>The techniques that may ease a symptom: gentlest first, then best supported.</summary>
    public ImmutableArray<Technique> TechniquesFor(Symptom symptom) => _techniquesBySymptom.GetValueOrDefault(symptom.Slug, []);

    /// <summary>The symptoms a technique may ease.</summary>
    public ImmutableArray<Symptom> SymptomsOf(Technique technique) => _symptomsByTechnique.GetValueOrDefault(technique.Slug, []);

    /// <summary>The oils that have been tried for a symptom.</summary>
    public ImmutableArray<Oil> OilsFor(Symptom symptom) => _oilsBySymptom.GetValueOrDefault(symptom.Slug, []);

    /// <summary>The symptoms an oil has been tried for.</summary>
    public ImmutableArray<Symptom> SymptomsOf(Oil oil) => _symptomsByOil.GetValueOrDefault(oil.Slug, []);

    /// <summary>The oils that suit a technique.</summary>
    public ImmutableArray<Oil> OilsOf(Technique technique) => [.. technique.Properties.Oils.Select(Find<Oil>).OfType<Oil>()];

    /// <summary>The techniques an oil suits.</summary>
    public ImmutableArray<Technique> TechniquesUsing(Oil oil) => _techniquesByOil.GetValueOrDefault(oil.Slug, []);

    /// <summary>The parts of a routine, in order.</summary>
    public ImmutableArray<Technique> PartsOf(Technique routine) => [.. routine.Routine.Select(Find<Technique>).OfType<Technique>()];

    /// <summary>The routines a technique is a part of.</summary>
    public ImmutableArray<Technique> RoutinesWith(Technique technique) => _routinesByPart.GetValueOrDefault(technique.Slug, []);

    /// <summary>The rules that concern a technique, worst first, each with what a yes means for it.</summary>
    public ImmutableArray<GoverningRule> RulesFor(Technique technique) => _rulesByTechnique[technique.Slug];

    /// <summary>
    /// The rules that stop a technique: first those that stop it in particular, since what stops every technique says something of the day; among these what the
    /// feet are like, then health, then what is used.
    /// </summary>
    public IEnumerable<GoverningRule> StopsOf(Technique technique) => RulesFor(technique).Where(r => r.Severity == Severity.Stop)
        .OrderBy(r => r.Rule.StopsAll).ThenBy(r => r.Rule.Part);

    /// <summary>The rules that concern an oil in particular (beside those for every massage), worst first.</summary>
    public ImmutableArray<GoverningRule> RulesFor(Oil oil) => _rulesByOil[oil.Slug];

    /// <summary>The rules a symptom calls for, worst first.</summary>
    public ImmutableArray<SafetyRule> RulesFor(Symptom symptom) => _rulesBySymptom.GetValueOrDefault(symptom.Slug, []);

    /// <summary>The techniques a rule concerns.</summary>
    public ImmutableArray<Technique> GovernedBy(SafetyRule rule) => [.. Techniques.Where(t => rule.Concerns(t.Properties))];

    /// <summary>The symptoms that call for a rule.</summary>
    public ImmutableArray<Symptom> SymptomsOf(SafetyRule rule) => _symptomsByRule.GetValueOrDefault(rule.Slug, []);

    /// <summary>The pages that cite a reference.</summary>
    public ImmutableArray<Topic> Citing(Reference reference) => [.. _topicsByReference.Value[reference.Id]];

    /// <summary>What an oil brings to any technique it is used in: safety rules select oils by it.</summary>
    public static TechniqueProperties PropertiesOf(Oil oil) =>
        new([], oil.OilKind == OilKind.Essential ? [Use.Oil, Use.EssentialOil] : [Use.Oil], [], [oil.Slug], []);

    // Worst first, then the soonest help, then the title; every rule is looked at once, and what is found is shared by all it is found for.
    private ImmutableArray<GoverningRule> Govern(TechniqueProperties properties, bool universal)
    {
        Span<int> counts = stackalloc int[Severities];
        var severities = ArrayPool<int>.Shared.Rent(_rulesInOrder.Length);
        for (var i = 0; i < _rulesInOrder.Length; i++)
        {
            var rule = _rulesInOrder[i];
            var severity = universal || !rule.AppliesTo.All || rule.Stops.Selects(properties) ? rule.SeverityFor(properties) : null;
            severities[i] = severity is null ? -1 : (int)severity.Value;
            if (severity is not null)
            {
                counts[severities[i]]++;
            }
        }

        var total = 0;
        for (var s = 0; s < counts.Length; s++)
        {
            (counts[s], total) = (total, total + counts[s]);
        }

        var governing = new GoverningRule[total];
        for (var i = 0; i < _rulesInOrder.Length; i++)
        {
            if (severities[i] >= 0)
            {
                governing[counts[severities[i]]++] = _governing[i][severities[i]];
            }
        }

        ArrayPool<int>.Shared.Return(severities);
        return ImmutableCollectionsMarshal.AsImmutableArray(governing);
    }

    // For an oil with an allergen, a rule that names it is no matter of doing it another way: that oil is left out.
    private ImmutableArray<GoverningRule> RulesOfAllergens(Oil oil) =>
    [
        .. Govern(PropertiesOf(oil), universal: false)
            .Select(g => oil.Contains.Length > 0 && (g.Rule.AppliesTo.NamesOil(oil.Slug) || g.Rule.Stops.NamesOil(oil.Slug)) && g.Severity == Severity.Adapt ? g with { Severity = Severity.Stop } : g)
            .OrderBy(g => (int)g.Severity),
    ];

    private T Get<T>(string slug) where T : Topic => (T)_topics[(int)KindOf(typeof(T))][slug];

    private static Dictionary<string, Topic>[] ByKind(ImmutableArray<Topic> topics, Func<Topic, IEnumerable<string>> slugs)
    {
        Dictionary<string, Topic>[] byKind = [.. Enum.GetNames(typeof(TopicKind)).Select(_ => new Dictionary<string, Topic>(StringComparer.Ordinal))];
        foreach (var topic in topics)
        {
            foreach (var slug in slugs(topic))
            {
                byKind[(int)topic.Kind].Add(slug, topic);
            }
        }

        return byKind;
    }

    /// <summary>Gentlest first, as sore feet are to begin; among those the best supported, then what may ease the most, then by title.</summary>
    public IEnumerable<Technique> GentlestFirst(IEnumerable<Technique> techniques) =>
        techniques.OrderBy(t => (int)t.Properties.Strongest).ThenBy(t => (int)t.Evidence).ThenByDescending(t => SymptomsOf(t).Length).ThenBy(t => t.Title, StringComparer.OrdinalIgnoreCase);

    private static Dictionary<string, ImmutableArray<TItem>> Group<TLink, TItem>(
        IEnumerable<TLink> links, Func<TLink, string> key, Func<TLink, TItem> item,
        Func<IEnumerable<TItem>, IEnumerable<TItem>>? order = null) =>
        links.GroupBy(key, item).ToDictionary(g => g.Key, g => (order is null ? g : order(g)).ToImmutableArray());

    private static TopicKind KindOf(Type type) => type.Name switch
    {
        nameof(Symptom) => TopicKind.Symptoms,
        nameof(Technique) => TopicKind.Techniques,
        nameof(SafetyRule) => TopicKind.Safety,
        nameof(Oil) => TopicKind.Oils,
        nameof(Guide) => TopicKind.Guides,
        _ => throw new ArgumentException($"{type} is not a kind of topic.", nameof(type)),
    };
}

/// <summary>A rule together with what a yes to it means for the technique or oil at hand.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Severity">What a yes means here: the rule's own severity, or stop.</param>
public sealed record GoverningRule(SafetyRule Rule, Severity Severity);

/// <summary>Which topics belong together, by slug.</summary>
/// <param name="SymptomsOfTechnique">What each technique may ease.</param>
/// <param name="SymptomsOfOil">What each oil has been tried for.</param>
/// <param name="SymptomsOfRule">Which symptoms call for a rule.</param>
public sealed record TopicLinks(
    ImmutableArray<(string Technique, string Symptom)> SymptomsOfTechnique,
    ImmutableArray<(string Oil, string Symptom)> SymptomsOfOil,
    ImmutableArray<(string Rule, string Symptom)> SymptomsOfRule);
