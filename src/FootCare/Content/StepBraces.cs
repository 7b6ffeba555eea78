using Markdig.Syntax;

namespace FootCare.Content;

/// <summary>How a step ends in braces.</summary>
internal enum BraceForm
{
    None,
    Open,
    Closed,
}

/// <summary>A step's braces as they were written, of which Markdig keeps what they say and not where.</summary>
internal sealed record StepBraces(BraceForm Form, Place At, string Words)
{
    public static StepBraces Of(string text, ParagraphBlock step)
    {
        var words = WordsOf(text, step);
        var open = words.LastIndexOf('{');
        var before = words[..(open < 0 ? words.Length : open)];
        return new StepBraces(open < 0 ? BraceForm.None : words[open..].Contains('}') ? BraceForm.Closed : BraceForm.Open, After(before, step), words[before.Length..].ToString());
    }

    /// <summary>What goes on behind a step's first braces, which would lose them without a word: where, and how to mend it. Null where nothing does.</summary>
    public static (Place At, string Why)? Stray(string text, ParagraphBlock step)
    {
        var words = WordsOf(text, step);
        var open = words.IndexOf('{');
        var close = open < 0 ? -1 : words[open..].IndexOf('}') + open;
        if (close <= open || words[(close + 1)..].IsWhiteSpace())
        {
            return null;
        }

        var next = words.Length - words[(close + 1)..].TrimStart().Length;
        return words[(close + 1)..next].Contains('\n')
            ? (After(words[..next], step), "the step above ended at its braces; if a step starts here, it starts with its number, a dot and a blank: '2. '")
            : words[next] == '{' ? (After(words[..next], step), "a step has one pair of braces; put all in one: {zone=… motion=…}")
            : (After(words[..open], step), "braces stand at the end of a step, and words follow these");
    }

    private static ReadOnlySpan<char> WordsOf(string text, ParagraphBlock step)
    {
        var (start, last) = (step.Span.Start, text.IndexOf('\n', Math.Min(step.Span.End, text.Length - 1)));
        return text.AsSpan(start, (last < 0 ? text.Length : last) - start).TrimEnd();
    }

    private static Place After(ReadOnlySpan<char> before, ParagraphBlock step)
    {
        var line = before.LastIndexOf('\n');
        return new Place(step.Line + 1 + before.Count('\n'), line < 0 ? step.Column + 1 + before.Length : before.Length - line);
    }

    /// <summary>Where an attribute stands, the last of its name; where it is not found, the braces.</summary>
    public Place PlaceOf(string attribute)
    {
        for (var at = Words.LastIndexOf(attribute, StringComparison.Ordinal); at > 0; at = Words.LastIndexOf(attribute, at - 1, StringComparison.Ordinal))
        {
            var after = at + attribute.Length < Words.Length ? Words[at + attribute.Length] : '}';
            if ((Words[at - 1] is '{' || char.IsWhiteSpace(Words[at - 1])) && (after is '=' or '}' or '.' or '#' || char.IsWhiteSpace(after)))
            {
                var line = Words.LastIndexOf('\n', at);
                return line < 0 ? At with { Column = At.Column + at } : new Place(At.Line + Words.AsSpan(0, at).Count('\n'), at - line);
            }
        }

        return At;
    }
}
