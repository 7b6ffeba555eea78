using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using FootCare.Content;

namespace FootCare.Web.Hosting;

/// <summary>What was found while settings were read, each in one line.</summary>
/// <param name="Faults">Settings that cannot be used: which, what was read, what is allowed.</param>
/// <param name="Unknown">Settings that nothing reads, with the nearest known one.</param>
public sealed record SettingsFound(IReadOnlyList<string> Faults, IReadOnlyList<string> Unknown);

/// <summary>
/// Reads a section of the configuration into an options type. The framework's binder stops at the first value it cannot convert and passes over names it
/// does not know; an operator wants to hear of all of them at once.
/// </summary>
internal static class Settings
{
    private const int MaxShown = 200;

    /// <summary>The keys that an options type can be set by, such as <c>FootCare:Clinic:Name</c>, each with its property.</summary>
    public static IEnumerable<(string Key, PropertyInfo Property)> KeysOf(Type options, string section) =>
        options.GetProperties().Where(p => p.CanWrite).SelectMany(p =>
            IsGroup(p) ? KeysOf(p.PropertyType, $"{section}:{p.Name}") : [($"{section}:{p.Name}", p)]);

    /// <summary>Sets each property that the section has a usable value for.</summary>
    public static SettingsFound Read(IConfigurationSection section, object options)
    {
        var (faults, unknown) = (new List<string>(), new List<string>());
        var known = KeysOf(options.GetType(), section.Path).ToDictionary(k => k.Key, k => k.Property, StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in section.AsEnumerable().Where(s => s.Value is not null).OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            if (known.TryGetValue(key, out var property))
            {
                if (string.IsNullOrWhiteSpace(value))
                {
                    continue;
                }

                var (read, allowed) = Convert(value.Trim(), property);
                if (allowed is not null)
                {
                    faults.Add(Fault(key, value, "must be " + allowed));
                }
                else
                {
                    property.SetValue(GroupOf(options, key, section.Path), read);
                }
            }
            else if (!string.IsNullOrWhiteSpace(value) && WhyNoShape(key, known.Keys) is { } why)
            {
                faults.Add(Fault(key, value, why));
            }
            else if (!string.IsNullOrWhiteSpace(value))
            {
                // The beginning of a name is nearer to it than any other name of the same length.
                var begun = known.Keys.Where(k => k.StartsWith(key, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).Take(1).ToList();
                unknown.Add($"No setting is called {Shown(key)}, so it does nothing{(begun is [var whole] ? $"; did you mean '{whole}'?" : NearestName.Hint(key, known.Keys))}");
            }
        }

        return new SettingsFound(faults, unknown);
    }

    /// <summary>The line that tells of a setting which cannot be used.</summary>
    public static string Fault(string key, string value, string why) => $"The setting {key} is '{Shown(value)}'; it {why}";

    /// <summary>What an operator wrote, in one line whatever it is.</summary>
    public static string Shown(string value) =>
        string.Concat((value.Length <= MaxShown ? value : value[..MaxShown] + "…").Select(c => char.IsControl(c) ? '?' : c));

    // A known name in the shape of another: one value that is given as a list or a group, or a group that is given as a value or a list.
    private static string? WhyNoShape(string key, ICollection<string> known)
    {
        if (known.FirstOrDefault(k => IsWithin(key, k)) is { } whole)
        {
            return $"cannot be used: {whole} is one value, with no list and nothing else within it";
        }

        var parts = key.Split(':');
        var group = int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out _) ? string.Join(':', parts[..^1]) : key;
        return known.Order(StringComparer.Ordinal).FirstOrDefault(k => IsWithin(k, group)) is { } one ? $"cannot be used: {group} is a group of settings, such as {one}" : null;

        static bool IsWithin(string key, string group) => key.StartsWith(group + ":", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsGroup(PropertyInfo property) => property.PropertyType is { IsClass: true, Namespace: not nameof(System) };

    private static object GroupOf(object options, string key, string section)
    {
        foreach (var name in key[(section.Length + 1)..].Split(':').SkipLast(1))
        {
            options = options.GetType().GetProperty(name, BindingFlags.IgnoreCase | BindingFlags.Public | BindingFlags.Instance)!.GetValue(options)!;
        }

        return options;
    }

    private static (object? Value, string? Allowed) Convert(string value, PropertyInfo property)
    {
        var type = property.PropertyType;
        if (type == typeof(string))
        {
            return value.Contains('\0', StringComparison.Ordinal) ? (null, "text without a NUL") : (value, null);
        }

        if (type == typeof(Uri))
        {
            return IsSite(value)
                ? (new Uri(value), null)
                : (null, "the site's whole address, http:// or https:// with a host and nothing after it, such as https://footcare.example");
        }

        if (type.IsEnum)
        {
            return Enum.GetNames(type).FirstOrDefault(n => n.Equals(value, StringComparison.OrdinalIgnoreCase)) is { } name
                ? (Enum.Parse(type, name), null)
                : (null, "one of " + string.Join(", ", Enum.GetNames(type).Select(n => n.ToLowerInvariant())));
        }

        if (type == typeof(int))
        {
            var (least, most) = property.GetCustomAttribute<RangeAttribute>() is { Minimum: int min, Maximum: int max } ? (min, max) : (0, int.MaxValue);
            return int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
                ? (number, null)
                : (null, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));
        }

        throw new NotSupportedException($"The setting {property.Name} is a {type.Name}, which nobody has said how to read.");
    }

    private static bool IsSite(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri is { Host.Length: > 0, UserInfo: "", AbsolutePath: "/", Query: "", Fragment: "" }
        && !text.Contains('?', StringComparison.Ordinal) && !text.Contains('#', StringComparison.Ordinal);
}
