using System.Collections.Immutable;
using FootCare.Topics;

namespace FootCare.Content;

/// <summary>Every page of the folder, as it was read by itself.</summary>
internal sealed class ParsedPages
{
    private readonly Dictionary<string, ParsedPage> _byAddress;
    private readonly Lazy<Dictionary<string, ParsedPage>> _byAlias;

    public ParsedPages(ImmutableArray<ParsedPage> all)
    {
        All = all;
        _byAddress = new Dictionary<string, ParsedPage>(all.Length, StringComparer.Ordinal);
        foreach (var page in all)
        {
            _byAddress.TryAdd(page.Address, page);
            AreWhole &= page.Topic is not null;
        }

        _byAlias = new Lazy<Dictionary<string, ParsedPage>>(() => all.SelectMany(p => p.Names.Aliases.Select(a => (Address: Topic.AddressOf(p.Kind, a.Value), Page: p)))
            .GroupBy(p => p.Address, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Page, StringComparer.Ordinal));
    }

    /// <summary>The pages, as the folder has them.</summary>
    public ImmutableArray<ParsedPage> All { get; }

    /// <summary>The page at each address; the first, where two would stand at one.</summary>
    public IReadOnlyDictionary<string, ParsedPage> ByAddress => _byAddress;

    /// <summary>The page that used to stand at each address and leads on from it; the first, where two claim one.</summary>
    public IReadOnlyDictionary<string, ParsedPage> ByAlias => _byAlias.Value;

    /// <summary>Whether each could be read to its topic, so that what one has or says cannot have been missed.</summary>
    public bool AreWhole { get; } = true;
}
