using JasperFx.Events.Daemon;
using Microsoft.Extensions.DependencyInjection;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

/// <summary>Marten's daemons, one for each database, where a ledger is kept up by it.</summary>
internal sealed class Daemon(IReadOnlyList<IProjectionDaemon> daemons) : IAsyncDisposable
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(60);

    public static async Task<Daemon> StartAsync(IServiceProvider provider, LedgerUpkeep upkeep, params IReadOnlyList<string> tenants)
    {
        if (upkeep != LedgerUpkeep.Async)
            return new Daemon([]);
        var store = provider.GetRequiredService<IContractStore>();
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        var daemons = new List<IProjectionDaemon>();
        foreach (var tenant in tenants.DefaultIfEmpty(null))
        {
            var daemon = await store.BuildProjectionDaemonAsync(tenant);
            daemons.Add(daemon);
            await daemon.StartAllAsync();
        }

        return new Daemon(daemons);
    }

    public Task CatchUpAsync() => Task.WhenAll(daemons.Select(daemon => daemon.WaitForNonStaleData(LongEnough).WaitAsync(Cancelled)));

    /// <summary>Has Marten make a projection afterRebuild: empty its tables and bring all entries again.</summary>
    public Task RebuildAsync(string projection) => Task.WhenAll(daemons.Select(daemon => daemon.RebuildProjectionAsync(projection, LongEnough, Cancelled)));

    public async ValueTask DisposeAsync()
    {
        foreach (var daemon in daemons)
        {
            await daemon.StopAllAsync();
            daemon.Dispose();
        }
    }
}
