using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using FootCare.Search;
using FootCare.Topics;

namespace FootCare.Content;

/// <summary>What reading a content folder gave: a model, unless a diagnostic is an error; and every diagnostic, sorted.</summary>
/// <param name="Model">The whole site; null where there is an error.</param>
/// <param name="Diagnostics">Everything a writer should know, by file, line and column.</param>
public sealed record SiteReading(TopicModel? Model, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>Reads a content folder into a <see cref="TopicModel"/>.</summary>
public static class SiteReader
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaxFileSize = 1024 * 1024;

    /// <summary>The largest article, in bytes: about ten thousand words. Some Markdown takes time with the square of its length, so the length is bounded.</summary>
    public const int MaxArticleSize = 64 * 1024;

    /// <summary>The most files that a content folder may hold.</summary>
    public const int MaxFiles = 20_000;

    private static readonly string[] ImageTypes = [".png", ".jpg", ".jpeg", ".webp", ".avif", ".svg"];

    /// <summary>Reads every file, checks each and all together, and links them. Never throws for what a writer did.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="today">The day that review dates are compared with.</param>
    public static SiteReading Read(string folder, DateOnly today)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var name = Path.GetFileName(root);
        if (!Directory.Exists(root))
        {
            return Nothing(Error(name, DiagnosticCode.Unreadable, File.Exists(root) ? $"{root} is a file; the content is a folder" : $"there is no content folder at {root}"));
        }

        var found = new List<Diagnostic>();
        var files = Discover(root, name, found);
        if (files.Count > MaxFiles)
        {
            return Nothing(Error(name, DiagnosticCode.TooLarge, $"the folder has more than {MaxFiles:N0} files; is it the right one?"));
        }

        if (files.TrueForAll(f => f.Kind is null) && found.Count == 0)
        {
            return Nothing(Error(name, DiagnosticCode.NoArticles, $"there is no article in {root}; they lie in {string.Join(", ", Vocabulary.All<TopicKind>().Select(k => k + "/"))}"));
        }

        var texts = files.AsParallel().AsOrdered().Select(f => (File: f, Text: ReadText(f))).ToList();
        found.AddRange(texts.SelectMany(t => t.Text.Diagnostics));

        var pages = texts.Where(t => t.File.Kind is not null && t.Text.Text is not null).AsParallel().AsOrdered()
            .Select(t => PageReader.Read(t.File.Kind!.Value, t.File.Slug, t.Text.Text!, t.File.Display)).ToImmutableArray();

        ImmutableArray<Located<Reference>>? references = null;
        var referencesPath = $"{name}/references.yml";
        if (texts.Find(t => t.File.Display == referencesPath) is { File: not null } listed)
        {
            if (listed.Text.Text is { } yaml)
            {
                (references, var wrong) = ReferenceReader.Read(yaml, referencesPath);
                found.AddRange(wrong);
            }
        }
        else if (pages.Any(p => p.Cites))
        {
            found.Add(Error(referencesPath, DiagnosticCode.Unreadable, "there is no file 'references.yml', and articles cite from it"));
        }

        var coveragePath = $"{name}/coverage.yml";
        if (texts.Find(t => t.File.Display == coveragePath).Text is { Text: { } rows })
        {
            found.AddRange(CoverageReader.Check(rows, coveragePath, pages));
        }

        var words = SearchWords.None;
        var wordsPath = $"{name}/search.yml";
        if (texts.Find(t => t.File.Display == wordsPath).Text is { Text: { } spoken })
        {
            (words, var wrong) = SearchWordsReader.Read(spoken, wordsPath, pages, today);
            found.AddRange(wrong);
        }

        var unreadable = texts.Where(t => t.File.Kind is not null && t.Text.Text is null).Select(t => (t.File.Kind!.Value, t.File.Slug)).ToHashSet();
        var gone = ImmutableArray<GoneTopic>.Empty;
        var gonePath = $"{name}/gone.yml";
        if (texts.Find(t => t.File.Display == gonePath).Text is { Text: { } away })
        {
            (gone, var wrong) = GoneReader.Read(away, gonePath, pages);
            found.AddRange(wrong);
        }

        var addressesPath = $"{name}/{AddressBook.FileName}";
        if (texts.Find(t => t.File.Display == addressesPath).Text is { Text: { } published })
        {
            found.AddRange(AddressBook.Check(published, addressesPath, pages, references?.Select(r => r.Value.Id), gone, unreadable));
        }

        var images = files.Where(f => f.IsImage).ToDictionary(f => "/media/" + f.Relative, f => f.Path, StringComparer.Ordinal);
        var linked = Linker.Link(pages, references, referencesPath, images, unreadable, Version(texts), today, gone);
        found.AddRange(linked.Diagnostics);
        ImmutableArray<Diagnostic> sorted =
        [
            .. found.Distinct().OrderBy(d => d.Path, StringComparer.Ordinal).ThenBy(d => d.Line).ThenBy(d => d.Column).ThenBy(d => d.Code, StringComparer.Ordinal),
        ];
        return new SiteReading(sorted.Any(d => d.Severity == DiagnosticSeverity.Error) ? null : linked.Model?.Invoke(words), sorted);
    }

    private static SiteReading Nothing(Diagnostic because) => new(null, [because]);

    private sealed record ContentFile(string Path, string Display, string Relative, TopicKind? Kind, string Slug, bool IsImage);

    private static List<ContentFile> Discover(string root, string name, List<Diagnostic> found)
    {
        var files = new List<ContentFile>();
        var realRoot = RealPath(root);
        var folders = new Stack<(string Path, TopicKind? Kind)>([(root, null)]);
        while (files.Count <= MaxFiles && folders.TryPop(out var folder))
        {
            IEnumerable<FileSystemInfo> entries;
            try
            {
                entries = [.. new DirectoryInfo(folder.Path).EnumerateFileSystemInfos().OrderBy(e => e.Name, StringComparer.Ordinal)];
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                found.Add(Error(Display(folder.Path), DiagnosticCode.Unreadable, $"the folder cannot be read: {Reason(e)}"));
                continue;
            }

            foreach (var entry in entries.Where(e => !e.Name.StartsWith('.')))
            {
                var display = Display(entry.FullName);
                if (entry.LinkTarget is not null && RealPath(entry.FullName) is var real && !IsWithin(real, realRoot))
                {
                    found.Add(real.Length == 0
                        ? Error(display, DiagnosticCode.Unreadable, "this symbolic link leads nowhere, or in a circle")
                        : Error(display, DiagnosticCode.LinkLeavesFolder, "this symbolic link leads out of the content folder"));
                }
                else if (entry is DirectoryInfo && folder.Path == root)
                {
                    if (Vocabulary.TryParse<TopicKind>(entry.Name, out var kind))
                    {
                        folders.Push((entry.FullName, kind));
                    }
                    else
                    {
                        found.Add(Error(display, DiagnosticCode.UnknownFolder, $"no kind of page is called '{entry.Name}'{NearestName.HintOrAll(entry.Name, Vocabulary.All<TopicKind>())}"));
                    }
                }
                else if (entry is DirectoryInfo && entry.Extension.Equals(".md", StringComparison.OrdinalIgnoreCase))
                {
                    found.Add(Error(display, DiagnosticCode.UnknownFolder, "this is a folder with the name of an article"));
                }
                else if (entry is DirectoryInfo)
                {
                    // Pictures may lie in folders of their own; articles may not. A link to a folder could make a circle.
                    if (entry.LinkTarget is null)
                    {
                        folders.Push((entry.FullName, null));
                    }
                }
                else
                {
                    Add((FileInfo)entry, display, folder.Kind, folder.Path == root);
                }
            }
        }

        foreach (var same in files.Where(f => f.Kind is not null).GroupBy(f => (f.Kind, f.Slug.ToLowerInvariant())).Where(g => g.Count() > 1))
        {
            found.AddRange(same.Skip(1).Select(f => Error(f.Display, DiagnosticCode.DuplicateSlug, $"'{same.First().Display}' has the same slug")));
        }

        return files;

        string Display(string path) => path == root ? name : $"{name}/{Path.GetRelativePath(root, path).Replace('\\', '/')}";

        void Add(FileInfo file, string display, TopicKind? kind, bool top)
        {
            var relative = Path.GetRelativePath(root, file.FullName).Replace('\\', '/');
            var slug = Path.GetFileNameWithoutExtension(file.Name);
            if (file.Extension.Equals(".md", StringComparison.OrdinalIgnoreCase) && !top)
            {
                if (kind is null)
                {
                    found.Add(Error(display, DiagnosticCode.UnknownFolder, "articles lie directly in the folder of their kind, not deeper"));
                }
                else
                {
                    if (!KeyReader.IsSlug(slug) || file.Extension != ".md")
                    {
                        found.Add(Error(display, DiagnosticCode.BadSlug, $"'{file.Name}' cannot be an address; use lower-case letters, digits and single hyphens, and end it in .md"));
                    }

                    files.Add(new ContentFile(file.FullName, display, relative, kind, slug, IsImage: false));
                }
            }
            else if (ImageTypes.Contains(file.Extension, StringComparer.OrdinalIgnoreCase) && !top)
            {
                files.Add(new ContentFile(file.FullName, display, relative, Kind: null, slug, IsImage: true));
            }
            else if (top && (file.Extension is ".yml" || file.Name == AddressBook.FileName))
            {
                files.Add(new ContentFile(file.FullName, display, relative, Kind: null, slug, IsImage: false));
            }
            else if (top && Vocabulary.TryParse<TopicKind>(file.Name, out _))
            {
                found.Add(Error(display, DiagnosticCode.UnknownFolder, $"'{file.Name}' is a folder's name, and this is a file"));
            }
            else if (!top)
            {
                found.Add(new Diagnostic(
                    display, 1, 1, DiagnosticSeverity.Warning, DiagnosticCode.UnknownFile,
                    $"this is neither an article (.md) nor a picture ({string.Join(", ", ImageTypes)}), so nobody sees it"));
            }
        }
    }

    private static (string? Text, byte[] Hash, ImmutableArray<Diagnostic> Diagnostics) ReadText(ContentFile file)
    {
        try
        {
            var length = new FileInfo(file.Path).Length;
            var most = file.Kind is null ? MaxFileSize : MaxArticleSize;
            if (length > most)
            {
                return (null, [], [Error(file.Display, DiagnosticCode.TooLarge, $"the file has {length:N0} bytes; it may have {most:N0}")]);
            }

            var bytes = File.ReadAllBytes(file.Path);
            var hash = SHA256.HashData(bytes);
            if (file.IsImage)
            {
                return (null, hash, []);
            }

            var diagnostics = new Diagnostics(file.Display);
            return (Decode(bytes, diagnostics), hash, [.. diagnostics.Found]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, [], [Error(file.Display, DiagnosticCode.Unreadable, $"the file cannot be read: {Reason(e)}")]);
        }
    }

    /// <summary>A file's text, or null, after reporting, where it is not plain UTF-8.</summary>
    internal static string? Decode(ReadOnlySpan<byte> bytes, Diagnostics log)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            log.Error(Place.Start, DiagnosticCode.NotUtf8, "the file is UTF-16; save it as UTF-8");
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

    private static string Version(List<(ContentFile File, (string? Text, byte[] Hash, ImmutableArray<Diagnostic> Diagnostics) Text)> texts)
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (file, text) in texts.OrderBy(t => t.File.Relative, StringComparer.Ordinal))
        {
            all.AppendData(Encoding.UTF8.GetBytes(file.Relative + "\n"));
            all.AppendData(text.Hash);
        }

        return Convert.ToHexStringLower(all.GetHashAndReset())[..16];
    }

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
