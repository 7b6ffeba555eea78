namespace FootCare.Benchmarks;

/// <summary>
/// Two processes behind nginx as operators set them up. Readers keep reading while an article is saved in both folders, then while one process
/// is killed and started again. The nginx configuration is the one they are given, so that what is shown is what was tried.
/// </summary>
internal static class Replicas
{
    private const string Article = "techniques/gentle-stroking.md";

    /// <summary>Loads the pair for half a minute with things happening, and for ten seconds without.</summary>
    public static Table Measure()
    {
        var root = Repository.Fresh("replicas");
        string[] folders = [Path.Combine(root, "one", "content"), Path.Combine(root, "two", "content")];
        Array.ForEach(folders, f => Articles.Write(f, 0));
        var first = Replica(0);
        using var second = Replica(1);
        using var nginx = Nginx(root);
        using var readers = new Readers(new Uri("http://127.0.0.1:6030"), 16);

        readers.Send(2_000);
        var (sent, hits) = (readers.Sent, readers.CacheHits);
        For(10, () => { });
        var steady = (double)(readers.CacheHits - hits) / (readers.Sent - sent);

        For(10, () => Array.ForEach(folders, f => File.AppendAllText(Path.Combine(f, Article), "\nA sentence that was just added.\n")));
        For(10, () => first.Dispose());
        For(10, () => first = Replica(0));
        first.Dispose();

        var table = new Table("Two processes behind nginx with its cache, forty seconds of load", "requests", "failed", "from the cache under a steady load, %", "saved article seen through nginx");
        using var client = new HttpClient();
        var seen = client.GetStringAsync(new Uri("http://127.0.0.1:6030/techniques/gentle-stroking")).GetAwaiter().GetResult().Contains("just added", StringComparison.Ordinal);
        table.Add(readers.Sent, readers.Failed, steady * 100, seen ? "yes" : "no");
        return table;

        Server Replica(int i) => Published.Start(6031 + i, "--FootCare:ContentPath", folders[i], "--FootCare:BaseUrl", "https://footcare.example");

        // Readers read for some seconds; what happens, happens after the first third.
        void For(int seconds, Action happens)
        {
            using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
            var reading = readers.SendUntilAsync(enough.Token);
            Thread.Sleep(TimeSpan.FromSeconds(seconds / 3.0));
            happens();
            reading.Wait();
        }
    }

    private static Server Nginx(string root)
    {
        var site = File.ReadAllText(Path.Combine(Repository.Root, "src/FootCare.Web/Deploying/footcare.conf"))
            .Replace("/var/cache/nginx/footcare", Path.Combine(root, "cache"), StringComparison.Ordinal)
            .Replace("/var/log/nginx/error.log", Path.Combine(root, "error.log"), StringComparison.Ordinal)
            .Replace("127.0.0.1:5081", "127.0.0.1:6031", StringComparison.Ordinal)
            .Replace("127.0.0.1:5082", "127.0.0.1:6032", StringComparison.Ordinal)
            .Replace("listen 80;", "listen 127.0.0.1:6030;", StringComparison.Ordinal);
        var file = Path.Combine(root, "nginx.conf");
        File.WriteAllText(file, $"daemon off;\npid {root}/nginx.pid;\nworker_processes auto;\nerror_log stderr warn;\nevents {{ worker_connections 1024; }}\nhttp {{\naccess_log off;\n{site}\n}}\n");
        return new Server(new Uri("http://127.0.0.1:6030/health/live"), "/usr/sbin/nginx", "-c", file);
    }
}
