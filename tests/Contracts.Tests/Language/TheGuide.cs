using System.Text.RegularExpressions;

namespace Contracts.Tests.Language;

public sealed partial class TheGuide
{
    [Fact]
    public void shows_the_code_that_is_built_from_top_to_bottom()
    {
        var guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "from-zero-to-a-ledger.md")).ReplaceLineEndings("\n");
        var code = File.ReadAllText(Path.Combine(Repository.Root, "samples", "FromZero", "Program.cs")).ReplaceLineEndings("\n");

        string.Join("\n", Blocks().Matches(guide).Select(block => block.Groups[1].Value)).Should().Be(code);
    }

    [GeneratedRegex(@"^```csharp\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
