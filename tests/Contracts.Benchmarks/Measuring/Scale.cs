namespace Contracts.Benchmarks.Measuring;

/// <summary>How much data and patience a run takes.</summary>
/// <param name="Rounds">How many times each side is measured, in turn.</param>
/// <param name="ImportedEntries">How many entries an import takes in.</param>
internal sealed record Scale(int Rounds, int ImportedEntries)
{
    /// <summary>All rows within five minutes on two cores.</summary>
    public static Scale Quick { get; } = new(Rounds: 31, ImportedEntries: 50_000);

    /// <summary>The sizes that the goals are about.</summary>
    public static Scale Usual { get; } = new(Rounds: 101, ImportedEntries: 1_000_000);

    /// <summary>Ten million entries.</summary>
    public static Scale Full { get; } = new(Rounds: 101, ImportedEntries: 10_000_000);
}
