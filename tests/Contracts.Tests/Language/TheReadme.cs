using System.Runtime.CompilerServices;

namespace Contracts.Tests.Language;

public sealed class TheReadme
{
    [Fact]
    public void shows_the_code_that_is_built()
    {
        var code = File.ReadAllText(Path.Combine(Root(), "samples", "Quickstart", "Program.cs")).ReplaceLineEndings("\n");

        File.ReadAllText(Path.Combine(Root(), "README.md")).ReplaceLineEndings("\n").Should().Contain($"```csharp\n{code}```\n");
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(here, "..", "..", "..", ".."));
}
