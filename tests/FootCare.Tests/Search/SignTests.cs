using System.Reflection;
using FootCare.Tests.Safety;
using FootCare.Topics;

namespace FootCare.Tests.Search;

/// <summary>Signs of danger in the forms, the order and the spelling in which people type them: <c>signs.tsv</c> over the real content.</summary>
public class SignTests
{
    private static readonly TopicModel Model = Cases.RealModel;

    private static readonly string[][] Lines = Read();

    [Fact]
    public void A_sign_of_danger_is_met_in_whatever_form_and_order_it_is_typed() =>
        Assert.Empty(Lines.Where(l => l[0] == "alarm" && !DangersOf(l[1]).Contains("/" + l[2])).Select(l => $"{l[1]}: {l[2]}"));

    [Fact]
    public void What_only_looks_like_a_sign_frightens_nobody() =>
        Assert.Empty(Lines.Where(l => l[0] == "calm" && DangersOf(l[1]).Count > 0).Select(l => $"{l[1]}: {string.Join(' ', DangersOf(l[1]))}"));

    [Theory]
    [InlineData("swollen leg", "/safety/leg-pain-and-swelling")]
    [InlineData("blister", "/safety/open-skin")]
    [InlineData("red toe", "/safety/hot-red-swollen-foot")]
    [InlineData("burned my foot", "/safety/water-temperature")]
    [InlineData("chemo fever", "/safety/cancer-treatment")]
    [InlineData("fever after chemo", "/safety/cancer-treatment")]
    public void The_sign_that_was_typed_comes_first(string query, string page) => Assert.Equal(page, DangersOf(query)[0]);

    private static List<string> DangersOf(string query) => [.. Model.Search.Search(query).Dangers.Select(d => d.Address.Split('#')[0])];

    private static string[][] Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Search.signs.tsv")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t'))];
    }
}
