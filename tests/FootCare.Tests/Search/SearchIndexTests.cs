using System.Collections.Immutable;
using FootCare.Search;
using FootCare.Tests.Safety;
using FootCare.Topics;

namespace FootCare.Tests.Search;

/// <summary>What searching the real content gives beside the right page.</summary>
public class SearchIndexTests
{
    private static readonly TopicModel Model = Cases.RealModel;

    /// <summary>Queries, and the page that their box of help leads to.</summary>
    public static TheoryData<string, string> Alarms => new()
    {
        { "hot swollen foot", "/safety/hot-red-swollen-foot" },
        { "my foot is red, hot and puffy", "/safety/hot-red-swollen-foot" },
        { "one foot is swollen", "/safety/hot-red-swollen-foot" },
        { "swolen hot foot", "/safety/hot-red-swollen-foot" },
        { "chest pain and swollen leg", "/guides/when-to-get-help" },
        { "I can't breathe", "/guides/when-to-get-help" },
        { "sudden weakness in leg", "/safety/sudden-change" },
        { "my foot has suddenly gone cold", "/safety/sudden-change" },
        { "numbness between my legs", "/guides/when-to-get-help" },
        { "I want to die", "/symptoms/stress-and-low-mood" },
        { "fever and sore foot", "/safety/fever" },
        { "painful calf", "/safety/leg-pain-and-swelling" },
        { "my toe has gone black", "/safety/colour-change" },
        { "foot ulcer", "/safety/open-skin" },
        { "I cut my foot on glass", "/safety/open-skin" },
        { "burnt my foot on a heater", "/safety/water-temperature" },
        { "twisted my ankle yesterday", "/safety/new-injury" },
        { "excruciating pain", "/safety/extreme-pain" },
        { "sore on my foot that won't heal", "/safety/open-skin" },
        { "sore foot wont heal", "/safety/open-skin" },
        { "foot wound not healing", "/safety/open-skin" },
        { "stepped on a nail", "/safety/open-skin" },
        { "nail in my foot", "/safety/open-skin" },
        { "trod on a nail", "/safety/open-skin" },
        { "glass in foot", "/safety/open-skin" },
        { "puss from toe", "/safety/open-skin" },
        { "my leg is swollen", "/safety/leg-pain-and-swelling" },
        { "my foot is hot and fat", "/safety/hot-red-swollen-foot" },
        { "red streak up foot", "/safety/fever" },
    };

    /// <summary>Queries that must not frighten.</summary>
    public static TheoryData<string> Calm =>
    [
        "cut my toe nails", "cutting toenails", "who can cut my toenails", "my toes feel like they're on fire at night", "burning feet", "feet feel hot at night",
        "hot water bottle for cold feet", "swollen feet", "both feet swollen", "cold feet", "numb feet", "pins and needles", "stroke my feet gently",
        "massage after a stroke", "peppermint oil", "is it safe to rub my feet", "how to prevent foot ulcers", "blue nail polish", "heart of the foot", "weak legs",
        "walking on glass", "foot cramp", "deep tissue massage", "black pepper oil", "warm soak for swollen feet",
        "my foot is hot at night", "my legs are swollen", "how to trim nails", "does massage heal nerves", "will massage heal my feet",
    ];

    [Theory]
    [MemberData(nameof(Alarms))]
    public void Signs_of_danger_are_met_with_what_to_do(string query, string page)
    {
        var dangers = Model.Search.Search(query).Dangers;
        Assert.Contains(page, dangers.Select(d => d.Address.Split('#')[0]));
        Assert.All(dangers, d => Assert.True(d.Do.Length > 10 && d.Help <= Help.Soon));
        Assert.Equal(dangers.OrderBy(d => d.Help), dangers);
    }

    [Theory]
    [MemberData(nameof(Calm))]
    public void Everyday_queries_raise_no_alarm(string query) => Assert.Empty(Model.Search.Search(query).Dangers.Select(d => d.Address));

    [Theory]
    [InlineData("sore foot won't heal")]
    [InlineData("foot wound not healing")]
    [InlineData("stepped on a nail")]
    [InlineData("red streak up foot")]
    public void The_words_of_a_sign_are_never_taken_for_slips(string query) => Assert.Null(Model.Search.Search(query).Corrected);

