using Contracts.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Contracts.Benchmarks.Stores;

/// <summary>The ledger as a host has it, in a database of its own.</summary>
/// <param name="connectionString">The database.</param>
/// <param name="upkeep">Whether rows are kept.</param>
/// <param name="remembersHistories">Whether histories that were read lately are kept in memory, as they are by default.</param>
internal sealed class OurStore(string connectionString, LedgerUpkeep upkeep = LedgerUpkeep.Inline, bool remembersHistories = true) : IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddContracts(options =>
    {
        (options.ConnectionString, options.Ledger) = (connectionString, upkeep);
        if (!remembersHistories)
            options.CacheEntries = 0;
    }).BuildServiceProvider();

    public IContractLedger Ledger => _services.GetRequiredService<IContractLedger>();

    public IContractStore Store => _services.GetRequiredService<IContractStore>();

    /// <summary>Puts new streams straight into the store, as recording would have left them.</summary>
    public Task FillAsync(IEnumerable<IReadOnlyList<Entry>> streams) => StoredStreams.FillAsync(Store, streams, isOurs: true);

    /// <summary>Takes in new streams as their entries are, rows and all.</summary>
    public Task ImportAsync(IEnumerable<IReadOnlyList<Entry>> streams) => Ledger.ImportAsync(streams.SelectMany(entries => entries).Select((entry, index) => new HistoryLine
    {
        File = "generated", Line = index + 1, Stream = entry.Stream, Entry = New(entry), RecordedAt = entry.RecordedAt,
    }));

    /// <summary>Rolls up all that came in, so that whatever is measured next does not meet it at its work.</summary>
    public async Task RestAsync()
    {
        var database = _services.GetRequiredService<TenantLedgers>().Databases.Single().Database;
        await database.BackgroundRollup.Running;
        await database.Rollup.RunAsync(afterRebuild: false, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>What a caller hands in to record an entry.</summary>
    public static NewEntry New(Entry entry) => new()
    {
        Id = entry.Id,
        Event = entry.Event,
        EffectiveOn = entry.EffectiveOn,
        Source = entry.Source,
        Standing = entry.Standing,
        Rivals = entry.Rivals,
        Supersedes = entry.Supersedes,
        Labels = entry.Labels,
    };
}
