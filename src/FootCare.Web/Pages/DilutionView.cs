using System.Collections.Immutable;
using FootCare.Topics;

namespace FootCare.Web.Pages;

/// <summary>
/// A table of drops, and who may go how far. That stands in the table's own head, since a table is read by itself. The limits are those of
/// <c>content/guides/diluting-oils.md</c> and of the rules on scented oil, thin skin and pregnancy.
/// </summary>
/// <param name="Oil">The oil; null for any.</param>
public sealed record DilutionView(Oil? Oil)
{
    /// <summary>The most for a first time and for sensitive skin, per cent by volume. An oil that is kept to it is a strong one, and stays off sore feet.</summary>
    public const decimal Cautious = 1;

    /// <summary>The strengths to show, per cent by volume.</summary>
    public ImmutableArray<decimal> Strengths => Oil?.MaxDilution is { } most ? Dilution.StrengthsUpTo(most) : Dilution.Strengths;

    /// <summary>Who uses none of it.</summary>
    public string None => Oil is null
        ? "None in pregnancy, on numb feet, on broken or thin skin, or after a reaction to any oil or scent."
        : $"None in pregnancy, on numb feet, with an allergy, on broken, {(IsStrong ? "sore " : "infected ")}or thin skin, or for others named above.";

    /// <summary>Who stays below the strongest; null where it is as weak as that.</summary>
    public string? Less => IsStrong ? null
        : $"At most {Wording.Percent(Cautious)} the first time and on sensitive feet{(Oil is null ? "; always with peppermint and eucalyptus" : "")}.";

    private bool IsStrong => Oil?.MaxDilution <= Cautious;

    /// <summary>A strength, and that it is not for all where it is not.</summary>
    public static string Name(decimal percent) => percent > Cautious ? $"{Wording.Percent(percent)}, not for all" : Wording.Percent(percent);
}
