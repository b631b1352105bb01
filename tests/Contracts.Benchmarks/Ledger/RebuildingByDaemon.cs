using Contracts.Benchmarks.Generating;
using Contracts.Benchmarks.Measuring;
using Contracts.Benchmarks.Stores;
using Contracts.Storage;
using JasperFx.Events.Daemon;
using Microsoft.Extensions.Logging.Abstractions;

namespace Contracts.Benchmarks.Ledger;

/// <summary>The ledger rebuilt, beside Marten's daemon rebuilding the projection that writes the same rows.</summary>
internal sealed class RebuildingByDaemon : Comparison
{
    // The daemon takes minutes for more.
    private const int MostEntries = 100_000;

    private static readonly TimeSpan LongEnough = TimeSpan.FromHours(1);

    private OurStore? _ours;
    private IProjectionDaemon? _daemon;

    public override string Name => "rebuild the ledger of 100,000 entries";

    public override string Reference => "Marten's daemon rebuilding a projection that writes the same rows";

    public override Goal Goal => Goal.IsFasterBy(5);

    public override bool IsLong => true;

    public override async Task PrepareAsync(Place place)
    {
        _ours = Own(new OurStore(await place.NewDatabaseAsync(), LedgerUpkeep.Async));
        await _ours.FillAsync(GeneratedPortfolio.Streams(Math.Min(place.Scale.Entries, MostEntries)));
        await _ours.Ledger.RebuildAsync();
        _daemon = await _ours.Store.BuildProjectionDaemonAsync(logger: NullLogger.Instance);
    }

    public override Task OursAsync() => _ours?.Ledger.RebuildAsync() ?? Task.CompletedTask;

    public override Task ReferenceAsync() => _daemon?.RebuildProjectionAsync(LedgerProjection.Name, LongEnough, CancellationToken.None) ?? Task.CompletedTask;

    public override async ValueTask DisposeAsync()
    {
        _daemon?.Dispose();
        await base.DisposeAsync();
    }
}
