namespace FootCare.Web.Tests.Hosting;

public class HeaderTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/techniques")]
    [InlineData("/nowhere")]
    [InlineData("/Techniques/")]
    [InlineData("/health/ready")]
    [InlineData("/css/site.css")]
    public async Task Every_answer_carries_the_security_headers_and_no_cookie(string address)
    {
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("strict-origin-when-cross-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.True(answer.Headers.Contains("Permissions-Policy"));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task No_page_has_inline_style_or_script_that_the_policy_would_refuse()
    {
        using var client = site.Client();
        foreach (var address in site.Addresses())
        {
            using var page = await Site.Page(client, address);
            Assert.Empty(page.QuerySelectorAll("[style],style"));
            Assert.DoesNotContain(page.QuerySelectorAll("script"), s => !s.HasAttribute("src") && s.GetAttribute("type") != "application/ld+json");
            Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.Ordinal));
        }
    }
}
