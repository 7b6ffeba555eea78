using System.Collections.Immutable;
using FootCare.Search;
using FootCare.Web.Hosting;

namespace FootCare.Web.Pages;

/// <summary>Every title and other name, by letter.</summary>
[Stored]
public sealed class AToZModel(SiteContent content) : ModelPage(content)
{
    /// <summary>The letters that something begins with.</summary>
    public ImmutableArray<AlphabetLetter> Letters => Alphabet.Of(Model.Topics);
}
