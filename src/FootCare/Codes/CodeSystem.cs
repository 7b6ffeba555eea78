namespace FootCare.Codes;

/// <summary>A system of diagnosis codes that pages may be found by.</summary>
public sealed class CodeSystem
{
    // The check digit of SNOMED CT identifiers: Verhoeff's dihedral group, as the SNOMED CT release file specification gives it.
    private static readonly string[] Multiply =
        ["0123456789", "1234067895", "2340178956", "3401289567", "4012395678", "5987604321", "6598710432", "7659821043", "8765932104", "9876543210"];

    private static readonly string[] Permute =
        ["0123456789", "1576283094", "5803796142", "8916043527", "9453126870", "4286573901", "2793806415", "7046913258"];

    private CodeSystem(string word, string name, string oid)
    {
        (Word, Name, Oid) = (word, name, oid);
    }

    /// <summary>ICD-10-CM, the clinical modification used in the United States; the WHO's ICD-10 is read as it, since the codes used here agree.</summary>
    public static CodeSystem Icd10Cm { get; } = new("icd-10-cm", "ICD-10-CM", "2.16.840.1.113883.6.90");

    /// <summary>SNOMED CT.</summary>
    public static CodeSystem SnomedCt { get; } = new("snomed-ct", "SNOMED CT", "2.16.840.1.113883.6.96");

    /// <summary>Every system, in the order they are listed.</summary>
    public static IReadOnlyList<CodeSystem> All { get; } = [Icd10Cm, SnomedCt];

    /// <summary>The word that front matter and addresses use: <c>icd-10-cm</c>.</summary>
    public string Word { get; }

    /// <summary>What people call it: <c>ICD-10-CM</c>.</summary>
    public string Name { get; }

    /// <summary>The object identifier that HL7 names it by.</summary>
    public string Oid { get; }

    /// <summary>The system that a word, an object identifier or a FHIR address names, or null. Case does not matter, nor a leading <c>urn:oid:</c>.</summary>
    public static CodeSystem? Find(string name) => name.Trim().ToLowerInvariant().Replace("urn:oid:", "", StringComparison.Ordinal) switch
    {
        "icd-10-cm" or "icd10cm" or "icd-10" or "icd10" or "2.16.840.1.113883.6.90" or "2.16.840.1.113883.6.3"
            or "http://hl7.org/fhir/sid/icd-10-cm" or "http://hl7.org/fhir/sid/icd-10" => Icd10Cm,
        "snomed-ct" or "snomedct" or "snomed" or "sct" or "2.16.840.1.113883.6.96" or "http://snomed.info/sct" => SnomedCt,
        _ => null,
    };

    /// <summary>
    /// A code in the one form that is compared, or null where it cannot be a code of this system. Forgiving: case, dots and blanks do not matter,
    /// and an ICD-10-CM code need only have the form of one, three to seven characters, since <see cref="CodeIndex"/> walks up to its parents.
    /// </summary>
    public string? Normalize(string code)
    {
        if (code.Length > 40)
        {
            return null;
        }

        var plain = string.Concat(code.Where(c => c is not ('.' or '-' or ' '))).ToUpperInvariant();
        return (this == Icd10Cm ? IsIcd(plain) : IsSctid(plain)) ? plain : null;
    }

    /// <summary>Whether a code is written just as its system writes it: <c>E11.42</c>, <c>302226006</c>.</summary>
    public bool IsWritten(string code) => Normalize(code) is { } plain && Write(plain) == code;

    /// <summary>A normalized code as its system writes it, with the dot after the third character of ICD-10-CM.</summary>
    public string Write(string normalized) => this == Icd10Cm && normalized.Length > 3 ? $"{normalized[..3]}.{normalized[3..]}" : normalized;

    /// <inheritdoc/>
    public override string ToString() => Word;

    private static bool HasCheckDigit(string digits)
    {
        var check = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            check = Multiply[check][Permute[i % 8][digits[^(i + 1)] - '0'] - '0'] - '0';
        }

        return check == 0;
    }

    private static bool IsIcd(string code) =>
        code.Length is >= 3 and <= 7 && char.IsAsciiLetterUpper(code[0]) && char.IsAsciiDigit(code[1]) && code.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));

    private static bool IsSctid(string code) => code.Length is >= 6 and <= 18 && code[0] != '0' && code.All(char.IsAsciiDigit) && HasCheckDigit(code);
}

/// <summary>A diagnosis code.</summary>
/// <param name="System">The system it belongs to.</param>
/// <param name="Value">The code as its system writes it, such as <c>E11.42</c>.</param>
public sealed record Code(CodeSystem System, string Value)
{
    /// <summary>The form that is compared: no dot, upper case.</summary>
    public string Normalized => Value.Replace(".", "", StringComparison.Ordinal);

    /// <summary>Whether this code is the other or a parent of it. Only ICD-10-CM spells its parents.</summary>
    public bool Covers(Code other) =>
        System == other.System && (System == CodeSystem.Icd10Cm ? other.Normalized.StartsWith(Normalized, StringComparison.Ordinal) : Normalized == other.Normalized);
}
