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
internal static class YamlTree
{
    private const int MaxDepth = 16;

    /// <summary>The document's value, or null after reporting what is wrong.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="linesBefore">Lines of the file before the text, added to each place.</param>
    /// <param name="log">Where to report.</param>
    public static YamlValue? Parse(string yaml, int linesBefore, Diagnostics log)
    {
        try
        {
            var parser = new Parser(new StringReader(yaml));
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                return new YamlText(new Place(linesBefore + 1, 1), "", Quoted: false);
            }

            parser.Consume<DocumentStart>();
            var value = ReadValue(parser, linesBefore, depth: 0, log);
            if (value is not null && !parser.Accept<DocumentEnd>(out _))
            {
                return null;
            }

            if (value is not null)
            {
                parser.Consume<DocumentEnd>();
                if (!parser.Accept<StreamEnd>(out _))
                {
                    log.Error(At(parser.Current!.Start, linesBefore), DiagnosticCode.YamlSyntax, "a second YAML document; there may be only one");
                    return null;
                }
            }

            return value;
        }
        catch (YamlException e)
        {
            log.Error(At(e.Start, linesBefore), DiagnosticCode.YamlSyntax, $"this is not YAML: {Plain(e)}");
            return null;
        }
    }

    private static YamlValue? ReadValue(IParser parser, int linesBefore, int depth, Diagnostics log)
    {
        var next = parser.Current ?? throw new YamlException("nothing follows");
        var at = At(next.Start, linesBefore);
        if (depth > MaxDepth)
        {
            log.Error(at, DiagnosticCode.TooDeep, $"nested more than {MaxDepth} deep");
            return null;
        }

        if (next is AnchorAlias || next is NodeEvent { Anchor.IsEmpty: false } || next is NodeEvent { Tag.IsEmpty: false, Tag.IsNonSpecific: false })
        {
            log.Error(at, DiagnosticCode.YamlAlias, "anchors (&), aliases (*) and tags (!) are not used here; put text that starts with such a sign in quotes");
            return null;
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return new YamlText(at, scalar.Value.Trim(), scalar.Style is not ScalarStyle.Plain);
        }

        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<YamlValue>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                if (ReadValue(parser, linesBefore, depth + 1, log) is not { } item)
                {
                    return null;
                }

                items.Add(item);
            }

            return new YamlList(at, items);
        }

        parser.Consume<MappingStart>();
        var entries = new List<(YamlText, YamlValue)>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var keyAt = At(parser.Current!.Start, linesBefore);
            if (ReadValue(parser, linesBefore, depth + 1, log) is not { } key)
            {
                return null;
            }

            if (key is not YamlText keyText)
            {
                log.Error(keyAt, DiagnosticCode.WrongType, "a key must be a word");
                return null;
            }

            if (ReadValue(parser, linesBefore, depth + 1, log) is not { } value)
            {
                return null;
            }

            entries.Add((keyText, value));
        }

        return new YamlMap(at, entries);
    }

    private static Place At(Mark mark, int linesBefore) => new((int)mark.Line + linesBefore, (int)mark.Column);

    // YamlDotNet begins its messages with "(Line: …): "; the place is already ours.
    private static string Plain(YamlException e) => e.Message[(e.Message.LastIndexOf("): ", StringComparison.Ordinal) is >= 0 and var i ? i + 3 : 0)..].TrimEnd('.');
}
