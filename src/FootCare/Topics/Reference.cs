namespace FootCare.Topics;

/// <summary>A source that was read, with what it found and where it falls short.</summary>
public sealed record Reference
{
    /// <summary>Its name in <c>references.yml</c>; also its anchor on <c>/references</c>.</summary>
    public required string Id { get; init; }
    /// <summary>What sort of source it is.</summary>
    public required ReferenceKind Kind { get; init; }
    /// <summary>Its title.</summary>
    public required string Title { get; init; }
    /// <summary>Who wrote it, where that was seen.</summary>
    public string? Authors { get; init; }
    /// <summary>The year it appeared, where that was seen.</summary>
    public int? Year { get; init; }
    /// <summary>Journal, volume and pages, or the body that publishes it.</summary>
    public string? Publisher { get; init; }
    /// <summary>Digital object identifier, where one was seen.</summary>
    public string? Doi { get; init; }
    /// <summary>PubMed number, where one was seen.</summary>
    public string? Pmid { get; init; }
    /// <summary>The page that was read.</summary>
    public required string Url { get; init; }
    /// <summary>The source's own lasting address: by its DOI, else in PubMed, else the page that was read. A copy may vanish or be doubted; these do not move.</summary>
    public string Home => Doi is { } doi ? "https://doi.org/" + doi : Pmid is { } pmid ? $"https://pubmed.ncbi.nlm.nih.gov/{pmid}/" : Url;
    /// <summary>What it found, with figures as it gives them.</summary>
    public required string Found { get; init; }
    /// <summary>Where it falls short.</summary>
    public string? Limits { get; init; }
    /// <summary>Its row in the table of trials; null where it has none.</summary>
    public TrialSummary? Trial { get; init; }
}

/// <summary>A trial or review in six short phrases.</summary>
/// <param name="Who">Who took part, and how many.</param>
/// <param name="What">What was done.</param>
/// <param name="HowLong">For how long.</param>
/// <param name="Against">What it was compared with.</param>
/// <param name="Changed">What changed.</param>
/// <param name="Sure">How sure one can be.</param>
public sealed record TrialSummary(string Who, string What, string HowLong, string Against, string Changed, string Sure);
