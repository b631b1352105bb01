using Contracts.Benchmarks.Measuring;
using Contracts.Benchmarks.Stores;
using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;
using Microsoft.Extensions.Logging.Abstractions;

namespace Contracts.Benchmarks.Ledger;

/// <summary>The ledger made anew from all entries, beside Marten's daemon rebuilding a projection that does nothing over the same events.</summary>
internal sealed class Rebuilding : Comparison
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromHours(1);

    private readonly Nothing _nothing = new();
    private FilledLedger? _ledger;
    private MartenAlone? _alone;

    public override string Name => "rebuild the ledger";

    public override string Reference => "Marten's daemon rebuilding a trivial projection";

    public override Goal Goal => Goal.IsFasterBy(10);

    public override bool IsLong => true;

    public override async Task PrepareAsync(Place place)
    {
        _ledger = await place.LedgerAsync(place.Scale.Entries);
        _alone = Own(new MartenAlone(await place.NewDatabaseAsync(), store =>
        {
            store.Projections.AsyncMode = DaemonMode.Solo;
            store.Projections.Add(_nothing, ProjectionLifecycle.Async, nameof(Nothing));
        }));
        await _alone.FillAsync(Enumerable.Range(0, _ledger.Streams).Select(FilledLedger.Entries));
        await _alone.VacuumAsync();
    }

    public override Task OursAsync() => _ledger?.Store.Ledger.RebuildAsync() ?? Task.CompletedTask;

    public override async Task ReferenceAsync()
    {
        if (_alone is null)
            return;
        using var daemon = await _alone.Store.BuildProjectionDaemonAsync(logger: NullLogger.Instance);
        _nothing.Events = 0;
        await daemon.RebuildProjectionAsync(nameof(Nothing), LongEnough, CancellationToken.None);
        if (_nothing.Events != _ledger?.Streams * FilledLedger.EntriesPerStream)
            throw new InvalidOperationException($"Marten's daemon came by {_nothing.Events} events; it is measured only where it comes by all.");
    }

    /// <summary>Only counts.</summary>
    private sealed class Nothing : IProjection
    {
        public int Events { get; set; }

        public Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
        {
            Events += events.Count;
            return Task.CompletedTask;
        }
    }
}
