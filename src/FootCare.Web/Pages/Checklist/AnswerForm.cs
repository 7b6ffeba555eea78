using System.Collections.Immutable;
using FootCare.Safety;
using FootCare.Topics;
using FootCare.Web.Hosting;

namespace FootCare.Web.Pages.Checklist;

/// <summary>A field of the form that is not as it should be.</summary>
/// <param name="Field">The field's name as posted, cut to a length that can be shown.</param>
/// <param name="Message">What is wrong, in plain words.</param>
public sealed record AnswerFault(string Field, string Message);

/// <summary>What was posted: answers by rule, or why they could not be read.</summary>
/// <param name="Status">200, or the status to answer with.</param>
/// <param name="Answers">The answers that could be read.</param>
/// <param name="Fault">The field at fault, where one is.</param>
public sealed record AnswerForm(int Status, ImmutableDictionary<string, Answer> Answers, AnswerFault? Fault)
{
    /// <summary>The most that a body may hold, in bytes.</summary>
    public const int MaxBody = 16 * 1024;

    private const int MaxShown = 40;

    /// <summary>Reads the answers from a request's body and from nowhere else.</summary>
    public static async Task<AnswerForm> ReadAsync(HttpRequest request, IEnumerable<SafetyRule> rules)
    {
        var form = await PostedForm.ReadAsync(request, MaxBody);
        if (form.Status != StatusCodes.Status200OK)
        {
            return new(form.Status, ImmutableDictionary<string, Answer>.Empty, Fault: null);
        }

        var questions = rules.Where(r => r.Question is not null).Select(r => r.Slug).ToHashSet(StringComparer.Ordinal);
        var answers = ImmutableDictionary.CreateBuilder<string, Answer>(StringComparer.Ordinal);
        AnswerFault? fault = null;
        foreach (var (name, values) in form.Fields)
        {
            if (!questions.Contains(name))
            {
                fault ??= new AnswerFault(Shown(name), $"There is no question called '{Shown(name)}'. Please answer the questions on this page.");
            }
            else if (values.Count != 1 || !Vocabulary.TryParse<Answer>(values[0] ?? "", out var answer))
            {
                fault ??= new AnswerFault(name, $"The answer to '{name}' must be yes, no or not sure, and only one of them.");
            }
            else
            {
                answers[name] = answer;
            }
        }

        return new AnswerForm(fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest, answers.ToImmutable(), fault);
    }

    /// <summary>Whether the caller would rather have JSON than a page.</summary>
    public static bool WantsJson(HttpRequest request) =>
        request.GetTypedHeaders().Accept is { Count: > 0 } accept
        && accept.OrderByDescending(a => a.Quality ?? 1).First().MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase);

    private static string Shown(string name) => name.Length <= MaxShown ? name : name[..MaxShown] + "…";
}
