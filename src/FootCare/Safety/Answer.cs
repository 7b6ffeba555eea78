namespace FootCare.Safety;

/// <summary>An answer to a rule's question; yes always means risk. No answer at all is told by its absence.</summary>
public enum Answer
{
    /// <summary>The risk is there.</summary>
    Yes,
    /// <summary>The risk is not there.</summary>
    No,
    /// <summary>The person cannot tell.</summary>
    NotSure,
}

/// <summary>Whether a technique suits a person today, mildest first.</summary>
public enum Verdict
{
    /// <summary>It suits.</summary>
    Go,
    /// <summary>It suits, done differently.</summary>
    Adapt,
    /// <summary>Only after asking a professional.</summary>
    AskFirst,
    /// <summary>Not today.</summary>
    Stop,
}
