using Contracts.Benchmarks.Measuring;
using Contracts.Benchmarks.Stores;
using Contracts.Storage;

namespace Contracts.Benchmarks.Ledger;

/// <summary>The same in a large ledger beside one of a tenth of its entries.</summary>
internal sealed class Growing(Grown what, int entries) : Comparison
{
    private const int Tenfold = 10;
    private const int Many = 1_000_000;

    private FilledLedger? _small;
    private FilledLedger? _large;

    public override string Name => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"growth to {entries:N0}: {Words}");

    public override string Kind => $"growth tenfold: {Words}";

    public override string Reference => "the same in a ledger of a tenth of the entries";

    /// <summary>What is found by index costs the same however much there is; what looks at everything costs so much more as there is more.</summary>
    public override Goal Goal => Goal.CostsAtMost(what is Grown.Commitment or Grown.Total ? 1.5 : Tenfold);

    public override int? GrownTo => entries;

    public override bool IsLong => what == Grown.Rebuild || what == Grown.Portfolio && entries > Many;

    public override async Task PrepareAsync(Place place)
    {
        _small = await place.LedgerAsync(entries / Tenfold);
        _large = await place.LedgerAsync(entries);
    }

    public override Task OursAsync() => AskAsync(_large);

    public override Task ReferenceAsync() => AskAsync(_small);

    private string Words => what switch
    {
        Grown.Commitment => "one commitment",
        Grown.Total => "total exposure",
        Grown.Portfolio => "portfolio",
        _ => "rebuild",
    };

    private Task AskAsync(FilledLedger? ledger) => (ledger, what) switch
    {
        (null, _) => Task.CompletedTask,
        (_, Grown.Commitment) => ledger.Store.Ledger.PositionsAsync(PositionScope.Of(StreamKey.Partnership("p7"), (Id<Commitment>)"d1-spend"), ledger.Past),
        (_, Grown.Total) => ledger.Store.Ledger.AsOf(ledger.Past).TotalAsync("USD"),
        (_, Grown.Portfolio) => ledger.Store.Ledger.PositionsAsync(PositionScope.Everything, ledger.Past),
        _ => ledger.Store.Ledger.RebuildAsync(),
    };
}
