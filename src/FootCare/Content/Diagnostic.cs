namespace FootCare.Content;

/// <summary>How bad a diagnostic is.</summary>
public enum DiagnosticSeverity
{
    /// <summary>The content cannot be served as it is.</summary>
    Error,
    /// <summary>Worth mending; the content is served.</summary>
    Warning,
}

/// <summary>Something a writer should know, where it is and what is wrong, in the form compilers use.</summary>
/// <param name="Path">The file, from the content folder's own name on, with forward slashes.</param>
/// <param name="Line">1 for the first line.</param>
/// <param name="Column">1 for the first character.</param>
/// <param name="Severity">Error or warning.</param>
/// <param name="Code"><c>FC</c> and four digits; see <see cref="DiagnosticCode"/>.</param>
/// <param name="Message">What is wrong, and what is known that comes near.</param>
public sealed record Diagnostic(string Path, int Line, int Column, DiagnosticSeverity Severity, string Code, string Message)
{
    /// <summary>The file, from the content folder's own name on, with forward slashes; always one line.</summary>
    public string Path { get; } = Shown.Visible(Path);

    /// <summary>What is wrong, and what is known that comes near; always one line.</summary>
    public string Message { get; init; } = Shown.Visible(Message);

    /// <summary><c>path(line,column): error FC0000: text</c>.</summary>
    public override string ToString() => $"{Path}({Line},{Column}): {(Severity == DiagnosticSeverity.Error ? "error" : "warning")} {Code}: {Message}";
}

/// <summary>Every code there is; a code, once given, never means anything else.</summary>
public static class DiagnosticCode
{
    /// <summary>A file or folder cannot be read.</summary>
    public const string Unreadable = "FC0001";
    /// <summary>A file is larger than it may be, an article has too many headings, or the folder too many files.</summary>
    public const string TooLarge = "FC0002";
    /// <summary>A file is not UTF-8.</summary>
    public const string NotUtf8 = "FC0003";
    /// <summary>A symbolic link leads out of the content folder.</summary>
    public const string LinkLeavesFolder = "FC0004";
    /// <summary>A folder is not one of the five kinds, or an article lies in none of them.</summary>
    public const string UnknownFolder = "FC0005";
    /// <summary>A file's name cannot be a slug.</summary>
    public const string BadSlug = "FC0006";
    /// <summary>Two files have the same slug.</summary>
    public const string DuplicateSlug = "FC0007";
    /// <summary>A character that cannot be seen.</summary>
    public const string HiddenCharacter = "FC0008";
    /// <summary>A file that is neither an article nor a picture, whatever its name says (a warning).</summary>
    public const string UnknownFile = "FC0009";

    /// <summary>No front matter.</summary>
    public const string NoFrontMatter = "FC0010";
    /// <summary>Front matter that is never closed.</summary>
    public const string UnclosedFrontMatter = "FC0011";
    /// <summary>YAML that does not parse.</summary>
    public const string YamlSyntax = "FC0012";
    /// <summary>A YAML anchor, alias or tag.</summary>
    public const string YamlAlias = "FC0013";
    /// <summary>Nesting past the bound.</summary>
    public const string TooDeep = "FC0014";
    /// <summary>A key given twice.</summary>
    public const string DuplicateKey = "FC0015";
    /// <summary>A key that does not exist.</summary>
    public const string UnknownKey = "FC0016";
    /// <summary>A required key is missing.</summary>
    public const string MissingKey = "FC0017";
    /// <summary>A value is empty.</summary>
    public const string EmptyValue = "FC0018";
    /// <summary>A value has the wrong type.</summary>
    public const string WrongType = "FC0019";
    /// <summary>A value is not in its set.</summary>
    public const string UnknownValue = "FC0020";
    /// <summary>A date that is none.</summary>
    public const string BadDate = "FC0021";
    /// <summary>Due for review before it was reviewed.</summary>
    public const string ReviewOrder = "FC0022";
    /// <summary>A summary over 160 characters.</summary>
    public const string SummaryTooLong = "FC0023";
    /// <summary>A number outside its range.</summary>
    public const string OutOfRange = "FC0024";
    /// <summary>A value given twice in a list.</summary>
    public const string DuplicateValue = "FC0025";
    /// <summary>A key that this page may not have together with another.</summary>
    public const string MisplacedKey = "FC0026";
    /// <summary>Past its review date (a warning).</summary>
    public const string ReviewOverdue = "FC0027";
    /// <summary>A value that is longer than anything of its kind.</summary>
    public const string ValueTooLong = "FC0028";
    /// <summary>A file with the signs of a merge that was not finished.</summary>
    public const string UnfinishedMerge = "FC0029";
    /// <summary>A date that has not come yet where it must have, or a review that is too far away (a warning).</summary>
    public const string OddDate = "FC0033";
    /// <summary>A value that YAML reads otherwise than its writer seems to mean: cut by a comment's sign, or in quotes of print (a warning).</summary>
    public const string ValueReadOtherwise = "FC0032";

