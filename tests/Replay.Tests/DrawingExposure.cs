using System.Buffers.Binary;
using System.Xml.Linq;

namespace Replay.Tests;

public sealed class DrawingExposure : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public async Task writes_a_png_with_a_panel_for_each_pair()
    {
        var run = await DrawAsync("exposure.png", "--debtor", "openai", "--debtor", "microsoft", "--creditor", "coreweave", "--from", "2025-03-01", "--to", "2025-03-31");

        run.Output.Should().MatchRegex(@"exposure\.png: 2 pairs from 2025-03-01 to 2025-03-31, \d+ points each\.\n$");
        var png = await File.ReadAllBytesAsync(Path.Combine(_folder, "exposure.png"), TestContext.Current.CancellationToken);
        png[..8].Should().Equal(0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A);
        (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))).Should().Be((1200, 800));
    }

    [Fact]
    public async Task has_a_point_for_each_day_on_which_an_answer_can_turn()
    {
        // The first day; f3 takes effect on 31 March and is known on 2 April; f4 on 1 and 2 May; f5 is known on 3 May; f6 and f7 on 1 and 2 June, f8 on 3 June.
        var run = await DrawAsync("exposure.svg", ReplayProgram.Small, "--debtor", "acme", "--from", "2024-03-15", "--to", "2024-06-30");

        run.Output.Should().EndWith("exposure.svg: 1 pair from 2024-03-15 to 2024-06-30, 9 points each.\n");
        var svg = XDocument.Load(Path.Combine(_folder, "exposure.svg")).Root;
        (svg?.Name.LocalName, svg?.Attribute("width")?.Value, svg?.Attribute("height")?.Value).Should().Be(("svg", "1200", "400"));
    }

    [Fact]
    public async Task draws_the_largest_pairs_where_none_is_chosen()
    {
        var run = await DrawAsync("exposure.svg");

        run.Output.Should().MatchRegex(@"exposure\.svg: the 3 largest\s+of\s+\d+\s+pairs");
        SvgTexts("exposure.svg").Should().Contain("OpenAI → Microsoft, firm, in USD");
    }

    [Fact]
    public async Task shows_what_changed_a_figure_and_who_denies_it()
    {
        await DrawAsync("withdrawal.svg", "--debtor", "microsoft", "--creditor", "coreweave");

        SvgTexts("withdrawal.svg").Should().Contain(
            ["2025-03-06 Microsoft withdraws an undisclosed amount of what it owes CoreWeave (compute); CoreWeave denies it", "contested"]);
    }

    [Fact]
    public async Task draws_the_plane_of_both_times_of_one_figure()
    {
        var run = await DrawAsync("plane.svg", "--plane", "partnership/openai-coreweave/compute");

        run.Output.Should().EndWith("plane.svg: 5 rectangles of partnership/openai-coreweave/compute.\n");
        SvgTexts("plane.svg").Should().Contain(["What OpenAI owes CoreWeave (compute)", "up to $11.9bn", "up to $22.4bn", "each day as known on it"]);
    }

    [Theory]
    [InlineData("The picture is 'exposure.gif'; a file that ends in .png or .svg is required.\n", "exposure.gif")]
    [InlineData("There are 0 pairs to draw; from 1 to 6 are possible, chosen by --debtor, --creditor and --unit.\n", "exposure.png", "--debtor", "nobody")]
    [InlineData("The last day is 2024-01-01 and the first 2024-03-15; a last day on or after the first is required.\n", "exposure.png", "--from", "2024-03-15", "--to", "2024-01-01")]
    [InlineData("The file '/nowhere/exposure.png' cannot be written: ", "/nowhere/exposure.png", "--debtor", "openai", "--creditor", "coreweave")]
    public async Task says_what_it_cannot_draw(string sentence, params string[] arguments)
    {
        var run = await ReplayProgram.RunAsync(["plot", .. arguments, "--in-memory"]);

        (run.ExitCode, run.Output).Should().Be((2, ""));
        run.Error.Should().StartWith(sentence);
    }

    private IEnumerable<string> SvgTexts(string file) =>
        XDocument.Load(Path.Combine(_folder, file)).Descendants().Where(node => node.Name.LocalName == "text")
            .Select(node => string.Join(' ', node.Value.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries)));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<ReplayProgram.Run> DrawAsync(string file, params string[] arguments) =>
        ReplayProgram.RunAsync(["plot", Path.Combine(_folder, file), .. arguments, "--in-memory"]);
}
