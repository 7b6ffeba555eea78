using System.Globalization;

namespace FootCare.Web.Hosting;

/// <summary>
/// Standard output and standard error, which a program may be started without. The number of a stream that was closed goes to the next thing that is opened,
/// which is a pipe of the runtime's own: lines written there end the process. So they are written nowhere.
/// </summary>
internal static class StandardStreams
{
    // O_CLOEXEC of Linux. What has it was opened by this process, since what a process is started with has come through exec.
    private const int ClosedOnExec = 0x80000;

    /// <summary>Where the log's lines go: standard output, or nowhere.</summary>
    public static Stream OpenOutput() => IsThere(1) ? Console.OpenStandardOutput() : Stream.Null;

    /// <summary>Sends what is written to a stream that is not there nowhere.</summary>
    public static void LeaveOutWhatIsClosed()
    {
        if (!IsThere(1))
        {
            Console.SetOut(TextWriter.Null);
        }

        if (!IsThere(2))
        {
            Console.SetError(TextWriter.Null);
        }
    }

    /// <summary>Tells the operator a line on standard error; one that cannot be written changes nothing else, such as how the program ends.</summary>
    public static void Tell(string line)
    {
        try
        {
            Console.Error.WriteLine(line);
        }
        catch (IOException)
        {
            // There is nowhere left to say it.
        }
    }

    // Asked of Linux alone; other systems are taken to have both.
    private static bool IsThere(int number)
    {
        if (!OperatingSystem.IsLinux())
        {
            return true;
        }

        try
        {
            var flags = File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/self/fdinfo/{number}")).First(l => l.StartsWith("flags:", StringComparison.Ordinal));
            return (Convert.ToInt32(flags["flags:".Length..].Trim(), 8) & ClosedOnExec) == 0;
        }
        catch (IOException)
        {
            return !Directory.Exists("/proc/self/fdinfo");
        }
    }
}