    /// <summary>Two pages claim the same alias.</summary>
    public const string DuplicateAlias = "FC0030";
    /// <summary>An alias is the slug of a page.</summary>
    public const string AliasIsPage = "FC0031";

    /// <summary>No symptom of that slug.</summary>
    public const string UnknownSymptom = "FC0040";
    /// <summary>No technique of that slug.</summary>
    public const string UnknownTechnique = "FC0041";
    /// <summary>No oil of that slug.</summary>
    public const string UnknownOil = "FC0042";
    /// <summary>No safety rule of that slug.</summary>
    public const string UnknownRule = "FC0044";
    /// <summary>No reference of that id.</summary>
    public const string UnknownReference = "FC0043";
    /// <summary>A reference nobody cites (a warning).</summary>
    public const string UnusedReference = "FC0045";
    /// <summary>A reference listed but not cited in the text (a warning).</summary>
    public const string UncitedReference = "FC0046";

    /// <summary>A link to a page that does not exist.</summary>
    public const string BrokenLink = "FC0050";
    /// <summary>A link to a heading that does not exist.</summary>
    public const string BrokenHeading = "FC0051";
    /// <summary>A scheme other than https, mailto or tel.</summary>
    public const string BadScheme = "FC0052";
    /// <summary>An image that does not exist.</summary>
    public const string MissingImage = "FC0053";
    /// <summary>An image without alternative text.</summary>
    public const string ImageWithoutAlt = "FC0054";
    /// <summary>A link without words.</summary>
    public const string LinkWithoutWords = "FC0055";
    /// <summary>Square brackets with an @ that are no citation.</summary>
    public const string BadCitation = "FC0056";
    /// <summary>Brackets that were meant as a link or picture and are none.</summary>
    public const string BadLink = "FC0057";

    /// <summary>Raw HTML.</summary>
    public const string RawHtml = "FC0060";
    /// <summary>A heading level is skipped.</summary>
    public const string SkippedHeading = "FC0061";
    /// <summary>More than one first-level heading, or one that is not the title.</summary>
    public const string FirstLevelHeading = "FC0062";
    /// <summary>A <c>:::</c> block that does not exist.</summary>
    public const string UnknownBlock = "FC0063";
    /// <summary>Attributes in braces where none belong.</summary>
    public const string MisplacedAttributes = "FC0064";
    /// <summary>An anchor that the page has already.</summary>
    public const string DuplicateAnchor = "FC0065";
    /// <summary>A heading without words, or a <c>#</c> that makes no heading.</summary>
    public const string BadHeading = "FC0066";
    /// <summary>A block of code, or rows that were meant as a table and are none.</summary>
    public const string CodeBlock = "FC0067";
    /// <summary>A heading made by underlining, or keys below a front matter that was closed too early.</summary>
    public const string UnderlinedHeading = "FC0068";
    /// <summary>A heading with nothing under it, or a page without text.</summary>
    public const string NothingUnderHeading = "FC0069";

