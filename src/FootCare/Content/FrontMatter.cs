namespace FootCare.Content;

/// <summary>Parts a file into its front matter and its Markdown.</summary>
internal static class FrontMatter
{
    /// <summary>
    /// The YAML between the first two <c>---</c> lines, and the whole text with everything up to the second blanked out, so that each
    /// line and column of the Markdown is still where it was written. Null, after reporting, where there is none.
    /// </summary>
    public static (string Yaml, string Body)? Split(string text, DiagnosticLog log)
    {
        var firstEnd = LineEnd(text, 0);
        if (text.AsSpan(0, firstEnd).TrimEnd() is not "---")
        {
            log.Error(Place.Start, DiagnosticCode.NoFrontMatter, "the file does not start with front matter: a line '---', keys with values, a line '---'");
            return null;
        }

        var yamlStart = Math.Min(firstEnd + 1, text.Length);
        for (var start = yamlStart; start < text.Length; start = LineEnd(text, start) + 1)
        {
            var end = LineEnd(text, start);
            if (text.AsSpan(start, end - start).TrimEnd() is "---")
            {
                var blank = string.Create(end, text, (span, source) =>
                {
                    for (var i = 0; i < span.Length; i++)
                    {
                        span[i] = source[i] == '\n' ? '\n' : ' ';
                    }
                });
                return (text[yamlStart..start], string.Concat(blank, text.AsSpan(end)));
            }
        }

        log.Error(Place.Start, DiagnosticCode.UnclosedFrontMatter, "the front matter is never closed; end it with a line '---'");
        return null;
    }

    private static int LineEnd(string text, int start) => text.IndexOf('\n', start) is >= 0 and var end ? end : text.Length;
}
