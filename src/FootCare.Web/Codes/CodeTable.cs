using System.Text;
using FootCare.Codes;
using FootCare.Web.Pages;

namespace FootCare.Web.Codes;

/// <summary>The whole mapping as comma-separated values (RFC 4180), a line for each code and page.</summary>
public static class CodeTable
{
    /// <summary>Written in every line, so that a part of the table still says it.</summary>
    public const string NotReviewed = "not yet reviewed by a clinician";

    /// <summary>The table.</summary>
    /// <param name="codes">Which code leads where.</param>
    /// <param name="address">Makes a page's whole address from its path.</param>
    public static string Csv(CodeIndex codes, Func<string, string> address)
    {
        var csv = new StringBuilder("system,code,kind,title,address,link,mapping\r\n");
        foreach (var match in codes.All)
        {
            foreach (var topic in match.Topics)
            {
                csv.AppendJoin(',', new[]
                {
                    match.Code.System.Word, match.Code.Value, Topics.Vocabulary.Word(topic.Kind), Wording.Title(topic), address(topic.Address),
                    address($"/code/{match.Code.System.Word}/{match.Code.Value}"), NotReviewed,
                }.Select(Field)).Append("\r\n");
            }
        }

        return csv.ToString();
    }

    /// <summary>A field as a spreadsheet reads it back: quoted where it must be, and never begun in a way that a spreadsheet takes for a formula.</summary>
    public static string Field(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
