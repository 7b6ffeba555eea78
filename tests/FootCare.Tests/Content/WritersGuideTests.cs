using System.Text.RegularExpressions;
using FootCare.Content;
using FootCare.Tests.Safety;

namespace FootCare.Tests.Content;

public partial class WritersGuideTests
{
    [Fact]
    public void The_examples_of_the_writers_guide_load_together_without_a_diagnostic()
    {
        var root = Directory.CreateTempSubdirectory("footcare-");
        try
        {
            foreach (Match example in Example().Matches(File.ReadAllText(Path.Combine(Cases.ContentFolder, "README.md"))))
            {
                var path = Path.Combine(root.FullName, example.Groups["path"].Value);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, example.Groups["text"].Value);
            }

            SiteFolder.ListPages(root.FullName, "/guides/example-old-guide");
            var reading = SiteReader.Read(root.FullName, SiteFolder.Today);
            Assert.Empty(reading.Diagnostics);
            Assert.Equal((1, 1, 2, 1, 1, 1), (
                reading.Model!.Symptoms.Length, reading.Model.Techniques.Length, reading.Model.Rules.Length, reading.Model.Oils.Length,
                reading.Model.Guides.Length, reading.Model.References.Length));
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    [GeneratedRegex(@"^```(markdown|yaml) (?<path>\S+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Example();
}
