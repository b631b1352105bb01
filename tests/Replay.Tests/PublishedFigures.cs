namespace Replay.Tests;

public sealed class PublishedFigures
{
    [Fact]
    public async Task stand_by_organization_and_measure_with_their_rivals()
    {
        var told = Unwrapped((await ReplayProgram.RunAsync("figures", "--in-memory", "--party", "coreweave")).Output);

        told.Should().ContainAll(
            "remaining performance obligations 2023-12-31: $9.9bn (f08; confirmed: CoreWeave, filing)",
            "2026-03-31: $98.8bn (f68b; confirmed: CoreWeave, filing: Form 10-Q of the first quarter) told otherwise by alphasteve, other, published 2026-06-29: "
            + "CoreWeave's remaining performance obligations: $99.4bn (f68c)");
    }

    [Fact]
    public async Task are_as_known_at_any_instant()
    {
        var run = await ReplayProgram.RunAsync("figures", "--in-memory", "--party", "coreweave", "--measure", "revenue backlog", "--as-of", "2025-12-31", "--known-at", "2025-09-01", "--format", "csv");

        run.Output.Split('\n').Select(row => row.Split(',')).Where(row => row.Length > 5).Select(row => $"{row[1]} {row[3]} {row[5]}").Should()
            .Equal("measure max effective on", "revenue backlog 25900000000 2025-03-31", "revenue backlog 30100000000 2025-06-30");
    }

    [Fact]
    public async Task are_compared_with_what_was_computed_and_what_is_missing_is_named()
    {
        var told = Unwrapped((await ReplayProgram.RunAsync(
            "figures", "--in-memory", "--party", "coreweave", "--measure", "revenue backlog", "--reconcile", "creditor", "--beliefs")).Output);

        told.Should().ContainAll(
            "2025-03-31: $25.9bn (f33; confirmed: CoreWeave, announcement: first-quarter release) is above by at least $3.68bn with $0.32 to 22.22bn computed",
            "cannot be told (2 open-ended) with about $6.32bn+ (2 open-ended) computed without an upper bound: "
            + "what Anthropic owes CoreWeave (compute); what Google owes CoreWeave (supply)",
            "believed from 2025-05-14T12:00:00Z $25.9bn believed from 2025-08-12T12:00:00Z $30.1bn");
    }

    [Fact]
    public async Task are_explained_and_believed_like_any_figure()
    {
        const string Backlog = "organization/coreweave/measure/revenue backlog";

        var explained = Unwrapped((await ReplayProgram.RunAsync("explain", Backlog, "--in-memory", "--as-of", "2025-09-01")).Output);
        var beliefs = Unwrapped((await ReplayProgram.RunAsync("beliefs", Backlog, "--in-memory", "--as-of", "2025-09-01")).Output);

        explained.Should().Contain("f37 CoreWeave's revenue backlog: $30.1bn.").And.Contain("contradicted by f37c");
        beliefs.Should().Contain("from 2025-11-30T12:00:00Z $30.1bn, told otherwise by 1 account f37 CoreWeave's revenue backlog: $30.1bn.");
    }

    [Fact]
    public async Task keep_an_empty_board_from_saying_that_nothing_is_on_record()
    {
        var run = await ReplayProgram.RunAsync("commitments", "--in-memory", "--as-of", "2023-05-31", "--known-at", "2017-12-31");

        run.Output.Should().Contain("On record, too, of 1 organization").And.NotContain("Nothing is on record");
    }

    private static string Unwrapped(string output) => string.Join(' ', output.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
