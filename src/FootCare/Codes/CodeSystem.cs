using System.Collections.Immutable;

namespace FootCare.Codes;

/// <summary>A system of diagnosis codes that pages may be found by.</summary>
public sealed class CodeSystem
{
    private const string SnomedAddress = "http://snomed.info/sct";

    // The check digit of SNOMED CT identifiers: Verhoeff's dihedral group, as the SNOMED CT release file specification gives it.
    private static readonly string[] Multiply =
        ["0123456789", "1234067895", "2340178956", "3401289567", "4012395678", "5987604321", "6598710432", "7659821043", "8765932104", "9876543210"];

    private static readonly string[] Permute =
        ["0123456789", "1576283094", "5803796142", "8916043527", "9453126870", "4286573901", "2793806415", "7046913258"];

    private CodeSystem(string word, string name, string oid, bool spellsParents, CodeSystem? basis = null)
    {
        (Word, Name, Oid, SpellsParents, Basis) = (word, name, oid, spellsParents, basis);
    }

    /// <summary>ICD-10-CM, the clinical modification used in the United States.</summary>
    public static CodeSystem Icd10Cm { get; } = new("icd-10-cm", "ICD-10-CM", "2.16.840.1.113883.6.90", spellsParents: true);

    /// <summary>
    /// ICD-10 as the WHO publishes it. It agrees with ICD-10-CM in most of what is used here, so pages name a code of its own only where it differs: a code that
    /// ICD-10-CM lacks (E14, R02), or says something else by (E11.5 holds gangrene and ulcers, L89 has stages in place of places).
    /// </summary>
    /// <remarks>
    /// The rubrics were read in the WHO's list of 2010, those of E10-E14 in that of 2019 too. Not read, and led to the page that is more careful: I70.21, which was
    /// not in the list at hand and means gangrene in later ones, and whatever "multiple complications" (.7) may be.
    /// </remarks>
    public static CodeSystem Icd10 { get; } = new("icd-10", "ICD-10 (WHO)", "2.16.840.1.113883.6.3", spellsParents: true, basis: Icd10Cm);

    /// <summary>SNOMED CT.</summary>
    public static CodeSystem SnomedCt { get; } = new("snomed-ct", "SNOMED CT", "2.16.840.1.113883.6.96", spellsParents: false);

    /// <summary>Every system, in the order they are listed.</summary>
    public static ImmutableArray<CodeSystem> All { get; } = [Icd10Cm, Icd10, SnomedCt];

    /// <summary>The word that front matter and addresses use: <c>icd-10-cm</c>.</summary>
    public string Word { get; }

    /// <summary>What people call it: <c>ICD-10-CM</c>.</summary>
    public string Name { get; }

    /// <summary>The object identifier that HL7 names it by.</summary>
    public string Oid { get; }

    /// <summary>Whether a code's beginning is a parent of it, as E11 is of E11.4.</summary>
    public bool SpellsParents { get; }

    /// <summary>The system whose codes mean the same where no page says otherwise; null where there is none.</summary>
    public CodeSystem? Basis { get; }

    /// <summary>
    /// The system that a word, an object identifier, a FHIR address or a code of HL7's table 0396 names, or null. Case, hyphens and blanks do not matter, nor a
    /// leading <c>urn:oid:</c> or <c>oid:</c>, nor which edition of SNOMED CT it is.
    /// </summary>
    public static CodeSystem? Find(string name)
    {
        var plain = string.Concat(name.ToLowerInvariant().Where(c => c is not ('-' or '_' or ' ')));
        plain = plain.StartsWith("urn:", StringComparison.Ordinal) ? plain["urn:".Length..] : plain;
        plain = plain.StartsWith("oid:", StringComparison.Ordinal) ? plain["oid:".Length..] : plain;
        return plain switch
        {
            "icd10cm" or "i10c" or "http://hl7.org/fhir/sid/icd10cm" => Icd10Cm,
            "icd10" or "i10" or "http://hl7.org/fhir/sid/icd10" => Icd10,
            "snomedct" or "snomed" or "sct" or SnomedAddress => SnomedCt,
            _ => plain.StartsWith(SnomedAddress + "/", StringComparison.Ordinal) ? SnomedCt : All.FirstOrDefault(s => s.Oid == plain),
        };
    }

    /// <summary>
    /// A code in the one form that is compared, or null where it cannot be a code of this system. Forgiving: case, dots and blanks do not matter,
    /// and a code of ICD-10 need only have the form of one, three to seven characters, since <see cref="CodeIndex"/> walks up to its parents.
    /// </summary>
    public string? Normalize(string code)
    {
        if (code.Length > 40)
        {
            return null;
        }

        var plain = string.Concat(code.Where(c => c is not ('.' or '-' or ' '))).ToUpperInvariant();
        return (SpellsParents ? IsIcd(plain) : IsSctid(plain)) ? plain : null;
    }

    /// <summary>Whether a code is written just as its system writes it: <c>E11.42</c>, <c>302226006</c>.</summary>
    public bool IsWritten(string code) => Normalize(code) is { } plain && Write(plain) == code;

    /// <summary>A normalized code as its system writes it, with the dot after the third character of ICD-10.</summary>
    public string Write(string normalized) => SpellsParents && normalized.Length > 3 ? $"{normalized[..3]}.{normalized[3..]}" : normalized;

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

    /// <summary>Whether this code is the other or a parent of it. A code covers its like in a system that falls back on its own.</summary>
    public bool Covers(Code other) =>
        (System == other.System || System == other.System.Basis)
        && (System.SpellsParents ? other.Normalized.StartsWith(Normalized, StringComparison.Ordinal) : Normalized == other.Normalized);
}
