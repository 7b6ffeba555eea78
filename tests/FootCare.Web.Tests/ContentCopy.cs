using FootCare.Content;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace FootCare.Web.Tests;

/// <summary>A copy of the real content that a test may change.</summary>
public sealed class ContentCopy : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("footcare-");

    public ContentCopy()
    {
        var source = FootCareContent();
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Folder => Path.Combine(_root.FullName, "content");

    public string PathOf(string file) => Path.Combine(Folder, file);

    public ContentCopy Replace(string file, string old, string with)
    {
        var text = File.ReadAllText(PathOf(file));
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(PathOf(file), text.Replace(old, with, StringComparison.Ordinal));
        return this;
    }

    public SiteReading Read() => SiteReader.Read(Folder, new DateOnly(2026, 11, 21));

    public WebApplicationFactory<Program> Site() => new WebApplicationFactory<Program>().WithWebHostBuilder(b => b.UseSetting("FootCare:ContentPath", Folder));

    public void Dispose() => _root.Delete(recursive: true);

    private static string FootCareContent() => new FootCare.Web.Hosting.FootCareOptions().ResolveContentPath();
}
