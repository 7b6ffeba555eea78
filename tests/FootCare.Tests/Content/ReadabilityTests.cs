using FootCare.Content;

namespace FootCare.Tests.Content;

public class ReadabilityTests
{
    [Theory]
    [InlineData("foot", 1)]
    [InlineData("toe", 1)]
    [InlineData("ankle", 2)]
    [InlineData("massage", 2)]
    [InlineData("gentle", 2)]
    [InlineData("pressed", 1)]
    [InlineData("rested", 2)]
    [InlineData("stroke", 1)]
    [InlineData("strokes", 1)]
    [InlineData("touches", 2)]
    [InlineData("circles", 2)]
    [InlineData("neuropathy", 4)]
    [InlineData("diabetes", 4)]
    public void Syllables_are_counted_as_they_are_spoken(string word, int syllables) => Assert.Equal(syllables, Readability.Syllables(word));

    [Fact]
    public void The_grade_is_the_published_formula()
    {
        // 2 sentences, 8 words, 10 syllables: 0.39 x 4 + 11.8 x 1.25 - 15.59.
        Assert.Equal(0.72, Readability.GradeOf(Readability.Sentences("Rest your foot gently. Look at the ankle.")), 2);
    }

    [Fact]
    public void A_quoted_claim_is_no_promise_of_ours() =>
        Assert.Equal(["heals"], Readability.Promises("You may read \u201Cit cures\u201D or \"a miracle\". It heals nothing.").Select(p => p.Word));
}
