namespace Replay.Tests;

public sealed class ShowingTheBoard
{
    [Fact]
    public async Task marks_what_is_contested_closed_and_anomalous()
    {
        var run = await ReplayProgram.RunAsync("commitments", ReplayProgram.Small, "--in-memory", "--as-of", "2024-12-31");

        run.Output.Should().Contain("firm, reported, contested").And.MatchRegex("acme +released").And.Contain("already-closed partnership/acme-bolt f9:");
    }

    [Fact]
    public async Task shows_one_party_and_lets_the_preferred_source_speak()
    {
        string[] question = ["commitments", "--in-memory", "--as-of", "2025-03-08", "--known-at", "2025-03-10", "--party", "openai"];

        var filed = await ReplayProgram.RunAsync(question);
        var announced = await ReplayProgram.RunAsync([.. question, "--prefer", "announcement,filing"]);

        filed.Output.Should().Contain("2025-03-07 to 2030-10").And.NotContain("core-scientific");
        announced.Output.Should().Contain("Five-year agreement").And.NotContain("2030-10");
    }

    [Fact]
    public async Task shows_deals_with_their_terms_and_why_they_stand_as_they_do()
    {
        var contracts = Path.Combine(AppContext.BaseDirectory, "Histories", "contracts.jsonl");

        var leased = await ReplayProgram.RunAsync("commitments", contracts, "--in-memory", "--as-of", "2026-03-01");
        var merged = await ReplayProgram.RunAsync("commitments", "--in-memory", "--as-of", "2025-12-31", "--party", "core-scientific", "--format", "json");

        leased.Output.Should().ContainAll("this round to 2028-12-31", "Notice is given to end by");
        var deal = System.Text.Json.Nodes.JsonNode.Parse(merged.Output)?["deals"]?.AsArray().Single(deal => (string?)deal?["deal"] == "merger-2025");
        ((string?)deal?["lifecycle"], (string?)deal?["reason"], (string?)deal?["since"]).Should()
            .Be(("terminated", "Terminated, a condition having failed: Merger agreement", "2025-10-30"));
    }

    [Fact]
    public async Task says_in_words_that_a_viewpoint_has_no_end()
    {
        var run = await ReplayProgram.RunAsync(
            "commitments", ReplayProgram.Small, "--in-memory", "--as-of", "9999-12-31");

        run.Output.Should().StartWith("As of the last day, as known now");
    }

    [Fact]
    public async Task writes_exact_numbers_as_comma_separated_values()
    {
        var run = await ReplayProgram.RunAsync("commitments", ReplayProgram.Small, "--in-memory", "--as-of", "2024-02-01", "--format", "csv");

        run.Output.Should().Be(
            """
            stream,commitment,deal,debtor,creditor,nature,lifecycle,standing,contested,unit,committed min,committed max,performed min,performed max,withdrawn min,withdrawn max,reduced min,reduced max,novated min,novated max,exceeded min,exceeded max,outstanding min,outstanding max
            partnership/acme-bolt,racks,supply,bolt,acme,firm,open,confirmed,false,MW,40.5,40.5,0,0,0,0,0,0,0,0,0,0,40.5,40.5
            partnership/acme-bolt,spend,supply,acme,bolt,firm,open,confirmed,false,USD,1000000,,0,0,0,0,0,0,0,0,0,0,1000000,

            """);
    }

    [Fact]
    public async Task links_the_entries_of_a_timeline()
    {
        var run = await ReplayProgram.RunAsync("timeline", ReplayProgram.Small, "--in-memory");

        run.Output.Should().ContainAll("disputed by f5", "disputes f4", "rivalled by f8, spoken for by f8", "anomaly already-closed");
    }
}
