using System.Collections.Immutable;

namespace FootCare.Topics;

/// <summary>
/// The sum for diluting an essential oil. By convention a drop is 0.05 ml, twenty to the millilitre; real drops differ with the oil and the
/// dropper, which is why every number is rounded down. The guide on diluting oils gives the convention's source.
/// </summary>
public static class Dilution
{
    /// <summary>Drops to the millilitre, by convention.</summary>
    public const int DropsPerMillilitre = 20;

    /// <summary>Strengths that the tables show, per cent by volume.</summary>
    public static ImmutableArray<decimal> Strengths { get; } = [0.5m, 1m, 2m];

    /// <summary>Spoons and small bottles that the tables show, in millilitres of carrier oil.</summary>
    public static ImmutableArray<Measure> Measures { get; } = [new("1 teaspoon", 5), new("1 tablespoon", 15), new("2 tablespoons", 30)];

    /// <summary>Whole drops of essential oil that keep a blend at or under a strength; never rounded up.</summary>
    /// <param name="millilitres">Carrier oil, over 0.</param>
    /// <param name="percent">Strength, per cent by volume, 0 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static int Drops(decimal millilitres, decimal percent)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(millilitres);
        ArgumentOutOfRangeException.ThrowIfNegative(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100);
        return (int)decimal.Floor(millilitres * percent / 100 * DropsPerMillilitre);
    }

    /// <summary>The strengths up to an oil's most, the most itself among them.</summary>
    public static ImmutableArray<decimal> StrengthsUpTo(decimal max) => [.. Strengths.Where(s => s <= max).Append(max).Distinct().Order()];
}

/// <summary>An amount of carrier oil.</summary>
/// <param name="Name">As it is measured at home.</param>
/// <param name="Millilitres">The same in millilitres.</param>
public sealed record Measure(string Name, decimal Millilitres);
