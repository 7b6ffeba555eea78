using System.Net.Http.Json;
using System.Text.Json;

namespace FootCare.Web.Tests.Hosting;

public class HealthTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Ready_tells_the_version_the_counts_and_the_number_of_diagnostics()
    {
        using var client = site.Client();
        var ready = await client.GetFromJsonAsync<JsonElement>("/health/ready");
        Assert.Equal(site.Model.Version, ready.GetProperty("version").GetString());
        Assert.Equal(site.Model.Techniques.Length, ready.GetProperty("counts").GetProperty("techniques").GetInt32());
        Assert.Equal(0, ready.GetProperty("diagnostics").GetInt32());
    }

    [Fact]
    public async Task Live_answers_while_the_process_does()
    {
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri("/health/live", UriKind.Relative));
        Assert.True(answer.IsSuccessStatusCode);
    }
}
