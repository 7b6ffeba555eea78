using System.Net.Sockets;

namespace FootCare.Web.Hosting;

/// <summary>What keeps the program from starting though nothing is wrong with the program, in one line for the operator.</summary>
internal static class StartFaults
{
    /// <summary>The line for what was thrown while settings were read; null for a fault of ours, which wants its stack trace.</summary>
    public static string? OfReading(Exception fault) => fault switch
    {
        DirectoryNotFoundException => $"The settings cannot be read: there is no folder {FirstLine(fault)} (contentRoot; unset, it is found)",
        InvalidDataException or FormatException or IOException or UnauthorizedAccessException =>
            $"The settings cannot be read: {FirstLine(fault)}{(fault.InnerException is null ? "" : " " + FirstLine(fault.GetBaseException()))}",
        _ => null,
    };

    /// <summary>The line for what was thrown while the server was started; null for a fault of ours.</summary>
    /// <param name="fault">What was thrown.</param>
    /// <param name="where">The setting Urls.</param>
    public static string? OfListening(Exception fault, string? where)
    {
        return fault switch
        {
            IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } =>
                $"The site cannot listen at '{where}' (Urls): another program listens there already. Stop it, or set Urls to another port",
            SocketException { SocketErrorCode: SocketError.AccessDenied } =>
                $"The site cannot listen at '{where}' (Urls): the system does not allow it. Ports below 1024 are for a proxy in front; set Urls to one above",
            SocketException or IOException or UnauthorizedAccessException => $"The site cannot listen at '{where}' (Urls): {FirstLine(fault)}",
            FormatException or InvalidOperationException or ArgumentException => $"The setting Urls is '{where}'; it must be one or more addresses with ports, such as http://127.0.0.1:5080 ({FirstLine(fault)})",
            _ => null,
        };
    }

    private static string FirstLine(Exception fault) => fault.Message.Split('\n', 2)[0].TrimEnd('\r');
}
