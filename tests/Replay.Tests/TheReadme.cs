using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Replay.Tests;

public sealed partial class TheReadme
{
    [Fact]
    public async Task shows_what_the_command_prints()
    {
        var page = (await File.ReadAllTextAsync(Readme(), TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        var shown = Shown().Match(page);

        var run = await ReplayProgram.RunAsync(shown.Groups["arguments"].Value.Split(' '));

        run.ExitCode.Should().Be(0);
        run.Output.ReplaceLineEndings("\n").Should().Be(shown.Groups["output"].Value);
    }

    private static string Readme([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(here, "..", "..", "..", "README.md"));

    [GeneratedRegex("""```console\n\$ dotnet run --project samples/Replay -- (?<arguments>beliefs .+)\n(?<output>[^`]+)```""")]
    private static partial Regex Shown();
}
