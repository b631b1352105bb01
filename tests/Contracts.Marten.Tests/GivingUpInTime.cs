using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

/// <summary>Networks that stall, and sessions that wait.</summary>
public sealed class GivingUpInTime(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task fails_a_recording_whose_network_stalls()
    {
        await using var network = new FaultyNetwork(fixture.ConnectionString);
        var stream = await fixture.LedgerIn("stalled_recording").CommittedStreamAsync();
        var ledger = await OpenAsync(network, "stalled_recording");
        network.StallAfter(0);
        await FailsAsync(() => ledger.RecordAsync(stream, [Increased(1, "more")], Cancelled));
        network.Cut();
        network.Flow();
        await AgainAsync(() => ledger.RecordAsync(stream, [Increased(1, "more")], Cancelled));
        (await ledger.HistoryAsync(stream, Cancelled)).Version.Should().Be(3);
    }

    [Theory]
    [InlineData(2_000)]
    [InlineData(60_000)]
    [InlineData(200_000)]
    public async Task fails_a_rebuild_whose_network_stalls(int bytes)
    {
        var schema = $"stalled_{bytes}";
        await using var network = new FaultyNetwork(fixture.ConnectionString);
        await FillAsync(fixture.LedgerIn(schema));
        var ledger = await OpenAsync(network, schema);
        network.StallAfter(bytes);
        await FailsAsync(() => ledger.RebuildAsync(Cancelled));
        network.Cut();
        network.Flow();
        await AgainAsync(() => ledger.RebuildAsync(Cancelled));
        (await FreshAsync(schema)).Should().Be(0);
    }

    [Fact]
    public async Task fails_a_scan_whose_network_stalls()
    {
        await using var network = new FaultyNetwork(fixture.ConnectionString);
        await FillAsync(fixture.LedgerIn("stalled_scan"));
        var ledger = await OpenAsync(network, "stalled_scan");
        network.StallAfter(30_000);
        await FailsAsync(() => ledger.HistoriesAsync(Cancelled).ToListAsync(Cancelled).AsTask());
    }

    [Fact]
    public async Task waits_for_a_statement_that_works_without_a_word()
    {
        var (database, connection) = await OpenAsync("works");
        await using var closing = connection;
        await ProgressWatch.RunAsync("Sleeping", connection, database, "select pg_sleep(7)", Cancelled);
    }

    [Fact]
    public async Task fails_a_statement_that_waits_for_a_lock()
    {
        var (database, connection) = await OpenAsync("waits");
        await using var closing = connection;
        await using var other = new NpgsqlConnection(fixture.ConnectionString + ";Pooling=false");
        await other.OpenAsync(Cancelled);
        await other.RunAsync("begin; lock table waits.mt_streams in access share mode", LongEnough, Cancelled);
        const string Locking = "begin; lock table waits.mt_streams; commit";
        var failure = await FailsAsync(() => ProgressWatch.RunAsync("Locking", connection, database, Locking, Cancelled));
        failure.Message.Should().Be(
            $"Locking made no progress for 2 s; its server process {connection.ProcessID} "
            + $"waits for a lock of process {other.ProcessID}.");
    }

    [Fact]
    public async Task fails_a_rebuild_behind_another_that_gives_no_sign()
    {
        var ledger = Ledger("behind");
        await ledger.CommittedStreamAsync();
        await using var other = new NpgsqlConnection(fixture.ConnectionString + ";Pooling=false;Application Name=gone");
        await other.OpenAsync(Cancelled);
        const string Rebuilding = "begin; select pg_advisory_xact_lock(hashtextextended('behind.rebuild', 0))";
        await other.RunAsync(Rebuilding, LongEnough, Cancelled);
        var failure = await FailsAsync(() => ledger.RebuildAsync(Cancelled));
        failure.Message.Should().Be(
            $"Another rebuild of the ledger in behind gave no sign for 2 s (pid {other.ProcessID} 'gone', "
            + "idle in transaction); it has to end first.");
    }

    [Fact]
    public async Task probes_idle_connections_unless_the_connection_string_says_otherwise()
    {
        var (_, connection) = await OpenAsync("probing");
        await using var closing = connection;
        var usual = new NpgsqlConnectionStringBuilder(connection.ConnectionString);
        (usual.CommandTimeout, usual.KeepAlive).Should().Be((5, 15));
        (usual.TcpKeepAlive, usual.TcpKeepAliveTime).Should().Be((true, 15));

        var said = Provide("probing", fixture.ConnectionString + ";Command Timeout=7;Keepalive=3;TCP Keepalive=false");
        await using var other = said.GetRequiredService<IContractStore>().Storage.Database.CreateConnection();
        var stated = new NpgsqlConnectionStringBuilder(other.ConnectionString);
        (stated.CommandTimeout, stated.KeepAlive, stated.TcpKeepAlive).Should().Be((7, 3, false));
    }

    private static async Task FillAsync(IContractLedger ledger)
    {
        NewEntry[] entries = [Formed(), Made(), .. Enumerable.Range(0, 20).Select(i => Increased(1, $"i{i}"))];
        var lines = from stream in Enumerable.Range(0, 100)
                    from entry in entries
                    select Line(StreamKey.Partnership($"s-{stream}"), entry, LedgerFixture.Noon.AddDays(-1));
        await ledger.ImportAsync(lines, cancellationToken: Cancelled);
    }

    private static async Task<NpgsqlException> FailsAsync(Func<Task> act)
    {
        var began = Stopwatch.GetTimestamp();
        var failure = (await act.Should().ThrowAsync<NpgsqlException>()).Which;
        failure.IsTransient.Should().BeTrue();
        Stopwatch.GetElapsedTime(began).Should().BeLessThan(LongEnough);
        return failure;
    }

    /// <summary>Connections that were cut in the pool may fail once more.</summary>
    private static async Task AgainAsync(Func<Task> act)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await act();
                return;
            }
            catch (NpgsqlException failure) when (failure.IsTransient && attempt < 50)
            {
                // Once more.
            }
        }
    }

    private Task<long> FreshAsync(string schema) => fixture.AskAsync<long>(
        $"select count(*) from pg_class where relname like '%\\_fresh%' and relnamespace = '{schema}'::regnamespace");

    /// <summary>A ledger behind a network; Npgsql tries to connect four times to cancel what stalls.</summary>
    private async Task<IContractLedger> OpenAsync(FaultyNetwork network, string schema)
    {
        var provider = Provide(schema, network.ConnectionString + ";Timeout=2");
        var ledger = provider.GetRequiredService<IContractLedger>();
        await AgainAsync(() => ledger.HistoryAsync(NewStream(), Cancelled));
        return ledger;
    }

    private IContractLedger Ledger(string schema) =>
        Provide(schema, fixture.ConnectionString).GetRequiredService<IContractLedger>();

    private ServiceProvider Provide(string schema, string connectionString) => fixture.Provide(
        options =>
        {
            (options.SchemaName, options.ConnectionString) = (schema, connectionString);
            (options.CommandTimeout, options.ProgressTimeout) = (TimeSpan.FromSeconds(5), Short);
        },
        fixture.Clock);

    private async Task<(LedgerDatabase Database, NpgsqlConnection Connection)> OpenAsync(string schema)
    {
        var ledgers = Provide(schema, fixture.ConnectionString).GetRequiredService<TenantLedgers>();
        var database = ledgers.Databases[0].Database;
        return (database, await database.OpenConnectionAsync(Cancelled));
    }
}
