using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using AngleSharp.Html.Parser;
using FootCare.Content;
using FootCare.Tests.Safety;
using FootCare.Topics;

namespace FootCare.Tests.Content;

/// <summary>
/// A hundred thousand articles made from the real ones by breaking them: none brings the reader down, and none that loads does anything in a reader's browser.
/// The number of an article is its seed, so that a failure can be had again.
/// </summary>
public class FuzzTests
{
    private const int Articles = 100_000;
    private const long MaxBytesPerArticle = 64 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_hundred_thousand_mutated_articles_neither_throw_nor_hang_nor_grow_and_what_loads_is_harmless()
    {
        var site = new RealSite();
        var run = new Run(site);
        using var stop = new CancellationTokenSource();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = stop.Token };
        // Each round breaks every article of the site once.
        var rounds = (Articles + site.Sources.Length - 1) / site.Sources.Length;
        var work = Task.Run(() => Parallel.For(0, rounds, options, (round, state) =>
        {
            run.Round(round);
            if (run.Wrong.Count > 5)
            {
                state.Stop();
            }
        }));
        while (await Task.WhenAny(work, Task.Delay(TimeSpan.FromSeconds(1), stop.Token)) != work)
        {
            if (run.Longest() is { } hanging && hanging.Since > Patience)
            {
                await stop.CancelAsync();
                Assert.Fail($"{hanging.Mutation} has taken {hanging.Since}");
            }
        }

