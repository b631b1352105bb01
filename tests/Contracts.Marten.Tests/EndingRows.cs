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

        await using var host = new NpgsqlConnection(fixture.ConnectionString);
        await host.OpenAsync(Cancelled);
        await using var transaction = await host.BeginTransactionAsync(Cancelled);
        var batch = Enumerable.Range(0, commitments).Select(number => Increased(5, $"more-{number}") with { Event = new CommitmentIncreased { Commitment = $"c{number}", By = Usd(5) } });
        await ledger.RecordWithinAsync(transaction, stream, [.. batch], cancellationToken: Cancelled);

        await using var asking = new NpgsqlCommand($"select idx_tup_fetch + seq_tup_read from pg_stat_xact_user_tables where schemaname = '{schema}' and relname = 'ledger_row'", host, transaction);
        (await asking.ExecuteScalarAsync(Cancelled)).Should().BeOfType<long>().Which.Should().BeInRange(commitments, 2 * commitments);
    }

    private static IEnumerable<HistoryLine> Begun(StreamKey stream, int commitments) =>
        Enumerable.Range(0, commitments).Select(number => Made(10, $"made-{number}") with { Event = new CommitmentMade { Commitment = $"c{number}", Debtor = "a", Creditor = "b", Amount = Usd(10) } })
            .Prepend(Formed())
            .Select((entry, index) => Line(stream, entry, LedgerFixture.Noon.AddDays(-1), index + 1));
}
