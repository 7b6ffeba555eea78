using System.Xml;
using FootCare.Codes;

namespace FootCare.Web.Codes;

/// <summary>How an answer is to be written.</summary>
public enum ResponseType
{
    /// <summary>A page, or the way to one.</summary>
    Html,
    /// <summary>JSON in the shape of Atom.</summary>
    Json,
    /// <summary>Atom.</summary>
    Atom,
}

/// <summary>
/// A request in the URL form of HL7 Context-Aware Knowledge Retrieval ("Infobutton"), as record systems send it to MedlinePlus Connect.
/// What it may say about a person (age, sex, who is looking) is never read.
/// </summary>
/// <param name="SystemName">The code system as it was named; null where none was.</param>
/// <param name="Code">The code as it was written; null where only a name was given.</param>
/// <param name="DisplayName">What the sender calls the code; null where it does not say.</param>
/// <param name="Recipient"><c>PAT</c> or <c>PROV</c>.</param>
/// <param name="Type">How to answer.</param>
/// <param name="Fault">What is wrong with the request; null where nothing is.</param>
public sealed record CodeRequest(string? SystemName, string? Code, string? DisplayName, string Recipient, ResponseType Type, string? Fault)
{
    private const int MaxLength = 200;
    private const string NoJsonp = "JSONP is not given, since it would run as a script of yours; ask for application/json, which any origin may read.";
    private const string Criteria = "mainSearchCriteria.v.";

    /// <summary>The code system, where it is one of ours.</summary>
    public CodeSystem? System => SystemName is null ? null : CodeSystem.Find(SystemName);

    /// <summary>The code in the form that is compared; null where its system is not ours.</summary>
    public string? Normalized => Code is null ? null : System?.Normalize(Code);

    /// <summary>Whether it is the code that cannot be read, and not something beside it.</summary>
    public bool IsCodeWrong { get; private init; }

    /// <summary>Reads the query of an address, or the fields of a form that says the same.</summary>
    public static CodeRequest Read(IQueryCollection query)
    {
        string? fault = null;
        var asked = One("knowledgeResponseType")?.Split(';')[0].Trim().ToLowerInvariant();
        var type = asked switch
        {
            null or "text/html" => ResponseType.Html,
            "application/json" => ResponseType.Json,
            "text/xml" or "application/xml" or "application/atom+xml" => ResponseType.Atom,
            "application/javascript" => Wrong(NoJsonp),
            _ => Wrong("knowledgeResponseType must be text/html, application/json or text/xml.", Nearest(asked)),
        };
        if (query.ContainsKey("callback"))
        {
            Wrong(NoJsonp);
        }

        var (system, code, name) = (One(Criteria + "cs"), One(Criteria + "c"), One(Criteria + "dn"));
        var recipient = One("informationRecipient") is "PROV" ? "PROV" : "PAT";
        var request = new CodeRequest(system, code, name, recipient, type, Fault: null);
        if (code is null && name is null)
        {
            Wrong("Say which code: mainSearchCriteria.v.cs and mainSearchCriteria.v.c.");
        }
        else if (code is not null && system is null)
        {
            Wrong("Say which system the code belongs to: mainSearchCriteria.v.cs.");
        }
        else if (request is { Code: not null, System: { } known, Normalized: null })
        {
            request = request with { IsCodeWrong = fault is null };
            Wrong($"That cannot be a code of {known.Name}.");
        }

        return request with { Fault = fault };

        // The query's own names know no case, as HL7's senders need.
        string? One(string key)
        {
            var values = query[key];
            if (values.Count > 1)
            {
                Wrong($"{key} is given more than once; ask for one code at a time.");
            }

            var value = values.Count == 0 ? null : values[0]?.Trim();
            if (value is { Length: > MaxLength } || value?.All(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)) == false)
            {
                Wrong($"{key} is too long, or has signs that no name or code has.");
            }

            return string.IsNullOrEmpty(value) ? null : value;
        }

        ResponseType Wrong(string what, ResponseType answer = ResponseType.Html)
        {
            fault ??= what;
            return answer;
        }
    }

    // A program that asked for some other JSON or XML than ours is refused in what it can read.
    private static ResponseType Nearest(string type) =>
        type.Contains("json", StringComparison.Ordinal) ? ResponseType.Json : type.Contains("xml", StringComparison.Ordinal) ? ResponseType.Atom : ResponseType.Html;
}
