using System.Diagnostics;
using System.Net;
using AngleSharp.Dom;
using FootCare.Topics;
using FootCare.Web.Hosting;
using FootCare.Web.Pages;
using Microsoft.AspNetCore.Hosting;

namespace FootCare.Web.Tests.Pages;

public sealed class HandoutTests(Site site) : IClassFixture<Site>, IDisposable
{
    private const string Pack = "/handouts/print?technique=warm-soak&oil=lavender&technique=gentle-stroking&journal=yes&safety=yes";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("footcare-clinic-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_form_offers_every_sheet_and_leads_to_the_pack()
    {
        using var client = site.Client();
        using var page = await Site.Page(client, "/handouts");
        var form = page.QuerySelector("form.handouts")!;
        Assert.Equal(("get", "/handouts/print"), (form.GetAttribute("method"), form.GetAttribute("action")));
        // A pack keeps the order of its form: what opens a routine first, and what closes it last.
        var techniques = Values(form, "input[name=technique]").ToList();
        Assert.Equal(site.Model.Techniques.Select(t => t.Slug).Order(StringComparer.Ordinal), techniques.Order(StringComparer.Ordinal));
        Assert.Equal(("wash-and-warm-up", "finishing"), (techniques[0], techniques[^1]));
        Assert.Equal(site.Model.Oils.Select(o => o.Slug), Values(form, "input[name=oil]"));
        Assert.Equal(["yes", "yes"], Values(form, "input[name=safety],input[name=journal]"));
        Assert.Equal(["standard", "a4"], Values(form, "input[type=radio][checked]"));
        Assert.Empty(form.QuerySelectorAll("input[type=checkbox][checked]"));
    }

    [Fact]
    public async Task A_pack_follows_the_order_of_its_address_each_sheet_once()
    {
        using var client = site.Client();
        using var page = await Site.Page(client, Pack + "&technique=warm-soak");
        Assert.Equal(
            ["sheet-cover", "sheet-rules", "sheet-warm-soak", "sheet-oil-lavender", "sheet-gentle-stroking", "sheet-journal", "sheet-questions"],
            page.QuerySelectorAll("article.sheet").Select(s => s.GetAttribute("aria-labelledby")!));
        Assert.Equal(6, page.QuerySelectorAll(".cover__contents li").Length);
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
    }

    [Fact]
    public async Task Size_paper_and_choices_are_kept_where_the_pack_is_changed()
    {
        using var client = site.Client();
        using var page = await Site.Page(client, Pack + "&size=large&paper=letter");
        Assert.True(page.Body!.ClassList.Contains("paper--letter-large"));
        Assert.Equal(["warm-soak", "lavender", "gentle-stroking", "yes", "yes"], Values(page, ".sheet-tools__form input[type=hidden]"));
        var back = page.QuerySelector(".sheet-tools a")!.GetAttribute("href")!;
        using var form = await Site.Page(client, back);
        Assert.Equal(["warm-soak", "gentle-stroking", "lavender", "yes", "yes", "large", "letter"], Values(form, "form.handouts input[checked]"));
    }

    [Theory]
    [InlineData("technique=no-such-thing&technique=warm-soak", "no-such-thing", 1)]
    [InlineData("oil=%3Cscript%3E&oil=lavender", "<script>", 1)]
    [InlineData("technique=lavender", "lavender", 0)]
    [InlineData("safety=maybe&journal=yes", "maybe", 1)]
    [InlineData("", "Nothing is chosen", 0)]
    [InlineData("technique=&size=large", "Nothing is chosen", 0)]
    public async Task What_is_unknown_or_missing_is_told_in_plain_words_with_the_choices_kept(string query, string told, int kept)
    {
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri("/handouts/print?" + query, UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var page = await Site.Parse(answer);
        Assert.Contains(told, page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(kept, page.QuerySelectorAll("form.handouts input[type=checkbox][checked]").Length);
    }

    [Fact]
    public async Task Twelve_sheets_make_a_pack_and_thirteen_are_too_many()
    {
        using var client = site.Client();
        var twelve = "/handouts/print?" + string.Join('&', site.Model.Techniques.Take(12).Select(t => "technique=" + t.Slug));
        using var page = await Site.Page(client, twelve);
        Assert.Equal(14, page.QuerySelectorAll("article.sheet").Length);
        using var answer = await client.GetAsync(new Uri(twelve + "&oil=lavender", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var refused = await Site.Parse(answer);
        Assert.Contains("13 sheets", refused.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(13, refused.QuerySelectorAll("form.handouts input[type=checkbox][checked]").Length);
    }

    [Fact]
    public async Task The_merged_list_has_every_rule_of_the_pack_once_worst_first_and_names_what_each_concerns()
    {
        using var client = site.Client();
        using var page = await Site.Page(client, "/handouts/print?technique=warm-soak&technique=gentle-stroking&oil=almond");
        var model = site.Model;
        TechniqueProperties[] items = [model.Find<Technique>("warm-soak")!.Properties, model.Find<Technique>("gentle-stroking")!.Properties, TopicModel.PropertiesOf(model.Find<Oil>("almond")!)];
        var rows = page.QuerySelectorAll(".rules__list li").Select(li => Words(li)).ToList();
        foreach (var rule in model.Rules)
        {
            var row = Assert.Single([.. rows.Where(r => r.StartsWith(rule.Title + ".", StringComparison.Ordinal) || (rule.Question is { } q && r.StartsWith(q, StringComparison.Ordinal))), .. items.Any(rule.Concerns) ? Array.Empty<string>() : [""]]);
            Assert.Equal(items.Any(rule.Concerns), row.Length > 0);
        }

        Assert.Equal(rows.Count, page.QuerySelectorAll(".rules__list li strong").Select(s => s.TextContent).Distinct(StringComparer.Ordinal).Count());
        var severities = page.QuerySelectorAll(".rules h2").Select(h => h.TextContent.Trim().Split(':')[0]).Distinct(StringComparer.Ordinal);
        Assert.Equal(["Stop", "Ask first", "Change how", "Always"], severities);
        Assert.All(rows.Take(2), r => Assert.Contains("call your local emergency number now", r, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(rows, r => r.StartsWith("Trouble telling warm from hot.", StringComparison.Ordinal) && r.Contains("Stop: a warm soak.", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.StartsWith("Poor circulation.", StringComparison.Ordinal) && r.EndsWith("Stop: a warm soak. Ask first: everything else in this pack.", StringComparison.Ordinal));
        Assert.DoesNotContain(rows, r => r.Contains("see gentle stroking", StringComparison.Ordinal) || r.Contains("read how to dilute", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_clinic_stands_on_the_cover_from_the_settings_and_never_from_the_address()
    {
        using var client = site.Client();
        using var without = await Site.Page(client, Pack + "&name=Evil&clinic=Evil&FootCare:Clinic:Name=Evil&logo=/evil.png");
        Assert.DoesNotContain("Evil", without.Source.Text, StringComparison.Ordinal);
        Assert.Null(without.QuerySelector(".cover__clinic"));
        using var none = await client.GetAsync(new Uri(Clinic.LogoAddress, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);

        using var set = site.WithWebHostBuilder(b => b.UseSetting("FootCare:Clinic:Name", "Elm <Street> Clinic").UseSetting("FootCare:Clinic:Phone", "01234 567890").UseSetting("FootCare:Clinic:Logo", Logo("logo.svg", Svg)));
        using var theirs = set.CreateClient();
        using var cover = await Site.Page(theirs, Pack);
        Assert.Equal("Elm <Street> Clinic", cover.QuerySelector(".cover__name")!.TextContent);
        Assert.Contains("01234 567890", cover.QuerySelector(".cover__clinic")!.TextContent, StringComparison.Ordinal);
        using var logo = await theirs.GetAsync(new Uri(cover.QuerySelector(".cover__logo")!.GetAttribute("src")!, UriKind.Relative));
        Assert.Equal("image/svg+xml", logo.Content.Headers.ContentType!.MediaType);
        Assert.True(logo.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public void A_logo_that_cannot_be_shown_is_told_by_name_before_the_site_starts()
    {
        Assert.Empty(Clinic.Read(new ClinicOptions { Logo = Logo("good.svg", Svg) }).Faults);
        Assert.Equal("image/png", Clinic.Read(new ClinicOptions { Logo = Logo("named.svg", Png(3, 2)) }).Clinic.Logo!.ContentType);
        foreach (var (path, why) in new[]
        {
            (Path.Combine(_folder.FullName, "none.png"), "no such file"),
            (_folder.FullName, "no such file"),
            (Logo("big.png", new byte[300 * 1024]), "300 KB"),
            (Logo("page.svg", "<html xmlns='http://www.w3.org/1999/xhtml'/>"u8.ToArray()), "no PNG, no JPEG and no SVG"),
            (Logo("script.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"u8.ToArray()), "without scripts"),
            (Logo("entity.svg", "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>"u8.ToArray()), "without scripts and entities"),
            (Logo("attribute.svg", "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg' id='&a;'/>"u8.ToArray()), "without scripts and entities"),
            (Logo("begun.png", Png(3, 2)[..8]), "begins as a PNG and has no picture in it"),
            (Logo("flat.png", Png(3, 0)), "begins as a PNG and has no picture in it"),
            (Logo("begun.jpg", Jpeg(3, 2)[..4]), "begins as a JPEG and has no picture in it"),
            (Logo("cut.jpg", Jpeg(3, 2)[..24]), "begins as a JPEG and has no picture in it"),
            (Logo("flat.jpg", Jpeg(0, 2)), "begins as a JPEG and has no picture in it"),
        })
        {
            var (clinic, faults) = Clinic.Read(new ClinicOptions { Logo = path });
            Assert.Null(clinic.Logo);
            var fault = Assert.Single(faults);
            Assert.StartsWith($"The setting FootCare:Clinic:Logo is '{path}'; it must be a PNG, JPEG or SVG file", fault, StringComparison.Ordinal);
            Assert.Contains(why, fault, StringComparison.Ordinal);
        }

        Assert.Contains("FootCare:Clinic:Name", Assert.Single(Clinic.Read(new ClinicOptions { Name = new string('a', 81) }).Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void A_logo_is_taken_as_drawing_programs_and_cameras_save_it()
    {
        byte[] drawn =
        [
            .. "<?xml version='1.0' encoding='utf-8'?>\n<!-- Generator: Adobe Illustrator -->\n<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd' [<!ENTITY ns 'x'>]>\n"u8, .. Svg,
        ];
        foreach (var (path, type) in new[] { (Logo("drawn.svg", drawn), "image/svg+xml"), (Logo("photo.jpg", Jpeg(3, 2)), "image/jpeg"), (Logo("drawn.png", Png(3, 2)), "image/png") })
        {
            var (clinic, faults) = Clinic.Read(new ClinicOptions { Logo = path });
            Assert.Empty(faults);
            Assert.Equal(type, clinic.Logo!.ContentType);
        }
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task A_logo_that_would_be_read_for_ever_is_not_opened_and_a_link_is_as_good_as_what_it_leads_to()
    {
        var pipe = Path.Combine(_folder.FullName, "pipe.png");
        using var making = Process.Start("mkfifo", [pipe]);
        await making.WaitForExitAsync();
        foreach (var (path, why) in new[]
        {
            ("/dev/zero", "it is empty, or no file that can be read to its end"),
            (Link("zero.png", "/dev/zero"), "it is empty, or no file that can be read to its end"),
            (pipe, "it is empty, or no file that can be read to its end"),
            (Link("large-link.png", Logo("large.png", new byte[300 * 1024])), "300 KB"),
            (Link("nowhere.png", "/nowhere"), "there is no such file"),
        })
        {
            Assert.Contains(why, Assert.Single(Clinic.Read(new ClinicOptions { Logo = path }).Faults), StringComparison.Ordinal);
        }

        Assert.Equal(Svg, Clinic.Read(new ClinicOptions { Logo = Link("good-link.svg", Logo("good.svg", Svg)) }).Clinic.Logo!.Bytes);
    }

    [Fact]
    public async Task Every_oil_sheet_says_who_must_not_use_it_and_whom_to_call_when_scented_oil_is_swallowed()
    {
        using var client = site.Client();
        foreach (var oil in site.Model.Oils)
        {
            using var page = await Site.Page(client, oil.Address + "/sheet");
            var box = page.QuerySelector(".sheet__safety")!.TextContent;
            Assert.True(page.QuerySelectorAll(".sheet__safety li").Length >= 3, oil.Slug);
            Assert.Matches("^\\s*First, stay safe: who must not use it\\s+Before any massage, go through the safety questions: http\\S+/checklist\\s", box);
            Assert.DoesNotContain("swallows", page.QuerySelector(".sheet__safety li")!.TextContent, StringComparison.Ordinal);
            Assert.Matches("Ask first with[^.]*; diabetes;", box);
            foreach (var rule in site.Model.Rules.Where(r => r.StopsAll && r.Help <= Help.SameDay))
            {
                Assert.Contains(rule.Title[1..], page.QuerySelector(".sheet__safety dl")!.TextContent, StringComparison.Ordinal);
            }

            Assert.Equal(oil.OilKind == OilKind.Essential, box.Contains("swallows", StringComparison.Ordinal) && box.Contains("poisons centre", StringComparison.Ordinal));
            Assert.Equal(oil.MaxDilution is not null, page.QuerySelector(".sheet__dilution table") is not null);
            Assert.DoesNotContain("See ", page.QuerySelector("article")!.TextContent, StringComparison.Ordinal);
            Assert.Empty(page.QuerySelectorAll("article a, article .cite"));
        }
    }

    [Fact]
    public async Task A_table_of_drops_says_in_its_own_head_who_uses_none_and_who_stays_below_the_strongest()
    {
        using var client = site.Client();
        var oils = site.Model.Oils.Where(o => o.MaxDilution is not null).ToList();
        foreach (var (address, most) in oils.SelectMany(o => new[] { (o.Address, o.MaxDilution), (o.Address + "/sheet", o.MaxDilution) }).Append(("/guides/diluting-oils", 2)))
        {
            using var page = await Site.Page(client, address);
            var table = page.QuerySelectorAll("table").Single(t => t.QuerySelector("tbody th")?.TextContent.StartsWith("1 teaspoon", StringComparison.Ordinal) == true);
            var limits = table.QuerySelector("caption")!.TextContent;
            Assert.All(["None in pregnancy", "broken", "thin skin"], words => Assert.Contains(words, limits, StringComparison.Ordinal));
            Assert.Contains("on numb feet", limits, StringComparison.Ordinal);
            Assert.Equal(most > 1, limits.Contains("At most 1% the first time and on sensitive feet", StringComparison.Ordinal));
            var heads = table.QuerySelectorAll("thead th").Skip(1).Concat(page.QuerySelectorAll("figure li strong")).Select(h => h.TextContent).ToList();
            Assert.Equal(most > 1 ? 2 : 0, heads.Count(h => h == "2%, not for all"));
            Assert.DoesNotContain("2%", heads);
        }
    }

    [Fact]
    public async Task A_technique_sheet_names_every_rule_that_concerns_it_but_what_is_always_done()
    {
        using var client = site.Client();
        foreach (var technique in site.Model.Techniques)
        {
            using var page = await Site.Page(client, technique.Address + "/sheet");
            var box = page.QuerySelector(".sheet__safety")!.TextContent;
            foreach (var (rule, severity) in site.Model.RulesFor(technique).Where(r => r.Severity != Severity.Advice))
            {
                var isNamed = box.Contains(rule.Title[1..], StringComparison.Ordinal)
                    || (severity == Severity.Stop && box.Contains(rule.Question!, StringComparison.Ordinal))
                    || (severity == Severity.Adapt && box.Contains("32 to 35", StringComparison.Ordinal) && rule.Slug == "water-temperature");
                Assert.True(isNamed, $"{technique.Slug} does not name {rule.Slug}");
            }
        }
    }

    [Fact]
    public async Task A_technique_sheet_says_in_its_pages_own_words_what_changes_with_numb_feet()
    {
        using var client = site.Client();
        var numb = site.Model.Find<SafetyRule>("numb-feet")!;
        foreach (var technique in site.Model.Techniques)
        {
            using var page = await Site.Page(client, technique.Address);
            using var sheet = await Site.Page(client, technique.Address + "/sheet");
            var own = Words(page.GetElementById("numb-feet")!.NextElementSibling!).Split(". ")[0];
            var label = Assert.Single(sheet.QuerySelectorAll(".sheet__safety dt"), t => t.TextContent == $"With {numb.Title[..1].ToLowerInvariant()}{numb.Title[1..]}");
            Assert.StartsWith(own, label.NextElementSibling!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("[", label.NextElementSibling.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_technique_sheet_says_what_its_touch_is_and_does_not_only_name_it()
    {
        using var client = site.Client();
        foreach (var technique in site.Model.Techniques)
        {
            using var page = await Site.Page(client, technique.Address);
            using var sheet = await Site.Page(client, technique.Address + "/sheet");
            var hard = Words(page.GetElementById("how-hard-to-press")!.NextElementSibling!).Split(". ")[0].TrimEnd('.');
            Assert.EndsWith($" touch: {hard[..1].ToLowerInvariant()}{hard[1..]}.", Words(sheet.QuerySelector(".sheet__facts")!), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_sheet_says_when_it_was_checked_until_when_that_holds_and_whether_a_clinician_has_reviewed_it()
    {
        using var client = site.Client();
        foreach (var topic in site.Model.Techniques.Cast<Topic>().Concat(site.Model.Oils))
        {
            using var page = await Site.Page(client, topic.Address + "/sheet");
            var source = Words(page.QuerySelector(".sheet__source")!);
            Assert.Contains($"Checked against its sources {Wording.Date(topic.Review.On)}; next check {Wording.Date(topic.Review.DueBy)}.", source, StringComparison.Ordinal);
            Assert.Contains(topic.Review.Clinician ?? "Not yet reviewed by a clinician.", source, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_routines_sheet_says_how_to_begin_how_warm_the_water_is_and_what_numb_feet_keep_to()
    {
        using var client = site.Client();
        using var page = await Site.Page(client, "/techniques/home-routine/sheet");
        var sheet = Words(page.QuerySelector("article")!);
        Assert.Contains("To begin: Start small. In the first week do the washing, the stroking and the finishing", sheet, StringComparison.Ordinal);
        Assert.Matches("Water\\s*Test the water first, so that it is 32 to 35 °C", sheet);
        Assert.Matches("With numb[^.]* feet\\s*Leave nothing to feeling\\. .* Keep to washing, then the stroking or the foot rub", sheet);
        Assert.DoesNotContain("study", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_technique_sheet_does_not_end_a_warning_with_the_name_of_another_page()
    {
        using var client = site.Client();
        foreach (var technique in site.Model.Techniques)
        {
            using var page = await Site.Page(client, technique.Address + "/sheet");
            Assert.DoesNotMatch("See (stop if it hurts|the|looking)|; see ", page.QuerySelector(".sheet__safety")!.TextContent);
        }
    }

    [Fact]
    public async Task The_questions_on_paper_are_all_of_the_checklists_with_three_boxes_each()
    {
        using var client = site.Client();
        using var page = await Site.Page(client, "/checklist/sheet");
        var asked = page.QuerySelectorAll(".questions__words").Select(q => q.TextContent).Order(StringComparer.Ordinal);
        Assert.Equal(site.Model.Rules.Select(r => r.Question).OfType<string>().Order(StringComparer.Ordinal), asked);
        Assert.All(page.QuerySelectorAll(".questions__words"), q => Assert.Equal(3, q.Closest("tr")!.QuerySelectorAll(".box").Length));
        Assert.Equal("Yes? No massage. Call your emergency number now.", page.QuerySelector(".questions__group")!.TextContent.Trim());
    }

    [Fact]
    public async Task The_questions_on_paper_say_what_stays_ruled_out_after_asking_and_what_wants_a_hospital_at_once()
    {
        using var client = site.Client();
        using var page = await Site.Page(client, "/checklist/sheet");
        IElement Row(SafetyRule rule) => page.QuerySelectorAll(".questions__words").Single(q => q.TextContent == rule.Question).Closest("tr")!;
        string Head(SafetyRule rule) => Words(Row(rule).Closest("tbody")!.QuerySelector(".questions__group")!);
        foreach (var rule in site.Model.Rules.Where(r => r is { Severity: Severity.AskFirst, Question: not null }))
        {
            Assert.Equal(rule.Stops.Names(Use.Device), Head(rule).Contains("Even if they agree: no ball, roller, massager or firm pressure.", StringComparison.Ordinal));
            Assert.Equal(rule.Stops.Names(Use.Heat), Row(rule).TextContent.Contains("heat", StringComparison.Ordinal));
            Assert.Equal(rule.Stops.Names(Use.Acupoint), Row(rule).TextContent.Contains("pressure points", StringComparison.Ordinal));
        }

        Assert.Contains("Black or grey skin, pus, spreading redness, or a sore with poor circulation: hospital at once.", Head(site.Model.Find<SafetyRule>("open-skin")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_journal_has_seven_days_each_with_two_lines_from_0_to_10()
    {
        using var client = site.Client();
        using var page = await Site.Page(client, "/journal");
        var days = page.QuerySelectorAll(".journal__day");
        Assert.Equal(7, days.Length);
        Assert.All(days, day => Assert.Equal([11, 11], day.QuerySelectorAll(".scale").Select(s => s.Children.Length)));
        Assert.Contains("Call your emergency number now", page.QuerySelector(".sheet__safety")!.TextContent, StringComparison.Ordinal);
        Assert.All(days, day => Assert.All(
            ["date", "Pain, 24 hours", "Night", "Numbness", "Technique", "Minutes", "Feet looked at", "half an hour after", "next morning", "Seen"],
            asked => Assert.Contains(asked, day.TextContent, StringComparison.Ordinal)));
        using var guide = await Site.Page(client, "/guides/journal");
        Assert.NotNull(guide.QuerySelector("a[href='/journal']"));
    }

    [Theory]
    [InlineData("/techniques/thumb-circles", "/techniques/thumb-circles/sheet")]
    [InlineData("/oils/lavender", "/oils/lavender/sheet")]
    [InlineData("/checklist", "/checklist/sheet")]
    [InlineData("/", "/handouts")]
    public async Task A_page_leads_to_its_sheet(string address, string sheet)
    {
        using var client = site.Client();
        using var page = await Site.Page(client, address);
        Assert.NotNull(page.QuerySelector($"a[href='{sheet}']"));
    }

    private static byte[] Svg => "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 4'><path d='M0 0h10v4H0z'/></svg>"u8.ToArray();

    // As far as its size, which is all that is looked at.
    private static byte[] Png(byte width, byte height) => [0x89, .. "PNG\r\n\x1a\n\0\0\0\rIHDR"u8, 0, 0, 0, width, 0, 0, 0, height, 8, 6, 0, 0, 0];

    // Likewise, with a segment and a fill byte before.
    private static byte[] Jpeg(byte width, byte height) =>
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xFF, 0xC0, 0, 17, 8, 0, height, 0, width, 3];

    private string Link(string name, string target) => File.CreateSymbolicLink(Path.Combine(_folder.FullName, name), target).FullName;

    private string Logo(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static IEnumerable<string> Values(IParentNode within, string selector) => within.QuerySelectorAll(selector).Select(e => e.GetAttribute("value")!);

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
