using System.Numerics;

namespace Contracts;

/// <summary>The bound beyond which a stream keeps no rows; it is then answered by folding.</summary>
/// <remarks>
/// In a long stream, randomly dated facts replace rows on all later days of the positions that they change, and
/// require all later facts to be folded again. Both costs grow with the square of the stream's length, so a stream
/// that exceeds the bound at any step has no rows from then on. The decision depends only on the entries: it is the
/// same for a rebuild and for incremental steps.
/// </remarks>
internal sealed record LedgerBound
{
    /// <summary>The bound of every store.</summary>
    public static LedgerBound Default { get; } = new();

    /// <summary>The number of entries below which a stream always has rows.</summary>
    public int LeastEntries { get; init; } = 1000;

    /// <summary>The maximum number of rows per entry, over all policies and including ended rows.</summary>
    public int RowsPerEntry { get; init; } = 16;

    /// <summary>
    /// The maximum number of facts per entry that are folded again because an entry takes effect before them
    /// (<see cref="BackDating"/>). Since each inspects every position again, a fact counts once more for every
    /// <see cref="BackDating.PositionsPerFact"/> positions.
    /// </summary>
    public int FoldedAgainPerEntry { get; init; } = 256;

    /// <summary>True if a stream with a number of entries may have a number of rows.</summary>
    public bool AdmitsRows(long rows, int entries) =>
        entries < LeastEntries || rows <= (long)RowsPerEntry * entries;

    /// <summary>True if a stream with a number of entries may fold a number of facts again.</summary>
    public bool AdmitsFoldingAgain(long facts, int entries) =>
        entries < LeastEntries || facts <= (long)FoldedAgainPerEntry * entries;
}

/// <summary>The number of rows of one stream in the ledger, including ended rows.</summary>
/// <param name="Shared">
/// The rows of <see cref="EvidencePolicy.All"/>, which other policies share until they diverge.
/// </param>
/// <param name="Own">The rows of the policies that have diverged.</param>
internal readonly record struct RowCount(long Shared, long Own)
{
    /// <summary>All rows.</summary>
    public long All => Shared + Own;

    /// <summary>The count after a step. A policy that diverges copies all rows that it shared.</summary>
    public RowCount After(LedgerStep step)
    {
        var (shared, own) = (Shared, Own + (Shared * BitOperations.PopCount((uint)step.Parted)));
        foreach (var change in step.Changes)
        {
            if (change.Policies.HasFlag(NamedPolicies.All))
                shared += change.Begun.Count;
            else
                own += change.Begun.Count;
        }

        return new RowCount(shared, own);
    }
}
