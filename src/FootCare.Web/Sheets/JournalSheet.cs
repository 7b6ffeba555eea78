using FootCare.Topics;

namespace FootCare.Web.Sheets;

/// <summary>A week of the journal, to be filled in by hand.</summary>
/// <param name="Model">The model, for what stops every massage.</param>
/// <param name="Paper">What it is printed on.</param>
public sealed record JournalSheet(TopicModel Model, Paper Paper)
{
    /// <summary>The guide that says how to keep it.</summary>
    public const string Guide = "/guides/journal";

    /// <summary>What must not wait for the end of the week.</summary>
    public string Warning => Printed.GetHelp([.. Model.Rules.Where(r => r.StopsAll)]);
}