    /// <summary>A technique without steps.</summary>
    public const string NoSteps = "FC0070";
    /// <summary>A step attribute that does not exist.</summary>
    public const string UnknownStepAttribute = "FC0071";
    /// <summary>A step without its zone or motion.</summary>
    public const string MissingStepAttribute = "FC0072";
    /// <summary>A step that is not one paragraph.</summary>
    public const string BadStep = "FC0073";
    /// <summary>A technique's minutes that are not twice its steps' seconds (a warning).</summary>
    public const string MinutesDisagree = "FC0074";
    /// <summary>A step on a part of the foot that the technique's zones do not have.</summary>
    public const string StepOutsideZones = "FC0075";
    /// <summary>A technique without a section that nearly every technique has (a warning).</summary>
    public const string MissingSection = "FC0076";
    /// <summary>An oil or a step of a technique that shows a use which its <c>uses</c> do not have.</summary>
    public const string UseNotNamed = "FC0077";
    /// <summary>A step's place that does not lie in its zone.</summary>
    public const string SpotOutsideZone = "FC0078";
    /// <summary>An urgent symptom that does not say when to get help.</summary>
    public const string UrgentWithoutHelp = "FC0079";
    /// <summary>A grade of evidence without a source.</summary>
    public const string EvidenceWithoutReference = "FC0080";

    /// <summary>A technique that no stop rule covers.</summary>
    public const string TechniqueWithoutStop = "FC0100";
    /// <summary>A risky property that no rule selects.</summary>
    public const string PropertyWithoutRule = "FC0101";
    /// <summary>Allergens without a rule that names the oil.</summary>
    public const string AllergenWithoutRule = "FC0102";
    /// <summary>A rule that selects nothing.</summary>
    public const string RuleSelectsNothing = "FC0103";
    /// <summary>A rule of stop, ask-first or adapt without a question.</summary>
    public const string RuleWithoutQuestion = "FC0104";
    /// <summary>A rule of stop or ask-first without a source.</summary>
    public const string RuleWithoutSource = "FC0105";
    /// <summary>Two rules ask the same question.</summary>
    public const string DuplicateQuestion = "FC0106";
    /// <summary>A question that changes no verdict.</summary>
    public const string QuestionChangesNothing = "FC0107";
    /// <summary>A content folder without an article.</summary>
    public const string NoArticles = "FC0108";
    /// <summary>A technique with water or warmth above what feet that do not feel heat can bear.</summary>
    public const string TooWarm = "FC0109";

    /// <summary>A row of the coverage list leads to no page or heading.</summary>
    public const string BadCoverage = "FC0110";

    /// <summary>The search words name a page or heading that does not exist.</summary>
    public const string BadSearchPage = "FC0115";
    /// <summary>Search words that can find nothing, are given twice, or mean a word that no page has.</summary>
    public const string BadSearchWords = "FC0116";
    /// <summary>No search words, so that searches show no signs of danger (a warning).</summary>
    public const string NoSearchWords = "FC0117";

    /// <summary>A page that reads above the grade it should (a warning).</summary>
    public const string HardToRead = "FC0120";
    /// <summary>A sentence that is too long (a warning).</summary>
    public const string LongSentence = "FC0121";
    /// <summary>A word that promises too much (a warning).</summary>
    public const string Promise = "FC0122";
    /// <summary>A word with letters of two alphabets that look alike (a warning).</summary>
    public const string MixedAlphabets = "FC0123";

    /// <summary>A diagnosis code that its system cannot have, or a system that does not exist.</summary>
    public const string BadCode = "FC0130";
    /// <summary>A diagnosis code that leads two ways, past a safety rule, or to a technique.</summary>
    public const string ConflictingCode = "FC0131";

    /// <summary>A published address that would no longer answer.</summary>
    public const string LostAddress = "FC0140";
    /// <summary>A published heading or reference that is not on its page any more.</summary>
    public const string LostHeading = "FC0141";
    /// <summary>A mistake in <c>gone.yml</c>.</summary>
    public const string BadGone = "FC0142";
    /// <summary>Pages that the list of published addresses does not have yet (a warning).</summary>
    public const string UnlistedAddress = "FC0143";
    /// <summary>No list of published addresses, so that none is missed (a warning).</summary>
    public const string NoAddressBook = "FC0144";
}
