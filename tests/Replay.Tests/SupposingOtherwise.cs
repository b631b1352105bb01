namespace Replay.Tests;

public sealed class SupposingOtherwise
{
    private const string Payments =
        """
        {"specversion":"1.0","id":"x1","type":"contracts.payment-made.v1","source":"urn:contracts:ledger","subject":"partnership/acme-bolt","effectiveon":"2024-08-01","data":{"commitment":"racks","amount":{"exactly":1,"unit":"MW"}}}
        {"specversion":"1.0","id":"x2","type":"contracts.payment-made.v1","source":"urn:contracts:ledger","subject":"partnership/acme-bolt","effectiveon":"2024-08-01","data":{"commitment":"spend","amount":{"exactly":700000,"unit":"USD"}}}
        """;

    [Fact]
    public async Task marks_the_lines_that_would_differ_and_lists_the_conflicts()
    {
        var run = await ReplayProgram.RunAsync(Payments, ["what-if", ReplayProgram.Small, "--in-memory", "--as-of", "2024-12-31", "--without", "f4", "--with", "-"]);

        run.Error.Should().BeEmpty();
        run.Output.Should().Be(
            """
            As of 2024-12-31, as known now

            ── Figures that differ ─────────────────────────────────────────────────────────
            figure                                         as it is             as supposed
            acme-bolt
              spend    an undisclosed amount outstanding, contested $49,999.75+ outstanding

            ── Firm totals that differ ─────────────────────────────────────────────────────
            debtor → creditor                           as it is                as supposed
              acme → bolt           undisclosed (1 open-ended),  $49,999.75+ (1 open-ended)
                                                       contested
            3 other figures stay as they are.

            Conflicts, for which recording it would be refused
              already-closed partnership/acme-bolt x1: Commitment racks was closed on
              2024-06-01 by f6; only an open one can change.

            """);
    }

    [Fact]
    public async Task adds_nothing_of_a_stream_where_an_entry_says_something_else()
    {
        var run = await ReplayProgram.RunAsync(
            Payments.Replace("\"x1\"", "\"f2\""),
            ["what-if", ReplayProgram.Small, "--in-memory", "--as-of", "2024-12-31", "--with", "-"]);

        run.Error.Should().BeEmpty();
        run.Output.Should().Contain("Nothing would differ.")
            .And.Contain("  known-with-other-content partnership/acme-bolt f2: Entry f2 is recorded");
    }

    [Fact]
    public async Task lists_what_loses_its_ground()
    {
        var run = await ReplayProgram.RunAsync("what-if", ReplayProgram.Small, "--in-memory", "--as-of", "2024-12-31", "--without", "partnership/acme-bolt#f2");

        run.Output.Should().MatchRegex(@"  racks +nothing outstanding, released +nothing\n").And.Contain("Ungrounded by what is left out\n  not-committed partnership/acme-bolt f3: Commitment spend is not made by\n")
            .And.NotContain("Conflicts");
    }

    [Fact]
    public async Task supposes_of_what_was_known_at_an_instant()
    {
        var run = await ReplayProgram.RunAsync(Payments, ["what-if", ReplayProgram.Small, "--in-memory", "--as-of", "2024-12-31", "--known-at", "2024-05-02T23:59:59Z", "--with", "-", "--format", "csv"]);

        run.Output.Should().Be(
            """
            stream,kind,name,differs,unit,actual min,actual max,actual contested,supposed min,supposed max,supposed contested
            partnership/acme-bolt,commitment,racks,true,MW,40.5,40.5,false,39.5,39.5,false
            partnership/acme-bolt,commitment,spend,true,USD,0,,false,0,,false

            """);
    }

    [Fact]
    public async Task writes_json_with_totals_conflicts_and_what_is_ungrounded()
    {
        var run = await ReplayProgram.RunAsync("what-if", ReplayProgram.Small, "--in-memory", "--as-of", "2024-02-01", "--without", "f2", "--format", "json");

        var answer = System.Text.Json.Nodes.JsonNode.Parse(run.Output)?.AsObject();
        answer?.Select(field => field.Key).Should().Equal("figures", "totals", "conflicts", "ungrounded");
        answer?["figures"]?[1]?.ToJsonString().Should().Be(
            """{"stream":"partnership/acme-bolt","kind":"commitment","name":"spend","differs":true,"actual":{"value":{"min":1000000,"max":null,"unit":"USD"},"says":"$1m\u002B outstanding","standing":"confirmed","contested":false},"supposed":null}""");
        answer?["totals"]?[0]?.ToJsonString().Should().Be(
            """{"debtor":"acme","creditor":"bolt","unit":"USD","differs":true,"actual":{"firm":{"min":1000000,"max":null,"maxOfBounded":0,"openEnded":1},"ceiling":{"min":1000000,"max":null,"maxOfBounded":0,"openEnded":1}},"supposed":null}""");
    }

    [Theory]
    [InlineData("Nothing is supposed; --without ENTRY or --with FILE is required.\n")]
    [InlineData("There is no entry 'f99'; only what is recorded can be left out.\n", "--without", "f99")]
    [InlineData("There is no entry 'offering/bolt-ipo#f1'; only what is recorded can be left out.\n", "--without", "offering/bolt-ipo#f1")]
    public async Task says_what_it_cannot_suppose(string sentence, params string[] arguments)
    {
        var run = await ReplayProgram.RunAsync(["what-if", ReplayProgram.Small, "--in-memory", .. arguments]);

        (run.ExitCode, run.Output, run.Error).Should().Be((2, "", sentence));
    }
}
