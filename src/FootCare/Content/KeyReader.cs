using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using FootCare.Topics;

namespace FootCare.Content;

/// <summary>
/// Reads a YAML map key by key into typed values, reporting each mistake at its place. Every key asked for is a known key;
/// <see cref="Finish"/> reports the others.
/// </summary>
internal sealed partial class KeyReader
{
    private const int MaxText = 2000;
    private const int MaxName = 120;

    private readonly Dictionary<string, (YamlText Key, YamlValue Value)> _entries = [];
    private readonly List<YamlText> _unread = [];
    private readonly List<string> _missing = [];
    private readonly HashSet<string> _asked = [];
    private readonly DiagnosticLog _log;
    private readonly Place _start;

    /// <summary>Takes up a map.</summary>
    /// <param name="map">The map.</param>
    /// <param name="log">Where to report.</param>
    /// <param name="isEntry">Whether it is one of a list: where it gives all its keys again, the dash of the next one is missing.</param>
    public KeyReader(YamlMap map, DiagnosticLog log, bool isEntry = false)
    {
        _log = log;
        _start = map.At;
        var twice = new HashSet<string>(StringComparer.Ordinal);
        var isTwo = false;
        foreach (var (key, value) in map.Entries)
        {
            if (_entries.TryAdd(key.Text, (key, value)))
            {
                _unread.Add(key);
            }
            else if (isTwo)
            {
                // They are the next entry's.
            }
            else if (isEntry && key.Text == map.Entries[0].Key.Text)
            {
                isTwo = true;
                log.Error(key.At, DiagnosticCode.DuplicateKey, $"{Shown.Quote(key.Text)} is given twice; where the next one of the list starts here, a '- ' is missing before it");
            }
            else if (twice.Add(key.Text))
            {
                log.Error(key.At, DiagnosticCode.DuplicateKey, $"{Shown.Quote(key.Text)} is given twice");
            }
        }
    }

    /// <summary>Where a key's value stands, or the map's start where the key is missing.</summary>
    public Place PlaceOf(string key) => _entries.TryGetValue(key, out var entry) ? entry.Value.At : _start;

    /// <summary>Notes keys as missing that are not there; one that is there may hold nothing.</summary>
    public void Require(params IEnumerable<string> keys) => _missing.AddRange(keys.Where(k => !Has(k) && !_missing.Contains(k)));

    public bool Has(string key) => _entries.ContainsKey(key);

    /// <summary>Reports every key that was never asked for, and every one that is missing and not among those spelt wrong.</summary>
    /// <param name="mayHaveMore">Whether keys may stand elsewhere by mistake, so that none is said to be missing.</param>
    public void Finish(bool mayHaveMore = false)
    {
        foreach (var key in _unread.Where(k => !_asked.Contains(k.Text)))
        {
            _log.Error(key.At, DiagnosticCode.UnknownKey, $"no key is called {Shown.Quote(key.Text)} here{NearestName.HintOrAll(key.Text, _asked)}");
            _missing.Remove(NearestName.Of(key.Text, _asked) ?? "");
        }

        if (_missing.Count > 0 && !mayHaveMore)
        {
            _log.Error(_start, DiagnosticCode.MissingKey, _missing is [var only] ? $"'{only}' is missing" : $"{string.Join(", ", _missing.Select(k => $"'{k}'"))} are missing");
        }
    }

    /// <summary>Every key that was never asked for, for a map whose keys are names of something; instead of <see cref="Finish"/>.</summary>
    public IEnumerable<Located<string>> Unasked() => _unread.Where(k => !_asked.Contains(k.Text)).Select(k => new Located<string>(k.Text, k.At));

    /// <summary>A key's text as it is, without a word on what may be wrong with it.</summary>
    public string? TextOf(string key) => (_entries.GetValueOrDefault(key).Value as YamlText)?.Text;

    public string Text(string key) => OptionalText(key, required: true) ?? "";

    /// <summary>A title or name: required, and short.</summary>
    public string Name(string key)
    {
        var text = Text(key);
        return IsShort(text, PlaceOf(key), key, MaxName) ? text : "";
    }

    public string? OptionalText(string key, bool required = false)
    {
        if (Value(key, required) is not { } value)
        {
            return null;
        }

        if (value is YamlText text)
        {
            if (text.Text.Contains('\n', StringComparison.Ordinal))
            {
                WrongType(text, key, "one line; '>-' joins several");
                return null;
            }

            return IsShort(text.Text, text.At, key, MaxText) ? text.Text : null;
        }

        WrongType(value, key, "text, not a list or keys of its own");
        return null;
    }

    public ImmutableArray<Located<string>> Texts(string key, bool required = false)
    {
        if (Value(key, required, emptyList: true) is not { } value)
        {
            return [];
        }

        if (value is not YamlList list)
        {
            WrongType(value, key, "a list, such as [one, another]");
            return [];
        }

        if (required && list.Items.Count == 0)
        {
            _log.Error(list.At, DiagnosticCode.EmptyValue, $"'{key}' is empty");
        }

        var texts = ImmutableArray.CreateBuilder<Located<string>>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var twice = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in list.Items)
        {
            if (item is not YamlText text)
            {
                WrongType(item, key, "a list of words");
            }
            else if (text.IsEmpty)
            {
                _log.Error(text.At, DiagnosticCode.EmptyValue, $"'{key}' has an empty item");
            }
            else if (!seen.Add(text.Text))
            {
                if (!twice.Add(text.Text))
                {
                    continue;
                }

                _log.Error(text.At, DiagnosticCode.DuplicateValue, $"{Shown.Quote(text.Text)} is given twice in '{key}'");
            }
            else if (IsShort(text.Text, text.At, key, MaxName))
            {
                texts.Add(new Located<string>(text.Text, text.At));
            }
        }