        Assert.True(run.Wrong.IsEmpty && work.IsCompletedSuccessfully, $"{string.Join("\n\n", run.Wrong.Take(5))}{work.Exception}");
        // Enough of them load for the second half of the claim to mean something, and enough do not.
        Assert.InRange(run.Loaded, Articles / 20, Articles * 19 / 20);
    }

    private sealed class Run(RealSite site)
    {
        private readonly ConcurrentDictionary<int, (Mutation Mutation, long Start)> _underWay = new();
        private int _loaded;

        public ConcurrentQueue<string> Wrong { get; } = new();

        public int Loaded => _loaded;

        public (Mutation Mutation, TimeSpan Since)? Longest() =>
            _underWay.Values.Select(w => ((Mutation, TimeSpan)?)(w.Mutation, Stopwatch.GetElapsedTime(w.Start))).MaxBy(w => w!.Value.Item2);

        public void Round(int round)
        {
            var mutations = site.Sources.Select((_, i) => new Mutation(site, (round * site.Sources.Length) + i)).ToList();
            var pages = mutations.ConvertAll(Read);
            try
            {
                var linked = site.Link([.. pages.Select((page, i) => page ?? site.Pages[i])]);
                var broken = linked.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Path).ToHashSet(StringComparer.Ordinal);
                for (var i = 0; i < pages.Count; i++)
                {
                    if (pages[i]?.Topic is { } topic && !broken.Contains(pages[i]!.Path))
                    {
                        Interlocked.Increment(ref _loaded);
                        foreach (var harm in Harm(topic))
                        {
                            Wrong.Enqueue($"{mutations[i]}: {harm}");
                        }
                    }
                }

                // One of each round in the site as it is: it loads as a whole, or says why not.
                var one = round % pages.Count;
                if (pages[one] is { } alone && site.Link(site.Pages.SetItem(one, alone)) is { } whole && whole.Model is { } model)
                {
                    Assert.NotNull(model(FootCare.Search.SearchWords.None).Find(alone.Kind, alone.Slug));
                }
            }
            catch (Exception e)
            {
                Wrong.Enqueue($"round {round}: {e}");
            }
        }

        private ParsedPage? Read(Mutation mutation)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            _underWay[Environment.CurrentManagedThreadId] = (mutation, Stopwatch.GetTimestamp());
            try
            {
                var log = new DiagnosticLog(mutation.Source.Path);
                var text = SiteReader.Decode(mutation.Bytes, log);
                Assert.NotEqual(text is null, log.Found.Count == 0);
                return text is null ? null : PageReader.Read(mutation.Source.Kind, mutation.Source.Slug, text, mutation.Source.Path);
            }
            catch (Exception e)
            {
                Wrong.Enqueue($"{mutation}: {e}");
                return null;
            }
            finally
            {
                _underWay.TryRemove(Environment.CurrentManagedThreadId, out _);
                if (GC.GetAllocatedBytesForCurrentThread() - before is > MaxBytesPerArticle and var grown)
                {
                    Wrong.Enqueue($"{mutation}: allocated {grown:N0} bytes");
                }
            }
        }
    }

    /// <summary>Whatever in a topic's finished HTML could run, listen, or fetch something from elsewhere.</summary>
    private static IEnumerable<string> Harm(Topic topic)
    {
        var fragments = topic.Article.Opening.Concat(topic.Article.Sections.SelectMany(s => s.Fragments)).OfType<HtmlFragment>().Select(f => f.Html)
            .Concat((topic as Technique)?.Steps.Select(s => s.Html) ?? [])
            .Append((topic as SafetyRule)?.InsteadHtml ?? "");
        foreach (var element in new HtmlParser().ParseDocument(string.Concat(fragments)).Body!.QuerySelectorAll("*"))
        {
            if (!Harmless.Contains(element.LocalName))
            {
                yield return $"<{element.LocalName}>";
            }

            foreach (var attribute in element.Attributes)
            {
                var address = attribute.Value.Trim();
                if (attribute.Name is "href" ? !IsLink(address) : attribute.Name is "src" ? !IsOurs(address) : !HarmlessAttributes.Contains(attribute.Name))
                {
                    yield return $"{attribute.Name}=\"{attribute.Value}\"";
                }
            }
        }
    }

    private static readonly HashSet<string> Harmless =
    [
        "p", "a", "em", "strong", "code", "pre", "br", "hr", "ul", "ol", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "img", "sup", "div",
        "table", "thead", "tbody", "tr", "th", "td",
    ];

    private static readonly HashSet<string> HarmlessAttributes = ["id", "class", "title", "alt", "start", "aria-label", "role", "tabindex"];

    private static bool IsLink(string address) =>
        IsOurs(address) || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "mailto" or "tel");

    private static bool IsOurs(string address) => address is ['#', ..] or ['/'] or ['/', not ('/' or '\\'), ..];

    /// <summary>The real articles, as bytes to break and as pages to link with.</summary>
    private sealed class RealSite
    {
        private readonly ImmutableArray<Located<Reference>> _references =
            ReferenceReader.Read(File.ReadAllText(Path.Combine(Cases.ContentFolder, "references.yml")), "content/references.yml").References!.Value;

        public RealSite()
        {
            Sources =
            [
                .. from kind in Enum.GetValues<TopicKind>()
                   from path in Directory.EnumerateFiles(Path.Combine(Cases.ContentFolder, Vocabulary.Word(kind)), "*.md").Order(StringComparer.Ordinal)
                   select new Source(kind, Path.GetFileNameWithoutExtension(path), File.ReadAllText(path)),
            ];
            Pages = [.. Sources.Select(s => PageReader.Read(s.Kind, s.Slug, s.Text, s.Path))];
        }

        public ImmutableArray<Source> Sources { get; }

        public ImmutableArray<ParsedPage> Pages { get; }

        public Linker.Result Link(ImmutableArray<ParsedPage> pages) => new Linker().Link(
            new ParsedPages(pages, ImmutableHashSet<(TopicKind, string)>.Empty), _references, "content/references.yml", ImmutableDictionary<string, string>.Empty, ImmutableHashSet<(TopicKind, string)>.Empty, "", SiteFolder.Today, []);
    }

    /// <summary>A real article in the pieces that headings make of it: the first has the front matter.</summary>
    private sealed record Source(TopicKind Kind, string Slug, string Text)
    {
        public string Path { get; } = $"content/{Vocabulary.Word(Kind)}/{Slug}.md";

        public string[] Pieces { get; } = [.. Text.Split("\n## ").Select((piece, i) => i == 0 ? piece : "\n## " + piece)];

        /// <summary>The front matter, the steps if it has any, and two other sections at most: short, so that many can be tried.</summary>
        public string Some(Random random)
        {
            var kept = new[] { random.Next(Pieces.Length), random.Next(Pieces.Length) };
            return string.Concat(Pieces.Where((piece, i) => i == 0 || kept.Contains(i) || piece.StartsWith("\n## Steps", StringComparison.Ordinal)));
        }
    }

    /// <summary>One real article and what was done to it, from one to eight times.</summary>
    private sealed class Mutation
    {
        private readonly int _seed;
        private readonly List<string> _done = [];

        public Mutation(RealSite site, int seed)
        {
            _seed = seed;
            Source = site.Sources[seed % site.Sources.Length];
            var random = new Random(seed);
            var bytes = new List<byte>(Encoding.UTF8.GetBytes(Source.Some(random)));
            for (var left = 1 + (random.Next(4) * random.Next(3)); left > 0; left--)
            {
                Mutate(bytes, random, site.Sources);
            }

            Bytes = [.. bytes.Take(SiteReader.MaxArticleSize)];
        }

        public Source Source { get; }

        public byte[] Bytes { get; }

        public override string ToString() => $"seed {_seed} ({Source.Path}: {string.Join(", ", _done)})";

        private void Mutate(List<byte> bytes, Random random, ImmutableArray<Source> sources)
        {
            var at = random.Next(bytes.Count + 1);
            switch (random.Next(10))
            {
                case 0:
                    Did("a bit flipped");
                    if (at < bytes.Count)
                    {
                        bytes[at] ^= (byte)(1 << random.Next(8));
                    }

                    break;
                case 1:
                    Did("a byte put in");
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
                case 2:
                    Did("a piece taken out");
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 200), bytes.Count - at));
                    break;
                case 3:
                    Did("a piece of another article put in");
                    var other = sources[random.Next(sources.Length)].Text;
                    var from = random.Next(other.Length);
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(other.Substring(from, Math.Min(random.Next(1, 400), other.Length - from))));
                    break;
                case 4:
                case 5:
                    Lines(bytes, random);
                    break;
                case 6:
                    Did("a sign of Markdown or YAML put in");
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Signs[random.Next(Signs.Length)].ToString()));
                    break;
                case 7:
                    var times = random.Next(8) == 0 ? random.Next(1, 2000) : random.Next(1, 10);
                    var often = Nasty[random.Next(Nasty.Length)];
                    Did($"{times} × {often}");
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(often, Math.Min(times, 1 + (20_000 / often.Length))))));
                    break;
                default:
                    var nasty = Nasty[random.Next(Nasty.Length)];
                    Did(nasty);
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(nasty));
                    break;
            }

            void Did(string what) => _done.Add(what);
        }

        private void Lines(List<byte> bytes, Random random)
        {
            var lines = Encoding.Latin1.GetString([.. bytes]).Split('\n').ToList();
            var (one, two) = (random.Next(lines.Count), random.Next(lines.Count));
            switch (random.Next(4))
            {
                case 0:
                    _done.Add("two lines swapped");
                    (lines[one], lines[two]) = (lines[two], lines[one]);
                    break;
                case 1:
                    _done.Add("a line given twice");
                    lines.Insert(two, lines[one]);
                    break;
                case 2:
                    _done.Add("a line taken out");
                    lines.RemoveAt(one);
                    break;
                default:
                    _done.Add("a line moved in");
                    lines[one] = new string(' ', random.Next(1, 6)) + lines[one];
                    break;
            }

            bytes.Clear();
            bytes.AddRange(Encoding.Latin1.GetBytes(string.Join('\n', lines)));
        }

        private const string Signs = "#*_`~[](){}<>!|-+=:;.,'\"\\/&%@$^?\t\n\r 0";

        private static readonly string[] Nasty =
        [
            "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<iframe src=https://example.org>", "<a href=javascript:alert(1)>x</a>", "<!--", "-->", "<![CDATA[", "<?",
            "[x](javascript:alert(1))", "[x](JAVASCRIPT:alert(1))", "[x](java&#115;cript:alert(1))", "[x](<java\tscript:alert(1)>)", "[x](&#1;javascript:alert(1))", "[x](data:text/html,x)", "[x](vbscript:x)",
            "[x](//example.org)", "[x](\\\\\\\\example.org)", "[x](/\\\\example.org)", "[x](https://example.org)", "[x](https://example.org/\"onclick=alert(1))", "[x](# \"\\\" onclick=alert(1)\")", "<javascript:alert(1)>", "<https://example.org>", "<a@example.org>",
            "![x](https://example.org/x.png)", "![x](javascript:x)", "![\" onerror=alert(1)](x.png)", "![](x)", "\n[x]: javascript:alert(1)\n\n[x]\n", "[x][x]", "[@nobody]", "[@", "[@x; @y]",
            "{onclick=alert(1)}", "{.a #b onload=x}", "{style=\"x\"}", "{zone=arch motion=circles seconds=60}", "{zone=arch", "}", "{#steps}", "{{", "{href=javascript:x}",
            "\n:::trials\n:::\n", "\n:::dilution\n", "\n:::\n", "\n::: {onclick=x}\n", "\n```js\n", "\n```html {onload=x}\n", "\n~~~\n", "\n| a | b |\n|---|:-:|\n| c | d |\n", "\n|", "|-|\n", "\n    code\n",
            "\n# x\n", "\n## Steps\n", "\n## steps\n\n1. x\n", "\n####### x\n", "\n#x\n", "\n===\n", "\n---\n", "\n...\n", "\n- - - - - -\n", "\n> > > > >", "\n1. 2. 3. ", "\n99999999999. x\n", "* * *",
            "[", "![", "](", "*", "**a*", "_a __b ", "`", "``", "\\", "&#0;", "&#x202E;", "&#xD800;", "&amp", "&NewLine;", "&colon;", "a*b_c`d",
            "\ntitle: x\n", "\ntitle: [x]\n", "\nreviewed: 2026-02-30\n", "\nreview-by: 9999-99-99\n", "\nminutes: -1\n", "\nminutes: 1e9\n", "\nmax-dilution: NaN\n", "\naliases: [con, nul, ..]\n", "\nsymptoms: all\n", "\nroutine: [basic-foot-rub]\n",
            "\napplies-to: {uses: [heat]}\n", "\nstops: all\n", "\nseverity: stop\n", "\nquestion: x\n", "\ncodes: {icd-10-cm: [\"\"]}\n", "\nchanges:\n  - date: 0000-00-00\n",
            "&a ", "*a ", "!!js/function ", "<<: ", "? ", "- ", ": ", " #", "|\n", ">\n", "[a, b", "{a: b", "'", "\"", "\"\\UFFFFFFFF\"", "\"\\uD800\"", "\"\\0\"", "%YAML 1.2\n", "\t",
            "\0", "\u0001", "\u001B[2J", "\u007F", "\u0085", "\u00A0", "\u00AD", "\u200B", "\u200D", "\u2028", "\u202E", "\u2066", "\uFEFF", "\uFFFD", "\uFFFF", "\r", "\r\n", "\U000E0041", "\U0001F9B6", "e\u0301", "\u0130", "\u0430",
            "%n%s%x", "{0}", "../../../etc/passwd", "con", "-1", "99999999999999999999999999", "NaN", "0x1F", "null", "~", "true",
        ];
    }
}
