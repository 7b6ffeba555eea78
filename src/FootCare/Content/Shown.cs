using System.Globalization;
using System.Text;

namespace FootCare.Content;

/// <summary>
/// Shows a writer's own words in a message: short, on one line, and with nothing hidden in them. A message is read in a terminal and in a log,
/// where a line end would look like a second message and an escape sequence would be obeyed.
/// </summary>
internal static class Shown
{
    private const int MostRunes = 80;

    /// <summary>The text in quotes, shortened where it is long.</summary>
    public static string Quote(string text)
    {
        var end = 0;
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (count++ == MostRunes)
            {
                return $"'{text[..end]}…'";
            }

            end += rune.Utf16SequenceLength;
        }

        return $"'{text}'";
    }

    /// <summary>The text with every hidden character written out as <c>U+202E</c>.</summary>
    public static string Visible(string text)
    {
        if (FirstHidden(text) < 0 && text.AsSpan().IndexOfAny('\n', '\t', '\r') < 0)
        {
            return text;
        }

        var visible = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            _ = IsHidden(rune) || rune.Value is '\n' or '\t' or '\r' ? visible.Append(Name(rune)) : visible.Append(rune.ToString());
        }

        return visible.ToString();
    }

    /// <summary><c>U+202E</c>.</summary>
    public static string Name(Rune rune) => string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");

    /// <summary>Where the first character stands that cannot be seen, or -1. A carriage return is none before a line feed.</summary>
    public static int FirstHidden(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length;)
        {
            _ = Rune.DecodeFromUtf16(text[i..], out var rune, out var used);
            if (IsHidden(rune) && !(rune.Value == '\r' && i + 1 < text.Length && text[i + 1] == '\n'))
            {
                return i;
            }

            i += used;
        }

        return -1;
    }

    // Control characters; marks that turn the direction of the text, so that it reads otherwise than it is; spaces and joints of no width;
    // and what stands where a character was lost. Joiners that scripts and emoji need are left.
    private static bool IsHidden(Rune rune) => rune.Value switch
    {
        '\n' or '\t' => false,
        < 0x20 or (>= 0x7F and <= 0x9F) => true,
        0x00AD or 0x200B or 0x2028 or 0x2029 or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) or 0xFEFF => true,
        >= 0xFFF9 and <= 0xFFFF => true,
        >= 0xE0000 and <= 0xE007F => true,
        _ => false,
    };
}
