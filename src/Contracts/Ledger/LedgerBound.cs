using System.Numerics;

namespace Contracts;

/// <summary>The bound beyond which the rows of a stream are not kept; the stream is then answered by folding it.</summary>
/// <remarks>
/// Facts dated at random in one long stream end and begin rows at all later days of what they change, and make everything after them be
/// folded again. Both grow with the square of the stream's length, so a stream that exceeds the bound at any step has no rows from then on.
/// The decision depends on the entries alone: it is the same whether the rows are made at once or step by step.
/// </remarks>
internal sealed record LedgerBound
{
    /// <summary>The bound of every store.</summary>
    public static LedgerBound Default { get; } = new();

    /// <summary>The number of entries below which a stream always has rows.</summary>
    public int LeastEntries { get; init; } = 1000;

    /// <summary>The most rows per entry, over all policies, rows that have ended included.</summary>
    public int RowsPerEntry { get; init; } = 16;

    /// <summary>
    /// The most facts per entry that are folded again because an entry takes effect before them (<see cref="BackDating"/>). Since every position
    /// is looked at again with each, a fact counts once more for each <see cref="BackDating.PositionsPerFact"/> positions.
    /// </summary>
    public int FoldedAgainPerEntry { get; init; } = 256;

    /// <summary>Whether a stream of so many entries may have so many rows.</summary>
    public bool AdmitsRows(long rows, int entries) => entries < LeastEntries || rows <= (long)RowsPerEntry * entries;

    /// <summary>Whether so many facts may be folded again for a stream of so many entries.</summary>
    public bool AdmitsFoldingAgain(long facts, int entries) => entries < LeastEntries || facts <= (long)FoldedAgainPerEntry * entries;
}

/// <summary>The number of rows that one stream has in the ledger, rows that have ended included.</summary>
/// <param name="Shared">The rows under <see cref="EvidencePolicy.All"/>, which other policies share until they part.</param>
/// <param name="Own">The rows of the policies that have parted.</param>
internal readonly record struct RowCount(long Shared, long Own)
{
    /// <summary>All rows.</summary>
    public long All => Shared + Own;

    /// <summary>The count after a step. A policy that parts copies all rows that it shared.</summary>
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
