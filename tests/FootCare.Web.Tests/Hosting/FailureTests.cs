using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace FootCare.Web.Tests.Hosting;

public class FailureTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_fault_of_ours_is_told_in_plain_words_without_a_stack_trace_and_with_the_headers()
    {
        using var broken = site.WithWebHostBuilder(b => b.UseEnvironment("Production").ConfigureTestServices(s => s.AddSingleton<TimeProvider>(new BrokenClock())));
        using var client = broken.CreateClient();
        using var answer = await client.GetAsync(new Uri("/techniques/thumb-circles", UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("Something went wrong on our side", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret detail", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
    }

    [Theory]
    [InlineData("/error/404")]
    [InlineData("/error/500")]
    public async Task The_error_pages_are_not_there_by_themselves(string address)
    {
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private sealed class BrokenClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => throw new InvalidOperationException("secret detail");
    }
}
