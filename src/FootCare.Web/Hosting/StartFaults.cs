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
                Listening.NoCertificate(key, where),
            SocketException or IOException or UnauthorizedAccessException or CryptographicException => $"The site cannot listen at '{where}' ({key}): {FirstLine(fault)}",
            InvalidOperationException or FormatException or ArgumentException => Settings.Fault(key, where, $"cannot be used: {FirstLine(fault)}"),
            _ => null,
        };
    }

    /// <summary>What is wrong with the hosts that are answered. One with more than its name is answered never, and a list of them is read by nobody, so that every host is.</summary>
    public static IEnumerable<string> OfHosts(IConfiguration configuration)
    {
        const string Key = "AllowedHosts";
        if (OfList(configuration, Key) is { } list)
        {
            yield return list;
        }

        var hosts = (configuration[Key] ?? "").Split(';');
        if (Array.Find(hosts, h => h.Any(c => c is '/' or ',' || char.IsWhiteSpace(c)) || (h.Contains(':', StringComparison.Ordinal) && !h.EndsWith(']'))) is { } host)
        {
            yield return Settings.Fault(Key, host, "must be hosts without scheme, port or path, such as footcare.example, with ';' between and no space, or * for all");
        }
    }

    /// <summary>The line for a setting that is given as a list, of which the framework reads nothing; null where it is none.</summary>
    public static string? OfList(IConfiguration configuration, string key) =>
        configuration.GetSection(key).GetChildren().FirstOrDefault() is { } first
            ? Settings.Fault(first.Path, first.Value ?? "", $"cannot be one of a list: write all in one text, {key}, with ';' between")
            : null;

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
