using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;
using FootCare.Search;
using FootCare.Topics;

namespace FootCare.Content;

/// <summary>What reading a content folder gave: a model, unless a diagnostic is an error; and every diagnostic, sorted.</summary>
/// <param name="Model">The whole site; null where there is an error.</param>
/// <param name="Diagnostics">Everything a writer should know, by file, line and column.</param>
public sealed record SiteReading(TopicModel? Model, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>
/// Reads a content folder into a <see cref="TopicModel"/>, and reads it again when it has changed: then only the files that changed are parsed.
/// Not for several threads at once.
/// </summary>
/// <param name="folder">The content folder.</param>
public sealed class SiteReader(string folder)
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaxFileSize = 1024 * 1024;

    /// <summary>The largest article, in bytes: about ten thousand words. Some Markdown takes time with the square of its length, so the length is bounded.</summary>
    public const int MaxArticleSize = 64 * 1024;

    /// <summary>The most files that a content folder may hold.</summary>
    public const int MaxFiles = 20_000;

    private static readonly string[] ImageTypes = [".png", ".jpg", ".jpeg", ".webp", ".avif", ".svg"];

    // What the folder itself may hold; the last two are for writers.
    private static readonly string[] FilesAtTop = ["references.yml", "coverage.yml", "search.yml", "gone.yml", AddressBook.FileName, "front-matter.schema.json", "README.md"];

    // With more files than this it is quicker to list them all.
    private const int MostLookedAt = 50;

    // A file's date may stay the same for writes this close together, so a file read so soon after it was written is looked into again.
    private static readonly long DateTicks = TimeSpan.FromSeconds(2).Ticks;

    private readonly Linker _linker = new();
    private readonly SearchWordsReader _searchWords = new();
    private List<ContentFile> _discovered = [];
    private Dictionary<string, FileReading> _files = new(StringComparer.Ordinal);
    private (ImmutableArray<Diagnostic> Discovered, DateOnly Day, SiteReading Reading)? _last;

    /// <summary>Reads every file, checks each and all together, and links them. Never throws for what a writer did.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="today">The day that review dates are compared with.</param>
    public static SiteReading Read(string folder, DateOnly today) => new SiteReader(folder).Read(today);

    /// <summary>Reads what has changed since it last read, and links all anew; where nothing has changed, gives what it gave before.</summary>
    /// <param name="today">The day that review dates are compared with.</param>
    /// <param name="changed">Full paths of the files that have changed, where nothing else can have; null to look at every file.</param>
    public SiteReading Read(DateOnly today, IReadOnlyCollection<string>? changed = null)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var name = Path.GetFileName(root);
        if (WhyNoFolder(root) is { } reason)
        {
            return Nothing(Error(name, DiagnosticCode.Unreadable, reason));
        }

        var found = new List<Diagnostic>();
        if (changed is null || _last is null || !_last.Value.Discovered.IsEmpty || !TryLookAgain(changed))
        {
            _discovered = Discover(root, name, found);
            if (_discovered.Count > MaxFiles)
            {
                return Nothing(Error(name, DiagnosticCode.TooLarge, $"the folder has more than {MaxFiles:N0} files; is it the right one?"));
            }

            if (_discovered.TrueForAll(f => f.Kind is null) && found.TrueForAll(d => d.Severity == DiagnosticSeverity.Warning))
            {
                return Nothing(Error(name, DiagnosticCode.NoArticles, $"there is no article in {root}; they lie in {string.Join(", ", Vocabulary.All<TopicKind>().Select(k => k + "/"))}"));
            }
        }

        ImmutableArray<Diagnostic> wrongFolders = [.. found];
        var files = ReadFiles(_discovered);
        var differs = files.Length != _files.Count || !files.All(f => _files.GetValueOrDefault(f.File.Path) is { } before && before.Contents == f.Contents && before.File.Display == f.File.Display);
        _files = files.ToDictionary(f => f.File.Path, StringComparer.Ordinal);
        if (!differs && _last is { } last && last.Day == today && last.Discovered.SequenceEqual(wrongFolders))
        {
            return last.Reading;
        }

        var reading = Link(name, files, found, today);
        _last = (wrongFolders, today, reading);
        return reading;
    }

    /// <summary>Why a path leads to no folder; null where it does.</summary>
    public static string? WhyNoFolder(string path) =>
        Directory.Exists(path) ? null
        : new FileInfo(path).LinkTarget is { } target ? $"{path} is a link to {target}, where no folder is"
        : File.Exists(path) ? $"{path} is a file; the content is a folder"
        : $"there is no content folder at {path}";

    // Only files that were there before and still are; anything else may concern others too.
    private bool TryLookAgain(IReadOnlyCollection<string> changed)
    {
        if (changed.Count > MostLookedAt)
        {
            return false;
        }

        foreach (var path in changed)
        {
            var i = _discovered.FindIndex(f => f.Path == path);
            var now = new FileInfo(path);
            if (i < 0 || !now.Exists || now.LinkTarget is not null || _discovered[i].Found.IsLink)
            {
                return false;
            }

            _discovered[i] = _discovered[i] with { Found = _discovered[i].Found with { Length = now.Length, Written = now.LastWriteTimeUtc.Ticks, Mode = now.UnixFileMode } };
        }

        return true;
    }

    private SiteReading Link(string name, FileReading[] files, List<Diagnostic> found, DateOnly today)
    {
        found.AddRange(files.SelectMany(f => f.Contents.Diagnostics));
        var unreadable = files.Where(f => f.File.Kind is not null && f.Contents.Page is null).Select(f => (f.File.Kind!.Value, f.File.Slug)).ToHashSet();
        var pages = new ParsedPages([.. files.Select(f => f.Contents.Page).OfType<ParsedPage>()], unreadable);
        if (LostFolders(files, pages) is { Count: > 0 } lost)
        {
            // All that leads there would be told, and nothing of it is a mistake. A folder that stands there under nearly its name has been told.
            var odd = found.Where(d => d.Code == DiagnosticCode.UnknownFolder).Select(d => d.Path[(name.Length + 1)..]).ToList();
            found.AddRange(lost.Where(f => NearestName.Of(f.Word, odd) is null).Select(f => Error(
                $"{name}/{f.Word}", DiagnosticCode.NoArticles, $"there is no article in {f.Word}/, and {(f.Needing == 1 ? "1 article needs" : $"{f.Needing} articles need")} what lies there; was the folder renamed, or not fetched?")));
            return new SiteReading(Model: null, Sorted(name, [.. found, .. pages.All.SelectMany(p => p.Diagnostics)]));
        }

        found.AddRange(CheckImages(files, pages));
        var referencesPath = $"{name}/references.yml";
        ImmutableArray<Located<Reference>>? references = null;
        if (Array.Find(files, f => f.File.Relative == "references.yml") is { } listed)
        {
            references = listed.Contents.References;
        }
        else if (pages.All.Any(p => p.Cites))
        {
            found.Add(Error(referencesPath, DiagnosticCode.Unreadable, "there is no file 'references.yml', and articles cite from it"));
        }

        if (files.Select(f => f.Contents.Coverage).FirstOrDefault(c => c is not null) is { } coverage)
        {
            found.AddRange(CoverageReader.Check(coverage, $"{name}/coverage.yml", pages));
        }

        var words = SearchWords.None;
        if (TextOf("search.yml") is { } spoken)
        {
            (words, var wrong) = _searchWords.Read(spoken, $"{name}/search.yml", pages, today);
            found.AddRange(wrong);
        }
        else if (!Array.Exists(files, f => f.File.Relative == "search.yml") && pages.All.Any(p => p.Kind == TopicKind.Safety))
        {
            found.Add(Error($"{name}/search.yml", DiagnosticCode.NoSearchWords, "there is no file 'search.yml', so a search would show no signs of danger; fetch it back from the last version"));
        }

        var book = Array.Find(files, f => f.File.Relative == AddressBook.FileName);
        var published = book?.Contents.Published;
        var gone = ImmutableArray<GoneTopic>.Empty;
        if (TextOf("gone.yml") is { } away)
        {
            (gone, var wrong) = GoneReader.Read(away, $"{name}/gone.yml", pages, published);
            found.AddRange(wrong);
        }

        if (published is not null)
        {
            found.AddRange(AddressBook.Check(published, $"{name}/{AddressBook.FileName}", pages, references?.Select(r => r.Value.Id), gone, unreadable));
        }
        // Where the folder itself cannot be read, nobody knows.
        else if (book is null && !found.Exists(d => d.Path == name))
        {
            found.Add(new Diagnostic(
                $"{name}/{AddressBook.FileName}", 1, 1, DiagnosticSeverity.Warning, DiagnosticCode.NoAddressBook,
                $"there is no file '{AddressBook.FileName}', so nobody is told when a published address is lost; fetch it back from the last version, or for a new site run the program with 'addresses --new' in place of 'check'"));
        }

        var images = files.Where(f => f.File.IsImage).ToDictionary(f => "/media/" + f.File.Relative, f => f.File.Path, StringComparer.Ordinal);
        var linked = _linker.Link(pages, references, referencesPath, images, unreadable, Version(files), today, gone);
        found.AddRange(linked.Diagnostics);
        var sorted = Sorted(name, found);
        return new SiteReading(sorted.Any(d => d.Severity == DiagnosticSeverity.Error) ? null : linked.Model?.Invoke(words), sorted);

        string? TextOf(string relative) => Array.Find(files, f => f.File.Relative == relative)?.Contents.Text;
    }

    // An article's mistake may be why its address or heading is missed, so it is told before.
    private static ImmutableArray<Diagnostic> Sorted(string name, IEnumerable<Diagnostic> found) =>
    [
        .. found.Distinct().OrderBy(d => d.Path == $"{name}/{AddressBook.FileName}").ThenBy(d => d.Path, StringComparer.Ordinal).ThenBy(d => d.Code == DiagnosticCode.LostHeading)
            .ThenBy(d => d.Line).ThenBy(d => d.Column).ThenBy(d => d.Code, StringComparer.Ordinal),
    ];

    /// <summary>The folders of kinds that hold no article though others need one there: renamed, or not fetched.</summary>
    private static List<(string Word, int Needing)> LostFolders(FileReading[] files, ParsedPages pages)
    {
        var there = files.Select(f => f.File.Kind).OfType<TopicKind>().ToHashSet();
        return [.. Enum.GetValues<TopicKind>().Where(k => !there.Contains(k)).Select(k => (Vocabulary.Word(k), pages.All.Count(p => Needs(p, k)))).Where(f => f.Item2 > 0)];
    }

    private static bool Needs(ParsedPage page, TopicKind kind) =>
        page.Names.Links.Any(l => GoneReader.Parse(SiteLinks.Split(SiteLinks.ToSite(l.Url, page.Address)).Path)?.Kind == kind)
        || kind switch
        {
            TopicKind.Symptoms => !page.Names.Symptoms.IsEmpty,
            TopicKind.Oils => !page.Names.Oils.IsEmpty,
            TopicKind.Safety => !page.Names.Rules.IsEmpty || page.Kind == TopicKind.Techniques,
            TopicKind.Techniques => !page.Names.Routine.IsEmpty,
            _ => false,
        };

    /// <summary>A file that is no picture is one that readers miss where an article shows it; a picture that none shows was forgotten there, or here.</summary>
    private static IEnumerable<Diagnostic> CheckImages(FileReading[] files, ParsedPages pages)
    {
        if (!Array.Exists(files, f => f.File.IsImage))
        {
            yield break;
        }

        var shown = pages.All.SelectMany(p => p.Names.Links.Where(l => l.IsImage).Select(l => SiteLinks.ToSite(SiteLinks.Split(l.Url).Path, p.Address))).ToHashSet(StringComparer.Ordinal);
        foreach (var file in files.Where(f => f.File.IsImage && f.Contents.Hash.Length > 0))
        {
            var isShown = shown.Contains("/media/" + file.File.Relative);
            if (file.Contents.WhyNoImage is { } why)
            {
                yield return new Diagnostic(file.File.Display, 1, 1, isShown ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning, DiagnosticCode.UnknownFile, why);
            }
            else if (!isShown && pages.AreWhole)
            {
                yield return new Diagnostic(file.File.Display, 1, 1, DiagnosticSeverity.Warning, DiagnosticCode.UnusedPicture, "no article shows this picture");
            }
        }
    }

    private static SiteReading Nothing(Diagnostic because) => new(null, [because]);

    /// <summary>A file that belongs to the content, with its size and date as they were before it was read.</summary>
    private sealed record ContentFile(string Path, string Display, string Relative, TopicKind? Kind, string Slug, bool IsImage, Found Found);

    /// <summary>What a folder's listing tells of a file, and who may read it. What a link leads to can change without the link, so a link is looked into each time.</summary>
    private sealed record Found(string Name, string Path, bool IsFolder, bool IsLink, long Length, long Written, UnixFileMode Mode);

    /// <summary>A file as it was read: everything that depends on nothing but its own bytes.</summary>
    private sealed record FileContents(
        byte[] Hash,
        ImmutableArray<Diagnostic> Diagnostics,
        ParsedPage? Page = null,
        ImmutableArray<Located<Reference>>? References = null,
        CoverageRows? Coverage = null,
        PublishedAddresses? Published = null,
        string? Text = null,
        string? WhyNoImage = null);

    /// <summary>A file, and what was in it when it was read.</summary>
    private sealed record FileReading(ContentFile File, FileContents Contents, long ReadAt)
    {
        public bool StillHolds(ContentFile now) =>
            now == File && !now.Found.IsLink && now.Found.Written < ReadAt - DateTicks;
    }

    private FileReading[] ReadFiles(List<ContentFile> files)
    {
        var readings = new FileReading[files.Count];
        var unread = new List<int>();
        for (var i = 0; i < readings.Length; i++)
        {
            if (_files.TryGetValue(files[i].Path, out var before) && before.StillHolds(files[i]))
            {
                readings[i] = before;
            }
            else
            {
                unread.Add(i);
            }
        }

        // One file at a time to whoever is free: the largest take a hundred times as long as the smallest.
        Parallel.ForEach(Partitioner.Create(unread, EnumerablePartitionerOptions.NoBuffering), i =>
        {
            var file = files[i];
            var now = DateTime.UtcNow.Ticks;
            readings[i] = new FileReading(file, ReadContents(file, _files.GetValueOrDefault(file.Path)), now);
        });
        return readings;
    }

    private static List<ContentFile> Discover(string root, string name, List<Diagnostic> found)
    {
        var files = new List<ContentFile>();
        var realRoot = RealPath(root);
        var folders = new Stack<(string Path, TopicKind? Kind)>([(root, null)]);
        while (files.Count <= MaxFiles && folders.TryPop(out var folder))
        {
            Found[] entries;
            try
            {
                entries = [.. new FileSystemEnumerable<Found>(folder.Path, ToFound, Everything)];
                Array.Sort(entries, (a, b) => string.CompareOrdinal(a.Name, b.Name));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                found.Add(Error(Display(folder.Path), DiagnosticCode.Unreadable, $"the folder cannot be read: {Reason(e)}"));
                continue;
            }

            foreach (var entry in entries.Where(e => !e.Name.StartsWith('.')))
            {
                var display = Display(entry.Path);
                if (entry.IsLink && RealPath(entry.Path) is var real && !IsWithin(real, realRoot))
                {
                    found.Add(real.Length == 0
                        ? Error(display, DiagnosticCode.Unreadable, "this symbolic link leads nowhere, or in a circle")
                        : Error(display, DiagnosticCode.LinkLeavesFolder, "this symbolic link leads out of the content folder"));
                }
                else if (entry.IsFolder && folder.Path == root)
                {
                    if (Vocabulary.TryParse<TopicKind>(entry.Name, out var kind))
                    {
                        folders.Push((entry.Path, kind));
                    }
                    else
                    {
                        found.Add(Error(display, DiagnosticCode.UnknownFolder, $"no kind of page is called '{entry.Name}'{NearestName.HintOrAll(entry.Name, Vocabulary.All<TopicKind>())}"));
                    }
                }
                else if (entry.IsFolder && Path.GetExtension(entry.Name).Equals(".md", StringComparison.OrdinalIgnoreCase))
                {
                    found.Add(Error(display, DiagnosticCode.UnknownFolder, "this is a folder with the name of an article"));
                }
                else if (entry.IsFolder)
                {
                    // Pictures may lie in folders of their own; articles may not. A link to a folder could make a circle.
                    if (!entry.IsLink)
                    {
                        folders.Push((entry.Path, null));
                    }
                }
                else
                {
                    Add(entry, display, folder.Kind, folder.Path == root);
                }
            }
        }

        foreach (var same in files.Where(f => f.Kind is not null).GroupBy(f => (f.Kind, f.Slug.ToLowerInvariant())).Where(g => g.Count() > 1))
        {
            found.AddRange(same.Skip(1).Select(f => Error(f.Display, DiagnosticCode.DuplicateSlug, $"'{same.First().Display}' has the same slug")));
        }

        return files;

        // Every path here starts with the root and a separator.
        string Relative(string path) => path[(root.Length + 1)..].Replace('\\', '/');

        string Display(string path) => path == root ? name : $"{name}/{Relative(path)}";

        void Add(Found file, string display, TopicKind? kind, bool top)
        {
            var relative = Relative(file.Path);
            var slug = Path.GetFileNameWithoutExtension(file.Name);
            var extension = Path.GetExtension(file.Name);
            if (extension.Equals(".md", StringComparison.OrdinalIgnoreCase) && !top)
            {
                if (kind is null)
                {
                    found.Add(Error(display, DiagnosticCode.UnknownFolder, "articles lie directly in the folder of their kind, not deeper"));
                }
                else
                {
                    if (!KeyReader.IsSlug(slug) || extension != ".md")
                    {
                        found.Add(Error(display, DiagnosticCode.BadSlug, $"'{file.Name}' cannot be an address; use lower-case letters, digits and single hyphens, and end it in .md"));
                    }

                    files.Add(new ContentFile(file.Path, display, relative, kind, slug, IsImage: false, file));
                }
            }
            else if (ImageTypes.Contains(extension, StringComparer.OrdinalIgnoreCase) && !top)
            {
                files.Add(new ContentFile(file.Path, display, relative, Kind: null, slug, IsImage: true, file));
            }
            else if (top && FilesAtTop.Contains(file.Name, StringComparer.Ordinal) && (extension is ".yml" || file.Name == AddressBook.FileName))
            {
                files.Add(new ContentFile(file.Path, display, relative, Kind: null, slug, IsImage: false, file));
            }
            else if (top && Vocabulary.TryParse<TopicKind>(file.Name, out _))
            {
                found.Add(Error(display, DiagnosticCode.UnknownFolder, $"'{file.Name}' is a folder's name, and this is a file"));
            }
            else if (!top && extension.Equals(".txt", StringComparison.OrdinalIgnoreCase) && Path.GetExtension(slug).Equals(".md", StringComparison.OrdinalIgnoreCase))
            {
                found.Add(Unseen(display, $"an article's name ends in .md; so nobody sees this one; take the '{extension}' away"));
            }
            else if (!top)
            {
                found.Add(Unseen(display, $"this is neither an article (.md) nor a picture ({string.Join(", ", ImageTypes)}), so nobody sees it"));
            }
            else if (extension.Equals(".md", StringComparison.OrdinalIgnoreCase) && slug != "README")
            {
                found.Add(Error(display, DiagnosticCode.UnknownFolder, $"an article lies in the folder of its kind, one of {string.Join(", ", Vocabulary.All<TopicKind>())}"));
            }
            else if (!FilesAtTop.Contains(file.Name, StringComparer.Ordinal) && !file.Name.Equals("README.md", StringComparison.OrdinalIgnoreCase))
            {
                found.Add(Unseen(display, $"nobody reads a file '{file.Name}' here{NearestName.HintOrAll(file.Name, FilesAtTop)}"));
            }
        }
    }

    private static Found ToFound(ref FileSystemEntry entry)
    {
        var isFolder = entry.IsDirectory;
        var (link, length, written) = (entry.Attributes.HasFlag(FileAttributes.ReparsePoint), isFolder ? 0 : entry.Length, isFolder ? 0 : entry.LastWriteTimeUtc.Ticks);
        var file = entry.ToFileSystemInfo();
        return new Found(file.Name, file.FullName, isFolder, link, length, written, isFolder ? default : file.UnixFileMode);
    }

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    private static FileContents ReadContents(ContentFile file, FileReading? before)
    {
        byte[] bytes;
        try
        {
            // What has no length is not opened: it may be a pipe, for which one would wait for ever.
            using var handle = file.Found is { Length: 0, IsLink: false } ? null : File.OpenHandle(file.Path, share: FileShare.ReadWrite | FileShare.Delete, options: FileOptions.SequentialScan);
            var length = handle is null ? 0 : RandomAccess.GetLength(handle);
            var most = file.Kind is not null ? MaxArticleSize : file.Relative == AddressBook.FileName ? AddressBook.MaxSize : MaxFileSize;
            if (length > most)
            {
                return new FileContents([], [Error(file.Display, DiagnosticCode.TooLarge, $"the file has {length:N0} bytes; it may have {most:N0}")]);
            }

            bytes = new byte[length];
            var read = 0;
            while (read < bytes.Length && RandomAccess.Read(handle!, bytes.AsSpan(read), read) is var more and > 0)
            {
                read += more;
            }

            Array.Resize(ref bytes, read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new FileContents([], [Error(file.Display, DiagnosticCode.Unreadable, $"the file cannot be read: {Reason(e)}")]);
        }

        var hash = SHA256.HashData(bytes);
        if (before is not null && before.File.Display == file.Display && before.Contents.Hash.AsSpan().SequenceEqual(hash))
        {
            return before.Contents;
        }

        if (file.IsImage)
        {
            return new FileContents(hash, [], WhyNoImage:
                bytes.Length == 0 ? "this picture is empty; save it anew"
                : !IsImage(bytes) ? $"this has a picture's name and is none of a kind that is shown ({string.Join(", ", ImageTypes)}); save it anew as one"
                : IsCutShort(bytes) ? "this picture is cut short, so that a part of it is missing; save it anew"
                : null);
        }

        var log = new DiagnosticLog(file.Display);
        if (Decode(bytes, log) is not { } text)
        {
            return new FileContents(hash, [.. log.Found]);
        }

        if (file.Kind is { } kind)
        {
            return new FileContents(hash, [], PageReader.Read(kind, file.Slug, text, file.Display));
        }

        switch (file.Relative)
        {
            case "references.yml":
                var (references, wrongReferences) = ReferenceReader.Read(text, file.Display);
                return new FileContents(hash, wrongReferences, References: references);
            case "coverage.yml":
                var (coverage, wrongCoverage) = CoverageReader.Read(text, file.Display);
                return new FileContents(hash, wrongCoverage, Coverage: coverage);
            case AddressBook.FileName:
                return new FileContents(hash, [], Published: PublishedAddresses.Read(text));
            default:
                return new FileContents(hash, [], Text: text);
        }
    }

    /// <summary>A file's text, or null, after reporting, where it is not plain UTF-8.</summary>
    internal static string? Decode(ReadOnlySpan<byte> bytes, DiagnosticLog log)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            log.Error(Place.Start, DiagnosticCode.NotUtf8, "the file is UTF-16; save it as UTF-8");
            return null;
        }

        if (bytes is [(byte)'P', (byte)'K', 3, 4, ..])
        {
            log.Error(Place.Start, DiagnosticCode.NotUtf8, "this is a document of a word processor, or an archive, whatever its name says; save it as plain text, in UTF-8");
            return null;
        }

        bytes = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        var wrong = FirstInvalid(bytes);
        var text = Encoding.UTF8.GetString(bytes[..wrong]);
        if (wrong < bytes.Length)
        {
            log.Error(
                PlaceIn(text, text.Length), DiagnosticCode.NotUtf8,
                $"the byte {bytes[wrong]:X2} here is not UTF-8 text; the file may have been saved in an older encoding such as Windows-1252: save it as UTF-8");
            return null;
        }

        // Other signs of a merge may be Markdown; this one is nothing else.
        const string Merge = "<<<<<<< ";
        if ((text.StartsWith(Merge, StringComparison.Ordinal) ? 0 : text.IndexOf("\n" + Merge, StringComparison.Ordinal) + 1) is var merge && text.AsSpan(merge).StartsWith(Merge))
        {
            log.Error(PlaceIn(text, merge), DiagnosticCode.UnfinishedMerge, "a merge was not finished: from this line to '>>>>>>>' stand two versions; keep what should stay, in a list of addresses both, and take out the lines of signs");
            return null;
        }

        var seen = new Dictionary<Rune, (int First, int Count)>();
        for (var at = Shown.FirstHidden(text); at >= 0;)
        {
            _ = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var used);
            seen[rune] = seen.TryGetValue(rune, out var known) ? (known.First, known.Count + 1) : (at, 1);
            at = Shown.FirstHidden(text.AsSpan(at + used)) is >= 0 and var next ? at + used + next : -1;
        }

        foreach (var (rune, (first, count)) in seen)
        {
            var what = rune.Value switch
            {
                '\r' => "U+000D alone ends the line here, as on an old Macintosh; save the file with the line ends of today",
                0xFFFD => "a character was lost here (U+FFFD) when the file was saved; type it again",
                _ => $"{Shown.Name(rune)} stands here, a character that cannot be seen; take it out",
            };
            log.Error(PlaceIn(text, first), DiagnosticCode.HiddenCharacter, count == 1 ? what : $"{what} (and {count - 1} more)");
        }

        return log.Found.Count == 0 ? text : null;
    }

    private static Place PlaceIn(string text, int at) => new(text.AsSpan(0, at).Count('\n') + 1, at - text.AsSpan(0, at).LastIndexOf('\n'));

    // The system's own words name the file by its whole path, which the diagnostic has already.
    private static string Reason(Exception e) => e switch
    {
        UnauthorizedAccessException => "no permission to read it",
        FileNotFoundException or DirectoryNotFoundException => "it is not there, or is a link that leads to nothing",
        _ => e.Message,
    };

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return bytes.Length;
        }

        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var used) == System.Buffers.OperationStatus.Done)
        {
            at += used;
        }

        return at;
    }

    private static string Version(FileReading[] files)
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            all.AppendData(Encoding.UTF8.GetBytes(file.File.Relative + "\n"));
            all.AppendData(file.Contents.Hash);
        }

        return Convert.ToHexStringLower(all.GetHashAndReset())[..16];
    }

    // By how each kind begins: PNG, JPEG, WebP, AVIF, SVG.
    private static bool IsImage(ReadOnlySpan<byte> bytes) =>
        bytes is [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] or [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..]
            or [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] || bytes.IndexOf("<svg"u8) >= 0;

    // Only what is sure: a PNG has its end named, a WebP its length.
    private static bool IsCutShort(ReadOnlySpan<byte> bytes) =>
        bytes is [0x89, ..] ? bytes.LastIndexOf("IEND"u8) < 0
        : bytes is [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] && BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) + 8L > bytes.Length;

    private static Diagnostic Unseen(string display, string message) => new(display, 1, 1, DiagnosticSeverity.Warning, DiagnosticCode.UnknownFile, message);

    private static Diagnostic Error(string display, string code, string message) => new(display, 1, 1, DiagnosticSeverity.Error, code, message);

    private static string RealPath(string path)
    {
        try
        {
            FileSystemInfo info = Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path);
            var parent = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(info.FullName));
            var target = info.ResolveLinkTarget(returnFinalTarget: true)?.FullName;
            return target is not null && target != path ? RealPath(target)
                : parent is null ? info.FullName
                : Path.Combine(RealPath(parent), info.Name);
        }
        catch (IOException)
        {
            // A link in a circle or to nowhere leads nowhere within the folder.
            return "";
        }
    }

    private static bool IsWithin(string path, string root) => path == root || path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
