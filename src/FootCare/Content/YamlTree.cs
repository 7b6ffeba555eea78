using System.Text;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace FootCare.Content;

/// <summary>A YAML value with its place: text, a list or a map.</summary>
internal abstract record YamlValue(Place At);

internal sealed record YamlText(Place At, string Text, bool Quoted) : YamlValue(At)
{
    /// <summary>Nothing was written, or <c>null</c> or <c>~</c>.</summary>
    public bool IsEmpty => Text.Length == 0 || (!Quoted && Text is "~" or "null");
}

internal sealed record YamlList(Place At, List<YamlValue> Items) : YamlValue(At);

internal sealed record YamlMap(Place At, List<(YamlText Key, YamlValue Value)> Entries) : YamlValue(At);

/// <summary>
/// Reads YAML into a tree that knows its places. Anchors, aliases and tags are refused, so that no document grows past what was written;
/// nesting is bounded, so that none exhausts the stack.
/// </summary>
internal sealed partial class YamlTree
{
    private const int MaxDepth = 16;

    private readonly string _yaml;
    private readonly int _linesBefore;
    private readonly DiagnosticLog _log;
    private readonly Parser _parser;
    private readonly Stack<(Place At, char Close)> _brackets = [];

    private YamlTree(string yaml, int linesBefore, DiagnosticLog log) =>
        (_yaml, _linesBefore, _log, _parser) = (yaml, linesBefore, log, new Parser(new StringReader(yaml)));

    /// <summary>The document's value, or null after reporting what is wrong.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="linesBefore">Lines of the file before the text, added to each place.</param>
    /// <param name="log">Where to report.</param>
    public static YamlValue? Parse(string yaml, int linesBefore, DiagnosticLog log)
    {
        var tree = new YamlTree(yaml, linesBefore, log);
        try
        {
            return tree.Document();
        }
        catch (YamlException e)
        {
            tree.Report(e);
            return null;
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or InvalidOperationException)
        {
            // YamlDotNet loses its way in some texts, such as a list that is never closed before another key, or '...' before everything.
            var at = tree._parser.Current is { } last ? tree.At(last.Start) : new Place(linesBefore + 1, 1);
            var sign = tree.LineOf(at.Line).ElementAtOrDefault(at.Column - 1);
            if (sign is '[' or '{')
            {
                tree._brackets.Push((at, sign == '[' ? ']' : '}'));
            }

            if (e is ArgumentOutOfRangeException)
            {
                tree.ReportAt(at, "an escape in double quotes stands for no character; use single quotes");
            }
            else if (!tree.ReportBracket())
            {
                tree.ReportAt(at, tree._yaml.StartsWith("...", StringComparison.Ordinal) ? "three dots end the keys before there is one" : "what stands here or just after it cannot be understood");
            }

            return null;
        }
    }

    private YamlValue? Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
        {
            return new YamlText(new Place(_linesBefore + 1, 1), "", Quoted: false);
        }

        _parser.Consume<DocumentStart>();
        if (ReadValue(depth: 0) is not { } value)
        {
            return null;
        }

        _parser.Consume<DocumentEnd>();
        if (!_parser.Accept<StreamEnd>(out _))
        {
            _log.Error(At(_parser.Current!.Start), DiagnosticCode.YamlSyntax, "'...' or '---' ends the keys, and more follows it; there may be only one list of keys");
            return null;
        }

