using System.Collections.Frozen;
using FootCare.Topics;

namespace FootCare.Web.Illustrations;

/// <summary>
/// The right foot as paths on a square of 240 units: its outline, the lines that make it a foot, and its zones.
/// A zone's path lies a little inside the outline, so that it can be shown by a line as well as by a colour.
/// </summary>
internal static class FootShapes
{
    /// <summary>The length of a side of the square.</summary>
    public const int Size = 240;

    /// <summary>Outlines from back to front.</summary>
    public static string[] Skin(FootView view) => view switch { FootView.Sole => SoleSkin, FootView.Top => TopSkin, _ => SideSkin };

    /// <summary>Toenails, which only some views show.</summary>
    public static string[] Nails(FootView view) => view switch { FootView.Sole => [], FootView.Top => TopNails, _ => SideNails };

    /// <summary>Creases, tendons and the ankle bone.</summary>
    public static string Lines(FootView view) => view switch
    {
        FootView.Sole => "M90 112c16-8 40-10 56-2M140 150c-8 8-10 22-7 34M98 212c10 5 21 5 30-1",
        FootView.Top => "M99 80c2 14 5 26 10 38M121 76c0 14 1 24 2 36M141 82c-2 12-4 20-8 30M96 190c5-6 6-14 4-22M146 190c-5-6-6-14-4-22",
        _ => "M48 206c-3-8-2-14 4-19M160 122c3-12 18-14 24-3c3 8-1 16-9 17M206 150c-8 6-10 16-6 26",
    };

    /// <summary>The zones that a view shows, each as one path.</summary>
    public static FrozenDictionary<Zone, string> Zones(FootView view) => view switch { FootView.Sole => SoleZones, FootView.Top => TopZones, _ => SideZones };

    /// <summary>The middle of a zone, or of a spot in it.</summary>
    public static (double X, double Y) Centre(FootView view, Zone zone, Spot? spot = null) => (view, zone, spot) switch
    {
        (FootView.Sole, _, Spot.BelowBigToe) => (139, 78),
        (FootView.Sole, _, Spot.InnerEdge) => (140, 140),
        (FootView.Sole, _, Spot.OuterEdge) => (93, 140),
        (FootView.Side, _, Spot.InnerHeel) => (180, 156),
        (FootView.Sole, Zone.Toes, _) => (147, 51),
        (FootView.Sole, Zone.Ball, _) => (116, 88),
        (FootView.Sole, Zone.Arch, _) => (116, 142),
        (FootView.Sole, Zone.Heel, _) => (114, 198),
        (FootView.Top, Zone.Toes, _) => (127, 45),
        (FootView.Top, _, _) => (119, 112),
        (FootView.Side, Zone.Toes, _) => (34, 190),
        (FootView.Side, Zone.Ball, _) => (70, 184),
        (FootView.Side, Zone.Arch, _) => (120, 162),
        (FootView.Side, Zone.Heel, _) => (188, 180),
        (FootView.Side, Zone.Ankle, _) => (172, 126),
        (FootView.Side, Zone.Top, _) => (82, 150),
        _ => (118, 150),
    };

    /// <summary>Each toe's root and tip, big toe first.</summary>
    public static (double RootX, double RootY, double TipX, double TipY)[] Toes(FootView view) => view switch
    {
        FootView.Sole => [(145, 62, 150, 22), (121, 58, 122, 24), (102, 60, 100, 30), (86, 68, 80, 42), (76, 82, 64, 60)],
        _ => [(101, 72, 97, 16), (120, 66, 124, 27), (136, 70, 143, 35), (151, 80, 158, 50), (161, 94, 170, 70)],
    };

    private static readonly string[] SoleSkin =
    [
        "M112.9 229.5c-21.3-.8-30.8-15-30-35.6.8-17.4 4.7-31.6 1.6-50.6-3.2-21.3-9.5-35.6-8.7-55.3.8-21.3 12.6-33.2 34-34.8 27.7-2.4 45.8 14.2 48.2 41.1 1.6 21.3-7.1 34-9.5 53.7-2.4 19 0 30.8-3.2 49.8-3.2 19.8-13.4 32.4-32.4 31.7z",
        "M143.7 58.8c-10.3-3.2-14.2-16.6-10.3-28.4 4-11.1 14.2-15.8 22.1-10.3 8.7 5.5 9.5 21.3 4 30.8-4 7.1-9.5 10.3-15.8 7.9z",
        "M120.8 54.1c-7.1-.8-11.1-8.7-10.3-18.2s6.3-15.8 13.4-15 10.3 8.7 9.5 18.2-5.5 15.8-12.6 15z",
        "M102.6 56.5c-6.3 0-11.1-7.1-11.1-15s4-14.2 9.5-14.2 10.3 6.3 10.3 14.2-3.2 15-8.7 15z",
        "M86 64.3c-5.5.8-10.3-4.7-11.1-11.9s1.6-12.6 7.1-13.4 9.5 4.7 10.3 11.9-1.6 12.6-6.3 13.4z",
        "M74.2 78.6c-4.7 2.4-10.3-1.6-12.6-7.1s-1.6-11.1 3.2-13.4 9.5 1.6 11.9 7.1 1.6 11.1-2.5 13.4z",
    ];

