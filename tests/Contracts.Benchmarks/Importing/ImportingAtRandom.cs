using Contracts.Benchmarks.Generating;
using Contracts.Benchmarks.Measuring;
using Contracts.Benchmarks.Stores;
using Contracts.Storage;

namespace Contracts.Benchmarks.Importing;

/// <summary>One long stream whose entries are dated at random, beside one of the same entries in order, with their rows.</summary>
internal sealed class ImportingAtRandom(Measure measure) : Comparison
{
    private const int Entries = 20_000;
    private const int Commitments = 400;

    private OurStore? _ours;
    private int _streams;

    public override string Name => measure == Measure.Time ? "import one stream of 20,000 entries dated at random, ledger inline" : "import one stream at random, memory";

    public override string Reference => "the same entries in order";

    public override Goal Goal => Goal.CostsAtMost(measure == Measure.Time ? 3 : 2);

    public override Measure Measure => measure;

    public override bool IsLong => true;

    public override async Task PrepareAsync(Place place)
    {
        _ours = Own(new OurStore(await place.NewDatabaseAsync(), LedgerUpkeep.Inline));
        await ImportAsync(isAtRandom: true, entries: 2000);
    }

    public override Task OursAsync() => ImportAsync(isAtRandom: true, Entries);

    public override Task ReferenceAsync() => ImportAsync(isAtRandom: false, Entries);

    private Task ImportAsync(bool isAtRandom, int entries) => _ours?.ImportAsync([LongStream.Entries(++_streams, isAtRandom, entries, Commitments)]) ?? Task.CompletedTask;
}
