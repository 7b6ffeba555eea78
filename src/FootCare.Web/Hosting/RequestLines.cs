using System.Globalization;
using System.Text.Unicode;

namespace FootCare.Web.Hosting;

/// <summary>
/// The log's line a request, made without the logger and written many at a time: a line through the logger costs more than serving a stored page does.
/// Where lines come faster than they can be written, some are left out and counted.
/// </summary>
internal sealed class RequestLines : IDisposable
{
    private const int Capacity = 256 * 1024;
    private const int LongestLine = 16 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly Stream _output;
    private readonly TimeProvider _clock;
    private readonly Action<string> _tell;
    private readonly ITimer _timer;
    private readonly Lock _filling = new();
    private readonly Lock _writing = new();
    private byte[] _lines = new byte[Capacity];
    private byte[] _spare = new byte[Capacity];
    private int _length;
    private int _leftOut;
    private long _second;
    private string _time = "";

    /// <param name="output">Where the lines go.</param>
    /// <param name="clock">Tells the time of each.</param>
    /// <param name="tell">Is told why lines could not be written; the site goes on.</param>
    public RequestLines(Stream output, TimeProvider clock, Action<string> tell)
    {
        (_output, _clock, _tell) = (output, clock, tell);
        _timer = clock.CreateTimer(static lines => ((RequestLines)lines!).Flush(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Add(string method, string path, int status, TimeSpan took)
    {
        bool first;
        var tenths = (long)Math.Round(took.TotalMilliseconds * 10);
        lock (_filling)
        {
            var free = _lines.AsSpan(_length);
            if (free.Length < LongestLine || !Utf8.TryWrite(free, $"[{Time()} INF] {method} {path} {status} {tenths / 10}.{tenths % 10} ms\n", out var written))
            {
                _leftOut++;
                return;
            }

            first = _length == 0;
            _length += written;
        }

        if (first)
        {
            _timer.Change(Patience, Timeout.InfiniteTimeSpan);
        }
    }

    // Written out once a second, not once a line.
    private string Time()
    {
        var second = _clock.GetUtcNow().Ticks / TimeSpan.TicksPerSecond;
        if (second != _second)
        {
            (_second, _time) = (second, _clock.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture));
        }

        return _time;
    }

    public void Dispose()
    {
        _timer.Dispose();
        Flush();
    }

    private void Flush()
    {
        lock (_writing)
        {
            int length;
            lock (_filling)
            {
                if (_leftOut > 0 && Utf8.TryWrite(_lines.AsSpan(_length), $"[{Time()} INF] {_leftOut} requests more\n", out var written))
                {
                    _length += written;
                    _leftOut = 0;
                }

                (length, _length) = (_length, 0);
                (_lines, _spare) = (_spare, _lines);
            }

            try
            {
                _output.Write(_spare, 0, length);
                _output.Flush();
            }
            catch (IOException e)
            {
                _tell(e.Message);
            }
        }
    }
}
