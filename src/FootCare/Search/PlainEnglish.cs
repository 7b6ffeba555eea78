namespace FootCare.Search;

/// <summary>
/// Ordinary English words, British and American: what a word of them means is what was meant, so it is never taken for a slip of another. From the
/// lists of SCOWL up to size 35 (Kevin Atkinson; its notice stands beside them), folded.
/// </summary>
internal static class PlainEnglish
{
    private static readonly Lazy<string[]> Words = new(Read);

    /// <summary>Whether a folded word is one.</summary>
    public static bool Has(string folded) => Array.BinarySearch(Words.Value, folded, StringComparer.Ordinal) >= 0;

    private static string[] Read()
    {
        using var stream = typeof(PlainEnglish).Assembly.GetManifestResourceStream("plain-english.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
