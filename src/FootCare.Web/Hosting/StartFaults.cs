using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;

namespace FootCare.Web.Hosting;

/// <summary>What keeps the program from starting though nothing is wrong with the program, in one line for the operator.</summary>
internal static class StartFaults
{
    /// <summary>The line for what was thrown while settings were read; null for a fault of ours, which wants its stack trace.</summary>
    public static string? OfReading(Exception fault) => fault switch
    {
        InvalidDataException when fault.GetBaseException() is JsonException { LineNumber: { } line, BytePositionInLine: { } before } json =>
            $"The settings cannot be read: {Quoted(fault)}({line + 1},{before + 1}) is not JSON: {Plain(json)}; it must be like {{ \"FootCare\": {{ \"Reload\": \"watch\" }} }}",
        DirectoryNotFoundException => $"The settings cannot be read: there is no folder {FirstLine(fault)} (contentRoot; unset, it is found)",
        InvalidDataException or FormatException or IOException or UnauthorizedAccessException =>
            $"The settings cannot be read: {FirstLine(fault)}{(fault.InnerException is null ? "" : " " + FirstLine(fault.GetBaseException()))}",
        _ => null,
    };

    /// <summary>The line for what was thrown while the server was started; null for a fault of ours.</summary>
    /// <param name="fault">What was thrown.</param>
    /// <param name="listening">The setting that says where to listen.</param>
    public static string? OfListening(Exception fault, (string Key, string Value) listening)
    {
        var (key, where) = listening;
        return fault switch
        {
            IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } =>
                $"The site cannot listen at '{Taken(fault) ?? where}' ({key}): another program listens there already. Stop it, or set {key} to another port",
            SocketException { SocketErrorCode: SocketError.AddressNotAvailable } =>
                $"The site cannot listen at '{where}' ({key}): this machine has no such address. For every address it has, write * in its place",
            SocketException { SocketErrorCode: SocketError.AccessDenied } =>
                $"The site cannot listen at '{where}' ({key}): the system does not allow it. Ports below 1024 are for a proxy in front; set {key} to one above",
            InvalidOperationException when fault.Message.Contains("No server certificate", StringComparison.Ordinal) =>
                Settings.Fault(key, where, "needs a certificate for https: let a proxy in front end TLS and listen at http://, or set Kestrel:Certificates:Default:Path (and :Password)"),
            SocketException or IOException or UnauthorizedAccessException or CryptographicException => $"The site cannot listen at '{where}' ({key}): {FirstLine(fault)}",
            FormatException or ArgumentException when key.EndsWith("_ports", StringComparison.Ordinal) => Settings.Fault(key, where, "must be one or more ports from 0 to 65535, with ';' between"),
            FormatException or ArgumentException =>
                Settings.Fault(key, where, "must be one or more addresses, each with http:// or https:// and a port from 0 to 65535, such as http://127.0.0.1:5080, with ';' between"),
            InvalidOperationException => Settings.Fault(key, where, $"cannot be used: {FirstLine(fault)}"),
            _ => null,
        };
    }

    /// <summary>The setting that says where to listen: the first of those that the server heeds.</summary>
    public static (string Key, string Value) Listening(IConfiguration configuration)
    {
        var endpoint = configuration.GetSection("Kestrel:Endpoints").AsEnumerable().FirstOrDefault(s => s.Key.EndsWith(":Url", StringComparison.OrdinalIgnoreCase));
        return endpoint.Value is { } address ? (endpoint.Key, address)
            : configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 } urls ? ("Urls", urls)
            : configuration[WebHostDefaults.HttpPortsKey] is { } ports ? (WebHostDefaults.HttpPortsKey, ports)
            : (WebHostDefaults.HttpsPortsKey, configuration[WebHostDefaults.HttpsPortsKey] ?? "");
    }

    /// <summary>What is wrong with the hosts that are listened at or answered. The server listens everywhere for any name, and a host with more than its name is answered never.</summary>
    public static IEnumerable<string> OfHosts(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").AsEnumerable().Where(s => s.Key.EndsWith(":Url", StringComparison.OrdinalIgnoreCase)).ToList();
        foreach (var (key, where) in endpoints.Prepend(new("Urls", configuration[WebHostDefaults.ServerUrlsKey])))
        {
            if (Array.Find((where ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries), IsName) is { } name)
            {
                yield return Settings.Fault(key, name, "must have an IP address of this machine as its host, localhost, or * for every address");
            }
        }

        if (Array.Find((configuration["AllowedHosts"] ?? "").Split(';'), h => h.Contains('/', StringComparison.Ordinal) || (h.Contains(':', StringComparison.Ordinal) && !h.EndsWith(']'))) is { } host)
        {
            yield return Settings.Fault("AllowedHosts", host, "must be hosts without scheme, port or path, such as footcare.example, with ';' between, or * for all");
        }
    }

    // What is no address at all is told when it is listened at.
    private static bool IsName(string address)
    {
        try
        {
            return BindingAddress.Parse(address.Trim()) is { IsUnixPipe: false, IsNamedPipe: false, Host: var host }
                && host is not ("*" or "+") && !host.Equals("localhost", StringComparison.OrdinalIgnoreCase) && !IPAddress.TryParse(host, out _);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    // Of several addresses, the one that the framework's message names.
    private static string? Taken(Exception fault) =>
        fault.Message.Split("to address ", 2) is [_, var address] && address.IndexOf(": ", StringComparison.Ordinal) is > 0 and var end ? address[..end] : null;

    private static string Plain(JsonException json) => FirstLine(json).Split(" LineNumber:", 2)[0].TrimEnd('.') switch
    {
        var words when words.StartsWith("The input does not contain any JSON", StringComparison.Ordinal) => "it is empty",
        var words when words.StartsWith("Expected depth to be zero", StringComparison.Ordinal) || words.Contains("reached end of data", StringComparison.Ordinal)
            || words.StartsWith("Expected end of string", StringComparison.Ordinal) => "it ends too early, with something still open",
        var words => words,
    };

    // The file that the framework's message names.
    private static string Quoted(Exception fault) => fault.Message.Split('\'') is [_, var file, ..] ? file : "appsettings.json";

    private static string FirstLine(Exception fault) => fault.Message.Split('\n', 2)[0].TrimEnd('\r');
}