    [Theory]
    [InlineData("nueropathy", "neuropathy")]
    [InlineData("pepermint oil", "peppermint oil")]
    [InlineData("neuropathy", null)]
    [InlineData("mussle weekness", "muscle weakness")]
    [InlineData("burning fet nite", "burning feet night")]
    [InlineData("hott swolen fot", "hot swollen foot")]
    [InlineData("sore nee", "sore knee")]
    [InlineData("cbd oil", null)]
    [InlineData("may I massage my feet tonight", null)]
    [InlineData("trampled on my foot", null)]
    [InlineData("my team does not massage", null)]
    public void A_mended_query_is_told(string query, string? corrected) => Assert.Equal(corrected, Model.Search.Search(query).Corrected);

    [Theory]
    [InlineData("plavix")]
    [InlineData("heparin")]
    [InlineData("statins")]
    [InlineData("clexane")]
    [InlineData("crohns")]
    [InlineData("calpol")]
    [InlineData("aloe vera")]
    [InlineData("castor oil")]
    [InlineData("cellulite")]
    public void The_name_of_a_medicine_or_an_illness_is_not_mended_into_something_else(string query) => Assert.False(Model.Search.Search(query).WasCorrected);

    [Theory]
    [InlineData("eliquis", "/safety/blood-thinners")]
    [InlineData("I take xarelto", "/safety/blood-thinners")]
    [InlineData("coumadin", "/safety/blood-thinners")]
    [InlineData("heparin", "/safety/blood-thinners")]
    [InlineData("clexane injections", "/safety/blood-thinners")]
    [InlineData("dabigatran", "/safety/blood-thinners")]
    [InlineData("plavix", "/safety/blood-thinners")]
    [InlineData("edoxaban", "/safety/blood-thinners")]
    [InlineData("oxaliplatin", "/safety/cancer-treatment")]
    [InlineData("numb feet after taxol", "/safety/cancer-treatment")]
    [InlineData("lyrica", "/guides/treatment-overview#medicines-for-nerve-pain")]
    [InlineData("cymbalta", "/guides/treatment-overview#medicines-for-nerve-pain")]
    [InlineData("prediabetes", "/safety/diabetes")]
    [InlineData("theragun", "/guides/choosing-tools#hand-held-massagers")]
    [InlineData("revitive", "/guides/other-therapies#tens-small-electric-pulses")]
    [InlineData("statins", "/guides/questions-and-answers#can-a-medicine-be-the-cause")]
    [InlineData("cbd oil", "/guides/questions-and-answers#gels-and-balms")]
    [InlineData("castor oil for my feet", "/guides/questions-and-answers#gels-and-balms")]
    [InlineData("aloe vera", "/guides/questions-and-answers#gels-and-balms")]
    [InlineData("tiger balm", "/guides/questions-and-answers#gels-and-balms")]
    [InlineData("voltarol", "/guides/questions-and-answers#gels-and-balms")]
    [InlineData("compression socks", "/guides/questions-and-answers#compression-socks")]
    [InlineData("infrared", "/guides/questions-and-answers#lamps-and-plates")]
    [InlineData("vibration plate", "/guides/questions-and-answers#lamps-and-plates")]
    [InlineData("hot stone massage", "/safety/heat-sense")]
    [InlineData("gout", "/safety/hot-red-swollen-foot")]
    public void The_name_of_a_medicine_or_a_product_leads_to_what_we_can_truly_say_of_it(string query, string place)
    {
        var hit = Model.Search.Search(query).Hits[0];
        Assert.Equal(place, hit.Topic.Address + (hit.Heading is { } heading ? "#" + heading.Id : ""));
    }

