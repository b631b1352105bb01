using Marten.Events.Daemon.Coordination;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Contracts.Storage;

/// <summary>
/// Starts the ledger with its host: ensures the schema, warns of incomplete rows, and runs the daemon where there is
/// work for it.
/// </summary>
internal sealed class LedgerHostedService(IServiceProvider services) : IHostedService
{
    private IProjectionCoordinator<IContractStore>? _daemon;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var settings = services.GetRequiredService<IOptions<ContractsOptions>>().Value;
        var telemetry = services.GetRequiredService<LedgerTelemetry>();
        foreach (var (_, ledger) in services.GetRequiredService<TenantLedgers>().Databases)
        {
            try
            {
                await LookAsync(ledger, settings, telemetry, cancellationToken).ConfigureAwait(false);
            }
            catch (NpgsqlException unreachable) when (
                (unreachable.IsTransient || unreachable is not PostgresException)
                && settings.SchemaUpkeep != SchemaUpkeep.Check)
            {
                telemetry.Log.NotReached(unreachable);
            }
        }

        if (settings.Ledger != LedgerUpkeep.Async && services.GetService<HasSubscribers>() is null)
            return;
        _daemon = services.GetRequiredService<IProjectionCoordinator<IContractStore>>();
        await _daemon.StartAsync(cancellationToken).ConfigureAwait(false);
        services.GetRequiredService<DaemonWatch>().Watch(await _daemon.AllDaemonsAsync().ConfigureAwait(false));
    }

    public Task StopAsync(CancellationToken cancellationToken) =>
        _daemon?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    private static async Task LookAsync(
        LedgerDatabase database,
        ContractsOptions settings,
        LedgerTelemetry telemetry,
        CancellationToken cancellationToken)
    {
        await database.EnsureTablesAsync(cancellationToken).ConfigureAwait(false);
        await RebuildLease.DropRemainsAsync(database, cancellationToken).ConfigureAwait(false);
        if (settings.Ledger == LedgerUpkeep.Off || settings.SchemaUpkeep == SchemaUpkeep.None)
            return;
        await database.PrepareToWriteAsync(cancellationToken).ConfigureAwait(false);
        var condition = await LedgerCondition.OfAsync(database, cancellationToken).ConfigureAwait(false);
        if (!condition.IsComplete)
            telemetry.Log.RowsNotComplete(settings.SchemaName, settings.FoldVersion);
    }
}
