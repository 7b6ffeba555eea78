namespace FootCare.Benchmarks;

/// <summary>Reading 10,000 articles to a checked model, the whole process, against Hugo making pages of the same files.</summary>
internal static class Reading
{
    private const int Count = 10_000;

    /// <summary>Runs <c>check</c> and Hugo in turn.</summary>
    public static Table Measure()
    {
        var content = Path.Combine(Repository.Fresh("reading"), "content");
        Articles.Write(content, Count);
        var hugo = HugoSite(content);
        var runs = new List<(Run Check, Run Hugo)>();
        _ = Published.Site;
        for (var round = 0; round < Rounds.Count; round++)
        {
            runs.Add((
                Run.ToEnd(Published.Site, "check", "--FootCare:ContentPath", content),
                Run.ToEnd("hugo", "--quiet", "--source", hugo, "--destination", Repository.Fresh("hugo-public"))));
        }

        var (check, other) = (runs.Select(r => r.Check.Seconds).Median(), runs.Select(r => r.Hugo.Seconds).Median());
        var table = new Table("Reading 10,000 articles, whole process (median of nine rounds in turn)", "program", "seconds", "most memory, MB", "to Hugo");
        table.Add("FootCare `check`", check, runs.Select(r => r.Check.Megabytes).Median(), Rounds.Ratio([.. runs.Select(r => r.Check.Seconds)], [.. runs.Select(r => r.Hugo.Seconds)]));
        table.Add("Hugo, a theme of one file", other, runs.Select(r => r.Hugo.Megabytes).Median(), 1);
        return table;
    }

    private static string HugoSite(string content)
    {
        var site = Repository.Fresh("hugo");
        File.WriteAllText(Path.Combine(site, "config.toml"), $"""
            baseURL = "http://localhost/"
            title = "Articles"
            contentDir = "{content}"
            disableKinds = ["taxonomy", "term", "RSS", "sitemap", "section", "home", "404"]
            """);
        Directory.CreateDirectory(Path.Combine(site, "layouts/_default"));
        File.WriteAllText(
            Path.Combine(site, "layouts/_default/single.html"),
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{{ .Title }}</title></head><body><main><h1>{{ .Title }}</h1>{{ .Content }}</main></body></html>");
        return site;
    }
}
