namespace FootCare.Web.Hosting;

/// <summary>
/// Says that an endpoint's answer depends on the model, its path and these query keys alone. Any other key is taken away before the endpoint runs, so
/// that it can neither change the answer nor make a new one. A page without this is kept too, but only as it is without a query.
/// </summary>
/// <param name="queryKeys">The keys, in the order in which they are written in an address; none means that no query changes anything.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class StoredAttribute(params string[] queryKeys) : Attribute
{
    /// <summary>The keys the answer depends on.</summary>
    public IReadOnlyList<string> QueryKeys { get; } = queryKeys;

    /// <summary>Whether the page tells of keys that it does not know; it is then given them, and what it answers is not kept.</summary>
    public bool TellsOfOthers { get; init; }
}

/// <summary>Says that an endpoint's answer is made anew for each request and kept nowhere.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NotStoredAttribute : Attribute;
