using System.Collections.Immutable;
using FootCare.Filters;

namespace FootCare.Tests.Filters;

public class FilteredTests
{
    // Three shirts: a colour each, and sizes to be had.
    private static readonly ImmutableArray<Shirt> Shirts = [new("red", ["s", "m"]), new("blue", ["m"]), new("blue", ["m", "l"])];

    private static readonly ImmutableArray<Facet<Shirt>> Facets =
    [
        new("colour", ["red", "blue", "green"], s => [s.Colour]),
        new("size", ["s", "m", "l"], s => s.Sizes, Several: true),
    ];

    [Fact]
    public void Nothing_asked_keeps_everything_in_its_order()
    {
        var list = Apply();
        Assert.Equal(Shirts.AsEnumerable(), list.Items.AsEnumerable());
        Assert.Empty(list.Chosen);
        Assert.Empty(list.Ignored);
    }

    [Fact]
    public void Choices_of_different_facets_all_hold()
    {
        Assert.Equal([Shirts[2]], Apply(("colour", "blue"), ("size", "l")).Items.AsEnumerable());
        Assert.Empty(Apply(("colour", "red"), ("size", "l")).Items);
    }

    [Fact]
    public void Several_choices_of_one_facet_all_hold() => Assert.Equal([Shirts[2]], Apply(("size", "m"), ("size", "l")).Items.AsEnumerable());

    [Fact]
    public void A_count_says_what_would_remain_with_every_other_choice_as_it_is()
    {
        var list = Apply(("colour", "blue"), ("size", "l"));
        var colour = list.Facets[0];
        Assert.Equal(1, colour.Any);
        Assert.Equal([("red", 0, false), ("blue", 1, true)], colour.Values.Select(v => (v.Value, v.Count, v.Chosen)));
    }

    [Fact]
    public void Every_count_is_what_one_gets_by_choosing_it()
    {
        foreach (var asked in new (string, string)[][] { [], [("colour", "blue")], [("size", "l")], [("colour", "red"), ("size", "s")] })
        {
            var list = Apply(asked);
            foreach (var (facet, value) in list.Facets.SelectMany(f => f.Values, (f, v) => (f, v)))
            {
                var others = asked.Where(a => facet.Several || a.Item1 != facet.Name);
                Assert.Equal(Apply([.. others, (facet.Name, value.Value)]).Shown, value.Count);
            }
        }
    }

    [Fact]
    public void A_word_that_keeps_all_or_none_is_not_offered_but_holds_when_it_is_asked_for()
    {
        Assert.DoesNotContain(Apply().Facets[0].Values, v => v.Value == "green");
        Assert.DoesNotContain(Apply().Facets[1].Values, v => v.Value == "m");
        var green = Apply(("colour", "green"));
        Assert.Empty(green.Items);
        Assert.Empty(green.Ignored);
        Assert.Equal([new Chosen("colour", "green")], green.Chosen.AsEnumerable());
    }

    [Fact]
    public void What_is_not_known_is_left_out_and_said_once()
    {
        var list = Apply(("colour", "plaid"), ("colour", "tartan"), ("price", "low"), ("cut", "slim"), ("size", "l"));
        Assert.Equal([Shirts[2]], list.Items.AsEnumerable());
        Assert.Equal([new Ignored("colour", WhyIgnored.UnknownValue), new Ignored(null, WhyIgnored.UnknownFacet)], list.Ignored.AsEnumerable());
    }

    [Fact]
    public void A_second_word_where_one_may_be_chosen_is_left_out_and_said()
    {
        var list = Apply(("colour", "red"), ("colour", "blue"), ("colour", "red"));
        Assert.Equal([Shirts[0]], list.Items.AsEnumerable());
        Assert.Equal([new Ignored("colour", WhyIgnored.OneAtATime)], list.Ignored.AsEnumerable());
    }

    [Fact]
    public void The_choices_are_the_same_in_whatever_order_and_case_they_are_asked_for()
    {
        var first = Apply(("colour", "blue"), ("size", "m"), ("size", "l"));
        var second = Apply(("SIZE", "L"), ("Size", "M"), ("colour", "BLUE"), ("size", "m"), ("size", ""));
        Assert.Equal(first.Chosen.AsEnumerable(), second.Chosen.AsEnumerable());
        Assert.Empty(second.Ignored);
    }

    private static Filtered<Shirt> Apply(params (string Name, string Value)[] asked) =>
        Filtered.Apply(Shirts, Facets, asked.Select(a => KeyValuePair.Create(a.Name, a.Value)));

    private sealed record Shirt(string Colour, ImmutableArray<string> Sizes);
}
