using System.Text.RegularExpressions;

namespace Contracts.Tests.Language;

public sealed partial class TheRules
{
    [Fact]
    public void stand_in_the_documents_under_the_codes_of_the_source()
    {
        var inSource = Directory.GetFiles(Path.Combine(Repository.Root, "src", "Contracts"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => CodeAndSentence().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["code"].Value)
            .Distinct();
        var documented = Documented().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "rules.md"))).Select(match => match.Groups["code"].Value).ToList();

        documented.Order(StringComparer.Ordinal).Should().Equal(inSource.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("""(Report\(fact, |ReportAtTheStrictDoor\(fact, |Conflict\(entry, |(?<!PayloadFault)\(\s*)"(?<code>[a-z]+(-[a-z]+)*)",\s+\$?"(?=[A-Z{])""")]
    private static partial Regex CodeAndSentence();

    [GeneratedRegex(@"^\| `(?<code>[a-z-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Documented();
}
