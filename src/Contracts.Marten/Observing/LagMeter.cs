using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Contracts.Storage;

/// <summary>Measures the daemon's lag every 15 seconds while a listener collects it.</summary>
internal sealed class LagMeter(
    TenantLedgers ledgers, LedgerTelemetry telemetry, IOptions<ContractsOptions> options, TimeProvider time)
    : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Ledger != LedgerUpkeep.Async)
            return;
        using var timer = new PeriodicTimer(Often, time);
        try
        {
            do
                await MeasureAsync(stoppingToken).ConfigureAwait(false);
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            // The host is being ended.
        }
    }

    private async Task MeasureAsync(CancellationToken cancellationToken)
    {
        if (!telemetry.AsksForLag)
            return;
        try
        {
            var behind = 0L;
            foreach (var (_, ledger) in ledgers.Databases)
                behind += (await LedgerCondition.OfAsync(ledger, cancellationToken).ConfigureAwait(false)).Behind;
            telemetry.Lag(behind);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // There is nothing to tell; health checks say why.
        }
    }
}
