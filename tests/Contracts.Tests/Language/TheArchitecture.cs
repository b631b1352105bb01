using System.Text.RegularExpressions;

namespace Contracts.Tests.Language;

/// <summary><c>docs/architecture.md</c> names the folders that there are, and no others.</summary>
public sealed partial class TheArchitecture
{
    [Theory]
    [InlineData("Contracts")]
    [InlineData("Contracts.Marten")]
    public void is_told_folder_by_folder(string package)
    {
        var root = Repository.Root;
        var folders = Directory.GetDirectories(Path.Combine(root, "src", package)).Select(Path.GetFileName).Except(["bin", "obj"]);
        var page = File.ReadAllText(Path.Combine(root, "docs", "architecture.md")).ReplaceLineEndings("\n");
        var section = page.Split("\n## ").Single(part => part.StartsWith(package, StringComparison.Ordinal) && part.Split('\n')[0].Split(':')[0] == package);

        Rows().Matches(section).SelectMany(row => Names().Matches(row.Groups["folders"].Value)).Select(name => name.Groups["name"].Value)
            .Should().BeEquivalentTo(folders);
    }

    [GeneratedRegex(@"^\| (?<folders>`[^|]+`) \|", RegexOptions.Multiline)]
    private static partial Regex Rows();

    [GeneratedRegex("`(?<name>[^`]+)`")]
    private static partial Regex Names();
}
