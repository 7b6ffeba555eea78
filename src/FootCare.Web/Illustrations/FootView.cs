namespace FootCare.Web.Illustrations;

/// <summary>The side that a picture shows the foot from.</summary>
public enum FootView
{
    /// <summary>From below, toes up.</summary>
    Sole,
    /// <summary>From above, toes up, as one sees one's own foot.</summary>
    Top,
    /// <summary>The inner side, toes to the left.</summary>
    Side,
}

/// <summary>Which foot.</summary>
public enum FootSide
{
    /// <summary>The right foot.</summary>
    Right,
    /// <summary>The left foot: the right one in a mirror.</summary>
    Left,
}
