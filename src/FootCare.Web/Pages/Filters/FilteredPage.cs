using System.Collections.Immutable;
using FootCare.Filters;
using FootCare.Topics;
using FootCare.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace FootCare.Web.Pages.Filters;

/// <summary>An index that its address narrows.</summary>
/// <typeparam name="T">The kind of topic listed.</typeparam>
public abstract class FilteredPage<T>(SiteContent content) : ModelPage(content) where T : Topic
{
    /// <summary>The list as asked for.</summary>
    public Filtered<T> List { get; private set; } = null!;

    /// <summary>The choices, as the page shows them.</summary>
    public FilterView Filter { get; private set; } = null!;

    /// <summary>The kind listed.</summary>
    protected abstract TopicKind Kind { get; }

    /// <summary>Every topic of the kind, in the order of the list.</summary>
    protected abstract ImmutableArray<T> All { get; }

    /// <summary>The ways to narrow the list.</summary>
    protected abstract ImmutableArray<Facet<T>> Facets { get; }

    /// <summary>Shows the list. A form sends every field, empty ones too: those are dropped, so that the address left to share is short.</summary>
    public IActionResult OnGet()
    {
        var address = "/" + Vocabulary.Word(Kind);
        var asked = Request.Query.SelectMany(p => p.Value, (p, value) => KeyValuePair.Create(p.Key, value ?? "")).ToList();
        if (asked.Exists(a => a.Value.Length == 0))
        {
            return Redirect(address + QueryString.Create(asked.Where(a => a.Value.Length > 0).Select(a => KeyValuePair.Create(a.Key, (string?)a.Value))));
        }

        List = Filtered.Apply(All, Facets, asked);
        Filter = new FilterView(address, Vocabulary.Word(Kind), List, Model);
        return Page();
    }
}
