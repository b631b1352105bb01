using Contracts.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Contracts.Benchmarks.Stores;

/// <summary>The ledger as a host has it, in a database of its own.</summary>
internal sealed class OurStore(string connectionString)
{
    private readonly ServiceProvider _services = new ServiceCollection().AddContracts(connectionString).BuildServiceProvider();

    public IContractLedger Ledger => _services.GetRequiredService<IContractLedger>();

    public IContractStore Store => _services.GetRequiredService<IContractStore>();

    /// <summary>Puts new streams straight into the store, as recording would have left them.</summary>
    public Task FillAsync(IEnumerable<IReadOnlyList<Entry>> streams) => StoredStreams.FillAsync(Store, streams, isOurs: true);

    /// <summary>What a caller hands in to record an entry.</summary>
    public static NewEntry New(Entry entry) => new()
    {
        Id = entry.Id,
        Event = entry.Event,
        EffectiveOn = entry.EffectiveOn,
        Source = entry.Source,
        Standing = entry.Standing,
        Rivals = entry.Rivals,
    };
}