    private static readonly string[] TopSkin =
    [
        "M92 236c1-22-2-40-4-60-4-26-12-48-12-72 0-26 16-44 42-46 28-2 45 14 47 38 2 26-9 52-12 80-2 22-1 38 0 60",
        "M96 64c-10-4-17-18-15-31 2-13 10-21 19-19 11 2 16 16 14 30-2 13-8 23-18 20z",
        "M121 60c-7 0-11-9-10-19 1-10 7-16 13-15 7 1 10 10 9 19-1 9-6 15-12 15z",
        "M140 65c-7 0-11-8-10-17 1-9 6-15 12-14 6 1 9 9 8 17-1 8-5 14-10 14z",
        "M155 75c-6 0-9-8-8-16 1-7 6-12 11-10 5 2 7 9 5 16-1 6-4 10-8 10z",
        "M165 91c-5-1-7-8-5-15 1-7 6-11 10-9 5 3 6 10 3 16-2 5-5 8-8 8z",
    ];

    private static readonly string[] TopNails =
    [
        "M90 33c0-9 4-14 9-13s8 7 7 15c-5 3-11 2-16-2z", "M118 40c0-6 3-9 6-9s5 4 4 9c-3 2-7 2-10 0z", "M137 48c0-6 2-9 5-9s5 4 4 9c-3 2-6 1-9 0z",
        "M153 61c0-5 2-7 5-7s4 4 3 8c-3 1-6 0-8-1z", "M165 77c0-4 2-6 4-6s3 4 2 7c-2 1-4 0-6-1z",
    ];

    private static readonly string[] SideSkin =
    [
        "M144 8c2 42 3 72-6 98-10 24-46 36-76 52-20 9-40 14-47 28-5 12 5 21 21 21 14 0 24 3 40 2 22-2 28-19 54-20 22 0 30 18 50 20 24 2 40-9 39-29-1-20-15-40-16-68-1-28 3-62 4-104",
    ];

    private static readonly string[] SideNails = ["M17 184c3-6 10-9 18-11c2 5 0 9-4 12c-5 2-10 2-14-1z"];

    private static readonly FrozenDictionary<Zone, string> SoleZones = new Dictionary<Zone, string>
    {
        [Zone.Toes] = string.Concat(SoleSkin[1..]),
        [Zone.Ball] = "M83 92c1-18 13-29 33-31 21-1 33 15 34 34 0 9-3 16-8 16-16-6-34-5-50 1-6-4-9-12-9-20z",
        [Zone.Arch] = "M89 120c17-8 39-8 54-1-4 16-5 31-4 45-15 7-33 7-47 2 0-16 1-28-3-46z",
        [Zone.Heel] = "M91 176c15 5 33 5 47-1 1 25-6 46-25 47-19 0-25-17-22-46z",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Zone, string> TopZones = new Dictionary<Zone, string>
    {
        [Zone.Toes] = string.Concat(TopSkin[1..]),
        [Zone.Top] = "M84 108c0-24 14-41 34-42 24-1 39 14 39 32 1 20-7 38-10 56-17 8-37 8-51 0-3-16-12-30-12-46z",
        [Zone.Ankle] = "M97 166c14 7 34 7 48 0-1 16-1 30 0 48-14 6-34 6-47 0 0-18 0-32-1-48z",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Zone, string> SideZones = new Dictionary<Zone, string>
    {
        [Zone.Toes] = "M22 187c4-8 14-12 24-15 0 10 1 20-2 29-8 1-22 2-24-6z",
        [Zone.Ball] = "M52 169c12-5 24-10 36-16 4 16 4 32-2 45-10 5-22 4-34 1-2-10-2-20 0-30z",
        [Zone.Arch] = "M95 152c16-8 30-14 40-24 6 14 10 30 10 50-14-2-34 0-48 14 2-14 1-28-2-40z",
        [Zone.Heel] = "M166 152c14 6 26 5 38 2 4 10 8 18 8 28-1 14-16 20-32 17-10-2-16-6-22-13 6-10 8-22 8-34z",
        [Zone.Ankle] = "M150 90c14-8 32-8 46-2 0 20 1 36 5 52-14 6-30 5-42-2-8-10-12-20-14-28 4-8 5-14 5-20z",
    }.ToFrozenDictionary();
}
