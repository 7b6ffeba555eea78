using System.Collections.Immutable;
using FootCare.Safety;
using FootCare.Topics;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.WebUtilities;

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
        if (request.ContentLength is > MaxBody)
        {
            return Refused(StatusCodes.Status413PayloadTooLarge);
        }

        if (request.ContentLength is not 0 && request.GetTypedHeaders().ContentType?.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
        {
            return Refused(StatusCodes.Status415UnsupportedMediaType);
        }

        var body = new byte[MaxBody + 1];
        int length;
        try
        {
            length = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        }
        catch (Exception e) when (e is OperationCanceledException || e is IOException and not BadHttpRequestException)
        {
            // Its pieces do not fit together, or whoever sent it has gone.
            return Refused(StatusCodes.Status400BadRequest);
        }

        if (length > MaxBody)
        {
            return Refused(StatusCodes.Status413PayloadTooLarge);
        }

        var questions = rules.Where(r => r.Question is not null).Select(r => r.Slug).ToHashSet(StringComparer.Ordinal);
        var answers = ImmutableDictionary.CreateBuilder<string, Answer>(StringComparer.Ordinal);
        AnswerFault? fault = null;
        using var fields = new FormReader(System.Text.Encoding.UTF8.GetString(body, 0, length));
        foreach (var (name, values) in Read(fields))
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

    private static Dictionary<string, Microsoft.Extensions.Primitives.StringValues> Read(FormReader fields)
    {
        try
        {
            return fields.ReadForm();
        }
        catch (InvalidDataException)
        {
            // More keys than the reader takes: far more than there are questions.
            return new(StringComparer.Ordinal) { ["…"] = "" };
        }
    }

    private static AnswerForm Refused(int status) => new(status, ImmutableDictionary<string, Answer>.Empty, Fault: null);

    private static string Shown(string name) => name.Length <= MaxShown ? name : name[..MaxShown] + "…";
}

/// <summary>Keeps the framework from reading the body before <see cref="AnswerForm"/> does.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AnswersOnlyAttribute : Attribute, IResourceFilter
{
    /// <inheritdoc/>
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        context.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
    }

    /// <inheritdoc/>
    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
