using Contracts.Storage.Tests.Monitoring;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

public sealed class RebuildingTheLedger(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private static readonly FigureKey Commitment = (Id<Commitment>)"c";

    [Fact]
    public async Task loses_nothing_that_is_recorded_meanwhile()
    {
        const string schema = "meanwhile";
        var ledger = fixture.LedgerIn(schema);
        var streams = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ledger.CommittedStreamAsync()));
        using var enough = new CancellationTokenSource();
        var writing = Task.WhenAll(streams.Take(4).Select(stream => Task.Run(async () =>
        {
            for (var i = 0; !enough.IsCancellationRequested; i++)
                await ledger.RecordAsync(stream, [Increased(1, $"i{i}")], Cancelled);
        })));
        for (var i = 0; i < 3; i++)
            await ledger.RebuildAsync(Cancelled);
        await enough.CancelAsync();
        await writing;

        foreach (var stream in streams)
        {
            var folded = ((Partnership)(await ledger.HistoryAsync(stream, Cancelled)).AsOf(Viewpoint.Latest)).Commitments.Single().Figures;
            (await OneAsync(ledger, stream)).Should().Be(folded);
        }
    }

    [Fact]
    public async Task is_needed_where_somebody_wrote_without_keeping_rows()
    {
        const string schema = "spoiled";
        var ledger = fixture.LedgerIn(schema);
        var stream = await ledger.CommittedStreamAsync();
        var without = fixture.Provide(options => (options.SchemaName, options.Ledger) = (schema, LedgerUpkeep.Off), fixture.Clock).GetRequiredService<IContractLedger>();
        await without.RecordAsync(stream, [Increased(5, "more")], Cancelled);

        (await OneAsync(ledger, stream)).Outstanding.Should().Be(Usd(15), "it is folded");
        (await fixture.AskAsync<bool>($"select is_complete from {schema}.ledger_state")).Should().BeFalse();
        await ledger.RebuildAsync(Cancelled);
        (await fixture.AskAsync<bool>($"select is_complete from {schema}.ledger_state")).Should().BeTrue();
        (await OneAsync(ledger, stream)).Outstanding.Should().Be(Usd(15), "it is read");
    }

    [Fact]
    public async Task is_needed_where_other_rules_made_the_rows()
    {
        const string schema = "otherrules";
        var stream = await fixture.LedgerIn(schema).CommittedStreamAsync();
        await fixture.AskAsync<object>($"update {schema}.ledger_state set fold_version = -1; update {schema}.ledger_row set outstanding_min = 0");

        var ledger = fixture.LedgerIn(schema);
        (await OneAsync(ledger, stream)).Outstanding.Should().Be(Usd(10), "rows of other rules are never read");
        await ledger.RebuildAsync(Cancelled);
        (await OneAsync(ledger, stream)).Outstanding.Should().Be(Usd(10));
        (await fixture.AskAsync<long>($"select count(*) from {schema}.ledger_state where fold_version = {History.FoldVersion} and is_complete")).Should().Be(1);
    }

    [Fact]
    public async Task can_be_done_by_two_at_once()
    {
        var ledger = fixture.LedgerIn("twice");
        var stream = await ledger.CommittedStreamAsync();
        await Task.WhenAll(ledger.RebuildAsync(Cancelled), ledger.RebuildAsync(Cancelled));
        (await OneAsync(ledger, stream)).Outstanding.Should().Be(Usd(10));
    }

    [Fact]
    public async Task leaves_the_tables_as_marten_would_make_them()
    {
        var provider = fixture.Provide(options => options.SchemaName = "unchanged", fixture.Clock);
        var ledger = provider.GetRequiredService<IContractLedger>();
        await ledger.CommittedStreamAsync();
        await ledger.RebuildAsync(Cancelled);
        await provider.GetRequiredService<LedgerSchema>().Awaiting(schema => schema.CheckAsync(Cancelled)).Should().NotThrowAsync();
    }

    [Fact]
    public async Task drops_its_tables_where_it_is_cancelled()
    {
        const string schema = "cancelled";
        var ledger = fixture.LedgerIn(schema);
        await ledger.CommittedStreamAsync();
        using var cancelling = new CancellationTokenSource();
        await using (await ReadAsync(schema))
        {
            var rebuilding = ledger.RebuildAsync(cancelling.Token);
            await UntilIndexedAsync(schema);
            await cancelling.CancelAsync();
            await rebuilding.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>();
        }

        (await FreshAsync(schema)).Should().Be(0);
    }

    [Fact]
    public async Task leaves_tables_where_it_is_killed_which_the_next_start_drops_unless_one_runs()
    {
        const string schema = "killed";
        await fixture.LedgerIn(schema).CommittedStreamAsync();
        await using (await ReadAsync(schema))
        {
            using var rebuilding = new KilledProcess(Path.GetTempPath(), "rebuild", ServerFixture.AsHost(fixture.ConnectionString), schema);
            await UntilIndexedAsync(schema);
            await StartAsync(schema);
            (await FreshAsync(schema)).Should().BePositive("the rebuild runs");
            await rebuilding.KillAsync();
        }

        (await FreshAsync(schema)).Should().BePositive();
        await Awaiting.UntilAsync(async () =>
        {
            await StartAsync(schema);
            return await FreshAsync(schema) == 0;
        });
    }

    [Fact]
    public async Task says_that_its_connection_was_lost_where_another_host_dropped_its_tables_by_that()
    {
        const string schema = "lost";
        var ledger = fixture.LedgerIn(schema);
        await ledger.CommittedStreamAsync();
        var reading = await ReadAsync(schema);
        var rebuilding = ledger.RebuildAsync(Cancelled);
        await UntilIndexedAsync(schema);
        await fixture.AskAsync<bool>($"""
            select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted and objsubid = 1
                and (classid::bigint << 32) | objid::bigint = hashtextextended('{schema}.rebuild', 0)
            """);
        await StartAsync(schema);
        (await FreshAsync(schema)).Should().Be(0, "nobody has the lease any more");
        await reading.DisposeAsync();

        (await rebuilding.Awaiting(task => task).Should().ThrowAsync<NpgsqlException>()).Which.IsTransient.Should().BeTrue();
        await ledger.RebuildAsync(Cancelled);
    }

    [Fact]
    public async Task is_refused_where_no_rows_are_kept()
    {
        var without = fixture.Provide(options => options.Ledger = LedgerUpkeep.Off, fixture.Clock).GetRequiredService<IContractLedger>();
        await without.Awaiting(ledger => ledger.RebuildAsync(Cancelled)).Should().ThrowAsync<InvalidOperationException>();
    }

    /// <summary>Reads a table in a transaction that stays open, so that a rebuild cannot replace the table.</summary>
    private async Task<NpgsqlConnection> ReadAsync(string schema)
    {
        var connection = new NpgsqlConnection(fixture.ConnectionString + ";Pooling=false");
        await connection.OpenAsync(Cancelled);
        await using var reading = new NpgsqlCommand($"begin; select 1 from {schema}.ledger_party", connection);
        await reading.ExecuteNonQueryAsync(Cancelled);
        return connection;
    }

    private Task UntilIndexedAsync(string schema) =>
        Awaiting.UntilAsync(async () => await fixture.AskAsync<bool>($"select to_regclass('{schema}.ledger_party_named_fresh') is not null"));

    private Task<long> FreshAsync(string schema) =>
        fixture.AskAsync<long>($"select count(*) from pg_class where relname like '%\\_fresh%' and relnamespace = '{schema}'::regnamespace");

    private async Task StartAsync(string schema)
    {
        var host = fixture.Provide(options => options.SchemaName = schema, fixture.Clock).GetServices<IHostedService>().OfType<LedgerHostedService>().Single();
        await host.StartAsync(Cancelled);
    }

    private static async Task<CommitmentFigures> OneAsync(IContractLedger ledger, StreamKey stream) =>
        (CommitmentFigures)(await ledger.PositionsAsync(PositionScope.Of(stream, Commitment), Viewpoint.Latest, cancellationToken: Cancelled)).Value.Single().Figures;
}
