using Contracts.Benchmarks.Folding;
using Contracts.Benchmarks.Importing;
using Contracts.Benchmarks.Ledger;
using Contracts.Benchmarks.Measuring;
using Contracts.Benchmarks.Reading;
using Contracts.Benchmarks.Recording;
using Contracts.Storage;

namespace Contracts.Benchmarks;

/// <summary>The rows of the table, in its order. A new row is a <see cref="Comparison"/> and a line here.</summary>
internal static class Rows
{
    // Ten million entries, three times over, would take half an hour.
    private const int MostRebuilt = 1_000_000;

    public static IReadOnlyList<Comparison> Of(Scale scale) =>
    [
        new FoldingAHistory(hasControls: false, Measure.Time),
        new FoldingAHistory(hasControls: false, Measure.Memory),
        new FoldingAHistory(hasControls: true, Measure.Time),
        new FoldingAHistory(hasControls: true, Measure.Memory),
        .. Recording(LedgerUpkeep.Off),
        .. Recording(LedgerUpkeep.Inline),
        new ImportingAHistory(),
        new HoldingAnImport(),
        new ImportingAtRandom(Measure.Time),
        new ImportingAtRandom(Measure.Held),
        new AskingThePortfolio(),
        new AggregatingLive(),
        new AskingATotal(),
        new AskingOnePartnership(isAgain: false),
        new AskingOnePartnership(isAgain: true),
        new Rebuilding(),
        .. from what in Enum.GetValues<Grown>() from entries in scale.Growth where what != Grown.Rebuild || entries <= MostRebuilt select new Growing(what, entries),
    ];

    private static IEnumerable<RecordingABatch> Recording(LedgerUpkeep upkeep) =>
        from length in new[] { 10, 100 }
        from batch in new[] { 1, 10, 100 }
        select new RecordingABatch(batch, length, upkeep);
}
