using System.Buffers.Binary;
using System.Xml;

namespace FootCare.Web.Hosting;

/// <summary>The clinic whose name stands on the covers of packs: from the settings alone, never from an address.</summary>
/// <param name="Name">Its name; null where none is set.</param>
/// <param name="Phone">Its telephone; null where none is set.</param>
/// <param name="Logo">Its picture; null where none is set.</param>
public sealed record Clinic(string? Name, string? Phone, ClinicLogo? Logo)
{
    /// <summary>Where the picture is served.</summary>
    public const string LogoAddress = "/clinic-logo";

    private const int MaxWords = 80, MaxBytes = 256 * 1024;

    /// <summary>Whether the operator has set anything.</summary>
    public bool IsSet => Name is not null || Phone is not null || Logo is not null;

    /// <summary>Reads and checks the settings.</summary>
    /// <returns>The clinic without what cannot be used, and which settings those are and why, each in one line.</returns>
    public static (Clinic Clinic, IReadOnlyList<string> Faults) Read(ClinicOptions options)
    {
        const string Section = FootCareOptions.Section + ":" + nameof(FootCareOptions.Clinic);
        var faults = new List<string>();
        foreach (var (name, words) in new[] { (nameof(options.Name), options.Name), (nameof(options.Phone), options.Phone) })
        {
            if (words?.Trim().Any(c => char.IsControl(c) || c is '\u2028' or '\u2029') == true)
            {
                faults.Add(Settings.Fault($"{Section}:{name}", words, "has a line's end or another sign that cannot be seen, and must be words on one line of a cover"));
            }
            else if (words?.Trim().Length > MaxWords)
            {
                faults.Add(Settings.Fault($"{Section}:{name}", words, $"has more than {MaxWords} characters, and must fit on one line of a cover"));
            }
        }

        var (logo, fault) = string.IsNullOrWhiteSpace(options.Logo) ? (null, null) : ReadLogo(options.Logo);
        if (fault is not null)
        {
            faults.Add(Settings.Fault($"{Section}:{nameof(options.Logo)}", options.Logo!, $"must be a PNG, JPEG or SVG file of at most {MaxBytes / 1024} KB: {fault}"));
        }

        return (new Clinic(Words(options.Name), Words(options.Phone), logo), faults);
    }

    private static string? Words(string? setting) => string.IsNullOrWhiteSpace(setting) ? null : setting.Trim();

    private static (ClinicLogo? Logo, string? Fault) ReadLogo(string path)
    {
        byte[] bytes;
        try
        {
            // What is told of a link, such as its length, is the link's own.
            var named = new FileInfo(path);
            var file = (named.Exists ? (FileInfo?)named.ResolveLinkTarget(returnFinalTarget: true) : null) ?? named;
            if (!file.Exists)
            {
                return (null, "there is no such file");
            }

            // Nor is there any length to what is no file: a pipe, for which one would wait for ever, or a device, which one would read for ever. So it is not opened.
            if (file.Length == 0)
            {
                return (null, "it is empty, or no file that can be read to its end");
            }

            if (file.Length > MaxBytes)
            {
                return (null, $"the file has {file.Length / 1024} KB; at most {MaxBytes / 1024} are taken");
            }

            bytes = new byte[file.Length];
            using var read = file.OpenRead();
            read.ReadExactly(bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, "the file cannot be read");
        }

        return bytes switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, .. var rest] => HasPngSize(rest) ? (new ClinicLogo(bytes, "image/png"), null) : (null, Begun("PNG")),
            [0xFF, 0xD8, .. [0xFF, ..] rest] => HasJpegSize(rest) ? (new ClinicLogo(bytes, "image/jpeg"), null) : (null, Begun("JPEG")),
            _ when IsPlainSvg(bytes) => (new ClinicLogo(bytes, "image/svg+xml"), null),
            _ => (null, "the file is no PNG, no JPEG and no SVG without scripts and entities"),
        };
    }

    private static string Begun(string kind) => $"the file begins as a {kind} and has no picture in it; save it anew";

    // The first chunk is the header, with the width and the height in pixels.
    private static bool HasPngSize(ReadOnlySpan<byte> chunks) =>
        chunks.Length > 16 && chunks[4..8].SequenceEqual("IHDR"u8) && BinaryPrimitives.ReadUInt32BigEndian(chunks[8..]) > 0 && BinaryPrimitives.ReadUInt32BigEndian(chunks[12..]) > 0;

    // Segments, each with its length behind its mark, up to the one that starts a picture (SOF), with height and width behind a byte of depth.
    private static bool HasJpegSize(ReadOnlySpan<byte> segments)
    {
        while (segments is [0xFF, var mark, _, _, ..])
        {
            if (mark == 0xFF)
            {
                segments = segments[1..];
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(segments[2..]);
            if (mark is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return segments.Length > 8 && BinaryPrimitives.ReadUInt16BigEndian(segments[5..]) > 0 && BinaryPrimitives.ReadUInt16BigEndian(segments[7..]) > 0;
            }

            if (length < 2 || length + 2 > segments.Length)
            {
                return false;
            }

            segments = segments[(length + 2)..];
        }

        return false;
    }

    // Drawing programs begin a file with a DOCTYPE. It is passed over, and what it defines with it: an entity is then one that nobody knows.
    private static bool IsPlainSvg(byte[] bytes)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            if (reader.MoveToContent() != XmlNodeType.Element || (reader.LocalName, reader.NamespaceURI) != ("svg", "http://www.w3.org/2000/svg"))
            {
                return false;
            }

            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName is "script" or "foreignObject")
                {
                    return false;
                }
            }

            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }
}

/// <summary>A clinic's picture, read once at the start.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="ContentType">What it is, told from its content.</param>
public sealed record ClinicLogo(byte[] Bytes, string ContentType);
