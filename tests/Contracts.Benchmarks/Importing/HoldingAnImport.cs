using Contracts.Benchmarks.Measuring;
using Contracts.Benchmarks.Stores;
using Contracts.Storage;

namespace Contracts.Benchmarks.Importing;

/// <summary>How much of a history is held while it is imported, beside one of half as many entries.</summary>
internal sealed class HoldingAnImport : Comparison
{
    private OurStore? _ours;
    private int _streams;
    private int _imported;

    public override string Name => "import memory";

    public override string Reference => "importing half as many entries";

    public override Goal Goal => Goal.CostsAtMost(1.25);

    public override Measure Measure => Measure.Held;

    public override bool IsLong => true;

    public override async Task PrepareAsync(Place place)
    {
        _ours = Own(new OurStore(await place.NewDatabaseAsync(), LedgerUpkeep.Off));
        _streams = place.Scale.Entries / FilledLedger.EntriesPerStream;
        await ImportAsync(streams: 1);
    }

    public override Task OursAsync() => ImportAsync(_streams);

    public override Task ReferenceAsync() => ImportAsync(_streams / 2);

    private Task ImportAsync(int streams)
    {
        var first = _imported;
        _imported += streams;
        return _ours?.ImportAsync(Enumerable.Range(first, streams).Select(FilledLedger.Entries)) ?? Task.CompletedTask;
    }
}
