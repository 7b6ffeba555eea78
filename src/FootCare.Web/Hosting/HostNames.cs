namespace FootCare.Web.Hosting;

/// <summary>What a request calls this site by. Where no address is set, whole addresses start with it, so it must be a name that an address can have.</summary>
internal static class HostNames
{
    // The longest name that the domain name system has (RFC 1035), with a port.
    private const int Longest = 253 + 6;

    private static string s_lastPlausible = "localhost";

    /// <summary>Whether the Host header can be a host of ours: a name or an address, with a port or without. None at all is what HTTP/1.0 sends.</summary>
    public static bool IsPlausible(HttpRequest request)
    {
        var host = request.Headers.Host.ToString();
        if (host.Length == 0 || host == s_lastPlausible)
        {
            return true;
        }

        if (host.Length > Longest || !Uri.TryCreate($"http://{host}/", UriKind.Absolute, out var uri) || uri.HostNameType is UriHostNameType.Unknown or UriHostNameType.Basic
            || uri is not { UserInfo: "", AbsolutePath: "/", Query: "", Fragment: "" })
        {
            return false;
        }

        try
        {
            _ = request.Host;
        }
        catch (ArgumentException)
        {
            // What begins as an international name does and goes on as none.
            return false;
        }

        s_lastPlausible = host;
        return true;
    }
}
