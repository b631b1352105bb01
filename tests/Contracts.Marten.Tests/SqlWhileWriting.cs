using System.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

/// <summary>Answers in SQL while entries are recorded and rows are rebuilt: right, or marked, or refused.</summary>
public sealed class SqlWhileWriting(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private readonly FakeTimeProvider _clock = new(LedgerFixture.Noon);

    [Fact]
    public async Task are_provisional_while_a_writer_may_still_commit_what_is_known_by_then()
    {
        var (provider, reader, _) = await LedgerAsync(LedgerUpkeep.Inline);
        await using var closing = reader;
        var ledger = provider.GetRequiredService<IContractLedger>();
        var database = provider.GetRequiredService<TenantLedgers>().Databases[0].Database;
        var stream = await ledger.CommittedStreamAsync();
        var later = new Viewpoint { KnownAt = LedgerFixture.Noon.AddMinutes(1) };
        (await OneAsync(reader, later)).IsProvisional.Should().BeFalse();

        await using var transaction = await database.BeginAsync(database.OwnTenant, Cancelled);
        var (history, _) = await transaction.Session.LockHistoryAsync(stream, new(database.Tables, _clock.GetUtcNow(), SeesOneSnapshot: false), recent: null, Cancelled);
        var outcome = history.Record([Increased(5, "slow")], RecordedInstant.After(LedgerFixture.Noon));
        transaction.Session.Append(outcome.Recorded);
        (await OneAsync(reader, later)).Should().Be((10m, true));
        (await OneAsync(reader, new Viewpoint { KnownAt = LedgerFixture.Noon.AddMinutes(-1) }, isEmpty: true)).IsProvisional.Should().BeFalse();

        await new RowWriter(database.Tables).WriteAsync(transaction.Session, outcome.After, since: history.Version, isWithoutRows: false, Cancelled);
        await transaction.Session.SaveChangesAsync(Cancelled);
        (await OneAsync(reader, later)).Should().Be((15m, false));
    }

    [Fact]
    public async Task are_provisional_about_now_and_the_future()
    {
        var (provider, reader, _) = await LedgerAsync(LedgerUpkeep.Inline);
        await using var closing = reader;
        await provider.GetRequiredService<IContractLedger>().CommittedStreamAsync();
        foreach (var instant in new[] { DateTimeOffset.UtcNow, DateTimeOffset.MaxValue })
            (await OneAsync(reader, new Viewpoint { KnownAt = instant })).Should().Be((10m, true));
    }

    [Theory]
    [InlineData(IsolationLevel.ReadCommitted, false)]
    [InlineData(IsolationLevel.RepeatableRead, true)]
    [InlineData(IsolationLevel.Serializable, true)]
    public async Task are_provisional_where_the_transaction_sees_what_was_before(IsolationLevel isolation, bool isProvisional)
    {
        var (provider, reader, schema) = await LedgerAsync(LedgerUpkeep.Inline);
        await using var closing = reader;
        await provider.GetRequiredService<IContractLedger>().CommittedStreamAsync();
        await using var connection = await reader.Source.OpenConnectionAsync(Cancelled);
        await using var transaction = await connection.BeginTransactionAsync(isolation, Cancelled);
        (await PositionsAsync(connection, schema)).Single()["is_provisional"].Should().Be(isProvisional);
    }

    [Fact]
    public async Task are_provisional_while_the_daemon_is_behind()
    {
        var (provider, reader, _) = await LedgerAsync(LedgerUpkeep.Async);
        await using var closing = reader;
        var ledger = provider.GetRequiredService<IContractLedger>();
        var stream = await ledger.CommittedStreamAsync();
        var viewpoint = new Viewpoint { KnownAt = LedgerFixture.Noon.AddMinutes(10) };
        await using (var daemon = await Daemon.StartAsync(provider, LedgerUpkeep.Async))
            await daemon.CatchUpAsync();
        (await OneAsync(reader, viewpoint)).Should().Be((10m, false));

        _clock.Advance(TimeSpan.FromMinutes(1));
        await ledger.RecordAsync(stream, [Increased(5, "more")], Cancelled);
        (await OneAsync(reader, viewpoint)).Should().Be((10m, true));
        await using (var daemon = await Daemon.StartAsync(provider, LedgerUpkeep.Async))
            await daemon.CatchUpAsync();
        (await OneAsync(reader, viewpoint)).Should().Be((15m, false));
    }

    [Fact]
    public async Task are_right_on_a_connection_that_asked_before_a_rebuild()
    {
        var (provider, reader, schema) = await LedgerAsync(LedgerUpkeep.Inline);
        await using var closing = reader;
        var ledger = provider.GetRequiredService<IContractLedger>();
        await ledger.CommittedStreamAsync();
        await using var connection = await reader.Source.OpenConnectionAsync(Cancelled);
        for (var i = 1; i < 4; i++)
        {
            for (var call = 0; call < 8; call++)
                (await PositionsAsync(connection, schema)).Should().HaveCount(i);
            await ledger.RebuildAsync(Cancelled);
            (await PositionsAsync(connection, schema)).Should().HaveCount(i);
            await ledger.CommittedStreamAsync();
        }
    }

    [Fact]
    public async Task are_right_while_rows_are_rebuilt()
    {
        var (provider, reader, schema) = await LedgerAsync(LedgerUpkeep.Inline);
        await using var closing = reader;
        var ledger = provider.GetRequiredService<IContractLedger>();
        for (var i = 0; i < 5; i++)
            await ledger.CommittedStreamAsync();
        var rebuilding = Task.Run(
            async () =>
            {
                for (var i = 0; i < 12; i++)
                    await ledger.RebuildAsync(Cancelled);
            },
            Cancelled);
        await using var connection = await reader.Source.OpenConnectionAsync(Cancelled);
        while (!rebuilding.IsCompleted)
            (await PositionsAsync(connection, schema)).Should().HaveCount(5);
        await rebuilding;
    }

    [Fact]
    public async Task are_refused_to_a_transaction_that_sees_what_was_before_a_rebuild()
    {
        var (provider, reader, schema) = await LedgerAsync(LedgerUpkeep.Inline);
        await using var closing = reader;
        var ledger = provider.GetRequiredService<IContractLedger>();
        await ledger.CommittedStreamAsync();
        await using var connection = await reader.Source.OpenConnectionAsync(Cancelled);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, Cancelled);
        await SqlReader.RowsAsync(new NpgsqlCommand("select 1", connection));
        await ledger.RebuildAsync(Cancelled);
        var asking = () => PositionsAsync(connection, schema);
        (await asking.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.SerializationFailure);
    }

    private async Task<(ServiceProvider Provider, SqlReader Reader, string Schema)> LedgerAsync(LedgerUpkeep upkeep)
    {
        var schema = $"writing_{Guid.NewGuid():N}";
        var provider = fixture.Provide(options => (options.SchemaName, options.Ledger) = (schema, upkeep), _clock);
        return (provider, await SqlReader.MakeAsync(fixture.ConnectionString, schema, SqlReader.OnlyTenant), schema);
    }

    /// <summary>The amount that is outstanding, and whether it is provisional, as all three functions have it.</summary>
    private static async Task<(decimal Outstanding, bool IsProvisional)> OneAsync(SqlReader reader, Viewpoint viewpoint, bool isEmpty = false)
    {
        var answers = new List<(decimal, bool)>();
        foreach (var function in new[] { "positions_v1", "totals_v1", "exposure_v1" })
            answers.AddRange((await reader.AskAsync(function, SqlReader.OnlyTenant, viewpoint)).Select(row => ((decimal)(row["outstanding_min"] ?? 0m), row.Is("is_provisional"))));
        answers.Should().HaveCount(isEmpty ? 0 : 3);
        return answers.Distinct().SingleOrDefault();
    }

    private static Task<IReadOnlyList<SqlRow>> PositionsAsync(NpgsqlConnection connection, string schema) =>
        SqlReader.RowsAsync(new NpgsqlCommand($"select * from {schema}_sql.positions_v1('*DEFAULT*', '2025-12-31', '2025-12-31', 'all')", connection));
}
