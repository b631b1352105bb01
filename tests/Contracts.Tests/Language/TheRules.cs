using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Contracts.Tests.Language;

public sealed partial class TheRules
{
    private static readonly string Package = Path.Combine("src", "Contracts") + Path.DirectorySeparatorChar;

    private static readonly Dictionary<string, string> Codes = typeof(RuleCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .ToDictionary(field => field.Name, field => (string?)field.GetRawConstantValue() ?? "");

    private static readonly Dictionary<string, string> Sources = Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && Path.GetFileName(file) != "RuleCodes.cs")
        .ToDictionary(file => file, File.ReadAllText);

    [Fact]
    public void stand_in_the_documents_as_in_the_code()
    {
        var summaries = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Contracts.xml")).Descendants("member")
            .ToDictionary(member => (string?)member.Attribute("name") ?? "", member => Spaces().Replace((string?)member.Element("summary") ?? "", " ").Trim());
        var documented = Documented().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "rules.md")))
            .Select(row => (row.Groups["code"].Value, $"{row.Groups["when"].Value}."));

        Codes.Select(code => (code.Value, summaries[$"F:Contracts.RuleCodes.{code.Key}"])).Select(code => (code.Value, char.ToLowerInvariant(code.Item2[0]) + code.Item2[1..]))
            .Should().BeEquivalentTo(documented);
    }

    [Fact]
    public void are_constants_by_the_words_of_their_codes() =>
        Codes.Should().OnlyContain(code => code.Key == string.Concat(code.Value.Split('-', StringSplitOptions.None).Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1))));

    [Fact]
    public void are_each_reported_by_some_source() =>
        Codes.Keys.Except(Sources.Values.SelectMany(source => Used().Matches(source).Select(use => use.Groups["name"].Value))).Should().BeEmpty();

    [Fact]
    public void are_reported_by_their_constants_alone()
    {
        var literals = Sources.SelectMany(source => Literals().Matches(source.Value).Select(literal => (File: Path.GetFileName(source.Key), Code: literal.Groups["code"].Value)));

        literals.Where(literal => Codes.ContainsValue(literal.Code)).Should().BeEmpty();
        Sources.Where(source => source.Key.Contains(Package, StringComparison.Ordinal)).SelectMany(source => CodeAndSentence().Matches(source.Value)).Select(match => match.Groups["code"].Value).Should().BeEmpty("a code that is no constant is reported");
    }

    [GeneratedRegex(@"RuleCodes\.(?<name>\w+)")]
    private static partial Regex Used();

    [GeneratedRegex("\"(?<code>[a-z]+(-[a-z]+)*)\"")]
    private static partial Regex Literals();

    [GeneratedRegex("""(Report\(fact, |ReportAtTheStrictDoor\(fact, |Conflict\(entry, |(?<!PayloadFault)\(\s*)"(?<code>[a-z]+(-[a-z]+)*)",\s+\$?"(?=[A-Z{])""")]
    private static partial Regex CodeAndSentence();

    [GeneratedRegex(@"^\| `(?<code>[a-z-]+)` \| (?<when>.+) \|$", RegexOptions.Multiline)]
    private static partial Regex Documented();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
