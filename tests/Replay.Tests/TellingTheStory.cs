namespace Replay.Tests;

public sealed class TellingTheStory
{
    private static readonly Lazy<Task<ReplayProgram.Run>> Telling = new(() => ReplayProgram.RunAsync("--in-memory"));

    [Theory]
    [InlineData("Microsoft withdraws an undisclosed amount of what it owes CoreWeave (compute); CoreWeave denies it.")]
    [InlineData("OpenAI owes CoreWeave up to $11.9bn for computing capacity.")]
    [InlineData("CoreWeave's offering is priced at $1.5bn, cut from $2.303 to 2.695bn.")]
    [InlineData("Told otherwise by TechRadar and The article this project grew from: Microsoft withdraws up to $12bn of what it owes CoreWeave (compute)")]
    [InlineData("rivals f24, which speaks")]
    [InlineData("OpenAI owes CoreWeave more: up to $15.9bn for computing capacity.")]
    [InlineData("OpenAI owes CoreWeave more: up to $22.4bn for computing capacity.")]
    [InlineData("Core Scientific owes CoreWeave (power) 200 MW 320+ MW")]
    [InlineData("f12b-options An option for CoreWeave: what Core Scientific owes CoreWeave (power) can grow by an undisclosed amount.")]
    [InlineData("f13 CoreWeave exercises all that is left of option last-power.")]
    [InlineData("f26-option An option for Microsoft: Microsoft would owe CoreWeave up to $12bn for computing capacity.")]
    [InlineData("f26-lapsed Microsoft's option expansion lapses; nothing of it was owed.")]
    [InlineData("f21b Completed: Acquisition of Weights & Biases.")]
    [InlineData("CoreWeave's over-allotment is taken, to bring $70.4m")]
    [InlineData("f35-terms Signed: Agreement of May 2025 on up to $4bn more (to 2029-04).")]
    [InlineData("f44-filed What OpenAI owes CoreWeave (compute) grows by up to $6.5bn. (by 2025-09-25; confirmed: CoreWeave, filing: Form 10-K for 2025; rivals f44, which speaks)")]
    [InlineData("The stake of CoreWeave in Core Scientific is cancelled")]
    public async Task names_what_turned(string told) => string.Join(' ', (await Told()).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)).Should().Contain(told);

    [Fact]
    public async Task has_words_for_every_entry()
    {
        var timeline = await ReplayProgram.RunAsync("timeline", "--in-memory");

        timeline.Output.Should().NotContain("{").And.ContainAll(
            "f18-default CoreWeave is in breach of Delayed-draw term loan 2.0",
            "f18 Blackstone waives CoreWeave's breach of Delayed-draw term loan 2.0.",
            "f32b The underwriters take 1,760,000 shares beyond the offering.",
            "f49 Terminated, a condition having failed: Merger agreement");
    }

    [Fact]
    public async Task keeps_to_80_columns_and_plain_text_when_redirected()
    {
        var told = await Told();

        told.Should().NotContain("\u001b").And.NotContain(" \n");
        told.Split('\n').Should().OnlyContain(line => line.Length <= 80);
    }

    [Fact]
    public async Task is_told_in_memory_where_no_server_starts()
    {
        var folder = Directory.CreateTempSubdirectory();
        foreach (var program in new[] { "initdb", "pg_ctl", "postgres" })
        {
            var path = Path.Combine(folder.FullName, program);
            await File.WriteAllTextAsync(path, "#!/bin/sh\nexit 1\n", TestContext.Current.CancellationToken);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        }

        var run = await ReplayProgram.RunAsync("", [], folder.FullName);

        folder.Delete(recursive: true);
        (run.ExitCode, run.Output).Should().Be((0, await Told()));
        run.Error.Should().EndWith("The entries are kept in memory instead, which gives the same answers.\n");
    }

    private static async Task<string> Told()
    {
        var run = await Telling.Value;
        run.ExitCode.Should().Be(0, run.Error);
        return run.Output;
    }
}
