using Contracts.Benchmarks.Measuring;
using Contracts.Benchmarks.Stores;
using Contracts.Storage;

namespace Contracts.Benchmarks.Ledger;

/// <summary>One commitment, or the total of all, in a large ledger beside one of a tenth of its entries.</summary>
internal sealed class Growing(string what, bool isTotal, int step) : Comparison
{
    private FilledLedger? _small;
    private FilledLedger? _large;

    public override string Name => $"growth: {what}";

    public override string Reference => "the same in a ledger of a tenth of the entries";

    public override Goal Goal => Goal.CostsAtMost(1.5);

    public override bool IsOf(Scale scale) => step + 1 < scale.Growth.Count;

    public override async Task PrepareAsync(Place place)
    {
        _small = await place.LedgerAsync(place.Scale.Growth[step]);
        _large = await place.LedgerAsync(place.Scale.Growth[step + 1]);
    }

    public override Task OursAsync() => AskAsync(_large);

    public override Task ReferenceAsync() => AskAsync(_small);

    private Task AskAsync(FilledLedger? ledger) =>
        ledger is null ? Task.CompletedTask
        : isTotal ? ledger.Store.Ledger.AsOf(ledger.Past).TotalAsync("USD")
        : ledger.Store.Ledger.PositionsAsync(PositionScope.Of(StreamKey.Partnership("p7"), (Id<Commitment>)"d1-spend"), ledger.Past);
}
