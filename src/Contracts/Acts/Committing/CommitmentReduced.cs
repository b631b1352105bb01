namespace Contracts;

/// <summary>Less is owed than before.</summary>
[EventType("contracts.commitment-reduced.v1")]
public sealed record CommitmentReduced : PartnershipEvent
{
    /// <summary>The commitment.</summary>
    public required Id<Commitment> Commitment { get; init; }

    /// <summary>How much less, in the commitment's unit.</summary>
    public required Amount By { get; init; }

    /// <summary>Whether both sides agreed to it; null where nobody said.</summary>
    public bool? Agreed { get; init; }

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.OpenCommitment(Commitment, By.Unit, fact) is { } commitment)
            commitment.Reduce(partnership.AtMostOutstanding(commitment, fact.Counted(By), "reduced", fact), fact);
    }
}