        return texts.ToImmutable();
    }

    public ImmutableArray<string> Words(string key) => [.. Texts(key).Select(t => t.Value)];

    public T OneOf<T>(string key, T ifMissing) where T : struct, Enum => OptionalOneOf<T>(key, required: true) ?? ifMissing;

    public T? OptionalOneOf<T>(string key, bool required = false) where T : struct, Enum
    {
        if (OptionalText(key, required) is not { } word)
        {
            return null;
        }

        return Parse<T>(key, new Located<string>(word, PlaceOf(key)));
    }

    public ImmutableArray<T> SomeOf<T>(string key, bool required = false) where T : struct, Enum
    {
        var texts = Texts(key, required);
        var (values, count) = (new T[texts.Length], 0);
        foreach (var text in texts)
        {
            if (Parse<T>(key, text) is { } value)
            {
                values[count++] = value;
            }
        }

        Array.Resize(ref values, count);
        return ImmutableCollectionsMarshal.AsImmutableArray(values);
    }

    public DateOnly Date(string key)
    {
        if (OptionalText(key, required: true) is not { } text)
        {
            return default;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            _log.Error(PlaceOf(key), DiagnosticCode.BadDate, DateForm().IsMatch(text)
                ? $"the calendar has no {text}"
                : $"{Shown.Quote(text)} is not a date; write it as 2026-03-31");
        }

        return date;
    }

    public int? Whole(string key, int min, int max, bool required = false)
    {
        if (OptionalText(key, required) is not { } text)
        {
            return null;
        }

        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            WrongType(PlaceOf(key), key, $"a whole number, from {min} to {max}, and nothing else");
            return null;
        }

        return (int?)InRange(key, number, min, max);
    }

    public decimal? Number(string key, decimal min, decimal max, bool required = false)
    {
        if (OptionalText(key, required) is not { } text)
        {
            return null;
        }

        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            WrongType(PlaceOf(key), key, FormattableString.Invariant($"a number from {min} to {max} and nothing else, such as 2.5"));
            return null;
        }

        return InRange(key, number, min, max);
    }

    public bool Flag(string key)
    {
        var text = OptionalText(key);
        if (text is not (null or "true" or "false"))
        {
            WrongType(PlaceOf(key), key, "true or false");
        }

        return text == "true";
    }

    /// <summary>A map below a key, or null.</summary>
    public KeyReader? Map(string key, string wanted)
    {
        if (Value(key, required: false) is not { } value)
        {
            return null;
        }

        if (value is YamlMap map)
        {
            return new KeyReader(map, _log);
        }

        WrongType(value, key, wanted);
        return null;
    }

    /// <summary>The maps of a list below a key; a single map counts as a list of one.</summary>
    public IEnumerable<KeyReader> Maps(string key, string wanted)
    {
        switch (Value(key, required: false))
        {
            case null:
                break;
            case YamlMap map:
                yield return new KeyReader(map, _log);
                break;
            case YamlList list:
                foreach (var item in list.Items)
                {
                    if (item is YamlMap one)
                    {
                        yield return new KeyReader(one, _log, isEntry: true);
                    }
                    else
                    {
                        WrongType(item, key, wanted);
                    }
                }

                break;
            case var other:
                WrongType(other, key, wanted);
                break;
        }
    }

    /// <summary>Whether a key's value is just this word.</summary>
    public bool Is(string key, string word)
    {
        _asked.Add(key);
        return _entries.TryGetValue(key, out var entry) && entry.Value is YamlText text && text.Text == word;
    }

    /// <summary>Whether a text may be a slug.</summary>
    public static bool IsSlug(string text) =>
        text.Length is > 0 and <= 80 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
        && text[0] != '-' && text[^1] != '-' && !text.Contains("--", StringComparison.Ordinal);

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex DateForm();

    private YamlValue? Value(string key, bool required, bool emptyList = false)
    {
        _asked.Add(key);
        if (!_entries.TryGetValue(key, out var entry))
        {
            if (required)
            {
                _missing.Add(key);
            }

            return null;
        }

        if (entry.Value is YamlText { IsEmpty: true } || (!emptyList && entry.Value is YamlList { Items.Count: 0 }))
        {
            _log.Error(entry.Value.At, DiagnosticCode.EmptyValue, $"'{key}' is empty");
            return null;
        }

        return entry.Value;
    }

    private T? Parse<T>(string key, Located<string> word) where T : struct, Enum
    {
        if (Vocabulary.TryParse<T>(word.Value, out var value))
        {
            return value;
        }

        _log.Error(word.At, DiagnosticCode.UnknownValue, $"{Shown.Quote(word.Value)} is not a value of '{key}'{NearestName.HintOrAll(word.Value, Vocabulary.All<T>())}");
        return null;
    }

    private decimal? InRange(string key, decimal number, decimal min, decimal max)
    {
        if (number >= min && number <= max)
        {
            return number;
        }

        _log.Error(PlaceOf(key), DiagnosticCode.OutOfRange, FormattableString.Invariant($"'{key}' is {number}; it is from {min} to {max}"));
        return null;
    }

    private bool IsShort(string text, Place at, string key, int most)
    {
        if (text.Length <= most)
        {
            return true;
        }

        _log.Error(at, DiagnosticCode.ValueTooLong, $"'{key}' has {text.Length} characters; it may have {most}");
        return false;
    }

    private void WrongType(YamlValue value, string key, string wanted) => WrongType(value.At, key, wanted);

    private void WrongType(Place at, string key, string wanted) => _log.Error(at, DiagnosticCode.WrongType, $"'{key}' must be {wanted}");
}
