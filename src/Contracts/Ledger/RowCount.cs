using System.Numerics;

namespace Contracts;

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
