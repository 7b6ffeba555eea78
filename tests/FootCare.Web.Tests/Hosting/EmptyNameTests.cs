using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace FootCare.Web.Tests.Hosting;

/// <summary>Addresses with nothing but white space where a name should stand: of a topic, of its kind, of a code or of its system.</summary>
public class EmptyNameTests(Site site) : IClassFixture<Site>
{
    private static readonly string[] Blanks =
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(char.IsWhiteSpace).Select(c => Uri.EscapeDataString(c.ToString())), "%20%20", "%e3%80%80%c2%85"];

    [Fact]
    public async Task White_space_in_a_names_place_leads_nowhere_or_to_the_address_without_it_and_is_never_a_fault_of_ours()
    {
        using var client = site.Client();
        string[] patterns = [.. Patterns()];
        Assert.Superset(new HashSet<string>(["/techniques/*", "/techniques/*/sheet", "/embed/*/thumb-circles", "/embed/techniques/*", "/code/icd-10-cm/*", "/qr/techniques/*.svg"], StringComparer.Ordinal), patterns.ToHashSet(StringComparer.Ordinal));
        var wrong = new List<string>();
        foreach (var address in patterns.SelectMany(p => Blanks.Select(b => p.Replace("*", b, StringComparison.Ordinal))))
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            if (answer.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.MovedPermanently))
            {
                wrong.Add($"{address} answered {(int)answer.StatusCode}");
            }
        }

        Assert.Empty(wrong);
    }

    // Every route that has a name in it, with * for one name after the other and what is there for the rest.
    private IEnumerable<string> Patterns() =>
        from pattern in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => e.RoutePattern)
        where !pattern.RawText!.StartsWith("/media/", StringComparison.Ordinal)
        from blank in pattern.Parameters
        where blank is { IsCatchAll: false, Name: "kind" or "slug" or "system" or "code" }
        select "/" + string.Join('/', pattern.PathSegments.Select(s => string.Concat(s.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart { Name: var name } when name == blank.Name => "*",
            RoutePatternParameterPart { Name: "kind" } => "techniques",
            RoutePatternParameterPart { Name: "slug" } => "thumb-circles",
            RoutePatternParameterPart { Name: "system" } => "icd-10-cm",
            RoutePatternParameterPart { Name: "code" } => "E11.42",
            RoutePatternParameterPart { Name: "format" } => "svg",
            _ => throw new InvalidOperationException($"Nobody has said what to put for a name in {pattern.RawText}."),
        }))));
}