    [Theory]
    [InlineData("raynauds")]
    [InlineData("Raynaud's")]
    [InlineData("multiple sclerosis")]
    [InlineData("sciatica")]
    [InlineData("parkinsons")]
    [InlineData("massage with fibromyalgia")]
    [InlineData("lupus")]
    [InlineData("chilblains")]
    [InlineData("psoriasis")]
    [InlineData("MS and numb feet")]
    [InlineData("gout")]
    public void An_illness_for_which_there_is_no_rule_is_answered_with_asking_first(string query) =>
        Assert.Contains(Model.Search.Search(query).Hits, h => string.Concat(h.Snippet.Select(p => p.Text)).StartsWith("Ask your doctor before any massage.", StringComparison.Ordinal));

    [Theory]
    [InlineData("charley horse", "/symptoms/stiff-sore-feet")]
    [InlineData("tossing and turning", "/symptoms/night-time-pain")]
    [InlineData("elephant feet", "/symptoms/swelling")]
    [InlineData("xarelto", "/safety/blood-thinners")]
    public void A_page_found_by_a_name_that_it_does_not_say_itself_is_told_by_its_summary(string query, string page)
    {
        var hit = Model.Search.Search(query).Hits.First(h => h.Topic.Address == page);
        Assert.Equal(hit.Topic.Summary, string.Concat(hit.Snippet.Select(p => p.Text)));
    }

    [Fact]
    public void Restless_legs_find_the_lines_about_them() =>
        Assert.Contains("restless legs", string.Concat(Model.Search.Search("restless legs").Hits[0].Snippet.Select(p => p.Text)), StringComparison.Ordinal);

    [Fact]
    public void A_word_that_is_plain_English_is_never_mended_into_another() =>
        Assert.DoesNotContain(
            ("able above accident across afraid against ago alive alone angry ankle arrive aunt away awful bad balanced bare bean beat beer begin below beside best bigger bird boat body book boss bottle bowl "
                + "bread bright bring brother building bus busy butter cake calm camp candle carpet cat chair cheap cheese chicken child clean clock close cloth cloud coat coffee colder cook corn cotton course "
                + "cousin cover cream cup dance dark deal desk dinner dirty dish doll double doubt dozen dress driver early earth easy egg empty enemy engine enough fair family farm fast father feast film "
                + "finger finish fire fish flat floor flower fold food football forest fork fresh friend fruit garden girl glove goat gold grass green ground guest hall happy hard harm hat heaven herself "
                + "holiday honest hour house hungry hurry husband inside kitchen lamp land late laugh lazy leaf lemon letter lucky lunch marry match meal meat middle milk mirror missing mouse mud neat needed "
                + "news nice noise nothing ocean onion order oven paint paper party peace pencil phone pillow plate please porch queen rain rather ready right river rose salad sale sand sauce scared seat "
                + "shape ship shirt silver singing sister slow smart snow soap soft spend spoon spring stage station steel stop street summer sweet table tail team thick tiger toast tool town train trampled "
                + "trouble uncle under wagon wait wall weather wedding week whole wide window winter wonderful wooden world worried yard year young")
                .Split(' '),
            w => Model.Search.Search(w).WasCorrected || Model.Search.Search("my feet " + w).WasCorrected);

    [Theory]
    [InlineData("massage")]
    [InlineData("numb feet")]
    [InlineData("lavender oil")]
    public void A_word_of_the_day_or_of_asking_counts_for_nothing(string query)
    {
        var alone = Model.Search.Search(query).Hits.Select(h => h.Topic.Address);
        foreach (var word in ("tonight today tomorrow now nowadays evening afternoon yesterday may might should shall ought perhaps possibly soon later always sometimes usually already almost really please hello "
            + "thanks yes okay tell know think wonder hope ask say monday saturday january whatever whether though however anyway myself yourself").Split(' '))
        {
            Assert.Equal(alone, Model.Search.Search($"{query} {word}").Hits.Select(h => h.Topic.Address));
        }
    }

    [Theory]
    [InlineData("may I massage my feet tonight", "massage my feet")]
    [InlineData("can i rub my feet tonight", "rub my feet")]
    [InlineData("neuropathie", "neuropathy")]
    public void A_question_finds_what_its_subject_finds(string question, string subject) =>
        Assert.Equal(Model.Search.Search(subject).Hits.Select(h => h.Topic.Address), Model.Search.Search(question).Hits.Select(h => h.Topic.Address));

