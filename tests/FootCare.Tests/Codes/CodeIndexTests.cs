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
    [InlineData("E11.42999", "E1142999")]
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
    public void A_system_has_more_than_one_name(string name) => Assert.Same(CodeSystem.Icd10Cm, CodeSystem.Find(name));

    [Fact]
    public void A_code_is_found_by_itself_by_its_parent_and_by_digits_that_no_code_has()
    {
        Assert.Equal("E11.4", Real.Find(CodeSystem.Icd10Cm, "E1142")?.Code.Value);
        Assert.Equal("E11.4", Real.Find(CodeSystem.Icd10Cm, "E1142999")?.Code.Value);
        Assert.Equal("E11", Real.Find(CodeSystem.Icd10Cm, "E1165")?.Code.Value);
        Assert.Null(Real.Find(CodeSystem.Icd10Cm, "A00"));
    }

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
