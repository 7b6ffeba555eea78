using System.Collections.Immutable;
using FootCare.Codes;

namespace FootCare.Topics;

/// <summary>What every page of content has in common.</summary>
/// <param name="Slug">The file's name: lower-case letters, digits and hyphens; unique within its kind.</param>
/// <param name="Title">The page's title.</param>
/// <param name="Summary">One sentence of at most 160 characters.</param>
/// <param name="AlsoKnownAs">Other names that people search by.</param>
/// <param name="Aliases">Slugs the page used to have; each answers 301 for ever.</param>
/// <param name="Review">When the text was last checked against its sources, when it is due again, and by which clinician if by any.</param>
/// <param name="Changes">What has changed, newest first.</param>
/// <param name="References">The page's sources, in the order of their numbers on the page.</param>
/// <param name="Article">The text.</param>
public sealed record PageFacts(
    string Slug,
    string Title,
    string Summary,
    ImmutableArray<string> AlsoKnownAs,
    ImmutableArray<string> Aliases,
    Review Review,
    ImmutableArray<Change> Changes,
    ImmutableArray<Reference> References,
    Article Article)
{
    /// <summary>Diagnosis codes, each verified in a source; none for techniques and oils.</summary>
    public ImmutableArray<Code> Codes { get; init; } = [];
}

/// <summary>A page of content of one of the five kinds.</summary>
/// <param name="Facts">What it has in common with every other page.</param>
public abstract record Topic(PageFacts Facts)
{
    /// <summary>Which of the five kinds it is.</summary>
    public abstract TopicKind Kind { get; }
    /// <inheritdoc cref="PageFacts.Slug"/>
    public string Slug => Facts.Slug;
    /// <inheritdoc cref="PageFacts.Title"/>
    public string Title => Facts.Title;
    /// <inheritdoc cref="PageFacts.Summary"/>
    public string Summary => Facts.Summary;
    /// <inheritdoc cref="PageFacts.AlsoKnownAs"/>
    public ImmutableArray<string> AlsoKnownAs => Facts.AlsoKnownAs;
    /// <inheritdoc cref="PageFacts.Aliases"/>
    public ImmutableArray<string> Aliases => Facts.Aliases;
    /// <inheritdoc cref="PageFacts.Review"/>
    public Review Review => Facts.Review;
    /// <inheritdoc cref="PageFacts.Changes"/>
    public ImmutableArray<Change> Changes => Facts.Changes;
    /// <inheritdoc cref="PageFacts.References"/>
    public ImmutableArray<Reference> References => Facts.References;
    /// <inheritdoc cref="PageFacts.Article"/>
    public Article Article => Facts.Article;
    /// <inheritdoc cref="PageFacts.Codes"/>
    public ImmutableArray<Code> Codes => Facts.Codes;

    /// <summary>The page's address on the site, such as <c>/techniques/thumb-circles</c>.</summary>
    public string Address => AddressOf(Kind, Slug);

    /// <summary>The address of a page by kind and slug.</summary>
    public static string AddressOf(TopicKind kind, string slug) => $"/{Vocabulary.Word(kind)}/{slug}";
}

/// <summary>When a page was checked, when it is due again and who checked it.</summary>
/// <param name="On">The day it was last checked against its sources.</param>
/// <param name="DueBy">The day by which it should be checked again; never before <paramref name="On"/>.</param>
/// <param name="Clinician">Name and role of the clinician who reviewed it; null where none has yet.</param>
public sealed record Review(DateOnly On, DateOnly DueBy, string? Clinician)
{
    /// <summary>Whether the page is past its date.</summary>
    public bool IsOverdue(DateOnly today) => today > DueBy;
}

/// <summary>One change to a page.</summary>
/// <param name="Date">When.</param>
/// <param name="What">What changed, in a sentence.</param>
/// <param name="Safety">Whether safety advice changed.</param>
public sealed record Change(DateOnly Date, string What, bool Safety);

