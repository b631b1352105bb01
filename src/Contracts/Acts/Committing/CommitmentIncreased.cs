namespace Contracts;

/// <summary>The debtor undertook more under an existing commitment.</summary>
[EventType("contracts.commitment-increased.v1")]
public sealed record CommitmentIncreased : PartnershipEvent
{
    /// <summary>The commitment.</summary>
    public required Id<Commitment> Commitment { get; init; }

    /// <summary>The amount added, in the commitment's unit.</summary>
    public required Amount By { get; init; }

    internal override void ApplyTo(Partnership partnership, FactInForce fact) =>
        partnership.OpenCommitment(Commitment, By.Unit, fact)?.Grow(fact.Reckoned(By), fact);

    internal override string Tell(Wording words) => $"What {words.Owing(Commitment)} grows by {Phrase.Of(By)}";
}
