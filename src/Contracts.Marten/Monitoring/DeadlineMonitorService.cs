using Microsoft.Extensions.Hosting;

namespace Contracts.Storage;

/// <summary>
/// The deadline monitor of a host: while it holds the lease of a database, it runs a round there when it starts and
/// when a day begins.
/// </summary>
internal sealed class DeadlineMonitorService(
    TenantLedgers ledgers, DeadlineMonitorOptions options, TimeProvider time, LedgerLog log)
    : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(ledgers.Databases.Select(database =>
            Task.Run(() => WatchAsync(database.Tenant, database.Database, stoppingToken), stoppingToken)));

    /// <summary>Monitors one database, independently of the others.</summary>
    private async Task WatchAsync(string? tenant, LedgerDatabase database, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await HoldLeaseAsync(tenant, database, stopping).ConfigureAwait(false);
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                log.MonitorFailed(failure);
            }

            await Task.Delay(options.RetryDelay, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task HoldLeaseAsync(string? tenant, LedgerDatabase database, CancellationToken stopping)
    {
        var lease = await MonitorLease.AcquireAsync(database.Marten, database.Schema, stopping).ConfigureAwait(false);
        if (lease is null)
        {
            log.MonitorWaits();
            return;
        }

        await using var ending = lease.ConfigureAwait(false);
        do
        {
            await GoThroughAsync(tenant, stopping).ConfigureAwait(false);
            await Task.Delay(UntilNext(), time, stopping).ConfigureAwait(false);
        }
        while (await lease.IsHeldAsync(stopping).ConfigureAwait(false));
    }

    private async Task GoThroughAsync(string? tenant, CancellationToken stopping)
    {
        foreach (var ledger in await ledgers.InDatabaseAsync(tenant, stopping).ConfigureAwait(false))
        {
            var round = await ledger.RecordLapsesAsync(Today(), stopping).ConfigureAwait(false);
            foreach (var (stream, failure) in round.Failures)
                log.LapsesFailed(failure, stream);
            log.Lapsed(round.Recorded, round.Day);
        }
    }

    private DateOnly Today() =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), options.TimeZone).Date);

    private TimeSpan UntilNext()
    {
        var midnight = Today().AddDays(1).ToDateTime(TimeOnly.MinValue);
        // Where clocks are put forward at midnight, the day begins at the first time that there is.
        while (options.TimeZone.IsInvalidTime(midnight))
            midnight = midnight.AddMinutes(1);
        // Timers cut to whole milliseconds, and would wake on the evening before.
        var untilMidnight = new DateTimeOffset(midnight, options.TimeZone.GetUtcOffset(midnight)) - time.GetUtcNow()
            + TimeSpan.FromMilliseconds(1);
        return options.Interval is { } every && every < untilMidnight ? every : untilMidnight;
    }
}
