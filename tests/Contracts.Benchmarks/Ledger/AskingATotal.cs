using Contracts.Benchmarks.Measuring;
using Contracts.Benchmarks.Stores;
using Contracts.Storage;

namespace Contracts.Benchmarks.Ledger;

/// <summary>What all owe all at a past viewpoint, beside one empty round trip.</summary>
internal sealed class AskingATotal : Comparison
{
    private FilledLedger? _ledger;

    public override string Name => "total exposure at a past (E, K)";

    public override string Reference => "one empty round trip (select 1)";

    public override Goal Goal => Goal.CostsAtMost(20);

    public override async Task PrepareAsync(Place place)
    {
        _ledger = await place.LedgerAsync(place.Scale.Entries);
        var positions = (await _ledger.Store.Ledger.PositionsAsync(PositionScope.Everything, _ledger.Past)).Value;
        var summed = Exposure.Of(positions).ByUnit.Single();
        if (await TotalAsync(_ledger) != summed)
            throw new InvalidOperationException("The total is another than that of the positions; it is measured only where it is right.");
    }

    public override Task OursAsync() => _ledger is null ? Task.CompletedTask : TotalAsync(_ledger);

    public override async Task ReferenceAsync()
    {
        if (_ledger is null)
            return;
        await using var asking = _ledger.Database.CreateCommand("select 1");
        await asking.ExecuteScalarAsync();
    }

    private static async Task<UnitTotal?> TotalAsync(FilledLedger ledger) => (await ledger.Store.Ledger.AsOf(ledger.Past).TotalAsync("USD")).Value;
}
