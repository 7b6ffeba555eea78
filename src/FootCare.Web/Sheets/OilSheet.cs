using System.Collections.Immutable;
using FootCare.Topics;
using FootCare.Web.Pages;

namespace FootCare.Web.Sheets;

/// <summary>An oil as it is printed: its box of warnings, how to use it, what it does and does not do, the test on the skin and the storage.</summary>
public sealed class OilSheet
{
    // What a browser adds by rounding, and by bold words within a line.
    private const double Slack = 14;

    /// <summary>Works a sheet out: the largest letters that leave all of it on one side; where none do, paragraphs on what it does stay on its page.</summary>
    /// <param name="oil">The oil.</param>
    /// <param name="model">The model.</param>
    /// <param name="paper">What it is printed on.</param>
    public OilSheet(Oil oil, TopicModel model, Paper paper)
    {
        Oil = oil;
        Paper = paper;
        Massage = [.. Before(model, model.RulesFor(oil))];
        Warnings = [.. Warn(model.RulesFor(oil))];
        Use = Section("how-to-dilute-it") ?? Section("how-to-use-it");
        var does = Section("what-it-does-and-what-it-does-not");
        Does = does;
        Test = Section("patch-test");
        Storage = Section("storage");

        // All of it with lines as far apart as elsewhere, else closer; then without the later paragraphs on what it does, without the first of them, as how good
        // the evidence is stands in the head, and at last without the summary.
        var large = paper.Text == TextSize.Large;
        var most = does?.Blocks.Length ?? 0;
        var least = large ? 18 : 12;
        var tries = (large ? [18] : new[] { 14, 13, 12 }).Select(points => (Points: points, IsTight: false, Blocks: most, Summary: (string?)oil.Summary))
            .Concat(Enumerable.Range(0, most + 1).Reverse().Select(blocks => (Points: least, IsTight: true, Blocks: blocks, Summary: (string?)oil.Summary)))
            .Append((Points: least, IsTight: true, Blocks: 0, Summary: null));
        foreach (var (points, tight, blocks, summary) in tries)
        {
            (Points, IsTight, Summary) = (points, tight, summary);
            Does = does is null || blocks == 0 ? null : does with { Blocks = [.. does.Blocks.Take(blocks)] };
            if (Sides() <= (large ? 2 : 1))
            {
                break;
            }
        }
    }

    /// <summary>The oil.</summary>
    public Oil Oil { get; }

    /// <summary>What it is printed on.</summary>
    public Paper Paper { get; }

    /// <summary>The size of its letters, points.</summary>
    public int Points { get; }

    /// <summary>Whether its lines stand close, so that it takes no side more.</summary>
    public bool IsTight { get; }

    /// <summary>What it is, in a sentence; null where the room is needed for what keeps feet safe.</summary>
    public string? Summary { get; }

    /// <summary>What it is, how strong it may be and what it holds.</summary>
    public string Facts =>
        (Oil.MaxDilution is { } max ? $"A scented oil: dilute it, to {Wording.Percent(max)} at most." : "A plain oil, to help hands glide.")
        + (Oil.Contains.IsEmpty ? "" : $" Allergens: {Wording.Allergens(Oil)}.");

    /// <summary>What stands behind it.</summary>
    public string Evidence => $"Evidence: {Wording.Name(Oil.Evidence).ToLowerInvariant()}. {Wording.Meaning(Oil.Evidence)}";

    /// <summary>When it was checked, and what a sheet is not.</summary>
    public string Basis => Printed.Checked(Oil.Review);

    /// <summary>Before the oil, the massage: when to get help instead, and who asks first.</summary>
    public ImmutableArray<Warning> Massage { get; }

    /// <summary>Who must not use it, and whom to call, as finished HTML.</summary>
    public ImmutableArray<string> Warnings { get; }

    /// <summary>How to dilute it, or how to use it.</summary>
    public SheetSection? Use { get; }

    /// <summary>What it does, and what it does not.</summary>
    public SheetSection? Does { get; }

    /// <summary>The test on the skin.</summary>
    public SheetSection? Test { get; }

    /// <summary>How to keep it.</summary>
    public SheetSection? Storage { get; }

    /// <summary>The sections in the order in which they are printed.</summary>
    public IEnumerable<SheetSection> Sections => new[] { Does, Use, Test, Storage }.OfType<SheetSection>();

    // Who must not use it, then the rules that those lines have not named yet, then emergencies.
    private IEnumerable<string> Warn(ImmutableArray<GoverningRule> rules)
    {
        var who = Oil.Article.Find("who-must-not-use-it");
        ImmutableArray<string> blocks = who is null ? [] : Printed.Blocks(who);
        var named = who is null ? "" : string.Concat(who.Fragments.OfType<HtmlFragment>().Select(f => f.Html));
        var calls = Oil.Article.Find("children-and-pets") is { } children ? Calls(Printed.Words(children)) : "";
        foreach (var block in blocks.Where(b => !IsEmergency(b)))
        {
            yield return block;
        }

        foreach (var (rule, _) in rules.Where(r => r.Rule.Question is not null && !named.Contains($"\"{r.Rule.Address}\"", StringComparison.Ordinal)))
        {
            yield return System.Net.WebUtility.HtmlEncode($"{rule.Question} {Wording.Sentence(Printed.Instead(rule))}");
        }

        foreach (var block in blocks.Where(IsEmergency))
        {
            yield return block;
        }

        if (calls.Length > 0)
        {
            yield return System.Net.WebUtility.HtmlEncode(calls);
        }
    }

