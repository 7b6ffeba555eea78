using System.Globalization;
using System.Text.RegularExpressions;

namespace FootCare.Benchmarks;

/// <summary>Debian's <c>wrk</c>: one thread, 32 connections.</summary>
internal static partial class Wrk
{
    private static readonly string Seconds = Environment.GetEnvironmentVariable("FOOTCARE_BENCHMARK_SECONDS") ?? "5";

    /// <summary>Requests a second that a server answers well.</summary>
    /// <exception cref="InvalidOperationException">An answer was not 200, or a connection failed.</exception>
    public static double RequestsPerSecond(Uri address, string encoding)
    {
        var output = Run.ToEnd("wrk", "-t1", "-c32", "--timeout", "20s", $"-d{Seconds}s", "-H", $"Accept-Encoding: {encoding}", address.AbsoluteUri).Output;
        return output.Contains("Non-2xx", StringComparison.Ordinal) || output.Contains("Socket errors", StringComparison.Ordinal)
            ? throw new InvalidOperationException($"{address}: {output}")
            : double.Parse(Rate().Match(output).Groups["rate"].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"Requests/sec:\s+(?<rate>[\d.]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Rate();
}
