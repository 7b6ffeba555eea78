using System.Globalization;
using System.Text;

namespace FootCare.Benchmarks;

/// <summary>A Markdown table of what was measured, for the README.</summary>
internal sealed class Table(string title, params string[] columns)
{
    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row; numbers are written with three figures that count.</summary>
    public void Add(params object[] cells) => _rows.Add([.. cells.Select(Write)]);

    public override string ToString()
    {
        var text = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"### {title}").AppendLine();
        Line(columns);
        Line([.. columns.Select((_, i) => i == 0 ? "---" : "---:")]);
        _rows.ForEach(Line);
        return text.ToString();

        void Line(string[] cells) => text.Append("| ").AppendJoin(" | ", cells).AppendLine(" |");
    }

    private static string Write(object cell) => cell switch
    {
        double number when double.Abs(number) >= 100 => number.ToString("N0", CultureInfo.InvariantCulture),
        double number => number.ToString("G3", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString()!,
    };
}

/// <summary>What is made of several rounds.</summary>
internal static class Rounds
{
    /// <summary>How many rounds a comparison has; the things compared take turns within each, so that what disturbs the machine disturbs all.</summary>
    public const int Count = 9;

    /// <summary>The middle value.</summary>
    public static double Median(this IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The value that <paramref name="part"/> of all are not above, such as 0.99.</summary>
    public static double Percentile(this IEnumerable<double> values, double part)
    {
        double[] sorted = [.. values.Order()];
        return sorted[Math.Clamp((int)Math.Ceiling(part * sorted.Length) - 1, 0, sorted.Length - 1)];
    }

    /// <summary>The middle of the ratios, each of one round: a machine that slows down or speeds up meanwhile does so for both.</summary>
    public static double Ratio(double[] of, double[] to) => of.Zip(to, (a, b) => a / b).Median();

    /// <summary>Measures each thing once a round, in turn, and gives the values of each.</summary>
    public static double[][] Interleave(params Func<double>[] things)
    {
        var values = things.Select(_ => new double[Count]).ToArray();
        for (var round = 0; round < Count; round++)
        {
            for (var i = 0; i < things.Length; i++)
            {
                values[i][round] = things[i]();
            }
        }

        return values;
    }
}
