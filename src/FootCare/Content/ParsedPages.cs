using System.Collections.Immutable;

namespace FootCare.Content;

/// <summary>Every page of the folder, as it was read by itself.</summary>
internal sealed class ParsedPages
{
    private readonly Dictionary<string, ParsedPage> _byAddress;

    public ParsedPages(ImmutableArray<ParsedPage> all)
    {
        All = all;
        _byAddress = new Dictionary<string, ParsedPage>(all.Length, StringComparer.Ordinal);
        foreach (var page in all)
        {
            _byAddress.TryAdd(page.Address, page);
            AreWhole &= page.Topic is not null;
        }
    }

    /// <summary>The pages, as the folder has them.</summary>
    public ImmutableArray<ParsedPage> All { get; }

    /// <summary>The page at each address; the first, where two would stand at one.</summary>
    public IReadOnlyDictionary<string, ParsedPage> ByAddress => _byAddress;

    /// <summary>Whether each could be read to its topic, so that what one has or says cannot have been missed.</summary>
    public bool AreWhole { get; } = true;
}
