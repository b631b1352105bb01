namespace Contracts;

/// <summary>The partnership was dissolved, which closes every commitment in it.</summary>
/// <remarks>It cannot be dissolved while something is certainly outstanding.</remarks>
[EventType("contracts.partnership-dissolved.v1")]
public sealed record PartnershipDissolved : PartnershipEvent
{
    /// <summary>The reason; null if not stated.</summary>
    public string? Reason { get; init; }

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        var outstanding = partnership.CertainlyOutstanding.Select(commitment => commitment.Id).ToList();
        if (outstanding.Count > 0)
            partnership.Report(fact, RuleCodes.OutstandingCommitments,
                $"The partnership is dissolved with {StorableText.List(outstanding)} outstanding; "
                + "these are settled first.");
        else
            partnership.Dissolve(fact);
    }

    internal override string Tell(Wording words) => $"The partnership is dissolved{Phrase.Because(Reason)}";
}
