using Contracts.Benchmarks.Folding;
using Contracts.Benchmarks.Measuring;

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
    ];
}