    [Theory]
    [InlineData("diabetes massage tonight", "/safety/diabetes")]
    [InlineData("I have diabetes and numb soles, may I massage my feet tonight", "/safety/diabetes")]
    [InlineData("chemo burning feet at night", "/safety/cancer-treatment")]
    [InlineData("soak feet lavender oil", "/safety/heat-sense")]
    [InlineData("pregnant and my feet burn at night in bed", "/safety/pregnancy")]
    public void A_rule_whose_name_is_in_the_query_is_told_whatever_its_score(string query, string rule) =>
        Assert.Contains(rule, Model.Search.Search(query).Hits.Where(h => h.IsNamedRule).Select(h => h.Topic.Address));

    [Theory]
    [InlineData("my feet fall asleep")]
    [InlineData("burning feet")]
    [InlineData("who can cut my toenails")]
    [InlineData("types of neuropathy")]
    [InlineData("foot massage")]
    public void A_word_of_a_name_alone_names_no_rule(string query) => Assert.DoesNotContain(true, Model.Search.Search(query).Hits.Select(h => h.IsNamedRule));

    [Fact]
    public void A_slip_of_the_finger_is_never_answered_with_a_frightening_word()
    {
        var results = Model.Search.Search("amputaton");
        Assert.True(results.WasCorrected);
        Assert.Null(results.Corrected);
        Assert.NotEmpty(results.Hits);
    }

    [Fact]
    public void Toes_on_fire_at_night_find_burning_pain_and_sleep() =>
        Assert.Equal(
            ["/symptoms/burning-pain", "/symptoms/night-time-pain"],
            Model.Search.Search("My toes feel like they're on fire at night").Hits.Take(2).Select(h => h.Topic.Address).Order(StringComparer.Ordinal));

