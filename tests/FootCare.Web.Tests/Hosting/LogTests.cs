using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FootCare.Web.Tests.Hosting;

public class LogTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task The_log_never_has_a_diagnosis_code_or_anything_about_a_person()
    {
        var log = new LogLines();
        await using var logged = site.WithWebHostBuilder(b => b.ConfigureTestServices(s => s.AddSingleton<ILoggerProvider>(log)));
        using var client = logged.CreateClient();
        foreach (var address in new[]
        {
            "/code/icd-10-cm/E11.42", "/CODE/icd-10-cm/E11.42/", "/code/icd-10-cm/E11.42-x", "//code/icd-10-cm/E11.42", "/code%2ficd-10-cm%2fE11.42", "/codes/icd-10-cm/E11.42",
            "/icd-10-cm/E11.42", "/infobutton%3FmainSearchCriteria.v.c=E11.42", "/search%3Fq=secret", "/search/secret", "/Search?q=secret", "/techniques/secret", "/infobutton?mainSearchCriteria.v.cs=icd-10-cm&mainSearchCriteria.v.c=E11.42&age.v.v=91",
        })
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        }

        Assert.Contains(log.Written, l => l.Contains("/infobutton 200", StringComparison.Ordinal));
        Assert.Contains(log.Written, l => l.Contains("/code 200", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Written.Where(l => !l.StartsWith("The content of ", StringComparison.Ordinal)), l => l.Contains("E11", StringComparison.OrdinalIgnoreCase) || l.Contains("age", StringComparison.Ordinal) || l.Contains("secret", StringComparison.Ordinal));
        Assert.Contains(log.Written, l => l.Contains("/techniques 404", StringComparison.Ordinal));
    }
}
