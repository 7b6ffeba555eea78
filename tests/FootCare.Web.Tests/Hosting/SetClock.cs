namespace FootCare.Web.Tests.Hosting;

/// <summary>A clock that says what it is told to, forwards or back.</summary>
internal sealed class SetClock : TimeProvider
{
    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;
}