    [Fact]
    public void A_snippet_comes_from_the_place_that_fits_and_names_the_heading_above_it()
    {
        var hit = Model.Search.Search("capsaicin").Hits[0];
        Assert.Contains(hit.Snippet, p => p.Found && p.Text.StartsWith("capsaicin", StringComparison.OrdinalIgnoreCase));
        foreach (var found in new[] { "hot floors", "drops per tablespoon", "capsaicin", "Charcot", "thermometer" }.SelectMany(q => Model.Search.Search(q).Hits).Where(h => h.Heading is not null))
        {
            var section = found.Topic.Article.Sections.Single(s => s.Id == found.Heading!.Id || s.Headings.Any(h => h.Id == found.Heading.Id));
            var said = string.Concat(found.Snippet.Select(p => p.Text)).Trim('…', ' ');
            Assert.Contains(said[..Math.Min(25, said.Length)], section.Words.Replace('\n', ' ').Replace(" .", ".").Replace(" ,", ","), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_technique_or_an_oil_asked_for_by_its_name_is_told_by_its_summary_and_not_by_a_sentence_out_of_its_place()
    {
        foreach (var topic in Model.Techniques.Concat<Topic>(Model.Oils))
        {
            var hit = Model.Search.Search(topic.Title).Hits.Single(h => h.Topic == topic);
            Assert.Equal(topic.Summary, string.Concat(hit.Snippet.Select(p => p.Text)));
        }
    }

    [Fact]
    public void A_snippet_begins_with_a_sentence_or_says_that_it_does_not()
    {
        var snippets = new[] { "numb feet", "trial", "lavender", "thermometer", "study", "hot water bottle", "cream", "doctor" }.SelectMany(q => Model.Search.Search(q).Hits)
            .Select(h => (Said: string.Concat(h.Snippet.Select(p => p.Text)), h.Topic.Article.Words)).ToList();

        // What begins with a small letter is a line of a list.
        var within = snippets.Where(s => char.IsLower(s.Said[0]) && !s.Words.Contains("\n" + s.Said[..12], StringComparison.Ordinal)).Select(s => s.Said);
        Assert.Empty(within);
    }

    [Fact]
    public void No_snippet_quotes_a_claim_that_its_page_refutes()
    {
        var hits = new[] { "deep tissue massage", "press hard", "nerve endings", "detox", "boost circulation", "burn calories" }.SelectMany(q => Model.Search.Search(q).Hits).ToList();
        Assert.Contains(hits, h => h.Topic.Slug == "kneading");
        Assert.DoesNotContain("What you may read elsewhere", hits.Select(h => h.Heading?.Title));
    }

    [Fact]
    public void A_snippet_is_never_long() =>
        Assert.All(
            new[] { "numb feet", "massage", "is it safe", "oil", "how do I rub my feet when they hurt" }.SelectMany(q => Model.Search.Search(q).Hits),
            h => Assert.InRange(h.Snippet.Sum(p => p.Text.Length), 1, 300));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("?!")]
    [InlineData("\0\uD800")]
    public void Nothing_asked_finds_nothing(string query) => Assert.Empty(Model.Search.Search(query).Hits);

    [Fact]
    public void A_long_sentence_still_finds_something() =>
        Assert.Equal(
            "/symptoms/numbness",
            Model.Search.Search("For some weeks I have had something strange: when I get out of bed in the morning I cannot feel my feet any more, and nobody can tell me why").Hits[0].Topic.Address);

    [Fact]
    public void A_query_of_any_length_is_read_in_part() => Assert.NotEmpty(Model.Search.Search(string.Concat(Enumerable.Repeat("numb feet ", 5000))).Hits);

    [Theory]
    [InlineData("pin", "pins and needles", "/symptoms/tingling")]
    [InlineData("thumb ci", "Thumb circles", "/techniques/thumb-circles")]
    [InlineData("lav", "Lavender oil", "/oils/lavender")]
    [InlineData("allod", "allodynia", "/symptoms/touch-sensitivity")]
    public void While_typing_titles_and_other_names_are_offered(string typed, string text, string page) =>
        Assert.Contains(Model.Search.Suggest(typed, 10).Lines, s => s.Text == text && s.Topic.Address == page);

    [Theory]
    [InlineData("numb f", "Numb feet")]
    [InlineData("burning f", "Burning or stabbing pain")]
    [InlineData("cold f", "Cold feet")]
    [InlineData("massage o", "Massage with oil")]
    [InlineData("pins and n", "pins and needles")]
    public void While_typing_names_that_hold_the_whole_words_come_first(string typed, string text) => Assert.Equal(text, Model.Search.Suggest(typed, 10).Lines[0].Text);

    [Fact]
    public void Of_a_word_of_two_letters_nobody_can_tell_what_it_begins() =>
        Assert.All(Model.Search.Suggest("my foot is re", 10).Lines.Take(3), s => Assert.Contains("foot", s.Text, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void At_most_so_many_lines_are_offered_and_each_once()
    {
        foreach (var typed in new[] { "f", "fo", "foot", "ma", "a", "massage o" })
        {
            var lines = Model.Search.Suggest(typed, 10).Lines;
            Assert.True(lines.Length <= 10);
            Assert.Equal(lines.Length, lines.Select(l => l.Text.ToUpperInvariant()).Distinct(StringComparer.Ordinal).Count());
        }
    }

    [Fact]
    public void Every_page_is_found_by_its_own_title() =>
        Assert.Empty(Model.Topics.Where(t => !Model.Search.Search(t.Title).Hits.Take(2).Any(h => h.Topic.Title == t.Title)).Select(t => t.Address));

    [Fact]
    public void Every_title_and_other_name_stands_under_its_letter()
    {
        var letters = Alphabet.Of(Model.Topics);
        var names = letters.SelectMany(l => l.Entries).ToDictionary(e => e.Name, e => e.Topics, StringComparer.OrdinalIgnoreCase);
        Assert.All(Model.Topics, t => Assert.All(t.AlsoKnownAs.Append(t.Title), name => Assert.Contains(t, (IEnumerable<Topic>)names[name])));
        Assert.Equal(letters.Select(l => l.Letter).Distinct(StringComparer.Ordinal), letters.Select(l => l.Letter));
        Assert.Contains("A basic foot rub", letters.Single(l => l.Letter == "B").Entries.Select(e => e.Name));
    }
}
