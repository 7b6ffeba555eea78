namespace FootCare.Benchmarks;

/// <summary>From the start of the process to its first page, against the framework's empty Razor Pages app, published alike.</summary>
internal static class Starting
{
    /// <summary>Starts each in turn.</summary>
    public static Table Measure()
    {
        var seconds = Rounds.Interleave(
            () => First(Published.Site, 6011, "/techniques/gentle-stroking"),
            () => First(Published.Empty, 6012, "/"));
        var (site, empty) = (seconds[0].Median(), seconds[1].Median());
        var table = new Table("From the start of the process to the first page, seconds (median of nine rounds in turn)", "program", "seconds", "to the empty app");
        table.Add("FootCare, its real content", site, Rounds.Ratio(seconds[0], seconds[1]));
        table.Add("empty Razor Pages app", empty, 1);
        return table;
    }

    private static double First(string program, int port, string page)
    {
        using var server = new Server(new Uri($"http://127.0.0.1:{port}{page}"), program, "--urls", $"http://127.0.0.1:{port}");
        return server.SecondsToFirstAnswer;
    }
}
