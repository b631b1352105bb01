namespace Replay.Tests;

public sealed class ExplainingAndComparing
{
    [Fact]
    public async Task explains_a_commitment_by_its_facts_with_running_amounts()
    {
        var run = await ReplayProgram.RunAsync("explain", "partnership/openai-coreweave/compute", "--in-memory", "--as-of", "2025-09-30", "--format", "csv");

        run.Output.Split('\n').Select(line => line.Split(',')).Where(row => row.Length > 7).Select(row => $"{row[0]} {row[^2]}")
            .Should().Equal("entry max", "f23 11900000000", "f35 15900000000", "f44 22400000000");
    }

    [Fact]
    public async Task explains_in_words_within_eighty_columns()
    {
        var run = await ReplayProgram.RunAsync("explain", "partnership/microsoft-coreweave/compute", "--in-memory", "--as-of", "2025-03-21");

        run.Output.Should().ContainAll("up to $10bn outstanding, contested", "disputed", "contradicted by");
        run.Output.Split('\n').Should().OnlyContain(line => line.Length <= 80);
    }

    [Theory]
    [InlineData("offering/bolt-ipo", "o1 max 55000", "o2 max 36450")]
    [InlineData("partnership/acme-bolt/investment/stake", "f8 max 350000")]
    [InlineData("partnership/acme-bolt/racks", "f2 max 40.5", "f6 max 0")]
    public async Task explains_figures_of_every_kind(string figure, params string[] steps)
    {
        var run = await ReplayProgram.RunAsync("explain", figure, ReplayProgram.Small, "--in-memory", "--as-of", "2024-12-31", "--format", "csv");

        var rows = run.Output.TrimEnd('\n').Split('\n').Select(line => line.Split(',')).ToList();
        rows.Skip(1).Select(row => $"{row[0]} {rows[0][^2]} {row[^2]}").Should().Equal(steps);
    }

    [Fact]
    public async Task tells_how_figures_of_every_kind_changed()
    {
        var run = await ReplayProgram.RunAsync("changes", ReplayProgram.Small, "--from", "2024-05-31", "--to", "2024-12-31", "--in-memory");

        run.Output.Should().Be(
            """

            offering/bolt-ipo
              moved from nothing to $36,450, priced
                o1 The offering is launched: 1,000 shares at $47 to 55. (2024-08-01;
                confirmed: example.org)
                o2 The offering is priced: 900 shares at $40.5. (2024-08-20; confirmed:
                example.org)

            partnership/acme-bolt/racks
              moved from 40.5 MW outstanding to nothing outstanding, released
                f6 Acme releases what Bolt owes Acme (racks). (2024-06-01; confirmed:
                example.org)

            partnership/acme-bolt/investment/stake
              moved from nothing to $350,000 held
                f8 Acme gets $350,000 of Bolt's equity in kind. (2024-06-01; confirmed:
                example.org)

            """);
    }

    [Theory]
    [InlineData("partnership/openai-coreweave/nothing", "is not there as of")]
    [InlineData("openai-coreweave", "'openai-coreweave' is no figure; a commitment such as partnership/openai-coreweave/compute is required, or ")]
    public async Task refuses_to_explain_what_there_is_not(string figure, string refusal)
    {
        var run = await ReplayProgram.RunAsync("explain", figure, "--in-memory", "--as-of", "2025-03-21");

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain(refusal);
        run.Output.Should().BeEmpty();
    }

    [Theory]
    [InlineData("as of the last day, as far as is known now")]
    [InlineData("as of the last day, as far as was known at 2025-03-05T12:00:00Z", "--known-at=2025-03-05T12:00:00Z")]
    public async Task says_in_words_that_a_viewpoint_has_no_end(string expected, params string[] knownAt)
    {
        const string Figure = "partnership/acme-bolt/nothing";

        var run = await ReplayProgram.RunAsync(
            ["explain", Figure, ReplayProgram.Small, "--in-memory", "--as-of", "9999-12-31", .. knownAt]);

        run.Error.Should().Be($"{Figure} is not there {expected}; only what is there can be explained.\n");
    }

    [Fact]
    public async Task tells_what_was_learned_from_what_happened()
    {
        var run = await ReplayProgram.RunAsync("changes", "--from", "2025-03-08@2025-03-08T23:59:59Z", "--to", "2025-05-31@2025-12-31T00:00:00Z", "--in-memory");

        var openAi = run.Output[run.Output.IndexOf("partnership/openai-coreweave/compute", StringComparison.Ordinal)..];
        openAi.Should().MatchRegex(@"restated from nothing to up to \$11\.9bn outstanding\s+f23 ").And.MatchRegex(@"moved from up to \$11\.9bn outstanding to up to \$15\.9bn outstanding\s+f35 ");
    }

    [Fact]
    public async Task writes_differences_as_rows_for_programs()
    {
        var run = await ReplayProgram.RunAsync("changes", ReplayProgram.Small, "--from", "2024-05-31", "--to", "2024-12-31", "--in-memory", "--format", "csv");

        run.Output.Should().Be(
            """
            figure,how,from min,from max,to min,to max,unit,causes,sources
            offering/bolt-ipo,moved,,,36450,36450,USD,o1 o2,o1: example.org https://example.org/o; o2: example.org https://example.org/o
            partnership/acme-bolt/racks,moved,40.5,40.5,0,0,MW,f6,f6: example.org https://example.org/b
            partnership/acme-bolt/investment/stake,moved,,,350000,350000,USD,f8,f8: example.org https://example.org/b

            """);
    }

    [Fact]
    public async Task writes_differences_as_json_for_programs()
    {
        var run = await ReplayProgram.RunAsync("changes", ReplayProgram.Small, "--from", "2024-04-30@2024-04-30T00:00:00Z", "--to", "2024-05-01@2024-05-02T23:00:00Z", "--in-memory", "--format", "json");

        run.Output.Should().Be(
            """
            {
              "changes": [
                {
                  "figure": "partnership/acme-bolt/spend",
                  "says": "What Acme owes Bolt (spend) moved from $749,999.75+ outstanding to an undisclosed amount outstanding",
                  "before": {
                    "min": 749999.75,
                    "max": null,
                    "unit": "USD"
                  },
                  "restated": {
                    "min": 749999.75,
                    "max": null,
                    "unit": "USD"
                  },
                  "restatedBy": [],
                  "after": {
                    "min": 0,
                    "max": null,
                    "unit": "USD"
                  },
                  "movedBy": [
                    {
                      "entry": "f4",
                      "says": "Acme withdraws an undisclosed amount of what it owes Bolt (spend): late racks",
                      "day": null,
                      "source": {
                        "address": "https://news.example/x",
                        "publisher": "The Paper",
                        "kind": "press",
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
    public async Task finds_no_difference_between_a_viewpoint_and_itself()
    {
        var run = await ReplayProgram.RunAsync("changes", "--from", "2025-03-08", "--to", "2025-03-08", "--in-memory");

        run.Output.Trim().Should().Be("No figure differs.");
    }
}
