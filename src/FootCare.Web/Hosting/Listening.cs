using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FootCare.Web.Hosting;

/// <summary>Where the site listens: which setting says so, and what is wrong with it before anybody has tried.</summary>
internal static class Listening
{
    /// <summary>Where it listens where nothing says otherwise; the framework's own would be another.</summary>
    public const string Default = "http://127.0.0.1:5080";

    private const string Urls = "Urls", Endpoints = "Kestrel:Endpoints";
    private const string Form = "must be one or more addresses, each with http:// or https:// and a port from 0 to 65535, such as " + Default + ", with ';' between";

    // What the framework's tools mark the certificate with that they make for developers, and that the server takes where none is set.
    private const string ForDevelopers = "1.3.6.1.4.1.311.84.1.1";

    /// <summary>The setting that says where to listen: the first of those that the server heeds.</summary>
    public static (string Key, string Value) Setting(IConfiguration configuration) =>
        EndpointsOf(configuration) is [var endpoint, ..] ? endpoint
        : PortsOf(configuration) is [var ports, ..] ? ports
        : (Urls, configuration[Urls] ?? "");

    /// <summary>Listens at <see cref="Default"/> where no setting says anything.</summary>
    public static void FallBack(IConfiguration configuration)
    {
        if (Split(configuration[Urls]).Length == 0 && EndpointsOf(configuration).Count == 0 && PortsOf(configuration).Count == 0)
        {
            configuration[Urls] = Default;
        }
    }

    /// <summary>What is wrong with where to listen, as it is written; whether this machine lets one listen there is found when it is tried.</summary>
    public static IEnumerable<string> Faults(IConfiguration configuration)
    {
        if (StartFaults.OfList(configuration, Urls) is { } list)
        {
            yield return list;
        }

        foreach (var endpoint in configuration.GetSection(Endpoints).GetChildren().Where(e => string.IsNullOrWhiteSpace(e["Url"])))
        {
            yield return $"The setting {Settings.Shown(endpoint.Path)}:Url is not there, and says where that endpoint listens; it must be an address such as {Default}";
        }

        foreach (var (key, value) in EndpointsOf(configuration).Prepend((Urls, configuration[Urls] ?? "")))
        {
            string[] addresses = Split(value);
            if (addresses.Select(a => (Address: a, Why: WhyNot(a))).FirstOrDefault(a => a.Why is not null) is ({ } address, { } why))
            {
                yield return Settings.Fault(key, address, why);
            }
            else if (addresses.GroupBy(PlaceOf).FirstOrDefault(p => p.Key is not null && p.Skip(1).Any()) is { } twice)
            {
                yield return Settings.Fault(key, twice.Last(), "is there twice; each address and port may be named once");
            }
            else if (Array.Find(addresses, a => a.StartsWith("https:", StringComparison.OrdinalIgnoreCase)) is { } secure && !HasCertificate(configuration, key))
            {
                yield return NoCertificate(key, secure);
            }
        }

        foreach (var (key, value) in PortsOf(configuration))
        {
            if (!Array.TrueForAll(Split(value), p => ushort.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            {
                yield return Settings.Fault(key, value, "must be one or more ports from 0 to 65535, with ';' between");
            }
            else if (key == WebHostDefaults.HttpsPortsKey && !HasCertificate(configuration, key))
            {
                yield return NoCertificate(key, value);
            }
        }
    }

    /// <summary>The line for https without a certificate.</summary>
    public static string NoCertificate(string key, string where) =>
        Settings.Fault(key, where, "needs a certificate for https: let a proxy in front end TLS and listen at http://, or set Kestrel:Certificates:Default:Path (and :Password)");

    private static List<(string Key, string Value)> EndpointsOf(IConfiguration configuration) =>
        [.. configuration.GetSection(Endpoints).AsEnumerable().Where(s => s.Value is not null && s.Key.EndsWith(":Url", StringComparison.OrdinalIgnoreCase)).Select(s => (s.Key, s.Value!))];

    // Heeded only where no address is set.
    private static List<(string Key, string Value)> PortsOf(IConfiguration configuration) =>
        Split(configuration[Urls]).Length > 0 || EndpointsOf(configuration).Count > 0
            ? []
            : [.. new[] { WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey }.Select(k => (k, configuration[k] ?? "")).Where(p => Split(p.Item2).Length > 0)];

    private static string[] Split(string? setting) => string.IsNullOrWhiteSpace(setting) ? [] : setting.Split(';', StringSplitOptions.RemoveEmptyEntries);

    private static string? WhyNot(string address)
    {
        if (Parse(address) is not { } read || read.Scheme.ToLowerInvariant() is not ("http" or "https"))
        {
            return Form;
        }

        if (read.IsUnixPipe || read.IsNamedPipe)
        {
            return read.IsUnixPipe || OperatingSystem.IsWindows() ? null : Form;
        }

        var host = read.Host;
        return address.Contains(',', StringComparison.Ordinal) ? "must have ';' between addresses, not ','"
            : read.PathBase.Length > 0 || address.AsSpan().ContainsAny('?', '#') ? "must end with its port: neither a path nor a query can stand behind it, as in " + Default
            : read.Port is < 0 or > ushort.MaxValue || (host.Contains(':', StringComparison.Ordinal) && !host.StartsWith('[')) ? Form
            : read.Port == 0 && host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? "must name a port with localhost; for any that is free, write 127.0.0.1 in its place"
            : host is "*" or "+" || host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host, out _) ? null
            : "must have an IP address of this machine as its host, localhost, or * for every address";
    }

    // The same place can be listened at once, but for port 0, which is another each time.
    private static string? PlaceOf(string address) =>
        Parse(address) is { IsUnixPipe: false, IsNamedPipe: false, Port: > 0 } read ? string.Create(CultureInfo.InvariantCulture, $"{read.Host.ToLowerInvariant()}:{read.Port}") : null;

    private static BindingAddress? Parse(string address)
    {
        try
        {
            return BindingAddress.Parse(address);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static bool HasCertificate(IConfiguration configuration, string key)
    {
        string[] places = ["Kestrel:Certificates", "Kestrel:EndpointDefaults:Certificate", .. key.StartsWith(Endpoints, StringComparison.OrdinalIgnoreCase) ? [key[..^"Url".Length] + "Certificate", key[..^"Url".Length] + "Sni"] : Array.Empty<string>()];
        if (Array.Exists(places, p => configuration.GetSection(p).GetChildren().Any()))
        {
            return true;
        }

        try
        {
            using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser, OpenFlags.ReadOnly);
            return store.Certificates.Any(c => c.Extensions.Any(e => e.Oid?.Value == ForDevelopers));
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
