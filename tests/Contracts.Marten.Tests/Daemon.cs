using JasperFx.Events.Daemon;
using Microsoft.Extensions.DependencyInjection;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

/// <summary>Marten's daemon, where a ledger is kept up by it.</summary>
internal sealed class Daemon(IProjectionDaemon? daemon) : IAsyncDisposable
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(60);

    public static async Task<Daemon> StartAsync(IServiceProvider provider, LedgerUpkeep upkeep)
    {
        if (upkeep != LedgerUpkeep.Async)
            return new Daemon(null);
        var store = provider.GetRequiredService<IContractStore>();
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        var daemon = await store.BuildProjectionDaemonAsync();
        await daemon.StartAllAsync();
        return new Daemon(daemon);
    }

    public Task CatchUpAsync() => daemon?.WaitForNonStaleData(LongEnough).WaitAsync(Cancelled) ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (daemon is null)
            return;
        await daemon.StopAllAsync();
        daemon.Dispose();
    }
}
