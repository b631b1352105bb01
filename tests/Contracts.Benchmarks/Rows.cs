using Contracts.Benchmarks.Folding;
using Contracts.Benchmarks.Importing;
using Contracts.Benchmarks.Measuring;
using Contracts.Benchmarks.Reading;
using Contracts.Benchmarks.Recording;

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
        new RecordingABatch(batch: 1, length: 10),
        new RecordingABatch(batch: 10, length: 10),
        new RecordingABatch(batch: 100, length: 10),
        new RecordingABatch(batch: 1, length: 100),
        new RecordingABatch(batch: 10, length: 100),
        new RecordingABatch(batch: 100, length: 100),
        new ImportingAHistory(),
        new AskingOnePartnership(),
    ];
}
