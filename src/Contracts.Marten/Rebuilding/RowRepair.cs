using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Contracts.Storage;

/// <summary>Rebuilds rows that are incomplete, and rolls up corners that were left waiting, while the host runs.</summary>
/// <remarks>
/// Where rows become incomplete again soon, as while hosts of two versions record side by side, it waits twice as long
/// before each further rebuild, up to an hour. Rows of a newer version are left to the hosts of that version.
/// </remarks>
internal sealed class RowRepair(
    TenantLedgers ledgers, IOptions<ContractsOptions> options, LedgerTelemetry telemetry, TimeProvider time)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        options.Value is { RebuildIncompleteRows: true, Ledger: not LedgerUpkeep.Off }
            ? Task.WhenAll(ledgers.Databases.Select(database =>
                Task.Run(() => WatchAsync(database.Database, stoppingToken), stoppingToken)))
            : Task.CompletedTask;

    private async Task WatchAsync(LedgerDatabase database, CancellationToken stopping)
    {
        var (wait, rebuilt) = (Interval, default(long?));
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (await IsNeededAsync(database, stopping).ConfigureAwait(false))
                {
                    await database.RebuildAsync(onlyWhereIncomplete: true, stopping).ConfigureAwait(false);
                    wait = rebuilt is { } before && time.GetElapsedTime(before) < LongestWait
                        ? Min(wait * 2, LongestWait)
                        : Interval;
                    rebuilt = time.GetTimestamp();
                }

                await RollUpWaitingAsync(database, stopping).ConfigureAwait(false);
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                telemetry.Log.RepairFailed(failure);
                wait = Min(wait * 2, LongestWait);
            }

            await Task.Delay(wait, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Has corners rolled up that a host inserted and did not roll up before it ended.</summary>
    private static async Task RollUpWaitingAsync(LedgerDatabase database, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        var counting = new NpgsqlCommand(
            $"""
            select count(*)::integer from
                (select from {database.Tables.Corners.Identifier} limit {BackgroundRollup.Enough}) as waiting
            """,
            connection);
        await using var counted = counting.ConfigureAwait(false);
        if (await counting.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is BackgroundRollup.Enough)
            database.BackgroundRollup.Note(BackgroundRollup.Enough);
    }

    private static async Task<bool> IsNeededAsync(LedgerDatabase database, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        var tables = database.Tables;
        return (await LedgerState.ReadAsync(connection, tables, cancellationToken).ConfigureAwait(false))
            .NeedsRebuild(tables);
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
