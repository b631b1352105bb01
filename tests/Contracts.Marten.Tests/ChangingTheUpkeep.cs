using Microsoft.Extensions.DependencyInjection;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

/// <summary>Whatever hosts with other settings or other rules do, totals are those of the entries.</summary>
public sealed class ChangingTheUpkeep(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private const int Streams = 8;
    private const decimal Billion = 1_000_000_000;

    public static TheoryData<LedgerUpkeep, LedgerUpkeep> Changes
    {
        get
        {
            var upkeeps = Enum.GetValues<LedgerUpkeep>();
            return new(upkeeps.SelectMany(_ => upkeeps, (before, after) => (before, after)).Where(change => change.before != change.after));
        }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task doubles_nothing_and_loses_nothing(LedgerUpkeep before, LedgerUpkeep after)
    {
        var schema = NewSchema();
        var first = Host(schema, before);
        await CommitAsync(first, Streams);
        if (before == LedgerUpkeep.Async)
            await TheDaemonOf(first, daemon => daemon.CatchUpAsync());

        var second = Host(schema, after);
        await TotalIsAsync(second, Streams, "nothing was recorded since");
        await CommitAsync(second, 1);
        if (after == LedgerUpkeep.Async)
            await TheDaemonOf(second, daemon => daemon.CatchUpAsync());
        await TotalIsAsync(second, Streams + 1, "it goes on");
        await TotalIsAsync(first, Streams + 1, "the first host asks, too");
        (await fixture.AskAsync<string>($"select upkeep from {schema}.ledger_state")).Should().Be(LedgerState.Word(after));
    }

    [Fact]
    public async Task catches_up_with_what_the_daemon_has_not_brought()
    {
        var schema = NewSchema();
        await CommitAsync(Host(schema, LedgerUpkeep.Async), Streams);
        var inline = Host(schema, LedgerUpkeep.Inline);
        await CommitAsync(inline, 1);
        await TotalIsAsync(inline, Streams + 1, "the daemon never ran");
        (await fixture.AskAsync<bool>($"select is_complete from {schema}.ledger_state")).Should().BeTrue();
        (await fixture.AskAsync<long>($"select count(*) from {schema}.ledger_row")).Should().Be(Streams + 1);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task hosts_side_by_side_record_by_turns(LedgerUpkeep one, LedgerUpkeep other)
    {
        var schema = NewSchema();
        IServiceProvider[] hosts = [Host(schema, one), Host(schema, other)];
        var daemons = new List<Daemon>();
        foreach (var (host, upkeep) in hosts.Zip([one, other]))
        {
            await CommitAsync(host, 1);
            daemons.Add(await Daemon.StartAsync(host, upkeep));
        }

        for (var i = 2; i < 8; i++)
        {
            await CommitAsync(hosts[i % 2], 1);
            if (i == 4 && hosts.Zip([one, other]).First(host => host.Second != LedgerUpkeep.Off).First is var keeping)
                await keeping.GetRequiredService<IContractLedger>().RebuildAsync(Cancelled);
            foreach (var daemon in daemons)
                await daemon.CatchUpAsync();
            foreach (var host in hosts)
                await TotalIsAsync(host, i + 1, "entry {0} was recorded", i);
        }

        foreach (var daemon in daemons)
            await daemon.DisposeAsync();
    }

    [Theory]
    [InlineData(LedgerUpkeep.Inline)]
    [InlineData(LedgerUpkeep.Async)]
    public async Task a_host_of_other_rules_makes_rows_incomplete_with_what_it_records(LedgerUpkeep upkeep)
    {
        var schema = NewSchema();
        var (older, newer) = (Host(schema, upkeep), Host(schema, upkeep, History.FoldVersion + 1));
        await CommitAsync(older, 1);
        await newer.GetRequiredService<IContractLedger>().RebuildAsync(Cancelled);
        await fixture.AskAsync<object>($"update {schema}.ledger_row set outstanding_min = 7; update {schema}.ledger_corner_rolled set min_sum = 7");
        await TotalIsAsync(older, 1, "it reads no rows of other rules");
        await CommitAsync(older, 1);
        await TheDaemonOf(older, daemon => daemon.CatchUpAsync(), upkeep);
        (await fixture.AskAsync<bool>($"select is_complete from {schema}.ledger_state")).Should().BeFalse();
        await TotalIsAsync(newer, 2, "it reads no rows that lack an entry");
        await TotalIsAsync(older, 2, "it folds");
    }

    [Fact]
    public async Task a_transaction_begun_before_a_change_cannot_write_by_what_was_before_it()
    {
        var schema = NewSchema();
        var inline = Host(schema, LedgerUpkeep.Inline);
        await CommitAsync(inline, 1);
        await using var connection = new Npgsql.NpgsqlConnection(fixture.ConnectionString);
        await connection.OpenAsync(Cancelled);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, Cancelled);
        await using (var seeing = new Npgsql.NpgsqlCommand($"select count(*) from {schema}.mt_events", connection))
            await seeing.ExecuteScalarAsync(Cancelled);
        var asyncHost = Host(schema, LedgerUpkeep.Async);
        await CommitAsync(asyncHost, 1);

        var recording = () => inline.GetRequiredService<IContractLedger>().RecordWithinAsync(transaction, NewStream(), [Formed(), Made(Billion)], cancellationToken: Cancelled);
        await recording.Should().ThrowAsync<JasperFx.ConcurrencyException>();
        await transaction.RollbackAsync(Cancelled);
        await TheDaemonOf(asyncHost, daemon => daemon.CatchUpAsync());
        await TotalIsAsync(asyncHost, 2, "nothing was recorded");
    }

    [Theory]
    [InlineData(LedgerUpkeep.Inline)]
    [InlineData(LedgerUpkeep.Async)]
    public async Task rows_made_anew_by_the_daemon_itself_are_the_daemons_from_then_on(LedgerUpkeep upkeep)
    {
        var schema = NewSchema();
        var asyncHost = Host(schema, LedgerUpkeep.Async);
        var host = Host(schema, upkeep);
        await CommitAsync(asyncHost, 2);
        await CommitAsync(host, 1);
        await TheDaemonOf(asyncHost, async daemon =>
        {
            await daemon.RebuildAsync(LedgerProjection.Name);
            await daemon.CatchUpAsync();
        });
        await TotalIsAsync(host, 3, "all entries were brought again");
        (await fixture.AskAsync<long>($"select count(*) from {schema}.ledger_row")).Should().Be(3);
        await CommitAsync(host, 1);
        await TheDaemonOf(asyncHost, daemon => daemon.CatchUpAsync());
        await TotalIsAsync(host, 4, "it goes on");
    }

    private static string NewSchema() => $"upkeep_{Guid.NewGuid():N}";

    private ServiceProvider Host(string schema, LedgerUpkeep upkeep, int foldVersion = History.FoldVersion) =>
        fixture.Provide(options => (options.SchemaName, options.Ledger, options.FoldVersion) = (schema, upkeep, foldVersion), fixture.Clock);

    private static async Task CommitAsync(IServiceProvider host, int streams)
    {
        for (var i = 0; i < streams; i++)
            await host.GetRequiredService<IContractLedger>().RecordAsync(NewStream(), [Formed(), Made(Billion)], Cancelled);
    }

    private static async Task TheDaemonOf(IServiceProvider host, Func<Daemon, Task> doing, LedgerUpkeep upkeep = LedgerUpkeep.Async)
    {
        await using var daemon = await Daemon.StartAsync(host, upkeep);
        await doing(daemon);
    }

    private static async Task TotalIsAsync(IServiceProvider host, int billions, string because, params object[] reasons)
    {
        var ledger = host.GetRequiredService<IContractLedger>();
        (await ledger.TotalAsync(new TotalScope(), AmountUnit.Usd, Viewpoint.Latest, cancellationToken: Cancelled)).Value?.Firm.Min.Should().Be(billions * Billion, because, reasons);
        (await ledger.PositionsAsync(PositionScope.Everything, Viewpoint.Latest, cancellationToken: Cancelled)).Value.Should().HaveCount(billions, because, reasons);
    }
}
