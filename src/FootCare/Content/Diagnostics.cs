using FuzzySharp;

namespace FootCare.Content;

/// <summary>Gathers what is wrong with one file while it is read.</summary>
internal sealed class Diagnostics(string path)
{
    private readonly List<Diagnostic> _found = [];

    public string Path => path;

    public IReadOnlyList<Diagnostic> Found => _found;

    public void Error(Place at, string code, string message) => Add(at, DiagnosticSeverity.Error, code, message);

    public void Warn(Place at, string code, string message) => Add(at, DiagnosticSeverity.Warning, code, message);

    private void Add(Place at, DiagnosticSeverity severity, string code, string message) =>
        _found.Add(new Diagnostic(path, at.Line, at.Column, severity, code, message));
}

/// <summary>A place in a file; both numbers start at 1.</summary>
internal readonly record struct Place(int Line, int Column)
{
    public static Place Start { get; } = new(1, 1);
}

/// <summary>A value and where it was written.</summary>
internal readonly record struct Located<T>(T Value, Place At);

/// <summary>Finds the known name nearest to one that is not known.</summary>
internal static class NearestName
{
    /// <summary><c>; did you mean 'x'?</c>, or, where nothing comes near, nothing.</summary>
    public static string Hint(string name, IEnumerable<string> known)
    {
        if (name.Length is 0 or > 100)
        {
            return "";
        }

        var lower = name.ToLowerInvariant();
        var best = known.Select(k => (Name: k, Distance: Levenshtein.EditDistance(lower, k.ToLowerInvariant())))
            .OrderBy(p => p.Distance).ThenBy(p => p.Name, StringComparer.Ordinal).FirstOrDefault();
        return best.Name is not null && best.Distance <= Math.Max(1, (int)Math.Round(0.4 * Math.Min(name.Length, best.Name.Length), MidpointRounding.AwayFromZero))
            ? $"; did you mean '{best.Name}'?"
            : "";
    }

    /// <summary>The hint, or where there is none the whole set.</summary>
    public static string HintOrAll(string name, IReadOnlyCollection<string> known) =>
        Hint(name, known) is { Length: > 0 } hint ? hint : $"; it is one of {string.Join(", ", known)}";
}
