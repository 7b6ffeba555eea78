using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace FootCare.Web.Tests.Hosting;

/// <summary>A log that keeps what the site writes to it.</summary>
/// <param name="everything">Whether what the framework writes is kept too.</param>
internal sealed class LogLines(bool everything = false) : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Written { get; } = [];

    public ConcurrentQueue<LogLevel> Levels { get; } = [];

    // The framework's own lines are left out by the levels that Logging sets, unless they are asked for.
    public ILogger CreateLogger(string categoryName) => everything || categoryName.StartsWith("FootCare", StringComparison.Ordinal) ? this : NullLogger.Instance;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Levels.Enqueue(logLevel);
        Written.Enqueue(formatter(state, exception));
    }

    public void Dispose()
    {
    }
}
