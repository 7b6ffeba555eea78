using System.Collections.Immutable;

namespace FootCare.Topics;

/// <summary>A topic's text, rendered once: an opening, then a section for every second-level heading.</summary>
/// <param name="Opening">What stands before the first heading.</param>
/// <param name="Sections">The sections in the order they were written.</param>
/// <param name="Words">Every word a reader reads, without markup; for searching and measuring.</param>
public sealed record Article(ImmutableArray<Fragment> Opening, ImmutableArray<Section> Sections, string Words)
{
    /// <summary>The section whose heading has this anchor, or null.</summary>
    public Section? Find(string id) => Sections.FirstOrDefault(s => s.Id == id);
}

/// <summary>A second-level heading and all below it.</summary>
/// <param name="Id">The heading's anchor, unique on its page.</param>
/// <param name="Title">The heading's words.</param>
/// <param name="Fragments">What stands below the heading.</param>
/// <param name="Headings">The deeper headings within.</param>
/// <param name="Words">The section's words without markup.</param>
public sealed record Section(string Id, string Title, ImmutableArray<Fragment> Fragments, ImmutableArray<Heading> Headings, string Words);

/// <summary>A heading below a section's own.</summary>
/// <param name="Id">Its anchor.</param>
/// <param name="Title">Its words.</param>
/// <param name="Level">3 to 6.</param>
public sealed record Heading(string Id, string Title, int Level);

/// <summary>A run of a page: finished HTML, or a block that is filled in from the model.</summary>
public abstract record Fragment;

/// <summary>Finished HTML, safe to write as it is: made by the pipeline from Markdown without raw HTML.</summary>
/// <param name="Html">The markup.</param>
public sealed record HtmlFragment(string Html) : Fragment;

/// <summary>A block written <c>:::name</c> in Markdown, which a page fills in from the model.</summary>
/// <param name="Block">Which block.</param>
public sealed record BlockFragment(ModelBlock Block) : Fragment;

/// <summary>What a <c>:::name</c> block shows.</summary>
public enum ModelBlock
{
    /// <summary>The table of every trial and review that states who, what, how long and against what.</summary>
    Trials,
    /// <summary>The table of drops, millilitres and per cent.</summary>
    Dilution,
}
