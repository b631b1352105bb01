namespace Contracts.Tests.Language;

public sealed class TheReadme
{
    [Fact]
    public void shows_the_code_that_is_built()
    {
        var code = File.ReadAllText(Path.Combine(Repository.Root, "samples", "Quickstart", "Program.cs")).ReplaceLineEndings("\n");

        File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n").Should().Contain($"```csharp\n{code}```\n");
    }
}
