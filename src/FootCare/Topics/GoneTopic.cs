namespace FootCare.Topics;

/// <summary>A page that was published once and was taken away for good; its address answers 410, says why and leads on.</summary>
/// <param name="Kind">The kind it was of.</param>
/// <param name="Slug">Its slug.</param>
/// <param name="Why">Why it was taken away, in a sentence.</param>
/// <param name="Instead">The address to go to instead.</param>
public sealed record GoneTopic(TopicKind Kind, string Slug, string Why, string Instead)
{
    /// <summary>The address it had.</summary>
    public string Address => Topic.AddressOf(Kind, Slug);
}
