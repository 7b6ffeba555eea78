using FootCare.Codes;
using FootCare.Tests.Safety;
using FootCare.Topics;

namespace FootCare.Tests.Codes;

public class CodeIndexTests
{
    private static CodeIndex Real => Cases.RealModel.Codes;

    [Theory]
    [InlineData("E11.42", "E1142")]
    [InlineData("e1142", "E1142")]
    [InlineData(" e11.42. ", "E1142")]
    [InlineData("M14.671", "M14671")]
    [InlineData("E11.4299", "E114299")]
    [InlineData("E11.42999", null)]
    [InlineData("E11.4XYZQ", null)]
    [InlineData("EA1.42", null)]
    [InlineData("11.42", null)]
    [InlineData("E1", null)]
    [InlineData("E11.42'; drop", null)]
    [InlineData("E11.429999999", null)]
    [InlineData("", null)]
    public void An_icd_10_cm_code_is_read_forgivingly_or_not_at_all(string written, string? normalized) =>
        Assert.Equal(normalized, CodeSystem.Icd10Cm.Normalize(written));

    [Theory]
    [InlineData("302226006", true)]
    [InlineData("230572002", true)]
    [InlineData("1230182004", true)]
    [InlineData("302226007", false)]
    [InlineData("320226006", false)]
    [InlineData("12345", false)]
    public void A_snomed_ct_code_has_its_check_digit(string written, bool good) => Assert.Equal(good, CodeSystem.SnomedCt.Normalize(written) is not null);

    [Theory]
    [InlineData("icd-10-cm")]
    [InlineData("ICD-10")]
    [InlineData("2.16.840.1.113883.6.90")]
    [InlineData("urn:oid:2.16.840.1.113883.6.90")]
    [InlineData("http://hl7.org/fhir/sid/icd-10-cm")]
    [InlineData("HTTP://hl7.org/fhir/sid/icd-10-cm ")]
    public void A_system_has_more_than_one_name(string name) => Assert.Same(CodeSystem.Icd10Cm, CodeSystem.Find(name));

    [Fact]
    public void A_code_is_found_by_itself_by_its_parent_and_by_digits_that_no_code_has()
    {
        Assert.Equal("E11.4", Real.Find(CodeSystem.Icd10Cm, "E1142")?.Code.Value);
        Assert.Equal("E11.4", Real.Find(CodeSystem.Icd10Cm, "E1142999")?.Code.Value);
        Assert.Equal("E11", Real.Find(CodeSystem.Icd10Cm, "E1165")?.Code.Value);
        Assert.Null(Real.Find(CodeSystem.Icd10Cm, "A00"));
    }

    [Theory]
    [InlineData("I70.231", "open-skin")]
    [InlineData("I70.245", "open-skin")]
    [InlineData("I70.335", "open-skin")]
    [InlineData("E11.628", "open-skin")]
    [InlineData("E11.628", "skin-or-nail-infection")]
    [InlineData("S91.301A", "open-skin")]
    [InlineData("T25.021A", "open-skin")]
    [InlineData("L89.612", "open-skin")]
    [InlineData("I83.012", "open-skin")]
    [InlineData("L98.491", "open-skin")]
    [InlineData("L02.611", "skin-or-nail-infection")]
    [InlineData("L08.9", "skin-or-nail-infection")]
    [InlineData("L03.041", "hot-red-swollen-foot")]
    [InlineData("M86.671", "hot-red-swollen-foot")]
    [InlineData("S82.51XA", "recent-surgery-or-fracture")]
    [InlineData("S82.841A", "recent-surgery-or-fracture")]
    [InlineData("I80.11", "leg-pain-and-swelling")]
    [InlineData("I80.3", "leg-pain-and-swelling")]
    [InlineData("Z86.711", "past-clot")]
    [InlineData("Z89.611", "past-ulcer-or-charcot")]
    [InlineData("Z79.02", "blood-thinners")]
    [InlineData("C79.51", "cancer-treatment")]
    public void A_code_of_something_that_rules_massage_out_leads_to_its_rule(string code, string rule) =>
        Assert.Contains(Real.Find(CodeSystem.Icd10Cm, CodeSystem.Icd10Cm.Normalize(code)!)!.Topics, t => t is SafetyRule && t.Slug == rule);

    [Fact]
    public void FHIR_names_SNOMED_CT_by_its_address() => Assert.Same(CodeSystem.SnomedCt, CodeSystem.Find("http://snomed.info/sct"));

    [Fact]
    public void A_code_never_leads_past_the_safety_rules_of_its_parents()
    {
        var found = Real.Find(CodeSystem.Icd10Cm, "E1142")!;
        Assert.Equal("diabetes", Assert.IsType<SafetyRule>(found.Topics[0]).Slug);
        Assert.Contains(found.Topics, t => t is Guide);
    }

    [Fact]
    public void Every_code_of_danger_and_all_below_it_lead_to_safety_rules_alone()
    {
        foreach (var danger in CodeIndex.Danger)
        {
            foreach (var below in new[] { "", "1", "9", "19", "X" })
            {
                Assert.All(Real.Find(danger.System, danger.Normalized + below)?.Topics ?? [], t => Assert.IsType<SafetyRule>(t));
            }
        }

        Assert.All(["L97", "E11.621", "I70.2", "I73.9", "I82.4", "L03.11", "M14.67", "E11.610", "G61.0"], code =>
            Assert.NotNull(Real.Find(CodeSystem.Icd10Cm, CodeSystem.Icd10Cm.Normalize(code)!)));
    }

    [Fact]
    public void No_code_leads_to_a_technique_or_an_oil_and_every_list_begins_with_its_worst_rule()
    {
        Assert.NotEmpty(Real.All);
        foreach (var match in Real.All)
        {
            Assert.DoesNotContain(match.Topics, t => t is Technique or Oil);
            var ranks = match.Topics.Select(t => t is SafetyRule rule ? (int)rule.Severity : 10).ToList();
            Assert.Equal(ranks.Order(), ranks);
        }
    }
}
