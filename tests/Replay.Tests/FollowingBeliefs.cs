namespace Replay.Tests;

public sealed class FollowingBeliefs
{
    [Fact]
    public async Task tells_what_was_held_about_a_day_and_what_changed_it()
    {
        var run = await ReplayProgram.RunAsync("beliefs", "partnership/acme-bolt/spend", ReplayProgram.Small, "--in-memory", "--as-of", "2024-06-01");

        run.Output.Should().Be(
            """
            from 2024-01-06T12:00:00Z $1m+ outstanding
              f2 Signed: Supply agreement (2024-01-05 to 2026); Acme owes Bolt $1m+; Bolt
              owes Acme 40.5 MW. (2024-01-05; confirmed: Acme, announcement)
            from 2024-04-02T09:00:00Z $749,999.75+ outstanding
              f3 Paid: $250,000.25 of what Acme owes Bolt (spend). (during 2024-03;
              confirmed: ledger)
            from 2024-05-02T12:00:00Z an undisclosed amount outstanding
              f4 Acme withdraws an undisclosed amount of what it owes Bolt (spend): late
              racks. (2024-05-01; reported: The Paper, press)
            from 2024-05-03T12:00:00Z an undisclosed amount outstanding, contested
              f4 Acme withdraws an undisclosed amount of what it owes Bolt (spend): late
              racks. (2024-05-01; reported: The Paper, press)
                f5 Bolt disputes f4: Nothing was withdrawn. (Bolt, announcement)

            """);
    }

    [Fact]
    public async Task writes_rows_for_programs()
    {
        var run = await ReplayProgram.RunAsync("beliefs", "partnership/acme-bolt/spend", ReplayProgram.Small, "--in-memory", "--as-of", "2024-06-01", "--format", "csv");

        run.Output.Should().Be(
            """
            known from,known to,held min,held max,unit,contested,causes,sources
            2024-01-06T12:00:00Z,2024-04-02T09:00:00Z,1000000,,USD,false,f2,"f2: Acme, announcement https://example.org/a"
            2024-04-02T09:00:00Z,2024-05-02T12:00:00Z,749999.75,,USD,false,f3,f3: ledger urn:contracts:ledger
            2024-05-02T12:00:00Z,2024-05-03T12:00:00Z,0,,USD,false,f4,"f4: The Paper, press https://news.example/x"
            2024-05-03T12:00:00Z,,0,,USD,true,f4 f5,"f4: The Paper, press https://news.example/x; f5: Bolt, announcement https://example.org/b"

            """);
    }

    [Fact]
    public async Task writes_json_for_programs()
    {
        var run = await ReplayProgram.RunAsync("beliefs", "partnership/acme-bolt/racks", ReplayProgram.Small, "--in-memory", "--as-of", "2024-05-01", "--format", "json");

        run.Output.Should().Be(
            """
            {
              "beliefs": [
                {
                  "knownFrom": "2024-01-06T12:00:00Z",
                  "knownTo": null,
                  "held": {
                    "min": 40.5,
                    "max": 40.5,
                    "unit": "MW"
                  },
                  "says": "40.5 MW outstanding",
                  "contested": false,
                  "because": [
                    {
                      "entry": "f2",
                      "says": "Signed: Supply agreement (2024-01-05 to 2026); Acme owes Bolt $1m+; Bolt owes Acme 40.5 MW",
                      "day": null,
                      "source": {
                        "address": "https://example.org/a",
                        "publisher": "Acme",
                        "kind": "announcement",
                        "place": null,
                        "publishedOn": null
                      },
                      "controls": []
                    }
                  ]
                }
              ]
            }

            """);
    }

    [Fact]
    public async Task says_where_nothing_was_ever_held()
    {
        var run = await ReplayProgram.RunAsync("beliefs", "partnership/acme-bolt/nothing", ReplayProgram.Small, "--in-memory", "--as-of", "2024-06-01");

        run.Output.Should().Be("Nothing was ever known about this figure on this day.\n");
    }
}
