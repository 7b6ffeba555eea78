using FootCare.Content;

namespace FootCare.Web.Hosting;

/// <summary>How a change of the content is noticed.</summary>
public enum ReloadMode
{
    /// <summary>The system tells of it.</summary>
    Watch,
    /// <summary>We look twice a second: for folders that cannot be watched, such as those of a network or made of links.</summary>
    Poll,
    /// <summary>Not at all.</summary>
    Off,
}

/// <summary>
/// Reads the content again when it has changed, and serves it once it is whole and good. Writers save in bursts and editors write in several steps, so it
/// waits until a moment has passed in quiet.
/// </summary>
internal sealed class ContentReload(SiteReader reader, SiteContent content, FootCareOptions options, TimeProvider clock, ILogger<ContentReload> log) : BackgroundService
{
    private const int MostMistakes = 20;

    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(500);

    // A folder that another has been put in place of goes on being watched where it went to; its birth tells.
    private static readonly TimeSpan SameFolderInterval = TimeSpan.FromSeconds(1);

    // The system's own watch can lose changes without a word; this finds them.
    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(30);

    private readonly string _folder = options.ResolveContentPath();
    private readonly Lock _noting = new();
    private readonly SemaphoreSlim _noted = new(0, 1);
    private HashSet<string>? _changed = new(StringComparer.Ordinal);
    private bool _cannotWatch;

    // A stop that comes while the site starts ends the reading when the host stops, as any other does. Ended before it began, it would count as a fault.
    public override Task StartAsync(CancellationToken cancellationToken) => base.StartAsync(CancellationToken.None);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Reload == ReloadMode.Off)
        {
            return;
        }

        await Task.Yield();
        FileSystemWatcher? watcher = null;
        DateTime born = default;
        var swept = clock.GetTimestamp();
        try
        {
            Rewatch();

            // What was saved between the first reading and the watch is told by nobody.
            Read(changed: null);
            while (true)
            {
                if (watcher is null)
                {
                    await Task.Delay(PollInterval, clock, stoppingToken);
                    Read(changed: null);
                    Rewatch();
                }
                else if (await _noted.WaitAsync(SameFolderInterval, stoppingToken))
                {
                    await Settle(stoppingToken);
                    Read(Take());
                }
                else if (Directory.GetCreationTimeUtc(_folder) != born)
                {
                    Rewatch();
                    Read(changed: null);
                }
                else if (clock.GetElapsedTime(swept) > SweepInterval)
                {
                    swept = clock.GetTimestamp();
                    Read(changed: null);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
        finally
        {
            watcher?.Dispose();
        }

        void Rewatch()
        {
            watcher?.Dispose();
            born = Directory.GetCreationTimeUtc(_folder);
            watcher = Watch();
        }
    }

    private FileSystemWatcher? Watch()
    {
        if (options.Reload != ReloadMode.Watch || _cannotWatch || !Directory.Exists(_folder))
        {
            return null;
        }

        FileSystemWatcher? watcher = null;
        try
        {
            watcher = new FileSystemWatcher(_folder) { IncludeSubdirectories = true, InternalBufferSize = 64 * 1024 };
            watcher.Changed += (_, e) => Note(e.FullPath);
            watcher.Created += (_, e) => Note(e.FullPath);
            watcher.Deleted += (_, e) => Note(e.FullPath);
            watcher.Renamed += (_, e) =>
            {
                Note(e.OldFullPath);
                Note(e.FullPath);
            };
            watcher.Error += (_, _) => Note(path: null);
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception e) when (e is IOException or ArgumentException)
        {
            watcher?.Dispose();
            log.LogWarning("The content folder cannot be watched, so it is looked at twice a second: {Reason}", e.Message);
            _cannotWatch = true;
            return null;
        }
    }

    private void Note(string? path)
    {
        lock (_noting)
        {
            if (path is null)
            {
                _changed = null;
            }
            else
            {
                _changed?.Add(path);
            }

            if (_noted.CurrentCount == 0)
            {
                _noted.Release();
            }
        }
    }

    private async Task Settle(CancellationToken stopping)
    {
        var start = clock.GetTimestamp();
        do
        {
            await Task.Delay(Quiet, clock, stopping);
        }
        while (await _noted.WaitAsync(TimeSpan.Zero, stopping) && clock.GetElapsedTime(start) < LongestWait);
    }

    /// <summary>The paths noted so far; null where some may be missing.</summary>
    private HashSet<string>? Take()
    {
        lock (_noting)
        {
            var changed = _changed;
            _changed = new(StringComparer.Ordinal);
            return changed;
        }
    }

    /// <summary>Reads the content, serves it if it is good, and says in the log what came of it.</summary>
    /// <returns>Whether anything was different.</returns>
    private bool Read(HashSet<string>? changed)
    {
        try
        {
            var wasStale = content.IsStale;
            var reading = reader.Read(FootCareApp.Today(clock), changed);
            if (!content.Take(reading))
            {
                return false;
            }

            if (reading.Model is { } model)
            {
                log.LogInformation("The content {Happened} and is served: version {Version}, {Count} pages", wasStale ? "is mended" : "has changed", model.Version, model.Topics.Length);
            }
            else
            {
                log.LogWarning("The content has changed and has mistakes, so it is served as it was before");
            }

            foreach (var diagnostic in reading.Diagnostics.Take(MostMistakes))
            {
                log.LogWarning("{Diagnostic}", diagnostic);
            }

            return true;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A fault of ours must not end the site, nor the watch over its content.
            log.LogError(e, "The content could not be read again");
            return false;
        }
    }
}
