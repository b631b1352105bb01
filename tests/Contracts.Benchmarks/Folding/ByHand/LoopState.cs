namespace Contracts.Benchmarks.Folding.ByHand;

/// <summary>What the loop comes to.</summary>
internal sealed class LoopState
{
    /// <summary>The facts in the order in which they fold, by index.</summary>
    public required int[] Facts { get; init; }

    public HashSet<Id<Party>> Parties { get; } = [];

    public Dictionary<Id<Deal>, (int Fact, Standing Standing, bool IsDisputed)> Deals { get; } = [];

    public Dictionary<Id<Commitment>, LoopCommitment> Commitments { get; } = [];

    /// <summary>The milestones, and whether each is met.</summary>
    public Dictionary<Id<Milestone>, bool> Milestones { get; } = [];

    /// <summary>What made no sense: the entry by index, and the rule.</summary>
    public List<(int Fact, string Code)> Anomalies { get; } = [];

    public bool Is(Partnership partnership, IReadOnlyList<Entry> entries) =>
        Facts.Select(index => entries[index].Id).SequenceEqual(partnership.Facts.Select(fact => fact.Entry.Id))
        && Anomalies.Select(anomaly => (entries[anomaly.Fact].Id, anomaly.Code)).SequenceEqual(partnership.Anomalies.Select(anomaly => (anomaly.Entry, anomaly.Code)))
        && Deals.Count == partnership.Deals.Count
        && Milestones.Count(milestone => milestone.Value) == partnership.Milestones.Count(milestone => milestone.MetBy is not null)
        && Commitments.Count == partnership.Commitments.Count()
        && partnership.Commitments.All(commitment => Commitments[commitment.Id].Is(commitment, entries));
}
