namespace Contracts;

/// <summary>The creditor released the debtor from the rest of a commitment, which closes it.</summary>
[EventType("contracts.commitment-released.v1")]
public sealed record CommitmentReleased : PartnershipEvent
{
    /// <summary>The commitment.</summary>
    public required Id<Commitment> Commitment { get; init; }

    /// <summary>The party that releases it; null for the creditor, the only party that can.</summary>
    public Id<Party>? ByParty { get; init; }

    internal override IEnumerable<Id<Party>> PartiesNamed => ByParty is { } party ? [party] : [];

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.OpenCommitment(Commitment, fact) is not { } commitment)
            return;
        if (ByParty is { } party && party != commitment.Creditor)
            partnership.Report(fact, RuleCodes.NotTheCreditor,
                $"{party} releases commitment {Commitment}; only its creditor, {commitment.Creditor}, can.");
        else
            commitment.End(CommitmentLifecycle.Released, fact);
    }

    internal override string Tell(Wording words) =>
        $"{(ByParty is { } creditor ? words.Name(creditor) : words.Creditor(Commitment))} releases what "
        + words.Owing(Commitment);
}
