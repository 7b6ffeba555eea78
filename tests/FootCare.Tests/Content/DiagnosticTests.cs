using FootCare.Content;

namespace FootCare.Tests.Content;

/// <summary>Each mistake a writer can make gives its diagnostic, in the file, at the line and column where it was made.</summary>
public class DiagnosticTests
{
    private const string Symptom = "symptoms/numbness.md";
    private const string Technique = "techniques/thumb-circles.md";
    private const string Oil = "oils/almond.md";
    private const string Guide = "guides/how-often.md";
    private const string Stop = "safety/open-skin.md";
    private const string Allergy = "safety/allergy.md";

    /// <summary>Name, file, text replaced, replacement, then the diagnostic: code, line, column, and words its message holds.</summary>
    public static TheoryData<string, string, string, string, string, int, int, string> Mistakes => new()
    {
        { "unknown key", Symptom, "urgency:", "urgncy:", "FC0016", 6, 1, "'urgency'" },
        { "missing key", Symptom, "title: Numb feet\n", "", "FC0017", 2, 1, "'title'" },
        { "empty key", Symptom, "title: Numb feet", "title:", "FC0018", 2, 7, "'title'" },
        { "empty list", Guide, "audience: [reader]", "audience: []", "FC0018", 6, 11, "'audience'" },
        { "wrong type: list for text", Symptom, "title: Numb feet", "title: [Numb]", "FC0019", 2, 8, "must be text" },
        { "wrong type: text for list", Guide, "audience: [reader]", "audience: reader", "FC0019", 6, 11, "must be a list" },
        { "wrong type: words for number", Technique, "minutes: 4", "minutes: four", "FC0019", 13, 10, "whole number" },
        { "value not in its set", Symptom, "urgency: see-soon", "urgency: see-son", "FC0020", 6, 10, "did you mean 'see-soon'" },
        { "unknown zone", Technique, "zones: [arch]", "zones: [arsh]", "FC0020", 9, 9, "did you mean 'arch'" },
        { "bad date", Symptom, "reviewed: 2026-01-31", "reviewed: 2026-02-30", "FC0021", 4, 11, "2026-02-30" },
        { "review-by before reviewed", Symptom, "review-by: 2027-01-31", "review-by: 2025-01-31", "FC0022", 5, 12, "before" },
        { "number out of range", Technique, "minutes: 4", "minutes: 999", "FC0024", 13, 10, "from 1 to 120" },
        { "duplicate key", Symptom, "urgency: see-soon", "urgency: see-soon\nurgency: urgent", "FC0015", 7, 1, "twice" },
        { "duplicate value", Technique, "who: [self]", "who: [self, self]", "FC0025", 15, 13, "twice" },
        { "alias that is a page", Symptom, "urgency:", "aliases: [numbness]\nurgency:", "FC0031", 6, 11, "slug of a page" },
        { "bad alias", Symptom, "urgency:", "aliases: [Dead Feet]\nurgency:", "FC0006", 6, 11, "Dead Feet" },
        { "unknown symptom", Technique, "symptoms: [numbness]", "symptoms: [numness]", "FC0040", 8, 12, "did you mean 'numbness'" },
        { "unknown oil", Technique, "oils: [almond]", "oils: [almnd]", "FC0042", 12, 8, "did you mean 'almond'" },
        { "unknown oil in a rule", Allergy, "oils: [almond]", "oils: [almonds]", "FC0042", 12, 12, "did you mean 'almond'" },
        { "unknown technique in a routine", Technique, "evidence: limited", "routine: [circles]\nevidence: limited", "FC0041", 6, 11, "circles" },
        { "unknown reference", Technique, "references: [trial-one]", "references: [trial-on]", "FC0043", 7, 14, "did you mean 'trial-one'" },
        { "unknown citation", Technique, "Words [@trial-one]", "Words [@trial-two]", "FC0043", 17, 7, "trial-two" },
        { "evidence without a reference", Oil, "evidence: none", "evidence: good", "FC0080", 8, 11, "no reference" },
        { "broken link", Symptom, "More.", "See [this](../oils/almnd.md).", "FC0050", 12, 5, "did you mean '../oils/almond.md'" },
        { "broken link to a page of the site", Symptom, "More.", "See [this](/chekclist).", "FC0050", 12, 5, "did you mean '/checklist'" },
        { "broken link in what to do instead", Allergy, "thumb-circles.md", "thumb-rings.md", "FC0050", 14, 10, "thumb-rings" },
        { "broken heading", Symptom, "More.", "See [this](../guides/how-often.md#how-lnog).", "FC0051", 12, 5, "did you mean 'how-long'" },
        { "broken heading of its own", Symptom, "More.", "See [this](#what-hepls).", "FC0051", 12, 5, "did you mean 'what-helps'" },
        { "link with a bad scheme", Symptom, "More.", "See [this](javascript:alert(1)).", "FC0052", 12, 5, "https:" },
        { "link over http", Symptom, "More.", "See [this](http://example.org).", "FC0052", 12, 5, "https:" },
        { "automatic link with a bad scheme", Symptom, "More.", "See <ftp://example.org>.", "FC0052", 12, 5, "https:" },
        { "link to another host without a scheme", Symptom, "More.", "See [this](//example.org).", "FC0052", 12, 5, "https:" },
        { "image from elsewhere", Symptom, "More.", "![a foot](https://example.org/a.png)", "FC0052", 12, 1, "beside the article" },
        { "missing image", Symptom, "More.", "![a foot](foot.png)", "FC0053", 12, 1, "foot.png" },
        { "image without text", Symptom, "More.", "![](foot.png)", "FC0054", 12, 1, "foot.png" },
        { "raw HTML block", Symptom, "More.", "<div>More.</div>", "FC0060", 12, 1, "HTML" },
        { "raw inline HTML", Symptom, "More.", "More <b>bold</b>.", "FC0060", 12, 6, "HTML" },
        { "HTML comment", Symptom, "More.", "<!-- More. -->", "FC0060", 12, 1, "HTML" },
        { "skipped heading level", Symptom, "More.", "#### More", "FC0061", 12, 1, "level 4" },
        { "first-level heading that is not the title", Symptom, "Words.", "# Other", "FC0062", 8, 1, "title" },
        { "two first-level headings", Symptom, "Words.", "# Numb feet\n\n# Numb feet", "FC0062", 10, 1, "more than one" },
        { "unknown block", Symptom, "More.", ":::trails\n:::", "FC0063", 12, 1, "did you mean 'trials'" },
        { "attributes where none belong", Symptom, "More.", "More. {onclick=alert(1)}", "FC0064", 12, 1, "braces" },
        { "no steps", Technique, "## Steps", "## Stpes", "FC0070", 19, 1, "'## Steps'" },
        { "unknown step attribute", Technique, "motion=circles seconds", "motion=circles secnds", "FC0071", 22, 50, "did you mean" },
        { "missing step attribute", Technique, "zone=arch motion=circles", "zone=arch", "FC0072", 22, 24, "motion" },
        { "unknown step zone", Technique, "zone=arch", "zone=arsh", "FC0020", 22, 25, "did you mean 'arch'" },
        { "step seconds out of range", Technique, "seconds=60", "seconds=4", "FC0024", 22, 50, "from 5 to 900" },
        { "step of two paragraphs", Technique, "2. Make small circles.", "2. Make.\n\n   Small circles.", "FC0073", 22, 1, "one paragraph" },
        { "YAML that does not parse", Symptom, "urgency: see-soon", "urgency: [see-soon", "FC0012", 6, 10, "never closed" },
        { "YAML alias", Symptom, "urgency: see-soon", "urgency: *soon", "FC0013", 6, 10, "aliases" },
        { "YAML anchor", Symptom, "urgency: see-soon", "urgency: &soon see-soon", "FC0013", 6, 10, "anchors" },
        { "YAML nested too deep", Symptom, "urgency: see-soon", "urgency: [[[[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]]]", "FC0014", 6, 26, "deep" },
        { "front matter that is a list", Symptom, "title: Numb feet\nsummary: Feet that feel little.\nreviewed: 2026-01-31\nreview-by: 2027-01-31\nurgency: see-soon", "- title", "FC0019", 2, 1, "keys with values" },
        { "unclosed front matter", Symptom, "see-soon\n---", "see-soon\n--", "FC0011", 1, 1, "never closed" },
        { "no front matter", Symptom, "---\ntitle", "title", "FC0010", 1, 1, "front matter" },
        { "rule without a question", Stop, "question: Is the skin of your feet broken?\nwhy: Rubbing makes it worse.\n", "", "FC0104", 7, 11, "question" },
        { "rule without a source", Allergy, "severity: adapt", "severity: stop", "FC0105", 8, 11, "source" },
        { "rule that selects nothing", Allergy, "  - oils: [almond]\n  - uses: [oil]", "  - uses: [heat]", "FC0103", 12, 3, "applies-to" },
        { "rule that stops nothing", Allergy, "instead:", "stops:\n  - uses: [heat]\ninstead:", "FC0103", 15, 3, "stops" },
        { "rule with an empty selector", Allergy, "  - oils: [almond]\n", "  - {}\n", "FC0019", 12, 3, "which property" },
        { "advice that asks", Allergy, "severity: adapt", "severity: advice", "FC0107", 6, 11, "no answer would change" },
        { "two rules that ask the same", Allergy, "Has an oil given you a rash?", "Is the skin of your feet broken", "FC0106", 7, 11, "allergy" },
        { "technique that no stop rule covers", Stop, "applies-to: all", "applies-to:\n  pressure: [deep]", "FC0100", 11, 7, "no safety rule of 'stop'" },
        { "use that no rule selects", Technique, "uses: [oil]", "uses: [oil, heat]", "FC0101", 11, 7, "'heat'" },
        { "pressure that no rule selects", Technique, "pressure: light", "pressure: deep", "FC0101", 10, 11, "'deep'" },
        { "allergen without a rule", Allergy, "  - oils: [almond]\n", "", "FC0102", 7, 11, "tree-nut" },
        { "reference with a bad address", "references.yml", "https://example.org/trial", "trial", "FC0052", 4, 8, "web address" },
        { "reference with an unknown key", "references.yml", "found:", "fond:", "FC0016", 5, 3, "did you mean 'found'" },
        { "reference with a trial half told", "references.yml", "  found:", "  trial: {who: 60 people}\n  found:", "FC0017", 5, 10, "'what'" },
        { "code that is none", Symptom, "urgency:", "codes:\n  icd-10-cm: [E11.42, 11.42]\nurgency:", "FC0130", 7, 23, "'11.42' is not a code of ICD-10-CM" },
        { "code without its dot", Symptom, "urgency:", "codes:\n  icd-10-cm: [E1142]\nurgency:", "FC0130", 7, 15, "write it 'E11.42'" },
        { "code whose check digit is wrong", Symptom, "urgency:", "codes:\n  snomed-ct: [302226007]\nurgency:", "FC0130", 7, 15, "check digit" },
        { "code system that does not exist", Symptom, "urgency:", "codes:\n  icd-10-am: [E11.42]\nurgency:", "FC0130", 7, 3, "did you mean 'icd-10-cm'" },
        { "code that a parent covers", Symptom, "urgency:", "codes:\n  icd-10-cm: [R20, R20.2]\nurgency:", "FC0131", 7, 20, "'R20' covers 'R20.2'" },
        { "code of danger on a symptom", Symptom, "urgency:", "codes:\n  icd-10-cm: [L97.5]\nurgency:", "FC0131", 7, 15, "code of danger (L97)" },
        { "code over one of danger that no rule names", Symptom, "urgency:", "codes:\n  icd-10-cm: [I70]\nurgency:", "FC0131", 7, 15, "'I70.2'" },
        { "code on a technique", Technique, "minutes: 4", "minutes: 4\ncodes: {icd-10-cm: [E11.42]}", "FC0131", 14, 8, "technique" },
    };

