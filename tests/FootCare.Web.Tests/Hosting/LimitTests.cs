using System.Net;
using FootCare.Web.Hosting;

namespace FootCare.Web.Tests.Hosting;

/// <summary>Floods of what costs more than a page.</summary>
[Collection(OpenSite.Alone)]
public class LimitTests
{
    [Theory]
    [InlineData("SearchesPerMinute", "/search?q=numb+")]
    [InlineData("SearchesPerMinute", "/search/suggest?q=numb+")]
    [InlineData("PacksPerMinute", "/handouts/print?technique=thumb-circles&oil=olive&i=")]
    [InlineData("CodesPerMinute", "/qr/oils/olive.png?size=")]
    public async Task A_flood_is_answered_429_with_when_to_come_back_and_other_readers_lose_nothing(string limit, string address)
    {
        await using var site = OpenSite.With(($"FootCare:Limits:{limit}", "10"));
        var refused = 0;
        await site.WhileOthersRead(
            async () =>
            {
                using var client = site.Ask();
                for (var i = 0; i < 300; i++)
                {
                    using var answer = await client.GetAsync(new Uri($"{address}{100 + i}", UriKind.Relative));
                    if (i < 10)
                    {
                        Assert.NotEqual(HttpStatusCode.TooManyRequests, answer.StatusCode);
                    }

                    if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                    {
                        refused++;
                        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
                        Assert.True(answer.Headers.CacheControl!.NoStore);
                        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
                        Assert.Contains("Please try again in a minute", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
                    }
                }
            },
            searching: false);
        Assert.True(refused > 0, "nothing was refused");
    }

    [Fact]
    public async Task A_limit_of_0_is_none()
    {
        await using var site = OpenSite.With(("FootCare:Limits:SearchesPerMinute", "0"));
        using var client = site.Ask();
        for (var i = 0; i < new LimitOptions().SearchesPerMinute + 100; i++)
        {
            using var answer = await client.GetAsync(new Uri("/search/suggest?q=numb", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Each_kind_is_counted_by_itself_and_pages_are_not_counted()
    {
        await using var site = OpenSite.With(("FootCare:Limits:SearchesPerMinute", "1"), ("FootCare:Limits:PacksPerMinute", "1"));
        using var client = site.Ask();
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.TooManyRequests], await Statuses("/search?q=a", "/search/suggest?q=a"));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.TooManyRequests], await Statuses("/handouts/print?oil=olive", "/handouts/print?oil=almond"));
        Assert.All(await Statuses([.. Enumerable.Repeat("/handouts", 20), .. Enumerable.Repeat("/techniques", 20)]), s => Assert.Equal(HttpStatusCode.OK, s));

        async Task<List<HttpStatusCode>> Statuses(params string[] addresses)
        {
            var statuses = new List<HttpStatusCode>();
            foreach (var address in addresses)
            {
                using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
                statuses.Add(answer.StatusCode);
            }

            return statuses;
        }
    }
}
