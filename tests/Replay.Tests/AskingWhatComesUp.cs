using Ical.Net;

namespace Replay.Tests;

public sealed class AskingWhatComesUp
{
    private static readonly string Contracts = Path.Combine(AppContext.BaseDirectory, "Histories", "contracts.jsonl");

    [Fact]
    public async Task tells_what_is_due_for_whom_and_what_follows()
    {
        var run = await ReplayProgram.RunAsync("upcoming", Contracts, "--in-memory", "--as-of", "2026-03-01", "--within", "30");

        run.Output.Should().Be(
            """
            As of 2026-03-01, as known now, within 30 days
            late what Acme owes Landlord (rent), partnership/acme-landlord
            in cure what Acme owes Bank (principal), partnership/bank-acme

            2026-03-05 in 4 days
              Acme owes Landlord $10,000 for rent of the hall (rent).
                If nothing is done, it is overdue. partnership/acme-landlord, l2, confirmed

            2026-03-15 in 14 days
              Last day to give notice not to renew: Service contract; hosting, support.
                If nothing is done, it goes on by 12 months, until 2027-04-14.
                partnership/acme-cloudy, s2, confirmed

            2026-03-22 in 21 days
              Acme is to cure its breach of Term loan: the ratio of debt to earnings stays
              below 3.
                If nothing is done, the deal may be terminated. partnership/bank-acme, b4,
                confirmed

            2026-03-25 in 24 days
              Cloudy is to meet milestone migration: All servers moved.
                If nothing is done, it is late. partnership/acme-cloudy, s3, confirmed

            2026-03-31 in 30 days
              Last day of Acme's option more-space with Landlord: $60,000.
                If nothing is done, it can be exercised no more. partnership/acme-landlord,
                l3, confirmed
              Acme owes Bank $300,000 for repayment of the loan (principal).
                If nothing is done, it is overdue. partnership/bank-acme, b2, confirmed

            """);
    }

    [Fact]
    public async Task asks_about_one_party()
    {
        var run = await ReplayProgram.RunAsync("upcoming", Contracts, "--in-memory", "--as-of", "2026-03-01", "--within", "30", "--party", "cloudy", "--format", "csv");

        run.Output.Split('\n').Skip(1).Select(row => string.Join(' ', row.Split(',').Take(4))).Should().Equal(
            "2026-03-15 non-renewal-notice partnership/acme-cloudy services", "2026-03-25 milestone partnership/acme-cloudy migration", "");
    }

    [Fact]
    public async Task tells_it_as_known_at_any_instant()
    {
        var run = await ReplayProgram.RunAsync("upcoming", Contracts, "--in-memory", "--as-of", "2026-03-01", "--within", "30", "--known-at", "2025-12-31", "--format", "csv");

        run.Output.Split('\n').Skip(1).Select(row => row.Split(',')[0]).Should().Equal("2026-03-15", "2026-03-25", "");
    }

    [Fact]
    public async Task gives_a_calendar_that_another_program_reads()
    {
        string[] question = ["upcoming", Contracts, "--in-memory", "--as-of", "2026-03-01", "--within", "60", "--format"];

        var calendar = Calendar.Load((await ReplayProgram.RunAsync([.. question, "ical"])).Output);
        var items = System.Text.Json.Nodes.JsonNode.Parse((await ReplayProgram.RunAsync([.. question, "json"])).Output)?["upcoming"]?.AsArray() ?? [];

        calendar?.Events.Select(entry => ($"{entry.Start?.Value:yyyy-MM-dd}", entry.Start?.HasTime, entry.Summary)).Should()
            .Equal(items.Select(item => ((string?)item?["day"] ?? "", (bool?)false, (string?)item?["says"])));
        calendar?.Events.Select(entry => entry.Uid).Should().OnlyHaveUniqueItems();
        (calendar?.Events.FirstOrDefault()?.Description ?? "").Should().StartWith("If nothing is done, it is overdue.\npartnership/acme-landlord, entry l2\n");
    }

    [Fact]
    public async Task keeps_the_uid_of_an_item_from_day_to_day()
    {
        var uids = new List<string>();
        foreach (var day in new[] { "2026-03-01", "2026-03-10" })
        {
            var calendar = Calendar.Load((await ReplayProgram.RunAsync("upcoming", Contracts, "--in-memory", "--as-of", day, "--within", "10", "--format", "ical")).Output);
            uids.AddRange(calendar?.Events.Select(entry => entry.Uid ?? "").Where(uid => uid.Contains("renewal", StringComparison.Ordinal)) ?? []);
        }

        uids.Should().Equal("partnership/acme-cloudy/non-renewal-notice/services/2026-03-15@contracts");
    }

    [Theory]
    [InlineData("--within: '0' is no number of days; one from 1 to 3660 is required.\n", "--within", "0")]
    [InlineData("--format: 'ics' is no format; one of table, json, csv, ical is required.\n", "--format", "ics")]
    [InlineData("There is no party 'acmee' in these entries; did you mean 'acme'?\n", "--party", "acmee")]
    public async Task says_what_it_cannot_answer(string sentence, params string[] arguments)
    {
        var run = await ReplayProgram.RunAsync(["upcoming", Contracts, "--in-memory", .. arguments]);

        (run.ExitCode, run.Output, run.Error).Should().Be((2, "", sentence));
    }
}