    // What holds for every massage, whatever is on the hands. Of those who ask first, those for whom a firm hand or warmth is ruled out; the questions name the
    // others. Who must not use the oil at all is told above.
    private static IEnumerable<Warning> Before(TopicModel model, ImmutableArray<GoverningRule> own)
    {
        yield return new Warning("Do not massage", Printed.GetHelp([.. model.Rules.Where(r => r.StopsAll)]));
        var ask = model.Rules.Where(r => r is { Severity: Severity.AskFirst, Part: ChecklistPart.Health, AppliesTo.All: true } && (r.Stops.Names(Pressure.Moderate) || r.Stops.Names(Topics.Use.Heat)));
        yield return new Warning("Ask first with", Printed.Items(ask.Where(r => !own.Any(g => g.Rule.Slug == r.Slug && g.Severity == Severity.Stop))) + ".");
    }

    private static bool IsEmergency(string block) => block.Contains("emergency number", StringComparison.Ordinal);

    // The sentences that say whom to call.
    private static string Calls(string words) =>
        string.Join(' ', words.Split(". ").Select(s => s.TrimEnd('.') + ".").Where(s => s.Contains("call your", StringComparison.Ordinal)));

    private SheetSection? Section(string id) => Oil.Article.Find(id) is { } section ? new SheetSection(section.Title, Printed.Blocks(section)) : null;

    // Measures of sheet.css and sheet-oil.css; the tests print every sheet and hold that it takes the sides it may.
    private int Sides()
    {
        var points = Points;
        var (side, used, sides) = (SheetRoom.Room(Paper.Size) - Slack - (points == 18 ? 7 * SheetRoom.Millimetre : 0), 0.0, 1);
        foreach (var piece in Pieces(points, points * (IsTight ? SheetRoom.TightLeading : SheetRoom.Leading), SheetRoom.Across(Paper.Size)))
        {
            if (used + piece > side)
            {
                (sides, used) = (sides + 1, 0);
            }

            used += piece;
        }

        return sides;
    }

    // The heights of what is never cut in two, from the top: the head, the box, each line, the table, the foot.
    private IEnumerable<double> Pieces(int points, double line, double width)
    {
        double Lines(string words, double wide) => SheetRoom.Lines(words, points, _ => wide) * line;
        var beside = width - (32 * SheetRoom.Millimetre);
        var head = (SheetRoom.Lines(Oil.Title, 1.7 * points, _ => beside) * 1.87 * points) + (Summary is null ? 0 : Lines(Summary, beside)) + Lines(Facts, beside) + (Lines(Evidence, beside / 1.04) + (0.6 * points));
        yield return Math.Max(head, 26 * SheetRoom.Millimetre);
        yield return (1.4 * points) + (1.3 * line) + Warnings.Sum(w => Lines(Printed.Words(w), width - (2.1 * points) - 4) + (0.15 * points))
            + line + (0.3 * points) + Massage.Sum(w => Lines($"{w.Label}: {w.Words}", (width - (0.9 * points) - 4) / 1.02) + (0.15 * points));
        foreach (var section in Sections)
        {
            var title = (1.15 * line) + (0.45 * points);
            if (section == Use && points < 18 && Oil.MaxDilution is not null)
            {
                const double across = 96 * SheetRoom.Millimetre;
                yield return title + Beside(section, Table(points, line, across) + (10 * SheetRoom.Millimetre), width - across - (5 * SheetRoom.Millimetre), points, line, width);
                continue;
            }

            foreach (var block in section.Blocks)
            {
                yield return title + (0.25 * points) + line;
                title = 0;
                for (var n = SheetRoom.Lines(Printed.Words(block), points, _ => width); n > 1; n--)
                {
                    yield return line;
                }
            }

            if (section == Use && points == 18 && Oil.MaxDilution is not null)
            {
                yield return Table(points, line, width);
            }
        }

        yield return Lines(Basis, width) + line + (0.55 * points);
    }

    // Who may go how far, the head and a row a measure; in small print the spoons' strengths too, and the spoons on top.
    private double Table(int points, double line, double width)
    {
        var view = new DilutionView(Oil);
        var limits = SheetRoom.Lines($"{view.None} {view.Less}", points, _ => width / 1.06);
        var head = view.Strengths.Max(s => SheetRoom.Lines(DilutionView.Name(s), points, _ => (0.21 * width / 1.06) - (0.4 * points)));
        return (((points == 18 ? 0 : 1) + head + limits + Dilution.Measures.Length) * line) + ((Dilution.Measures.Length + 1) * ((0.2 * points) + 0.75));
    }

    // Words run beside the table, then below it.
    private static double Beside(SheetSection section, double high, double beside, int points, double line, double width)
    {
        var used = 0.0;
        foreach (var block in section.Blocks)
        {
            var start = used;
            used += (SheetRoom.Lines(Printed.Words(block), points, n => start + (n * line) < high ? beside : width) * line) + (0.25 * points);
        }

        return Math.Max(used, high);
    }
}

/// <summary>A section on paper.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Blocks">Its paragraphs, as finished HTML.</param>
public sealed record SheetSection(string Title, ImmutableArray<string> Blocks);
