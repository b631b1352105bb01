namespace Contracts.Benchmarks.Folding.ByHand;

/// <summary>A commitment that changes in place.</summary>
internal sealed class LoopCommitment(CommitmentMade made)
{
    public LoopRange Committed;
    public LoopRange Performed;
    public LoopRange Withdrawn;
    public LoopRange Reduced;
    public LoopRange Outstanding;

    public AmountUnit Unit { get; } = made.Amount.Unit;

    public Standing Standing { get; private set; }

    public bool IsContested { get; set; }

    public bool IsClosed { get; set; }

    /// <summary>The entries it rests on, by index, in the order in which they fold.</summary>
    public List<int> RestsOn { get; } = [];

    public void Rest(int fact, Standing standing, bool isDisputed)
    {
        RestsOn.Add(fact);
        IsContested |= isDisputed;
        Standing = standing > Standing ? standing : Standing;
    }

    public bool Is(Commitment commitment, IReadOnlyList<Entry> entries) =>
        IsClosed != commitment.IsOpen && IsContested == commitment.IsContested && Standing == commitment.Standing
        && Committed.Is(commitment.Committed) && Performed.Is(commitment.Performed) && Withdrawn.Is(commitment.Withdrawn) && Reduced.Is(commitment.Reduced) && Outstanding.Is(commitment.Outstanding)
        && RestsOn.Select(index => entries[index].Id).SequenceEqual(commitment.Explanation.Select(fact => fact.Entry.Id));
}
