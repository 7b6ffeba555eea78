using FootCare.Topics;

namespace FootCare.Web.Sheets;

/// <summary>The paper a sheet is laid out for.</summary>
public enum PaperSize
{
    /// <summary>210 by 297 mm.</summary>
    A4,
    /// <summary>8.5 by 11 inches.</summary>
    Letter,
}

/// <summary>How large the letters are.</summary>
public enum TextSize
{
    /// <summary>12 to 14 points, on one side.</summary>
    Standard,
    /// <summary>18 points, on two sides at most.</summary>
    Large,
}

/// <summary>What a sheet is printed on and how large, as chosen in the address; a word that means nothing is the usual choice.</summary>
/// <param name="Size">The paper.</param>
/// <param name="Text">The letters.</param>
public sealed record Paper(PaperSize Size, TextSize Text)
{
    /// <summary>Reads <c>?paper=</c> and <c>?size=</c>.</summary>
    public static Paper Of(HttpRequest request) => new(Choice<PaperSize>(request.Query["paper"]), Choice<TextSize>(request.Query["size"]));

    /// <summary>The style that lays the page out: <c>a4-standard</c>, <c>letter-large</c>.</summary>
    public string Class => $"{Vocabulary.Word(Size)}-{Vocabulary.Word(Text)}";

    private static T Choice<T>(string? word) where T : struct, Enum => word is not null && Vocabulary.TryParse<T>(word, out var chosen) ? chosen : default;
}
