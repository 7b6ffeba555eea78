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
            return new SiteReading(null, [new Diagnostic(name, 1, 1, DiagnosticSeverity.Error, DiagnosticCode.Unreadable, $"there is no content folder at {root}")]);
        }

        var found = new List<Diagnostic>();
        var files = Discover(root, name, found);
        var texts = files.AsParallel().AsOrdered().Select(f => (File: f, Text: ReadText(f))).ToList();
        found.AddRange(texts.SelectMany(t => t.Text.Diagnostics));

        var pages = texts.Where(t => t.File.Kind is not null && t.Text.Text is not null).AsParallel().AsOrdered()
            .Select(t => PageReader.Read(t.File.Kind!.Value, t.File.Slug, t.Text.Text!, t.File.Display)).ToImmutableArray();

        var references = ImmutableArray<Located<Reference>>.Empty;
        var referencesPath = $"{name}/references.yml";
        if (texts.Find(t => t.File.Display == referencesPath).Text is { Text: { } yaml })
        {
            (references, var wrong) = ReferenceReader.Read(yaml, referencesPath);
            found.AddRange(wrong);
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
            found.AddRange(AddressBook.Check(published, addressesPath, pages, references.Select(r => r.Value.Id), gone, unreadable));
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

    private sealed record ContentFile(string Path, string Display, string Relative, TopicKind? Kind, string Slug, bool IsImage);

    private static List<ContentFile> Discover(string root, string name, List<Diagnostic> found)
    {
        var files = new List<ContentFile>();
        var realRoot = RealPath(root);
        var folders = new Stack<(string Path, TopicKind? Kind)>([(root, null)]);
        while (folders.TryPop(out var folder))
        {
            IEnumerable<FileSystemInfo> entries;
            try
            {
                entries = [.. new DirectoryInfo(folder.Path).EnumerateFileSystemInfos().OrderBy(e => e.Name, StringComparer.Ordinal)];
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                found.Add(Error(Display(folder.Path), DiagnosticCode.Unreadable, $"the folder cannot be read: {e.Message}"));
                continue;
            }

            foreach (var entry in entries.Where(e => !e.Name.StartsWith('.')))
            {
                var display = Display(entry.FullName);
                if (entry.LinkTarget is not null && !IsWithin(RealPath(entry.FullName), realRoot))
                {
                    found.Add(Error(display, DiagnosticCode.LinkLeavesFolder, "this symbolic link leads out of the content folder"));
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
        }
    }

    private static (string? Text, byte[] Hash, ImmutableArray<Diagnostic> Diagnostics) ReadText(ContentFile file)
    {
        try
        {
            var length = new FileInfo(file.Path).Length;
            if (length > MaxFileSize)
            {
                return (null, [], [Error(file.Display, DiagnosticCode.TooLarge, $"the file has {length:N0} bytes; it may have {MaxFileSize:N0}")]);
            }

            var bytes = File.ReadAllBytes(file.Path);
            var hash = SHA256.HashData(bytes);
            if (file.IsImage)
            {
                return (null, hash, []);
            }

            ReadOnlySpan<byte> content = bytes;
            content = content.StartsWith(Encoding.UTF8.Preamble) ? content[Encoding.UTF8.Preamble.Length..] : content;
            var wrong = content.IndexOf((byte)0);
            if (wrong < 0 && System.Text.Unicode.Utf8.IsValid(content))
            {
                return (Encoding.UTF8.GetString(content), hash, []);
            }

            if (wrong < 0)
            {
                wrong = FirstInvalid(content);
            }

            var line = content[..wrong].Count((byte)'\n') + 1;
            var column = wrong - content[..wrong].LastIndexOf((byte)'\n');
            return (null, hash, [new Diagnostic(file.Display, line, column, DiagnosticSeverity.Error, DiagnosticCode.NotUtf8, "the file is not UTF-8 text here; save it as UTF-8")]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, [], [Error(file.Display, DiagnosticCode.Unreadable, $"the file cannot be read: {e.Message}")]);
        }
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
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
