namespace FootCare.Web.Hosting;

/// <summary>Lets one in a minute through, of those who ask at the same time too.</summary>
internal sealed class OnceAMinute
{
    private const long Minute = 60_000;

    private long _last = long.MinValue;

    /// <summary>Whether it is this one's turn.</summary>
    public bool IsDue()
    {
        var (last, now) = (Interlocked.Read(ref _last), Environment.TickCount64);
        return (last == long.MinValue || now - last > Minute) && Interlocked.CompareExchange(ref _last, now, last) == last;
    }
}
