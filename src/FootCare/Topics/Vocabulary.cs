using System.Runtime.CompilerServices;

namespace FootCare.Topics;

/// <summary>The five kinds of page; each is a folder of <c>content/</c> and the first part of an address.</summary>
public enum TopicKind
{
    /// <summary>What a foot feels like or does.</summary>
    Symptoms,
    /// <summary>A way of massaging.</summary>
    Techniques,
    /// <summary>A safety rule.</summary>
    Safety,
    /// <summary>An essential or carrier oil.</summary>
    Oils,
    /// <summary>Anything that is better told at length.</summary>
    Guides,
}

/// <summary>How sure the sources are that something does what is hoped of it.</summary>
public enum EvidenceGrade
{
    /// <summary>Several sound trials agree.</summary>
    Good,
    /// <summary>One sound trial, or several weak ones that agree.</summary>
    Limited,
    /// <summary>One weak trial, or mixed results.</summary>
    VeryLimited,
    /// <summary>Nobody has tested it; not the same as shown not to work.</summary>
    None,
    /// <summary>Shown to hurt some people.</summary>
    Harm,
}

/// <summary>Parts of the foot that a technique or a step works on.</summary>
public enum Zone
{
    /// <summary>The five toes.</summary>
    Toes,
    /// <summary>The pad behind the toes.</summary>
    Ball,
    /// <summary>The hollow of the sole.</summary>
    Arch,
    /// <summary>The heel.</summary>
    Heel,
    /// <summary>The back of the foot, above.</summary>
    Top,
    /// <summary>The ankle.</summary>
    Ankle,
    /// <summary>All of it.</summary>
    WholeFoot,
}

/// <summary>How hard a technique presses, from least to most.</summary>
public enum Pressure
{
    /// <summary>The weight of the hand and no more.</summary>
    Feather,
    /// <summary>The skin moves, nothing below it is pressed.</summary>
    Light,
    /// <summary>The flesh gives under the thumb.</summary>
    Moderate,
    /// <summary>As hard as the bone below allows.</summary>
    Deep,
}

/// <summary>What a technique uses beside two hands; safety rules select by it.</summary>
public enum Use
{
    /// <summary>Anything meant to warm the foot.</summary>
    Heat,
    /// <summary>Water.</summary>
    Water,
    /// <summary>An oil on the skin.</summary>
    Oil,
    /// <summary>A scented plant oil.</summary>
    EssentialOil,
    /// <summary>A ball under the foot.</summary>
    Ball,
    /// <summary>A roller under the foot.</summary>
    Roller,
    /// <summary>An electric device.</summary>
    Device,
    /// <summary>Stretching a joint or muscle.</summary>
    Stretch,
    /// <summary>A point named by acupressure or reflexology.</summary>
    Acupoint,
    /// <summary>Standing up while it is done.</summary>
    Standing,
}

/// <summary>How the person sits or lies.</summary>
public enum Position
{
    /// <summary>On a chair.</summary>
    Seated,
    /// <summary>On a bed or couch.</summary>
    Lying,
}

/// <summary>Whose hands do it.</summary>
public enum Giver
{
    /// <summary>One's own.</summary>
    Self,
    /// <summary>A partner's, relative's or carer's.</summary>
    Partner,
    /// <summary>A trained professional's.</summary>
    Professional,
}

/// <summary>How a hand moves in a step.</summary>
public enum Motion
{
    /// <summary>Long strokes.</summary>
    Stroke,
    /// <summary>Small circles.</summary>
    Circles,
    /// <summary>Squeezing and letting go.</summary>
    Knead,
    /// <summary>Pressing and holding.</summary>
    Press,
    /// <summary>A gentle draw outwards.</summary>
    Pull,
    /// <summary>Turning a joint.</summary>
    Rotate,
    /// <summary>Bending a joint back or forward.</summary>
    Bend,
    /// <summary>Rolling over something.</summary>
    Roll,
    /// <summary>No movement: resting or looking.</summary>
    Rest,
}

/// <summary>A place more exact than a zone, for a step that needs one.</summary>
public enum Spot
{
    /// <summary>The big toe alone.</summary>
    BigToe,
    /// <summary>The sole just behind the big toe, at the edge of the ball.</summary>
    BelowBigToe,
    /// <summary>The inner side of the heel, a thumb's width below the ankle bone.</summary>
    InnerHeel,
    /// <summary>The inner edge of the foot, on the side of the big toe.</summary>
    InnerEdge,
    /// <summary>The outer edge of the foot, on the side of the little toe.</summary>
    OuterEdge,
    /// <summary>The four toes beside the big one.</summary>
    SmallToes,
    /// <summary>The gaps between the toes.</summary>
    BetweenToes,
    /// <summary>Lying on a ball that lies still.</summary>
    OnBall,
    /// <summary>In a basin of water.</summary>
    InWater,
}

