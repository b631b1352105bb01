using JasperFx.Events.Daemon;
using Marten.Storage;
using Microsoft.Extensions.DependencyInjection;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

/// <summary>Marten's daemons, one for each database, where a ledger is kept up by it.</summary>
internal sealed class Daemon(IReadOnlyList<(IProjectionDaemon Daemon, IMartenDatabase Database)> daemons) : IAsyncDisposable
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(60);

    public static async Task<Daemon> StartAsync(IServiceProvider provider, LedgerUpkeep upkeep, params IReadOnlyList<string> tenants)
    {
        if (upkeep != LedgerUpkeep.Async)
            return new Daemon([]);
        var store = provider.GetRequiredService<IContractStore>();
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        var daemons = new List<(IProjectionDaemon, IMartenDatabase)>();
        foreach (var tenant in tenants.DefaultIfEmpty(null))
        {
            var daemon = await store.BuildProjectionDaemonAsync(tenant);
            daemons.Add((daemon, tenant is null ? store.Storage.Database : await store.Storage.FindOrCreateDatabase(tenant)));
            await daemon.StartAllAsync();
        }

        return new Daemon(daemons);
    }

    /// <summary>Waits until what is recorded now has been brought, which is at once where nothing is: Marten's wait takes an empty store for a fault.</summary>
    public Task CatchUpAsync() => Task.WhenAll(daemons.Select(async running =>
    {
        if ((await running.Database.FetchEventStoreStatistics(Cancelled)).EventCount > 0)
            await running.Daemon.WaitForNonStaleData(LongEnough).WaitAsync(Cancelled);
    }));

    /// <summary>Has Marten make a projection anew: empty its tables and bring all entries again.</summary>
    public Task RebuildAsync(string projection) => Task.WhenAll(daemons.Select(running => running.Daemon.RebuildProjectionAsync(projection, LongEnough, Cancelled)));

    public async ValueTask DisposeAsync()
    {
        foreach (var (daemon, _) in daemons)
        {
            await daemon.StopAllAsync();
            daemon.Dispose();
        }
    }
}
