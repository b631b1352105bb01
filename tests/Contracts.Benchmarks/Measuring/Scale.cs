namespace Contracts.Benchmarks.Measuring;

/// <summary>How much data and patience a run takes.</summary>
/// <param name="Rounds">How many times each side is measured, in turn.</param>
/// <param name="Entries">How many entries are imported, and how many the ledger holds that is asked.</param>
/// <param name="Growth">The sizes of ledgers that are compared, in order.</param>
internal sealed record Scale(int Rounds, int Entries, IReadOnlyList<int> Growth)
{
    /// <summary>All rows within five minutes on two cores.</summary>
    public static Scale Quick { get; } = new(Rounds: 31, Entries: 100_000, Growth: [10_000, 100_000]);

    /// <summary>The sizes that the goals are about.</summary>
    public static Scale Usual { get; } = new(Rounds: 101, Entries: 1_000_000, Growth: [100_000, 1_000_000]);

    /// <summary>Ten million entries.</summary>
    public static Scale Full { get; } = new(Rounds: 101, Entries: 1_000_000, Growth: [100_000, 1_000_000, 10_000_000]);
}