/// <summary>What sort of oil it is.</summary>
public enum OilKind
{
    /// <summary>A scented plant oil, never used undiluted.</summary>
    Essential,
    /// <summary>A plain oil that dilutes and glides.</summary>
    Carrier,
}

/// <summary>How soon a symptom should be seen by somebody.</summary>
public enum Urgency
{
    /// <summary>Can be looked after at home.</summary>
    SelfCare,
    /// <summary>Within days or weeks.</summary>
    SeeSoon,
    /// <summary>At once or the same day.</summary>
    Urgent,
}

/// <summary>Who a guide is written for.</summary>
public enum Audience
{
    /// <summary>The person whose feet they are.</summary>
    Reader,
    /// <summary>Somebody who helps them.</summary>
    Carer,
    /// <summary>A massage therapist.</summary>
    Therapist,
    /// <summary>A clinic and its staff.</summary>
    Clinic,
}

/// <summary>How bad it is when a rule's question is answered yes, worst first.</summary>
public enum Severity
{
    /// <summary>Do not massage.</summary>
    Stop,
    /// <summary>Ask a professional first.</summary>
    AskFirst,
    /// <summary>Change how it is done.</summary>
    Adapt,
    /// <summary>Always good to do; asks no question.</summary>
    Advice,
}

/// <summary>The part of the checklist in which a rule asks its question.</summary>
public enum ChecklistPart
{
    /// <summary>Your feet today.</summary>
    Feet,
    /// <summary>Your health.</summary>
    Health,
    /// <summary>What you will use.</summary>
    Use,
}

/// <summary>How fast to get help when a rule's question is answered yes, soonest first.</summary>
public enum Help
{
    /// <summary>Now, by the emergency number.</summary>
    Emergency,
    /// <summary>The same day.</summary>
    SameDay,
    /// <summary>By the next working day.</summary>
    NextWorkingDay,
    /// <summary>Within days or at the next visit.</summary>
    Soon,
    /// <summary>Nobody need be called.</summary>
    None,
}

/// <summary>What sort of source a reference is.</summary>
public enum ReferenceKind
{
    /// <summary>A trial.</summary>
    Trial,
    /// <summary>A review that gathered trials by a stated method.</summary>
    SystematicReview,
    /// <summary>A guideline of a professional or public body.</summary>
    Guideline,
    /// <summary>Information written for patients.</summary>
    PatientInformation,
    /// <summary>One or more cases described.</summary>
    CaseSeries,
    /// <summary>Another study: a survey, a cohort, a laboratory study.</summary>
    Study,
    /// <summary>A regulator's notice or recall.</summary>
    Regulator,
    /// <summary>A report, textbook or review of opinion.</summary>
    Report,
}

/// <summary>The words that content and addresses use for the values above: lower case, joined by hyphens.</summary>
public static class Vocabulary
{
    /// <summary>The word for a value, such as <c>whole-foot</c> for <see cref="Zone.WholeFoot"/>.</summary>
    public static string Word<T>(T value) where T : struct, Enum => Words<T>.Ordered[Unsafe.BitCast<T, int>(value)];

    /// <summary>The value a word stands for.</summary>
    /// <returns>False where the word is not one of <see cref="All{T}"/>.</returns>
    public static bool TryParse<T>(string word, out T value) where T : struct, Enum
    {
        var number = Array.IndexOf(Words<T>.Ordered, word);
        value = Unsafe.BitCast<int, T>(Math.Max(number, 0));
        return number >= 0;
    }

    /// <summary>All words of a set, in the order of its values.</summary>
    public static IReadOnlyCollection<string> All<T>() where T : struct, Enum => Words<T>.Ordered;

    // The values of each set count up from 0, so a word's number is its value. Plain arrays: a dictionary of each set would have to be compiled at each start.
    private static class Words<T> where T : struct, Enum
    {
        public static readonly string[] Ordered = [.. Enum.GetNames(typeof(T)).Select(Hyphenate)];

        private static string Hyphenate(string name) =>
            string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? "-" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
    }
}
