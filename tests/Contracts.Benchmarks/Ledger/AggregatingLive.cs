using Contracts.Benchmarks.Measuring;
using Contracts.Benchmarks.Stores;
using Contracts.Storage;

namespace Contracts.Benchmarks.Ledger;

/// <summary>The portfolio at a past viewpoint, beside every stream folded live by Marten, which knows no viewpoint.</summary>
internal sealed class AggregatingLive : Comparison
{
    private FilledLedger? _ledger;
    private MartenAlone? _alone;

    public override string Name => "the same portfolio";

    public override string Reference => "aggregating every stream live with Marten";

    public override Goal Goal => Goal.IsFasterBy(300);

    public override bool IsLong => true;

    public override async Task PrepareAsync(Place place)
    {
        _ledger = await place.LedgerAsync(place.Scale.Entries);
        _alone = Own(new MartenAlone(await place.NewDatabaseAsync()));
        await _alone.FillAsync(Enumerable.Range(0, _ledger.Streams).Select(FilledLedger.Entries));
        await _alone.VacuumAsync();
        await OursAsync();
    }

    public override Task OursAsync() => _ledger?.Store.Ledger.PositionsAsync(PositionScope.Everything, _ledger.Past) ?? Task.CompletedTask;

    public override async Task ReferenceAsync()
    {
        if (_alone is null || _ledger is null)
            return;
        await using var session = _alone.Store.QuerySession();
        for (var stream = 0; stream < _ledger.Streams; stream++)
            await session.Events.AggregateStreamAsync<LivePartnership>(StreamKey.Partnership($"p{stream}").ToString());
    }
}
