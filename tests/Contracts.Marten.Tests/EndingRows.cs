using Npgsql;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

/// <summary>Recording touches the rows of its own positions, however many stand in other streams, and before PostgreSQL knows anything about the tables.</summary>
public sealed class EndingRows(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private const int RowsOfOthers = 2400;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    public async Task looks_at_no_rows_of_other_streams(int commitments)
    {
        var schema = $"ending{commitments}";
        var ledger = fixture.LedgerIn(schema);
        await ledger.ImportAsync(Enumerable.Range(0, RowsOfOthers / commitments).SelectMany(number => Begun(StreamKey.Partnership($"other-{number}"), commitments)), cancellationToken: Cancelled);
        var stream = NewStream();
        await ledger.ImportAsync(Begun(stream, commitments), cancellationToken: Cancelled);

        (await RowsLookedAtAsync(ledger, schema, stream, commitments)).Should().BeInRange(commitments, 2 * commitments);
    }

    /// <summary>An import builds the indexes at the end; recordings let them grow, and each to a height of its own.</summary>
    [Fact]
    public async Task looks_at_no_rows_of_other_streams_where_the_indexes_grew()
    {
        const string schema = "ending_grown";
        var ledger = fixture.LedgerIn(schema);
        var stream = NewStream();
        await ledger.RecordAsync(stream, [Formed(), Made() with { Event = new CommitmentMade { Commitment = "c0", Debtor = "a", Creditor = "b", Amount = Usd(10) } }], cancellationToken: Cancelled);
        await using (var connection = new NpgsqlConnection(fixture.ConnectionString))
        {
            await connection.OpenAsync(Cancelled);
            await using var filling = new NpgsqlCommand(
                $"""
                insert into {schema}.ledger_row (tenant_id, policies, stream_id, kind, position_id, debtor, creditor, unit, nature, lifecycle, standing, is_contested, makes_firm, effective_from, effective_to, known_from, known_to, traits, outstanding_min, outstanding_max)
                select '*DEFAULT*', 15, 'partnership/s' || i / 10, 0, 'c0', 'a', 'b', 'USD', 0, 0, 0, false, false, {Day(2).DayNumber} + i % 10, {Day(3).DayNumber} + i % 10,
                    timestamptz '2025-01-01' + i / 10 * interval '1 minute', 'infinity', 0, 1, 1
                from generate_series(10, 20009) as i
                """,
                connection);
            await filling.ExecuteNonQueryAsync(Cancelled);
        }

        (await RowsLookedAtAsync(ledger, schema, stream, 1)).Should().BeInRange(1, 2);
    }

    private async Task<long> RowsLookedAtAsync(IContractLedger ledger, string schema, StreamKey stream, int commitments)
    {
        await using var host = new NpgsqlConnection(fixture.ConnectionString);
        await host.OpenAsync(Cancelled);
        await using var transaction = await host.BeginTransactionAsync(Cancelled);
        var batch = Enumerable.Range(0, commitments).Select(number => Increased(5, $"more-{number}") with { Event = new CommitmentIncreased { Commitment = $"c{number}", By = Usd(5) } });
        await ledger.RecordWithinAsync(transaction, stream, [.. batch], cancellationToken: Cancelled);

        await using var asking = new NpgsqlCommand($"select idx_tup_fetch + seq_tup_read from pg_stat_xact_user_tables where schemaname = '{schema}' and relname = 'ledger_row'", host, transaction);
        return (await asking.ExecuteScalarAsync(Cancelled)).Should().BeOfType<long>().Which;
    }

    private static IEnumerable<HistoryLine> Begun(StreamKey stream, int commitments) =>
        Enumerable.Range(0, commitments).Select(number => Made(10, $"made-{number}") with { Event = new CommitmentMade { Commitment = $"c{number}", Debtor = "a", Creditor = "b", Amount = Usd(10) } })
            .Prepend(Formed())
            .Select((entry, index) => Line(stream, entry, LedgerFixture.Noon.AddDays(-1), index + 1));
}
