using System.Diagnostics;
using System.Net.Sockets;

namespace FootCare.Benchmarks;

/// <summary>What a process took from its start to its end.</summary>
/// <param name="Seconds">By the clock.</param>
/// <param name="Megabytes">The most memory it held at once, as the kernel counts resident pages.</param>
/// <param name="Output">What it printed.</param>
internal sealed record Run(double Seconds, double Megabytes, string Output)
{
    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static Run ToEnd(string program, params string[] arguments)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        double most = 0;
        while (!process.WaitForExit(5))
        {
            most = Math.Max(most, Resident(process.Id, "VmHWM"));
        }

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return process.ExitCode == 0
            ? new Run(seconds, most, output.Result)
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {output.Result}{error.Result}");
    }

    /// <summary>A process's memory in megabytes: <c>VmRSS</c> now, <c>VmHWM</c> at most; 0 where it is gone.</summary>
    public static double Resident(int process, string field)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith(field, StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line[(field.Length + 1)..^2], System.Globalization.CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}

/// <summary>A server of its own, from its first sign of life until it is disposed.</summary>
internal sealed class Server : IDisposable
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero });

    private readonly Process _process;

    /// <summary>Starts it and waits until <paramref name="address"/> answers with 200.</summary>
    public Server(Uri address, string program, params string[] arguments)
    {
        var start = Stopwatch.GetTimestamp();
        _process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >/tmp/footcare-benchmarks/server.log 2>&1", program, .. arguments]) { WorkingDirectory = Path.GetDirectoryName(program)! })!;
        while (!Answers(address))
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(start) > TimeSpan.FromMinutes(2))
            {
                throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} does not answer at {address}: {File.ReadAllText("/tmp/footcare-benchmarks/server.log")}");
            }
        }

        SecondsToFirstAnswer = Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>From the start of the process to the end of its first good answer.</summary>
    public double SecondsToFirstAnswer { get; }

    /// <summary>The memory it holds now.</summary>
    public double Megabytes => Run.Resident(_process.Id, "VmRSS");

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static bool Answers(Uri address)
    {
        // A bare connection first: asking in vain, again and again, would take the processor from what is being measured.
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(address.Host, address.Port);
            using var answer = Client.GetAsync(address).GetAwaiter().GetResult();
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is SocketException or HttpRequestException)
        {
            Thread.Sleep(5);
            return false;
        }
    }
}
