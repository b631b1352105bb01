using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

/// <summary>Two daemons that do not know of each other, as hosts in solo mode have, bring each entry into the rows once.</summary>
public sealed class BringingRowsByTwoDaemons(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private const string Schema = "two_daemons";

    [Fact]
    public async Task writes_no_row_twice_where_both_have_the_same_page()
    {
        var (one, other) = (Host(), Host());
        var ledger = one.GetRequiredService<IContractLedger>();
        await ledger.CommittedStreamAsync();
        await using var first = await Daemon.StartAsync(one, LedgerUpkeep.Async);
        await first.CatchUpAsync();
        await using var second = await Daemon.StartAsync(other, LedgerUpkeep.Async);
        await using var holding = new NpgsqlConnection(fixture.ConnectionString);
        await holding.OpenAsync(Cancelled);
        await using (var transaction = await holding.BeginTransactionAsync(Cancelled))
        {
            await using var locking = new NpgsqlCommand($"lock table {Schema}.ledger_row in exclusive mode", holding);
            await locking.ExecuteNonQueryAsync(Cancelled);
            await ledger.CommittedStreamAsync();
            while (await fixture.AskAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") < 2)
                await Task.Yield();
        }

        await ledger.CommittedStreamAsync();
        await first.CatchUpAsync();
        (await fixture.AskAsync<long>($"select count(*) from {Schema}.ledger_row")).Should().Be(3);
        (await ledger.AsOf(Day(9)).TotalAsync(AmountUnit.Usd, Cancelled)).Value?.Firm.Max.Should().Be(30);
    }

    private ServiceProvider Host() => fixture.Provide(options => (options.SchemaName, options.Ledger) = (Schema, LedgerUpkeep.Async), TimeProvider.System);
}
