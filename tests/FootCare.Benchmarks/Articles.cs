using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FootCare.Content;
using FootCare.Topics;

namespace FootCare.Benchmarks;

/// <summary>
/// Makes any number of articles that read like the real ones: each is a real article under a new name, filled up to about 7 KB with sentences drawn from
/// all of them. One word in fifty is made up, from a stock that grows with the square root of the articles as vocabularies do (Heaps' law), so that an
/// index has as many words to keep as it would have. The same count gives the same files.
/// </summary>
internal static partial class Articles
{
    private const int Size = 7 * 1024;

    private static readonly string[] Syllables = ["ba", "dro", "fel", "gim", "hos", "jun", "kel", "lom", "mav", "nis", "pra", "rud", "sto", "tev", "wim", "zor"];

    /// <summary>Writes the real content, and copies of it, until there are <paramref name="count"/> articles; with fewer than there are, copies only what belongs to them all.</summary>
    public static void Write(string folder, int count)
    {
        var random = new Random(count);
        CopyReal(folder);
        string[] models = [.. Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(Path.GetDirectoryName(f)) is "symptoms" or "techniques" or "guides").Order(StringComparer.Ordinal)];
        var have = Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories).Count();
        string[] sentences = [.. models.SelectMany(m => PlainSentence().Matches(Body(File.ReadAllText(m))).Select(s => s.Groups["sentence"].Value)).Distinct(StringComparer.Ordinal)];
        string[] words = [.. Enumerable.Range(0, (int)(20 * Math.Sqrt(count))).Select(_ => string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => Syllables[random.Next(Syllables.Length)])))];

        for (var i = 0; have < count; i++, have++)
        {
            var model = models[i % models.Length];
            var number = (i + 1).ToString(CultureInfo.InvariantCulture);
            var text = new StringBuilder(OwnKeys().Replace(Title().Replace(File.ReadAllText(model), $"title: 'Copy {number} of ${{title}}'", 1), "\n")).AppendLine().AppendLine("## More about it");
            do
            {
                text.AppendLine();
                for (var s = 0; s < 5; s++)
                {
                    text.AppendJoin(' ', sentences[random.Next(sentences.Length)].Split(' ').Select(w => random.Next(50) == 0 ? words[random.Next(words.Length)] : w)).AppendLine();
                }
            }
            while (text.Length < Size);

            File.WriteAllText(Path.Combine(Path.GetDirectoryName(model)!, $"{Path.GetFileNameWithoutExtension(model)}-{number}.md"), text.ToString());
        }

        // As long as the articles are many, like that of a site that has published them.
        File.WriteAllText(Path.Combine(folder, AddressBook.FileName), AddressBook.Add("", Read(folder)).Text);
    }

    /// <summary>Reads a folder of articles, which must be without fault.</summary>
    /// <exception cref="InvalidOperationException">They have mistakes.</exception>
    public static TopicModel Read(string folder) => Require(SiteReader.Read(folder, Today));

    /// <summary>The model of a reading, which must be without fault.</summary>
    /// <exception cref="InvalidOperationException">It has mistakes.</exception>
    public static TopicModel Require(SiteReading reading) =>
        reading.Model ?? throw new InvalidOperationException(string.Join('\n', reading.Diagnostics.Take(10)));

    /// <summary>The day it is.</summary>
    public static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    private static void CopyReal(string folder)
    {
        var real = Path.Combine(Repository.Root, "content");
        foreach (var file in Directory.EnumerateFiles(real, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) is not (AddressBook.FileName or "README.md")))
        {
            var to = Path.Combine(folder, Path.GetRelativePath(real, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to, overwrite: true);
        }
    }

    private static string Body(string article) => article[(article.IndexOf("\n---", StringComparison.Ordinal) + 4)..];

    [GeneratedRegex("^title: '?(?<title>.*?)'?$", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Title();

    // Other names, former names and codes belong to one page alone.
    [GeneratedRegex(@"\n(also-known-as|aliases):[^\n]*\n|\ncodes:\n( [^\n]*\n)+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OwnKeys();

    [GeneratedRegex(@"[.] (?<sentence>[A-Z][A-Za-z ,']{20,120}[.])", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PlainSentence();
}
