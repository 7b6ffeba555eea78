namespace FootCare.Content;

/// <summary>Gathers what is wrong with one file while it is read.</summary>
internal sealed class DiagnosticLog(string path)
{
    private readonly List<Diagnostic> _found = [];
    private bool _isFull;

    public string Path => path;

    public IReadOnlyList<Diagnostic> Found => _found;

    public void Error(Place at, string code, string message) => Add(at, DiagnosticSeverity.Error, code, message);

    public void Warn(Place at, string code, string message) => Add(at, DiagnosticSeverity.Warning, code, message);

    /// <summary>How many mistakes of a file are listed: past that, more of them help nobody.</summary>
    public const int Most = 100;

    private void Add(Place at, DiagnosticSeverity severity, string code, string message)
    {
        if (_found.Count < Most)
        {
            _found.Add(new Diagnostic(path, at.Line, at.Column, severity, code, message));
        }
        else if (!_isFull || (severity == DiagnosticSeverity.Error && _found[^1].Severity == DiagnosticSeverity.Warning))
        {
            // However many warnings came first, an error is never lost.
            var last = severity == DiagnosticSeverity.Error ? new Diagnostic(path, at.Line, at.Column, severity, code, message) : _found[^1];
            _found[^1] = last with { Message = last.Message + " (the file has more mistakes, which are not listed)" };
            _isFull = true;
        }
    }
}
