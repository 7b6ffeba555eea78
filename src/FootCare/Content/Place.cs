namespace FootCare.Content;

/// <summary>A place in a file; both numbers start at 1.</summary>
internal readonly record struct Place(int Line, int Column)
{
    public static Place Start { get; } = new(1, 1);
}

/// <summary>A value and where it was written.</summary>
internal sealed record Located<T>(T Value, Place At);
