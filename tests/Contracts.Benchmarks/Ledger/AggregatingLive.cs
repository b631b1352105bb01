using Contracts.Benchmarks.Generating;
using Contracts.Benchmarks.Measuring;
using Contracts.Benchmarks.Stores;

namespace Contracts.Benchmarks.Ledger;

/// <summary>The total at a past viewpoint, beside every stream folded live by Marten, which knows no viewpoint.</summary>
internal sealed class AggregatingLive : Comparison
{
    private FilledLedger? _ledger;
    private MartenAlone? _alone;

    public override string Name => "the same total";

    public override string Reference => "aggregating every stream live with Marten";

    public override Goal Goal => Goal.IsFasterBy(5000);

    public override bool IsLong => true;

    public override async Task PrepareAsync(Place place)
    {
        _ledger = await place.LedgerAsync(place.Scale.Entries);
        _alone = Own(new MartenAlone(await place.NewDatabaseAsync()));
        await _alone.FillAsync(GeneratedPortfolio.Streams(_ledger.Entries));
        await _alone.VacuumAsync();
        for (var warm = 0; warm < 100; warm++)
            await OursAsync();
    }

    public override Task OursAsync() => _ledger is null ? Task.CompletedTask : SmallQuestion.Total.AskAsync(_ledger);

    public override async Task ReferenceAsync()
    {
        if (_alone is null || _ledger is null)
            return;
        await using var session = _alone.Store.QuerySession();
        for (var stream = 0; stream < _ledger.Streams; stream++)
            await session.Events.AggregateStreamAsync<LivePartnership>(GeneratedPortfolio.KeyOf(stream).ToString());
    }
}
