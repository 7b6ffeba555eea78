using System.Buffers;
using System.Runtime.InteropServices;

namespace FootCare.Search;

/// <summary>The parts of a page that are searched, from the most telling to the least.</summary>
internal enum SearchField
{
    Title,
    Names,
    Headings,
    Summary,
    Text,
}

/// <summary>
/// Which page has which word, and how much that says: BM25F, in which a word's counts in a page's fields are weighted and added before they
/// saturate (S. Robertson and H. Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009, section 3.6).
/// </summary>
internal sealed class TermIndex
{
    private const double Saturation = 4;
    private const int Fields = 5;

    // Boosts and, for each field, how far its length counts against it: a page is not worse for having many names.
    private static readonly double[] Boost = [14, 10, 4, 4, 1];
    private static readonly double[] LengthMatters = [0.5, 0.1, 0.3, 0.3, 0.7];

    private readonly Dictionary<string, int> _ids;
    private readonly Posting[][] _postings;
    private readonly double[] _rarity;

    private TermIndex(Dictionary<string, int> ids, Posting[][] postings, double[] rarity, int pages) =>
        (_ids, _postings, _rarity, Pages) = (ids, postings, rarity, pages);

    /// <summary>How many pages there are.</summary>
    public int Pages { get; }

    /// <summary>Whether any page has the word.</summary>
    public bool Has(string form) => _ids.ContainsKey(form);

    /// <summary>How much it says that a page has the word: its inverse document frequency, over 0.</summary>
    public double Rarity(string form) => _ids.TryGetValue(form, out var id) ? _rarity[id] : 0;

    /// <summary>The pages that have the word, each with its weight from 0 to 1.</summary>
    public ReadOnlySpan<Posting> Find(string form) => _ids.TryGetValue(form, out var id) ? _postings[id] : [];

    /// <summary>A page that has a word.</summary>
    /// <param name="Page">The page's number.</param>
    /// <param name="Weight">How much the page is about the word, from 0 to 1.</param>
    internal readonly record struct Posting(int Page, float Weight);

    /// <summary>Gathers the words of pages, field by field, page by page.</summary>
    internal sealed class Builder
    {
        private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
        private readonly List<List<(int Page, ulong Counts)>> _found = [];
        private readonly List<long[]> _lengths = [];

        /// <summary>Begins the next page.</summary>
        public void NextPage() => _lengths.Add(new long[Fields]);

        /// <summary>The number of a form.</summary>
        public int Learn(string form)
        {
            ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(_ids, form, out var known);
            if (!known)
            {
                id = _found.Count;
                _found.Add([]);
            }

            return id;
        }

        /// <summary>Adds a word of the page begun last, by its form's number.</summary>
        public void Add(SearchField field, int id)
        {
            var page = _lengths.Count - 1;
            _lengths[page][(int)field]++;
            var found = CollectionsMarshal.AsSpan(_found[id]);
            if (found.Length == 0 || found[^1].Page != page)
            {
                _found[id].Add((page, Once(field)));
            }
            else if (CountOf(found[^1].Counts, (int)field) < 4095)
            {
                found[^1].Counts += Once(field);
            }
        }

        /// <summary>Weighs what was gathered.</summary>
        public TermIndex Build()
        {
            var pages = _lengths.Count;
            var mean = Enumerable.Range(0, Fields).Select(f => Math.Max(1, _lengths.Select(l => (double)l[f]).DefaultIfEmpty(1).Average())).ToArray();
            var postings = new Posting[_found.Count][];
            var rarity = new double[_found.Count];
            for (var id = 0; id < postings.Length; id++)
            {
                var found = _found[id];
                postings[id] = new Posting[found.Count];
                for (var i = 0; i < found.Count; i++)
                {
                    var (page, counts) = found[i];
                    var count = 0.0;
                    for (var f = 0; f < Fields; f++)
                    {
                        count += Boost[f] * CountOf(counts, f) / (1 - LengthMatters[f] + (LengthMatters[f] * _lengths[page][f] / mean[f]));
                    }

                    postings[id][i] = new Posting(page, (float)(count / (Saturation + count)));
                }

                // A page counts by how much it is about the word: nearly every page has "neuropathy", but few are about it.
                var about = postings[id].Sum(p => (double)p.Weight);
                rarity[id] = Math.Log(1 + ((pages - about + 0.5) / (about + 0.5)));
            }

            return new TermIndex(_ids, postings, rarity, pages);
        }

        // Twelve bits a field.
        private static ulong Once(SearchField field) => 1UL << (12 * (int)field);

        private static int CountOf(ulong counts, int field) => (int)((counts >> (12 * field)) & 4095);
    }

    /// <summary>A number for each page, taken from the pool for the time of one query.</summary>
    internal readonly struct PageNumbers(int pages) : IDisposable
    {
        private readonly float[] _numbers = Clean(pages);

        public ref float this[int page] => ref _numbers[page];

        public void Dispose() => ArrayPool<float>.Shared.Return(_numbers);

        private static float[] Clean(int pages)
        {
            var numbers = ArrayPool<float>.Shared.Rent(pages);
            numbers.AsSpan(0, pages).Clear();
            return numbers;
        }
    }
}
