using System.Collections.Immutable;

namespace FootCare.Topics;

/// <summary>A safety rule: a question, what a yes means, and which techniques it concerns.</summary>
/// <param name="Facts">What it has in common with every other page.</param>
public sealed record SafetyRule(PageFacts Facts) : Topic(Facts)
{
    /// <inheritdoc/>
    public override TopicKind Kind => TopicKind.Safety;
    /// <summary>The checklist's question, of which yes is the answer that means risk; null only for <see cref="Severity.Advice"/>.</summary>
    public required string? Question { get; init; }
    /// <summary>Why it is asked, in a sentence; null where nothing is asked.</summary>
    public required string? Why { get; init; }
    /// <summary>What a yes means for the techniques that <see cref="AppliesTo"/> selects and <see cref="Stops"/> does not.</summary>
    public required Severity Severity { get; init; }
    /// <summary>Where in the checklist it is asked.</summary>
    public required ChecklistPart Part { get; init; }
    /// <summary>How fast to get help after a yes.</summary>
    public required Help Help { get; init; }
    /// <summary>The techniques it concerns.</summary>
    public required Selector AppliesTo { get; init; }
    /// <summary>The techniques among them for which a yes means <see cref="Severity.Stop"/> whatever <see cref="Severity"/> says.</summary>
    public required Selector Stops { get; init; }
    /// <summary>What to do instead, in a sentence: finished HTML.</summary>
    public required string InsteadHtml { get; init; }
    /// <summary>What to do instead, in plain words.</summary>
    public required string Instead { get; init; }

    /// <summary>Which other risks make help more urgent; null where none does.</summary>
    public Escalation? SoonerWith { get; init; }

    /// <summary>The rule as it stands for somebody: where another risk makes help more urgent, with that help and what to do then.</summary>
    /// <param name="isRisk">Whether a rule, by slug, was answered yes.</param>
    public SafetyRule For(Func<string, bool> isRisk) =>
        SoonerWith is { } sooner && sooner.Rules.Any(isRisk) ? this with { Help = sooner.Help, InsteadHtml = sooner.InsteadHtml, Instead = sooner.Instead } : this;

    /// <summary>Whether it stops every technique alike.</summary>
    public bool StopsAll => Severity == Topics.Severity.Stop && AppliesTo.All;

    /// <summary>Whether it concerns a technique at all.</summary>
    public bool Concerns(TechniqueProperties technique) => AppliesTo.Selects(technique) || Stops.Selects(technique);

    /// <summary>What a yes means for a technique; null where the rule does not concern it.</summary>
    public Severity? SeverityFor(TechniqueProperties technique) =>
        Stops.Selects(technique) ? Topics.Severity.Stop : AppliesTo.Selects(technique) ? Severity : null;
}

/// <summary>What makes help after a yes more urgent: a yes to another rule.</summary>
/// <param name="Rules">The other rules, by slug; any one is enough.</param>
/// <param name="Help">How fast to get help then.</param>
/// <param name="InsteadHtml">What to do then, in a sentence: finished HTML.</param>
/// <param name="Instead">The same in plain words.</param>
public sealed record Escalation(ImmutableArray<string> Rules, Help Help, string InsteadHtml, string Instead);

/// <summary>Picks techniques by their properties: all of them, none, or those that any of its clauses matches.</summary>
/// <param name="All">Whether it picks every technique.</param>
/// <param name="Clauses">The clauses; a technique that any of them matches is picked.</param>
public sealed record Selector(bool All, ImmutableArray<SelectorClause> Clauses)
{
    /// <summary>Picks every technique.</summary>
    public static Selector Everything { get; } = new(All: true, []);

    /// <summary>Picks none.</summary>
    public static Selector Nothing { get; } = new(All: false, []);

    /// <summary>Whether it picks a technique.</summary>
    public bool Selects(TechniqueProperties technique)
    {
        if (All)
        {
            return true;
        }

        foreach (var clause in Clauses)
        {
            if (clause.Matches(technique))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it names this use, so that a rule about the use exists.</summary>
    public bool Names(Use use) => Clauses.Any(c => c.Uses.Contains(use));

    /// <summary>Whether it names this pressure.</summary>
    public bool Names(Pressure pressure) => Clauses.Any(c => c.Pressures.Contains(pressure));

    /// <summary>Whether it names this oil.</summary>
    public bool NamesOil(string slug) => Clauses.Any(c => c.Oils.Contains(slug));
}

/// <summary>Matches a technique that has, for each property named, at least one of the values.</summary>
/// <param name="Pressures">Any of these pressures; empty says nothing about it, as with each of the others.</param>
/// <param name="Uses">Any of these uses.</param>
/// <param name="Zones">Any of these zones.</param>
/// <param name="Oils">Any of these oils, by slug.</param>
/// <param name="Who">Any of these hands.</param>
public sealed record SelectorClause(
    ImmutableArray<Pressure> Pressures,
    ImmutableArray<Use> Uses,
    ImmutableArray<Zone> Zones,
    ImmutableArray<string> Oils,
    ImmutableArray<Giver> Who)
{
    /// <summary>Whether the technique, or one part of a routine by itself, has one of the values of every property named.</summary>
    public bool Matches(TechniqueProperties technique)
    {
        foreach (var part in technique.Parts)
        {
            if (MatchesOne(part))
            {
                return true;
            }
        }

        return technique.Parts.IsEmpty && MatchesOne(technique);
    }

    private bool MatchesOne(TechniqueProperties technique) =>
        Any(Pressures, technique.Pressures) && Any(Uses, technique.Uses) && Any(Zones, technique.Zones)
        && Any(Oils, technique.Oils) && Any(Who, technique.Who);

    // Asked for every rule and every technique whenever content is read: plain loops, nothing allocated.
    private static bool Any<T>(ImmutableArray<T> wanted, ImmutableArray<T> has)
    {
        foreach (var value in wanted)
        {
            foreach (var one in has)
            {
                if (EqualityComparer<T>.Default.Equals(value, one))
                {
                    return true;
                }
            }
        }

        return wanted.IsEmpty;
    }
}
