using System.Collections.Immutable;

namespace FootCare.Filters;

/// <summary>One way to narrow a list, such as by part of the foot.</summary>
/// <typeparam name="T">What the list is of.</typeparam>
/// <param name="Name">Its name in addresses: lower case, joined by hyphens.</param>
/// <param name="Values">The words that may be chosen, in the order they are offered.</param>
/// <param name="KeptBy">The words that keep an item in the list when they are chosen.</param>
/// <param name="Several">Whether more than one word may be chosen; an item must then be kept by each of them.</param>
public sealed record Facet<T>(string Name, ImmutableArray<string> Values, Func<T, IEnumerable<string>> KeptBy, bool Several = false);

/// <summary>A way to narrow a list, with what each choice would leave.</summary>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Several">Whether more than one word may be chosen.</param>
/// <param name="Any">How many items there are with nothing chosen here and everything else as it is.</param>
/// <param name="Values">The words worth offering: those that keep something but not everything, and those that are chosen.</param>
public sealed record FacetCount(string Name, bool Several, int Any, ImmutableArray<ValueCount> Values);

/// <summary>A word that may be chosen.</summary>
/// <param name="Value">The word.</param>
/// <param name="Count">How many items remain with it chosen and everything else as it is.</param>
/// <param name="Chosen">Whether it is chosen.</param>
public sealed record ValueCount(string Value, int Count, bool Chosen);

/// <summary>A choice that was made.</summary>
/// <param name="Facet">The facet's name.</param>
/// <param name="Value">The word.</param>
public sealed record Chosen(string Facet, string Value);

/// <summary>Something that was asked for and left out.</summary>
/// <param name="Facet">The facet's name; null where there is none of the name asked for.</param>
/// <param name="Why">Why it was left out.</param>
public sealed record Ignored(string? Facet, WhyIgnored Why);

/// <summary>Why something that was asked for was left out.</summary>
public enum WhyIgnored
{
    /// <summary>The list cannot be narrowed by that.</summary>
    UnknownFacet,
    /// <summary>There is no such choice.</summary>
    UnknownValue,
    /// <summary>One choice was made there already, and no more can be.</summary>
    OneAtATime,
}
