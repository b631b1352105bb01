using System.Text.Json;

namespace Replay.Tests;

public sealed class ShowingThePortfolio
{
    private static readonly string Portfolio = Path.Combine(AppContext.BaseDirectory, "Histories", "portfolio.jsonl");

    [Fact]
    public async Task reads_well_in_eighty_columns()
    {
        var run = await ReplayProgram.RunAsync("portfolio", Portfolio, "--in-memory", "--as-of", "2024-03-05");

        TrimmedLines(run.Output).Should().Equal(TrimmedLines(
            """
            As of 2024-03-05, as known now

            ── All ─────────────────────────────────────────────────────────────────────────
            unit       nature                                                         total
            MW         firm                                                         40.5 MW
            USD        firm                                                    $450 to 540m
                       ceiling                                                 $550 to 640m
                       contingent                                       $5m+ (1 open-ended)

            ── Who owes ────────────────────────────────────────────────────────────────────
            debtor                                                  firm              share
            acme                                            $450 to 500m       91.8 to 100%
            confirmed                               ceiling $550 to 600m
            bolt                                                 40.5 MW               100%
            confirmed
            bolt                                                    none               none
            confirmed                     contingent $5m+ (1 open-ended)
            corp                                              up to $40m          0 to 8.2%
            confirmed
              USD: largest acme; Herfindahl index cannot be told

            ── Who is owed ─────────────────────────────────────────────────────────────────
            creditor                                                          firm    share
            acme                                                           40.5 MW     100%
            confirmed
            bolt                                                      $450 to 540m     100%
            confirmed                                         ceiling $550 to 640m
            corp                                                              none     none
            confirmed                               contingent $5m+ (1 open-ended)

            ── Who owes whom, what is passed on included ───────────────────────────────────
            debtor → creditor                                                          firm
            acme → bolt                                                        $450 to 500m
                                                                       ceiling $550 to 600m
            bolt → acme                                                             40.5 MW
            bolt → corp                                                                none
                                                             contingent $5m+ (1 open-ended)
            corp → acme                                                               $650m
            corp → bolt                                                          up to $40m

            ── Backlog ─────────────────────────────────────────────────────────────────────
            creditor          falls due                                                firm
            acme              no date stated                                        40.5 MW
            bolt              overdue                                           $50 to 100m
                              within 24 months                                        $200m
                              in months 25 to 48                                      $200m
                              no date stated                                     up to $40m

            ── Deadlines ───────────────────────────────────────────────────────────────────
            milestone                  due                                   stands
            first-racks                2024-03-01                            in grace
            acme-bolt-corp             in time to 2024-03-11

            ── Breaches ────────────────────────────────────────────────────────────────────
            breach                                  last day of cure            stands
            late-racks                              2024-03-15                  in cure
            acme-bolt-corp, by bolt

            ── Holdings ────────────────────────────────────────────────────────────────────
            holding                                        amount for         standing
            acme in bolt                                    $3.5m in kind     confirmed
            acme-bolt-corp/stake                   100,000 shares held

            ── Capacity contracted ─────────────────────────────────────────────────────────
            party                                 to provide                     to receive
            acme                                        none                        40.5 MW
            bolt                                     40.5 MW                           none

            ── Capacity in use ─────────────────────────────────────────────────────────────
            kind                                           online                  reported
            bolt racks                                   120 rack                 900+ rack
            """));
    }

    [Fact]
    public async Task fits_the_bundled_history_into_eighty_columns()
    {
        var run = await ReplayProgram.RunAsync("portfolio", "--in-memory", "--as-of", "2025-12-31");

        run.Output.Should().ContainAll("Who owes", "Backlog", "Holdings", "Capacity in use", "Herfindahl index cannot be told");
        run.Output.Split('\n').Should().OnlyContain(line => line.Length <= 80);
    }

    [Fact]
    public async Task writes_the_exposure_as_comma_separated_values()
    {
        var run = await ReplayProgram.RunAsync("portfolio", ReplayProgram.Small, "--in-memory", "--as-of", "2024-02-01", "--format", "csv");

        run.Output.Should().Be(
            """
            by,debtor,creditor,stream,deal,unit,standing,contested,firm min,firm max,firm open-ended,ceiling min,ceiling max,ceiling open-ended,contingent min,contingent max,contingent open-ended,non-binding min,non-binding max,non-binding open-ended,options min,options max,options open-ended
            unit,,,,,MW,confirmed,false,40.5,40.5,0,40.5,40.5,0,0,0,0,0,0,0,0,0,0
            unit,,,,,USD,confirmed,false,1000000,0,1,1000000,0,1,0,0,0,0,0,0,0,0,0
            debtor,acme,,,,USD,confirmed,false,1000000,0,1,1000000,0,1,0,0,0,0,0,0,0,0,0
            debtor,bolt,,,,MW,confirmed,false,40.5,40.5,0,40.5,40.5,0,0,0,0,0,0,0,0,0,0
            creditor,,acme,,,MW,confirmed,false,40.5,40.5,0,40.5,40.5,0,0,0,0,0,0,0,0,0,0
            creditor,,bolt,,,USD,confirmed,false,1000000,0,1,1000000,0,1,0,0,0,0,0,0,0,0,0
            pair,acme,bolt,,,USD,confirmed,false,1000000,0,1,1000000,0,1,0,0,0,0,0,0,0,0,0
            pair,bolt,acme,,,MW,confirmed,false,40.5,40.5,0,40.5,40.5,0,0,0,0,0,0,0,0,0,0
            deal,,,partnership/acme-bolt,supply,MW,confirmed,false,40.5,40.5,0,40.5,40.5,0,0,0,0,0,0,0,0,0,0
            deal,,,partnership/acme-bolt,supply,USD,confirmed,false,1000000,0,1,1000000,0,1,0,0,0,0,0,0,0,0,0

            """);
    }

    [Fact]
    public async Task writes_one_json_document()
    {
        var run = await ReplayProgram.RunAsync("portfolio", ReplayProgram.Small, "--in-memory", "--as-of", "2024-02-01", "--format", "json");

        using var written = JsonDocument.Parse(run.Output);
        written.RootElement.EnumerateObject().Select(property => property.Name).Should()
            .Equal("asOf", "knownAt", "evidence", "exposure", "concentration", "backlogs", "deadlines", "cures", "holdings", "contractedCapacity", "capacity");
        written.RootElement.GetProperty("concentration").EnumerateArray().Select(one => $"{one.GetProperty("side")} {one.GetProperty("unit")} {one.GetProperty("largest")} {one.GetProperty("herfindahl")}")
            .Should().Equal("debtor MW bolt 1", "debtor USD acme 1", "creditor MW acme 1", "creditor USD bolt 1");
        written.RootElement.GetProperty("contractedCapacity").GetArrayLength().Should().Be(2);
    }

    [Fact]
    public async Task says_where_nothing_is_on_record()
    {
        var run = await ReplayProgram.RunAsync("portfolio", ReplayProgram.Small, "--in-memory", "--as-of", "2020-12-31");

        run.Output.Should().EndWith("Nothing is on record here.\n");
    }

    private static IEnumerable<string> TrimmedLines(string text) => text.ReplaceLineEndings("\n").Trim().Split('\n').Select(line => line.TrimEnd());
}
