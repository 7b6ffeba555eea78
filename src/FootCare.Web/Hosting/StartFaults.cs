using System.Net.Sockets;
using System.Text.Json;

namespace FootCare.Web.Hosting;

/// <summary>What keeps the program from starting though nothing is wrong with the program, in one line for the operator.</summary>
internal static class StartFaults
{
    /// <summary>The line for what was thrown while settings were read; null for a fault of ours, which wants its stack trace.</summary>
    public static string? OfReading(Exception fault) => fault switch
    {
        InvalidDataException when fault.GetBaseException() is JsonException { LineNumber: { } line, BytePositionInLine: { } before } json =>
            $"The settings cannot be read: {Quoted(fault)}({line + 1},{before + 1}) is not JSON: {FirstLine(json).Split(" LineNumber:", 2)[0].TrimEnd('.')}; it must be like {{ \"FootCare\": {{ \"Reload\": \"watch\" }} }}",
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
                $"The site cannot listen at '{where}' ({key}): another program listens there already. Stop it, or set {key} to another port",
            SocketException { SocketErrorCode: SocketError.AccessDenied } =>
                $"The site cannot listen at '{where}' ({key}): the system does not allow it. Ports below 1024 are for a proxy in front; set {key} to one above",
            SocketException or IOException or UnauthorizedAccessException => $"The site cannot listen at '{where}' ({key}): {FirstLine(fault)}",
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

    // The file that the framework's message names.
    private static string Quoted(Exception fault) => fault.Message.Split('\'') is [_, var file, ..] ? file : "appsettings.json";

    private static string FirstLine(Exception fault) => fault.Message.Split('\n', 2)[0].TrimEnd('\r');
}
