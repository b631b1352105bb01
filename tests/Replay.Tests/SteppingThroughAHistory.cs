namespace Replay.Tests;

public sealed class SteppingThroughAHistory
{
    [Fact]
    public async Task goes_on_back_and_to_a_date_and_shows_what_each_entry_changes()
    {
        var run = await ReplayProgram.RunAsync("\n\nb\n2024-05-01\nnever\nq\n", ["replay", ReplayProgram.Small, "--step", "--in-memory"]);

        run.ExitCode.Should().Be(0);
        run.Output.Should().BeEmpty("nothing is shown of a replay that was quit");
        System.Text.RegularExpressions.Regex.Matches(run.Error, @"(\d+) of \d+, ").Select(shown => shown.Groups[1].Value).Should().Equal("1", "2", "3", "2", "4", "4");
        run.Error.Should().ContainAll("Acme owes Bolt: $1m+", "'never' is no step.", "Nothing changes on the board.");
    }

    [Fact]
    public async Task changes_nothing_by_what_a_kept_store_knows_already()
    {
        var folder = Directory.CreateTempSubdirectory();
        await ReplayProgram.RunAsync("import", ReplayProgram.Small, "--data", folder.FullName);

        var run = await ReplayProgram.RunAsync("\nq\n", ["replay", ReplayProgram.Small, "--step", "--data", folder.FullName]);

        folder.Delete(recursive: true);
        run.ExitCode.Should().Be(0);
        System.Text.RegularExpressions.Regex.Count(run.Error, "Nothing changes on the board\\.").Should().Be(2);
    }

    [Fact]
    public async Task shows_the_board_in_the_end()
    {
        var run = await ReplayProgram.RunAsync("2024-07-01\n", ["replay", ReplayProgram.Small, "--step", "--in-memory", "--as-of", "2024-12-31"]);

        run.Output.Should().StartWith("As of 2024-12-31, as known now");
    }
}