/// <summary>What a foot feels like or does.</summary>
/// <param name="Facts">What it has in common with every other page.</param>
public sealed record Symptom(PageFacts Facts) : Topic(Facts)
{
    /// <inheritdoc/>
    public override TopicKind Kind => TopicKind.Symptoms;
    /// <summary>How soon somebody should see it when it is new.</summary>
    public required Urgency Urgency { get; init; }
    /// <summary>Who is to see somebody sooner than that, in a sentence; null where nobody is named.</summary>
    public string? Sooner { get; init; }
}

/// <summary>A way of massaging.</summary>
/// <param name="Facts">What it has in common with every other page.</param>
public sealed record Technique(PageFacts Facts) : Topic(Facts)
{
    /// <inheritdoc/>
    public override TopicKind Kind => TopicKind.Techniques;
    /// <summary>How sure the sources are that it helps.</summary>
    public required EvidenceGrade Evidence { get; init; }
    /// <summary>What safety rules select by. A routine's are the union of its parts'.</summary>
    public required TechniqueProperties Properties { get; init; }
    /// <summary>Whole minutes; a routine's are the sum of its parts'.</summary>
    public required int Minutes { get; init; }
    /// <summary>How to sit or lie.</summary>
    public required Position Position { get; init; }
    /// <summary>The steps in order; empty only for a routine.</summary>
    public required ImmutableArray<Step> Steps { get; init; }
    /// <summary>The slugs of the techniques a routine is made of, in order; empty for every other technique.</summary>
    public required ImmutableArray<string> Routine { get; init; }
}

/// <summary>The properties of a technique that safety rules select by.</summary>
/// <param name="Pressures">How hard; one value, or for a routine every value of its parts.</param>
/// <param name="Uses">What it uses.</param>
/// <param name="Zones">Where on the foot.</param>
/// <param name="Oils">Slugs of the oils that suit it.</param>
/// <param name="Who">Whose hands.</param>
public sealed record TechniqueProperties(
    ImmutableArray<Pressure> Pressures,
    ImmutableArray<Use> Uses,
    ImmutableArray<Zone> Zones,
    ImmutableArray<string> Oils,
    ImmutableArray<Giver> Who)
{
    /// <summary>For a routine, the properties of each part, given by the routine's hands; empty for every other technique.</summary>
    public ImmutableArray<TechniqueProperties> Parts { get; init; } = [];

    /// <summary>The hardest of its pressures.</summary>
    public Pressure Strongest
    {
        get
        {
            var strongest = Pressure.Feather;
            foreach (var pressure in Pressures)
            {
                strongest = pressure > strongest ? pressure : strongest;
            }

            return strongest;
        }
    }
}

/// <summary>One step of a technique.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Html">What to do, as finished HTML without a surrounding paragraph.</param>
/// <param name="Words">What to do, in plain words.</param>
/// <param name="Zone">Where on the foot.</param>
/// <param name="Motion">How the hand moves.</param>
/// <param name="Seconds">How long for one foot, 5 to 900; null where the step has no set time.</param>
/// <param name="At">The exact place; null where the zone says enough.</param>
public sealed record Step(int Number, string Html, string Words, Zone Zone, Motion Motion, int? Seconds, Spot? At = null);

/// <summary>An oil.</summary>
/// <param name="Facts">What it has in common with every other page.</param>
public sealed record Oil(PageFacts Facts) : Topic(Facts)
{
    /// <inheritdoc/>
    public override TopicKind Kind => TopicKind.Oils;
    /// <summary>Essential or carrier.</summary>
    public required OilKind OilKind { get; init; }
    /// <summary>The strongest blend for home use, per cent by volume, over 0 and at most 5; null for a carrier.</summary>
    public required decimal? MaxDilution { get; init; }
    /// <summary>Allergens it contains.</summary>
    public required ImmutableArray<string> Contains { get; init; }
    /// <summary>How sure the sources are that it adds anything.</summary>
    public required EvidenceGrade Evidence { get; init; }
}

/// <summary>A longer page.</summary>
/// <param name="Facts">What it has in common with every other page.</param>
public sealed record Guide(PageFacts Facts) : Topic(Facts)
{
    /// <inheritdoc/>
    public override TopicKind Kind => TopicKind.Guides;
    /// <summary>Who it is for.</summary>
    public required ImmutableArray<Audience> Audiences { get; init; }
}
