using System.Text.Json;
using FootCare.Content;
using FootCare.Tests.Safety;

namespace FootCare.Tests.Content;

public class FrontMatterSchemaTests
{
    [Fact]
    public void The_schema_beside_the_content_is_the_one_the_types_make() =>
        Assert.Equal(FrontMatterSchema.Generate(), File.ReadAllText(Path.Combine(Cases.ContentFolder, "front-matter.schema.json")));

    [Theory]
    [InlineData("symptoms", "numbness")]
    [InlineData("techniques", "thumb-circles")]
    [InlineData("safety", "open-skin")]
    [InlineData("oils", "almond")]
    [InlineData("guides", "how-often")]
    public void The_schema_has_just_the_keys_that_the_reader_knows(string kind, string slug)
    {
        using var site = new SiteFolder();
        site.Replace($"{kind}/{slug}.md", "title:", "zzzzzzzzzzzz: 1\ntitle:");
        var message = Assert.Single(site.Read().Diagnostics, d => d.Code == DiagnosticCode.UnknownKey).Message;
        var read = message[(message.IndexOf("it is one of ", StringComparison.Ordinal) + "it is one of ".Length)..].Split(", ");
        using var schema = JsonDocument.Parse(FrontMatterSchema.Generate());
        var described = schema.RootElement.GetProperty("$defs").GetProperty(kind).GetProperty("properties").EnumerateObject().Select(p => p.Name);
        Assert.Equal(read.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }
}