        return value;
    }

    private YamlValue? ReadValue(int depth)
    {
        var next = _parser.Current ?? throw new YamlException("nothing follows");
        var at = At(next.Start);
        if (depth > MaxDepth)
        {
            _log.Error(at, DiagnosticCode.TooDeep, $"nested more than {MaxDepth} deep");
            return null;
        }

        if (next is AnchorAlias || next is NodeEvent { Anchor.IsEmpty: false } || next is NodeEvent { Tag.IsEmpty: false, Tag.IsNonSpecific: false })
        {
            ReportAlias(at);
            return null;
        }

        if (_parser.TryConsume<Scalar>(out var scalar))
        {
            if (Shown.FirstHidden(scalar.Value) is >= 0 and var hidden)
            {
                _ = Rune.DecodeFromUtf16(scalar.Value.AsSpan(hidden), out var rune, out _);
                _log.Error(at, DiagnosticCode.HiddenCharacter, $"the value holds {Shown.Name(rune)}, a character that cannot be seen; take it out");
                return null;
            }

            CheckPlain(scalar);
            return new YamlText(at, scalar.Value.Trim(), scalar.Style is not ScalarStyle.Plain);
        }

        if (_parser.TryConsume<SequenceStart>(out var sequence))
        {
            if (sequence.Style == SequenceStyle.Flow)
            {
                _brackets.Push((at, ']'));
            }

            var items = new List<YamlValue>();
            while (!_parser.Accept<SequenceEnd>(out _))
            {
                if (ReadValue(depth + 1) is not { } item)
                {
                    return null;
                }

                items.Add(item);
            }

            if (sequence.Style == SequenceStyle.Flow)
            {
                _brackets.Pop();
            }

            _parser.Consume<SequenceEnd>();
            return new YamlList(at, items);
        }

        return ReadMap(at, depth);
    }

    // A comment has a blank behind its sign; what has none was meant as part of the value.
    private void CheckPlain(Scalar scalar)
    {
        if (scalar.Style is not ScalarStyle.Plain)
        {
            return;
        }

        var end = At(scalar.End);
        var rest = LineOf(end.Line).AsSpan(Math.Min(end.Column - 1, LineOf(end.Line).Length)).TrimStart();
        if (rest is ['#', var next, ..] && next is not (' ' or '#'))
        {
            _log.Warn(At(scalar.Start), DiagnosticCode.ValueReadOtherwise, $"the value ends before {Shown.Quote(rest.ToString())}, as '#' after a blank starts a comment; put the whole value in quotes, or a blank behind the '#'");
        }

        if (scalar.Value is ['“' or '”' or '„' or '‘' or '’', .. var within, '“' or '”' or '‘' or '’'] && within.AsSpan().IndexOfAny('“', '”', '„') < 0)
        {
            _log.Warn(At(scalar.Start), DiagnosticCode.ValueReadOtherwise, "curly quotes are part of the value; take them out, or type the straight ones: \"…\"");
        }

        CheckLastMark(scalar);
    }

    private void CheckLastMark(Scalar scalar)
    {
        // A word in the plural ends so where something is its own, but seldom a value.
        if (scalar.Value is [_, .., var mark] && (mark is '\'' or '"') && scalar.Value.AsSpan().Count(mark) == 1)
        {
            _log.Warn(At(scalar.Start), DiagnosticCode.ValueReadOtherwise, $"the value ends in {mark} and does not start with it, so the mark is shown; take it out, or put it in front too");
        }
    }

    private YamlMap? ReadMap(Place at, int depth)
    {
        var start = _parser.Consume<MappingStart>();
        if (start.Style == MappingStyle.Flow)
        {
            _brackets.Push((at, '}'));
        }

        var entries = new List<(YamlText, YamlValue)>();
        while (!_parser.Accept<MappingEnd>(out _))
        {
            var keyAt = At(_parser.Current!.Start);
            if (ReadValue(depth + 1) is not { } key)
            {
                return null;
            }

            if (key is not YamlText keyText)
            {
                _log.Error(keyAt, DiagnosticCode.WrongType, "a key must be a word");
                return null;
            }

            if (ReadValue(depth + 1) is not { } value)
            {
                return null;
            }

            entries.Add((keyText, value));
        }

        if (start.Style == MappingStyle.Flow)
        {
            _brackets.Pop();
        }

        _parser.Consume<MappingEnd>();
        return new YamlMap(at, entries);
    }

    private void ReportAlias(Place at) =>
        _log.Error(at, DiagnosticCode.YamlAlias, "anchors (&), aliases (*) and tags (!) are not used here; put text that starts with such a sign in quotes");

    private void ReportAt(Place at, string what) => _log.Error(at, DiagnosticCode.YamlSyntax, $"this is not YAML: {what}");

    // YamlDotNet says where it gave up; a writer wants to know where the slip is, and in everyday words.
    private void Report(YamlException e)
    {
        var at = At(e.Start);
        bool Says(string words) => e.Message.Contains(words, StringComparison.Ordinal);
        if (Says("anchor or alias") || Says("scanning a tag") || Says("did not find expected token"))
        {
            ReportAlias(at);
        }
        else if (Says("found unexpected end of stream") || Says("found wrong indentation"))
        {
            ReportAt(at, "the quotation mark that opens here is never closed");
        }
        else if ((Says("a flow") || Says("simple key") || Says("multiline plain scalar")) && ReportBracket())
        {
            // It began there, and was noticed only here.
        }
        else if (Says(" tab") && TabbedLine() is { } tab)
        {
            ReportAt(tab, "a tab starts the line; indent with spaces");
        }
        else if (Says("expected key") && LineOf(at.Line).ElementAtOrDefault(at.Column - 2) is '\'' or '"' && OpenedAbove(at) is { } open)
        {
            ReportAt(open, "the quotation mark that opens here is never closed");
        }
        else if (Says("expected key") && LineOf(at.Line).ElementAtOrDefault(at.Column - 2) == '\'')
        {
            ReportAt(at with { Column = at.Column - 1 }, "this apostrophe ends the quotation; write two of them, or put the value in double quotes");
        }
        else if (ReportIndent(at.Line))
        {
            // One space too many or too few is told by YAML in many ways.
        }
        else if (Says("multiline plain scalar") || Says("simple key") || (Says("expected key") && !HasKey(LineOf(at.Line))))
        {
            ReportNoColon(at.Line);
        }
        else if (Says("found invalid mapping"))
        {
            var line = LineOf(at.Line);
            var indent = line.Length - line.TrimStart().Length;
            if (line.AsSpan(0, Math.Min(at.Column - 1, line.Length)).Contains(": ", StringComparison.Ordinal))
            {
                ReportAt(at, "a second colon and space in one value; put the whole value in quotes");
            }
            else
            {
                ReportAt(new Place(at.Line, indent + 1), "this line goes on with the value before it, so it may hold no colon and space; put the whole value in quotes");
            }
        }
        else
        {
            ReportAt(at, Plain(e));
        }
    }

    /// <summary>Where the quotation began that ends just before a place; null where it began in the same line.</summary>
    private Place? OpenedAbove(Place end)
    {
        var mark = LineOf(end.Line)[end.Column - 2];
        if (ValueAt(end.Line) is >= 0 and var own && own < end.Column - 2 && LineOf(end.Line)[own] == mark)
        {
            return null;
        }

        for (var line = end.Line - 1; line > _linesBefore; line--)
        {
            var value = ValueAt(line);
            if (value >= 0 && LineOf(line)[value] == mark)
            {
                // One that is closed in its own line cannot be the one.
                return int.IsOddInteger(LineOf(line).AsSpan(value).Count(mark)) ? new Place(line, value + 1) : null;
            }
        }

        return null;
    }

    // Where a line's value starts, behind its key or dash; -1 where it has none.
    private int ValueAt(int line) => LineStart().Match(LineOf(line)).Groups["value"] is { Success: true } value ? value.Index : -1;

    private bool ReportBracket()
    {
        if (!_brackets.TryPeek(out var bracket))
        {
            return false;
        }

        ReportAt(bracket.At, $"the bracket that opens here is never closed; '{bracket.Close}' is missing");
        return true;
    }

    /// <summary>Tells of a key or dash that does not start in the column of those it belongs to.</summary>
    private bool ReportIndent(int line)
    {
        var here = LineStart().Match(LineOf(line));
        var part = here.Groups["dash"].Success ? "dash" : "key";
        var column = here.Groups[part].Index + 1;
        var above = Enumerable.Range(_linesBefore + 1, line - _linesBefore - 1).Reverse().Select(n => (Line: n, Match: LineStart().Match(LineOf(n)))).Where(l => l.Match.Groups[part].Success).ToList();
        if (!here.Groups[part].Success || above is [])
        {
            return false;
        }

        // The nearest that does not stand further in is one like it, or what both are in.
        var (before, start) = above[0];
        var other = start.Groups[part];
        var nearest = above.Find(l => l.Match.Groups[part].Index < column).Match?.Groups[part].Index + 1;
        var opens = part == "key" && before == line - 1 && !start.Groups["value"].Success && other.Index + 1 < column;
        if (nearest == column || opens || (part == "key" && start.Groups["dash"] is { Success: true } dash && dash.Index + 1 == column))
        {
            return false;
        }

        ReportAt(
            new Place(line, column),
            $"{Shown.Quote(here.Groups[part].Value)} starts in column {column}, and {Shown.Quote(other.Value)} in line {before} in column {other.Index + 1}; what belongs together starts in the same column");
        return true;
    }

    private Place? TabbedLine()
    {
        var line = Array.FindIndex(Lines, l => l[..^l.TrimStart().Length].Contains('\t', StringComparison.Ordinal));
        return line < 0 ? null : new Place(line + _linesBefore + 1, Lines[line].IndexOf('\t', StringComparison.Ordinal) + 1);
    }

    // The line that has no colon may be the one where the reader gave up, or one before it.
    private void ReportNoColon(int line)
    {
        while (line > _linesBefore + 1 && (string.IsNullOrWhiteSpace(LineOf(line)) || HasKey(LineOf(line))))
        {
            line--;
        }

        var text = LineOf(line);
        var hard = text.IndexOf('\u00A0', StringComparison.Ordinal);
        if (hard >= 0)
        {
            ReportAt(new Place(line, hard + 1), "a hard space (U+00A0) stands here; type an ordinary one");
        }
        else
        {
            ReportAt(new Place(line, text.Length - text.TrimStart().Length + 1), "this line is not 'key: value'; the colon, or the space after it, is missing");
        }
    }

    // Past a thousand characters a colon no longer makes a key.
    private static bool HasKey(string line) => line.IndexOf(": ", StringComparison.Ordinal) is >= 0 and < 1000 || line.TrimEnd().EndsWith(':');

    private string LineOf(int line) => Lines.ElementAtOrDefault(line - _linesBefore - 1)?.TrimEnd('\r') ?? "";

    private string[] Lines => field ??= _yaml.Split('\n');

    private static string Plain(YamlException e)
    {
        foreach (var (theirs, ours) in PlainWords)
        {
            if (e.Message.Contains(theirs, StringComparison.Ordinal))
            {
                return ours;
            }
        }

        // YamlDotNet begins its messages with "(Line: …): "; the place is already ours.
        return e.Message[(e.Message.LastIndexOf("): ", StringComparison.Ordinal) is >= 0 and var i ? i + 3 : 0)..].TrimEnd('.');
    }

    private static readonly (string Theirs, string Ours)[] PlainWords =
    [
        ("Mapping values are not allowed", "a colon follows a value that is whole already"),
        ("escape character", "after a backslash in double quotes only certain signs may follow; use single quotes"),
        ("hexadecimal", "after a backslash in double quotes only certain signs may follow; use single quotes"),
        ("surrogates", "after a backslash in double quotes only certain signs may follow; use single quotes"),
        ("cannot start any token", "a value may not start with this sign; put the value in quotes"),
        ("Mapping keys are not allowed", "a value may not start with '?'; put the value in quotes"),
        ("Block sequence entries", "a list with '- ' starts on a line of its own"),
        ("expected '-' indicator", "a line of a list must start with '- '"),
        ("expected key", "text follows a closing quotation mark or bracket; put the whole value in quotes, of a kind that it does not hold itself"),
        ("node content", "a comma or closing bracket has nothing before it"),
        ("block scalar", "after '|' or '>' the text starts on the next line"),
        ("document end", "this line does not go on with what stands above it; a colon, dash or blank may be missing or too much"),
        ("directive", "a line may not start with '%'"),
        ("incompatible", "a line may not start with '%'"),
    ];

    [GeneratedRegex(@"^ *((?<dash>-) +)?((?<key>[\w-]+):( +(?<value>[^ #])|\s|$))?", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LineStart();

    private Place At(Mark mark) => new((int)mark.Line + _linesBefore, (int)mark.Column);
}
