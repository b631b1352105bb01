namespace Contracts.Benchmarks.Measuring;

/// <summary>How much data and patience a run takes.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Rounds">How many times each side is measured, in turn.</param>
/// <param name="WarmUp">How long at most code is run before it is measured, so that it is compiled for speed by then.</param>
/// <param name="Entries">How many entries are imported, and how many the ledger holds that is asked.</param>
/// <param name="Growth">The sizes of ledgers that are compared with a tenth of them, in order.</param>
internal sealed record Scale(string Name, int Rounds, TimeSpan WarmUp, int Entries, IReadOnlyList<int> Growth)
{
    /// <summary>A tenth of the usual entries, to see quickly where things stand.</summary>
    public static Scale Quick { get; } = new("quick", Rounds: 31, WarmUp: TimeSpan.FromSeconds(3), Entries: 100_000, Growth: [100_000]);

    /// <summary>The sizes that the goals are about.</summary>
    public static Scale Usual { get; } = new("usual", Rounds: 101, WarmUp: TimeSpan.FromSeconds(20), Entries: 1_000_000, Growth: [1_000_000]);

    /// <summary>Ten million entries.</summary>
    public static Scale Full { get; } = new("full", Rounds: 101, WarmUp: TimeSpan.FromSeconds(20), Entries: 1_000_000, Growth: [1_000_000, 10_000_000]);
}
