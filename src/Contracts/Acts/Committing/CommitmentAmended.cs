namespace Contracts;

/// <summary>A commitment was amended to a new total.</summary>
/// <remarks>
/// What is outstanding is then the new total less what was performed. Withdrawals, reductions and novations of before
/// are part of what the total states.
/// </remarks>
[EventType("contracts.commitment-amended.v1")]
public sealed record CommitmentAmended : PartnershipEvent
{
    /// <summary>The commitment.</summary>
    public required Id<Commitment> Commitment { get; init; }

    /// <summary>The new total, in the commitment's unit; only a minimum may be amended below what was performed.</summary>
    public required Amount To { get; init; }

    /// <summary>True if both sides agreed to it; null if not stated.</summary>
    public bool? Agreed { get; init; }

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.OpenCommitment(Commitment, To.Unit, fact) is not { } commitment)
            return;
        if (!commitment.IsMinimum && commitment.HasPerformedMoreThan(new Reckoned(To)))
            partnership.Report(fact, RuleCodes.LessThanPerformed,
                $"Commitment {Commitment} is amended to {To} with {commitment.Performed} performed; "
                + "only a minimum can be amended to less than was performed.");
        else
            commitment.Amend(new Reckoned(To), fact);
    }

    internal override string Tell(Wording words) => $"What {words.Owing(Commitment)} is amended to {Phrase.Of(To)}";
}
