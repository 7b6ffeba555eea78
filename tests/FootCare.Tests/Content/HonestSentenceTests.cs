using FootCare.Content;

namespace FootCare.Tests.Content;

/// <summary>What is said honestly, or not to be done, is no mistake; the unsafe sentence that looks like it still is.</summary>
public class HonestSentenceTests
{
    private const string Technique = "techniques/thumb-circles.md";

    [Theory]
    [InlineData("Who should not do it", "Anyone with a temperature above 38 °C today.")]
    [InlineData("Afterwards", "If you shiver or have a temperature over 38°C, ring your doctor the same day.")]
    [InlineData("Afterwards", "If she has a temperature of 100.4 °F or more, do not soak her feet in warm water.")]
    [InlineData("Afterwards", "Do not soak the feet with a fever (38 °C).")]
    [InlineData("What you need", "- a towel washed at 60 °C")]
    [InlineData("What you need", "- a fever (38 °C) means: not today")]
    [InlineData("Afterwards", "Wash the towel at 60 °C, as warm water leaves oil in it.")]
    [InlineData("Afterwards", "Socks and towels go in a hot wash at 60 °C.")]
    [InlineData("Stop if", "Never use water of 40 °C: it can burn feet that do not feel.")]
    [InlineData("Stop if", "Never let anyone use water of 45 °C or more.")]
    [InlineData("Stop if", "Never leave the oil in a hot car, where it can reach 60 °C.")]
    [InlineData("Stop if", "The oil only burns when heated above 230 °C.")]
    [InlineData("How to sit", "Sit with the hip and knee at 45 degrees, away from a hot radiator.")]
    [InlineData("Steps", "With warm hands and the knee bent to 45 degrees, stroke on.")]
    [InlineData("Steps", "Turn the foot by about 40 degrees, with warm hands.")]
    [InlineData("Steps", "Never add water of 40 °C.")]
    public void A_figure_that_is_no_water_or_is_forbidden_is_not_told_of(string section, string sentence) => Assert.Empty(Warmth(section, sentence));

    [Theory]
    [InlineData("Afterwards", "The water may have a temperature of 38 °C.")]
    [InlineData("Afterwards", "Fill the basin with warm water. It has a temperature of 40 °C.")]
    [InlineData("Steps", "Warm the stones until they have the temperature of a body, 40 °C.")]
    [InlineData("Steps", "Soak with no fever, at 40 °C.")]
    [InlineData("Afterwards", "Soak at 45 °C, and then have a towel ready.")]
    [InlineData("Afterwards", "Wash the feet in warm water of 45 °C and dry them with a towel.")]
    [InlineData("Afterwards", "Wash her with a warm cloth at 45 °C.")]
    [InlineData("What you need", "- a towel washed and warmed to 45 °C")]
    [InlineData("Afterwards", "Never use hot water: 40 °C is enough.")]
    [InlineData("Afterwards", "Do not use cold water but water of 40 °C.")]
    [InlineData("Afterwards", "Never use water of 40 °C, unless you have tested it.")]
    [InlineData("Afterwards", "Do not leave the feet in water of 40 °C for long.")]
    [InlineData("Afterwards", "The water must not be hotter than 45 °C.")]
    [InlineData("Afterwards", "Never let the water be above 40 °C.")]
    [InlineData("Afterwards", "Feet that do not feel heat need water of 40 °C.")]
    [InlineData("Afterwards", "Warm water does not burn below 45 °C.")]
    [InlineData("Steps", "Turn the foot in the water of 45 degrees.")]
    [InlineData("Steps", "Put a hot pad on the ankle at 45 degrees.")]
    [InlineData("Afterwards", "Fill a basin with water. It should be 40 °C.")]
    public void Water_that_is_too_warm_is_told_of_whatever_stands_beside_it(string section, string sentence) =>
        Assert.Contains("no water", Assert.Single(Warmth(section, sentence)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("It does not cure neuropathy and will not bring feeling back.")]
    [InlineData("It cannot heal nerves.")]
    [InlineData("There is no cure for most kinds of neuropathy. Nobody can guarantee that it helps.")]
    [InlineData("No oil, cream or massage can cure it.")]
    [InlineData("Tell the nurse of any sore that has not healed after two days. Slow healing is a warning sign.")]
    [InlineData("Tell your doctor of any sore that doesn’t heal.")]
    [InlineData("Wait until the cut has healed.")]
    [InlineData("Some say that it ‘healed’ them, or ‘doesn’t fail to cure’.")]
    public void What_is_denied_is_no_promise(string sentence) => Assert.Empty(Promises(sentence));

    [Theory]
    [InlineData("It cures.", 4)]
    [InlineData("It does not hurt, it heals nerves.", 22)]
    [InlineData("It is not a drug but a cure.", 24)]
    [InlineData("There is no doubt that it heals.", 27)]
    [InlineData("It not only eases, it cures.", 23)]
    [InlineData("It never fails to heal.", 19)]
    [InlineData("No oil heals like this one.", 8)]
    [InlineData("It has no side effects and heals nerves.", 28)]
    [InlineData("Massage heals sores and wounds.", 9)]
    [InlineData("Rub it every day until the nerves heal.", 35)]
    [InlineData("Nobody knows a cure. This is the cure.", 34)]
    public void A_promise_is_told_of_at_its_word(string sentence, int column) => Assert.Equal([column], Promises(sentence).Select(d => d.Column));

    [Theory]
    [InlineData("Avoid hot water, a tennis ball and a massager.")]
    [InlineData("Rather than a roller, use your thumb.")]
    [InlineData("Use your thumb instead of a tennis ball.")]
    [InlineData("Keep the foot away from hot water.")]
    [InlineData("Let the mirror stand on the floor.")]
    [InlineData("Keep a water bottle at hand for a drink.")]
    public void A_use_that_a_step_rules_out_or_does_not_mean_is_not_asked_for(string step) => Assert.Empty(Uses(step));

    [Theory]
    [InlineData("Rather than a roller, use a tennis ball.")]
    [InlineData("Instead of your thumb, a roller works.")]
    [InlineData("Avoid the heel, and roll a tennis ball under the arch.")]
    [InlineData("Put a warm water bottle under the foot, and have a drink.")]
    [InlineData("Fill a water bottle and lay the foot on it.")]
    [InlineData("Hold the chair and stand on one leg.")]
    [InlineData("Let the person stand on the floor.")]
    public void A_use_that_a_step_shows_is_asked_for_whatever_else_it_rules_out(string step) => Assert.Single(Uses(step));

    private static IEnumerable<Diagnostic> Warmth(string section, string sentence) => section == "Steps" ? InStep(sentence, DiagnosticCode.TooWarm) : Under(section, sentence, DiagnosticCode.TooWarm);

    private static IEnumerable<Diagnostic> Promises(string sentence) => Under("Afterwards", sentence, DiagnosticCode.Promise);

    private static IEnumerable<Diagnostic> Uses(string step) => InStep(step, DiagnosticCode.UseNotNamed);

    private static IEnumerable<Diagnostic> Under(string section, string sentence, string code)
    {
        using var site = new SiteFolder();
        return site.Append(Technique, $"\n## {section}\n\n{sentence}\n").Read().Diagnostics.Where(d => d.Code == code);
    }

    private static IEnumerable<Diagnostic> InStep(string sentence, string code)
    {
        using var site = new SiteFolder();
        return site.Replace(Technique, "Make small circles.", sentence).Read().Diagnostics.Where(d => d.Code == code);
    }
}
