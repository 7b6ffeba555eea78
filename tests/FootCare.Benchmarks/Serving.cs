using System.Net;

namespace FootCare.Benchmarks;

/// <summary>How fast a stored page leaves, against Kestrel with nothing around it, against nginx with the same bytes in files, and against rendering it each time.</summary>
internal static class Serving
{
    private const string Page = "/techniques/gentle-stroking";

    private static readonly string[] Encodings = ["br", "gzip", "identity"];

    /// <summary>Measures each encoding on each server, in turn.</summary>
    public static Table Measure()
    {
        var files = Repository.Fresh("serving");
        using var site = Published.Start(6001, "--FootCare:BaseUrl=http://127.0.0.1:6001");
        foreach (var encoding in Encodings)
        {
            File.WriteAllBytes(Path.Combine(files, encoding), Fetch(new Uri("http://127.0.0.1:6001" + Page), encoding));
        }

        // nginx finds the packed bytes as `gzip_static` wants them: beside the plain ones.
        File.Copy(Path.Combine(files, "identity"), Path.Combine(files, "gzip-static"));
        File.Copy(Path.Combine(files, "gzip"), Path.Combine(files, "gzip-static.gz"));
        using var bare = new Server(new Uri("http://127.0.0.1:6002/identity"), Environment.ProcessPath!, "peer", "http://127.0.0.1:6002", files);
        using var nginx = Nginx(files);
        using var rendering = Published.Start(6004, "--FootCare:BaseUrl=http://127.0.0.1:6001", "--FootCare:Cache:Megabytes=0");

        var table = new Table(
            "A technique page, requests a second (median of nine rounds in turn; wrk, 32 connections, on the same two cores)",
            "encoding", "bytes", "FootCare", "bare Kestrel", "nginx", "FootCare, rendering each time", "to Kestrel", "to nginx");
        foreach (var encoding in Encodings)
        {
            double Rate(int port, string path) => Wrk.RequestsPerSecond(new Uri($"http://127.0.0.1:{port}{path}"), encoding);
            var rates = Rounds.Interleave(
                () => Rate(6001, Page),
                () => Rate(6002, "/" + encoding),
                () => Rate(6003, encoding == "gzip" ? "/gzip-static" : "/" + encoding));

            // By itself: it goes on packing for a while when nobody asks any more.
            var rendered = Rounds.Interleave(() => Rate(6004, Page))[0].Median();
            table.Add(encoding, new FileInfo(Path.Combine(files, encoding)).Length, rates[0].Median(), rates[1].Median(), rates[2].Median(), rendered, Rounds.Ratio(rates[0], rates[1]), Rounds.Ratio(rates[0], rates[2]));
        }

        return table;
    }

    private static byte[] Fetch(Uri address, string encoding)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None });
        client.DefaultRequestHeaders.Add("Accept-Encoding", encoding);
        return client.GetByteArrayAsync(address).GetAwaiter().GetResult();
    }

    private static Server Nginx(string files)
    {
        var configuration = Path.Combine(Repository.Fresh("nginx"), "nginx.conf");
        File.WriteAllText(configuration, $$"""
            daemon off;
            pid {{configuration}}.pid;
            worker_processes auto;
            error_log stderr warn;
            events { worker_connections 1024; }
            http {
              default_type "text/html; charset=utf-8";
              access_log {{configuration}}.log combined buffer=64k;
              sendfile on;
              tcp_nopush on;
              keepalive_requests 1000000;
              open_file_cache max=100;
              server {
                listen 127.0.0.1:6003;
                root {{files}};
                gzip_static on;
                location = /br { add_header Content-Encoding br; }
              }
            }
            """);
        return new Server(new Uri("http://127.0.0.1:6003/identity"), "/usr/sbin/nginx", "-c", configuration);
    }
}
