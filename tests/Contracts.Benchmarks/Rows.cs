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
    public static IReadOnlyList<Comparison> All { get; } =
    [
        new FoldingAHistory(hasControls: false, Measure.Time),
        new FoldingAHistory(hasControls: false, Measure.Memory),
        new FoldingAHistory(hasControls: true, Measure.Time),
        new FoldingAHistory(hasControls: true, Measure.Memory),
        .. Recording(LedgerUpkeep.Off),
        .. Recording(LedgerUpkeep.Inline),
        new ImportingAHistory(),
        new AskingThePortfolio(),
        new AggregatingLive(),
        new AskingATotal(),
        new AskingOnePartnership(isAgain: false),
        new AskingOnePartnership(isAgain: true),
        new Rebuilding(),
        .. Enumerable.Range(0, 2).SelectMany(step => new[] { new Growing($"one commitment, step {step + 1}", isTotal: false, step), new Growing($"total exposure, step {step + 1}", isTotal: true, step) }),
    ];

    private static IEnumerable<RecordingABatch> Recording(LedgerUpkeep upkeep) =>
        from length in new[] { 10, 100 }
        from batch in new[] { 1, 10, 100 }
        select new RecordingABatch(batch, length, upkeep);
}
