using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Contracts.Storage;

/// <summary>The deadline monitor of a host: while it has the turn, it goes through the streams when it starts and when a day begins.</summary>
internal sealed partial class DeadlineWatch(TenantLedgers ledgers, IContractStore store, DeadlineMonitorOptions options, TimeProvider time, ILogger<DeadlineWatch> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await TakeTurnAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailure(failure);
            }

            await Task.Delay(options.TriesAgainAfter, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task TakeTurnAsync(CancellationToken stopping)
    {
        var turn = await MonitorTurn.TakeAsync(ledgers.Meeting, store.Options.Events.DatabaseSchemaName, stopping).ConfigureAwait(false);
        if (turn is null)
        {
            LogWaiting();
            return;
        }

        await using var ending = turn.ConfigureAwait(false);
        do
        {
            await GoThroughAsync(stopping).ConfigureAwait(false);
            await Task.Delay(UntilNext(), time, stopping).ConfigureAwait(false);
        }
        while (await turn.IsHeldAsync(stopping).ConfigureAwait(false));
    }

    private async Task GoThroughAsync(CancellationToken stopping)
    {
        foreach (var ledger in await ledgers.AllAsync(stopping).ConfigureAwait(false))
        {
            var round = await ledger.RecordLapsesAsync(Today(), stopping).ConfigureAwait(false);
            foreach (var (stream, failure) in round.Failures)
                LogFailure(failure, stream);
            LogRound(round.Recorded, round.Day);
        }
    }

    private DateOnly Today() => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), options.TimeZone).Date);

    private TimeSpan UntilNext()
    {
        var midnight = Today().AddDays(1).ToDateTime(TimeOnly.MinValue);
        // Where clocks are put forward at midnight, the day begins at the first time that there is.
        while (options.TimeZone.IsInvalidTime(midnight))
            midnight = midnight.AddMinutes(1);
        // Timers cut to whole milliseconds, and would wake on the evening before.
        var untilMidnight = new DateTimeOffset(midnight, options.TimeZone.GetUtcOffset(midnight)) - time.GetUtcNow() + TimeSpan.FromMilliseconds(1);
        return options.Every is { } every && every < untilMidnight ? every : untilMidnight;
    }

    [LoggerMessage(1, LogLevel.Information, "{Recorded} deadlines, cures, options and deals ran out by {Day} and were recorded.")]
    private partial void LogRound(int recorded, DateOnly day);

    [LoggerMessage(2, LogLevel.Debug, "Another host is the deadline monitor; this one waits to take its place.")]
    private partial void LogWaiting();

    [LoggerMessage(3, LogLevel.Error, "What ran out in {Stream} could not be recorded; it is tried again the next time.")]
    private partial void LogFailure(Exception failure, StreamKey stream);

    [LoggerMessage(4, LogLevel.Error, "The deadline monitor failed; it tries again.")]
    private partial void LogFailure(Exception failure);
}
