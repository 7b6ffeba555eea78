using System.Collections.Immutable;
using System.Text;
using FootCare.Topics;
using FootCare.Web.Hosting;
using FootCare.Web.Pages;
using Microsoft.AspNetCore.WebUtilities;

namespace FootCare.Web.Sheets;

/// <summary>Something that a pack can hold.</summary>
/// <param name="Name">What the address calls it: <c>technique</c>, <c>oil</c>, <c>safety</c> or <c>journal</c>.</param>
/// <param name="Value">Its slug, or <c>yes</c>.</param>
/// <param name="Title">What the list of contents calls it.</param>
public abstract record HandoutItem(string Name, string Value, string Title);

/// <summary>A technique's sheet.</summary>
public sealed record TechniqueItem(Technique Technique) : HandoutItem("technique", Technique.Slug, Technique.Title);

/// <summary>An oil's sheet.</summary>
public sealed record OilItem(Oil Oil) : HandoutItem("oil", Oil.Slug, Oil.Title);

/// <summary>The questions to answer before a massage.</summary>
public sealed record SafetyItem() : HandoutItem("safety", "yes", "Questions to answer before each massage");

/// <summary>A week of the journal.</summary>
public sealed record JournalItem() : HandoutItem("journal", "yes", "Your journal: one week");

/// <summary>A pack of sheets as an address asks for it: what is in it, in the order of the address, and what it is printed on.</summary>
/// <param name="Items">What was asked for and is known, each once.</param>
/// <param name="Unknown">What was asked for and is not known, cut to a length that can be shown.</param>
/// <param name="Paper">The paper and the letters.</param>
public sealed record Handout(ImmutableArray<HandoutItem> Items, ImmutableArray<string> Unknown, Paper Paper)
{
    /// <summary>The most items that a pack holds.</summary>
    public const int Most = 12;

    private const int MaxShown = 40;

    /// <summary>What keeps it from being printed, in plain words; null where nothing does.</summary>
    public string? Fault => this switch
    {
        { Unknown.IsEmpty: false } => $"We have no {Wording.List(Unknown.Select(u => $"“{u}”").Take(3), "or")}. The address may be mistyped. Everything else you chose is still ticked below.",
        { Items.Length: 0 } => "Nothing is chosen yet. Tick at least one sheet below.",
        { Items.Length: > Most } => $"That is {Items.Length} sheets, and a pack holds {Most} at most. More than that is hard to read at home. Take some ticks away below.",
        _ => null,
    };

    /// <summary>The pack's own address, the same for the same items in the same order.</summary>
    public string Address => "/handouts/print" + Query;

    /// <summary>The address of the form with the same choices made.</summary>
    public string FormAddress => "/handouts" + Query;

    /// <summary>Reads an address. A former slug stands for its page; anything but items, size and paper is passed over.</summary>
    public static Handout Read(HttpRequest request, TopicModel model)
    {
        var items = new List<HandoutItem>();
        var unknown = new List<string>();
        foreach (var pair in new QueryStringEnumerable(request.QueryString.Value))
        {
            var (name, value) = (pair.DecodeName().ToString(), pair.DecodeValue().ToString().Trim());
            if (value.Length == 0 || name is not ("technique" or "oil" or "safety" or "journal"))
            {
                continue;
            }

            HandoutItem? item = name switch
            {
                "technique" => CanonicalAddresses.TechniqueIn(value, model) is { } technique ? new TechniqueItem(technique) : null,
                "oil" => (model.Find<Oil>(value) ?? model.FindByAlias(TopicKind.Oils, value)) is Oil oil ? new OilItem(oil) : null,
                _ when value != "yes" => null,
                "safety" => new SafetyItem(),
                _ => new JournalItem(),
            };
            if (item is null)
            {
                unknown.Add(value.Length <= MaxShown ? value : value[..MaxShown] + "…");
            }
            else if (!items.Exists(i => (i.Name, i.Value) == (item.Name, item.Value)))
            {
                items.Add(item);
            }
        }

        return new Handout([.. items], [.. unknown.Distinct(StringComparer.Ordinal)], Paper.Of(request));
    }

    /// <summary>Every technique, what opens a routine first and what closes one last: a pack keeps the order in which its form lists them.</summary>
    public static IEnumerable<Technique> AsTheyAreDone(TopicModel model)
    {
        var routines = model.Techniques.Where(t => !t.Routine.IsEmpty).Select(model.PartsOf).ToList();
        return model.Techniques.OrderBy(t => routines.Exists(parts => parts[0] == t) ? 0 : routines.Exists(parts => parts[^1] == t) ? 2 : 1);
    }

    /// <summary>Whether an item is in it.</summary>
    public bool Has(string name, string value) => Items.Any(i => i.Name == name && i.Value == value);

    private string Query
    {
        get
        {
            var query = new StringBuilder();
            foreach (var item in Items)
            {
                query.Append('&').Append(item.Name).Append('=').Append(item.Value);
            }

            query.Append("&size=").Append(Vocabulary.Word(Paper.Text)).Append("&paper=").Append(Vocabulary.Word(Paper.Size));
            query[0] = '?';
            return query.ToString();
        }
    }
}
