namespace Contracts;

/// <summary>The amount owed was reduced.</summary>
[EventType("contracts.commitment-reduced.v1")]
public sealed record CommitmentReduced : PartnershipEvent
{
    /// <summary>The commitment.</summary>
    public required Id<Commitment> Commitment { get; init; }

    /// <summary>The amount taken off, in the commitment's unit.</summary>
    public required Amount By { get; init; }

    /// <summary>True if both sides agreed to it; null if not stated.</summary>
    public bool? Agreed { get; init; }

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.OpenCommitment(Commitment, By.Unit, fact) is { } commitment)
            commitment.Reduce(fact.Reckoned(By), fact);
    }

    internal override string Tell(Wording words) => $"What {words.Owing(Commitment)} is reduced by {Phrase.Of(By)}";
}
