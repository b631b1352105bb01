using Contracts.Benchmarks.Generating;
using Contracts.Benchmarks.Measuring;
using Contracts.Benchmarks.Stores;
using Contracts.Storage;

namespace Contracts.Benchmarks.Importing;

/// <summary>How much of a history is held while it is imported, beside one of half as many entries.</summary>
internal sealed class HoldingAnImport : Comparison
{
    private OurStore? _ours;
    private int _entries;
    private int _imported;

    public override string Name => "import memory";

    public override string Reference => "importing half as many entries";

    public override Goal Goal => Goal.CostsAtMost(1.25);

    public override Measure Measure => Measure.Held;

    public override bool IsLong => true;

    public override async Task PrepareAsync(Place place)
    {
        _ours = Own(new OurStore(await place.NewDatabaseAsync(), LedgerUpkeep.Off));
        _entries = place.Scale.Entries;
        await ImportAsync(entries: 100);
    }

    public override Task OursAsync() => ImportAsync(_entries);

    public override Task ReferenceAsync() => ImportAsync(_entries / 2);

    private Task ImportAsync(int entries)
    {
        var first = _imported;
        _imported += GeneratedPortfolio.CountOf(entries, first);
        return _ours?.ImportAsync(GeneratedPortfolio.Streams(entries, first)) ?? Task.CompletedTask;
    }
}