    [Fact]
    public void A_code_that_a_stop_rule_names_leads_to_safety_alone_with_all_below_it()
    {
        using var site = new SiteFolder();
        site.Replace(Stop, "severity:", "codes:\n  icd-10-cm: [R23]\nseverity:").Replace(Symptom, "urgency:", "codes:\n  icd-10-cm: [R23.4]\nurgency:");
        AssertOnly(site, Symptom, 7, 15, DiagnosticCode.ConflictingCode);
    }

    [Fact]
    public void A_site_without_fault_has_no_diagnostic()
    {
        using var site = new SiteFolder();
        var reading = site.Read();
        Assert.Empty(reading.Diagnostics);
        Assert.NotNull(reading.Model);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_reported_where_it_was_made(string what, string file, string old, string with, string code, int line, int column, string says)
    {
        using var site = new SiteFolder();
        site.Replace(file, old, with);
        var reading = site.Read();
        Assert.Null(reading.Model);
        // A rule's or page's mistake may make others; the one asked for must be there, where where it was made depends on the mistake alone.
        var expectedFile = code is "FC0100" ? Technique : code is "FC0102" ? Oil : code is "FC0106" ? null : file;
        Assert.True(
            reading.Diagnostics.Any(d => d.Code == code && d.Line == line && d.Column == column
                && (expectedFile is null || d.Path == "content/" + expectedFile) && d.Message.Contains(says, StringComparison.Ordinal)),
            $"{what}: expected {code} at ({line},{column}) saying {says}, found:\n{string.Join('\n', reading.Diagnostics)}");
    }

    [Fact]
    public void A_summary_over_160_characters_is_too_long()
    {
        using var site = new SiteFolder();
        site.Replace(Symptom, "Feet that feel little.", new string('x', 161));
        AssertOnly(site, Symptom, 3, 10, DiagnosticCode.SummaryTooLong);
    }

    [Fact]
    public void A_file_name_that_cannot_be_an_address_is_refused()
    {
        using var site = new SiteFolder();
        site.Write("guides/How_Often.md", File.ReadAllText(Path.Combine(site.Root, Guide)));
        AssertOnly(site, "guides/How_Often.md", 1, 1, DiagnosticCode.BadSlug);
    }

    [Fact]
    public void Two_files_with_one_slug_are_refused()
    {
        using var site = new SiteFolder();
        site.Write("guides/how-often.MD", File.ReadAllText(Path.Combine(site.Root, Guide)));
        Assert.Contains(site.Read().Diagnostics, d => d is { Code: DiagnosticCode.DuplicateSlug, Line: 1, Column: 1 });
    }

    [Fact]
    public void Two_pages_may_not_share_an_alias()
    {
        using var site = new SiteFolder();
        site.Replace(Symptom, "urgency:", "aliases: [dead-feet]\nurgency:");
        site.Write("symptoms/tingling.md", File.ReadAllText(Path.Combine(site.Root, Symptom))).Replace("symptoms/tingling.md", "title: Numb feet", "title: Tingling");
        AssertOnly(site, "symptoms/tingling.md", 6, 11, DiagnosticCode.DuplicateAlias);
    }

    [Fact]
    public void A_page_that_was_deleted_is_not_taken_for_one_of_a_quite_different_name()
    {
        using var site = new SiteFolder();
        site.Write("guides/cancer-treatment.md", File.ReadAllText(Path.Combine(site.Root, Guide))).Replace("guides/cancer-treatment.md", "title: How often", "title: Treatment")
            .Replace(Symptom, "More.", "See [this](../guides/water-temperature.md).").Write("coverage.yml", "C01: [guides/water-temperature.md]\n");
        Assert.Equal(
            ["there is no page 'guides/water-temperature.md'", "there is no file '../guides/water-temperature.md'"], site.Read().Diagnostics.Select(d => d.Message));
    }

    [Fact]
    public void A_file_over_a_mebibyte_is_refused()
    {
        using var site = new SiteFolder();
        site.Append(Guide, new string('x', SiteReader.MaxFileSize));
        AssertOnly(site, Guide, 1, 1, DiagnosticCode.TooLarge);
    }

    [Fact]
    public void A_file_that_is_not_UTF_8_is_refused_where_it_goes_wrong()
    {
        using var site = new SiteFolder();
        var bytes = File.ReadAllBytes(Path.Combine(site.Root, Guide));
        site.Write(Guide, [.. bytes, (byte)'a', 0xE9, (byte)'b', (byte)'\n']);
        AssertOnly(site, Guide, bytes.Count(b => b == '\n') + 1, 2, DiagnosticCode.NotUtf8);
    }

    [Fact]
    public void A_symbolic_link_that_leads_out_of_the_folder_is_refused()
    {
        using var site = new SiteFolder();
        File.CreateSymbolicLink(Path.Combine(site.Root, "guides/passwords.md"), "/etc/passwd");
        AssertOnly(site, "guides/passwords.md", 1, 1, DiagnosticCode.LinkLeavesFolder);
    }

    [Fact]
    public void A_folder_that_is_no_kind_is_refused()
    {
        using var site = new SiteFolder();
        Directory.CreateDirectory(Path.Combine(site.Root, "oil"));
        AssertOnly(site, "oil", 1, 1, DiagnosticCode.UnknownFolder);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_said_to_be_missing()
    {
        var reading = SiteReader.Read("/nowhere/content", SiteFolder.Today);
        Assert.Null(reading.Model);
        Assert.Equal(DiagnosticCode.Unreadable, Assert.Single(reading.Diagnostics).Code);
    }

    [Fact]
    public void Nesting_past_the_bound_is_refused()
    {
        using var site = new SiteFolder();
        site.Append(Guide, "\n" + new string('>', 5000) + " deep\n");
        AssertOnly(site, Guide, 14, 1, DiagnosticCode.TooDeep);
    }

    [Fact]
    public void An_alias_bomb_is_refused_before_it_grows()
    {
        using var site = new SiteFolder();
        site.Replace(Symptom, "urgency:", "a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nurgency:");
        AssertOnly(site, Symptom, 6, 4, DiagnosticCode.YamlAlias);
    }

    [Fact]
    public void A_byte_order_mark_and_carriage_returns_are_fine()
    {
        using var site = new SiteFolder();
        foreach (var file in new[] { Symptom, Technique, Stop, Allergy, Oil, Guide })
        {
            site.Write(file, [0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(File.ReadAllText(Path.Combine(site.Root, file)).ReplaceLineEndings("\r\n"))]);
        }

        var reading = site.Read();
        Assert.Empty(reading.Diagnostics);
        Assert.Equal(2, Assert.Single(reading.Model!.Techniques).Steps.Length);
    }

    [Fact]
    public void Every_mistake_is_reported_in_one_reading_sorted_by_place()
    {
        using var site = new SiteFolder();
        site.Replace(Symptom, "urgency: see-soon", "urgency: soon\nurgncy: x").Append(Symptom, "\n<b>x</b>\n").Replace(Guide, "audience: [reader]", "audience: [readr]");
        var found = site.Read().Diagnostics;
        Assert.Equal(
            ["content/guides/how-often.md(6,12) FC0020", "content/symptoms/numbness.md(6,10) FC0020", "content/symptoms/numbness.md(7,1) FC0016", "content/symptoms/numbness.md(15,1) FC0060"],
            found.Select(d => $"{d.Path}({d.Line},{d.Column}) {d.Code}"));
    }

    [Fact]
    public void A_page_past_its_review_date_is_a_warning_and_the_site_is_served()
    {
        using var site = new SiteFolder();
        site.Replace(Guide, "review-by: 2027-01-31", "review-by: 2026-03-31");
        var reading = site.Read();
        Assert.NotNull(reading.Model);
        Assert.Equal("content/guides/how-often.md(5,12): warning FC0027: the page was due for review on 2026-03-31", Assert.Single(reading.Diagnostics).ToString());
    }

    [Fact]
    public void A_reference_that_nobody_cites_is_a_warning()
    {
        using var site = new SiteFolder();
        site.Append("references.yml", "- id: unread\n  kind: report\n  title: A report\n  url: https://example.org/\n  found: Nothing.\n");
        var reading = site.Read();
        Assert.NotNull(reading.Model);
        var warning = Assert.Single(reading.Diagnostics);
        Assert.Equal((DiagnosticCode.UnusedReference, 6, 3), (warning.Code, warning.Line, warning.Column));
    }

    [Theory]
    [InlineData("C01: [symptoms/numbness.md#what-helps]", null, 0, 0)]
    [InlineData("C01: [symptoms/numness.md]", DiagnosticCode.BadCoverage, 1, 7)]
    [InlineData("C01: [symptoms/numbness.md#what-hepls]", DiagnosticCode.BadCoverage, 1, 7)]
    [InlineData("C01: symptoms/numbness.md", DiagnosticCode.WrongType, 1, 6)]
    [InlineData("- C01", DiagnosticCode.WrongType, 1, 1)]
    public void A_row_of_the_coverage_list_must_lead_to_a_page_and_heading(string rows, string? code, int line, int column)
    {
        using var site = new SiteFolder();
        site.Write("coverage.yml", rows + "\n");
        if (code is null)
        {
            Assert.Empty(site.Read().Diagnostics);
        }
        else
        {
            AssertOnly(site, "coverage.yml", line, column, code);
        }
    }

    [Fact]
    public void A_page_that_is_hard_to_read_a_long_sentence_and_a_promise_are_warnings_where_they_stand()
    {
        using var site = new SiteFolder();
        site.Append(Guide, "\nPeripheral neuropathological manifestations necessitate multidisciplinary interprofessional consideration.\n")
            .Append(Oil, "\nIt is said to cure. Some call it \"a miracle\", which it is not.\n\nOne " + string.Join(' ', Enumerable.Repeat("step", 31)) + ".\n");
        var reading = site.Read();
        Assert.NotNull(reading.Model);
        Assert.Equal(
            ["content/guides/how-often.md(1,1) FC0120", "content/oils/almond.md(12,15) FC0122", "content/oils/almond.md(14,1) FC0121"],
            reading.Diagnostics.Select(d => $"{d.Path}({d.Line},{d.Column}) {d.Code}"));
        Assert.Contains("'cure'", reading.Diagnostics[1].Message, StringComparison.Ordinal);
    }

    private static void AssertOnly(SiteFolder site, string file, int line, int column, string code)
    {
        var reading = site.Read();
        Assert.Null(reading.Model);
        var found = Assert.Single(reading.Diagnostics);
        Assert.Equal(($"content/{file}", line, column, code), (found.Path, found.Line, found.Column, found.Code));
    }
}
