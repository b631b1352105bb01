namespace Contracts;

/// <summary>An organization ceased to be a party.</summary>
/// <remarks>A party cannot leave while it certainly owes something or is certainly owed something.</remarks>
[EventType("contracts.party-left.v1")]
public sealed record PartyLeft : PartnershipEvent
{
    /// <summary>The party that left.</summary>
    public required Id<Party> Party { get; init; }

    /// <summary>The reason; null if not stated.</summary>
    public string? Reason { get; init; }

    internal override IEnumerable<Id<Party>> PartiesNamed => [Party];

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        var outstanding = partnership.CertainlyOutstanding
            .Where(commitment => commitment.Debtor == Party || commitment.Creditor == Party)
            .ToList();
        if (!partnership.HasParty(Party))
            partnership.Report(fact, RuleCodes.NotAParty,
                $"{Party} is not a party of the partnership; only a party can leave.");
        else if (outstanding.Count > 0)
            partnership.Report(fact, RuleCodes.OutstandingCommitments,
                $"{Party} leaves with {StorableText.List(outstanding.Select(commitment => commitment.Id))} "
                + "outstanding; what it owes and is owed is settled first.");
        else
            partnership.Leave(Party, fact);
    }

    internal override string Tell(Wording words) => $"{words.Name(Party)} leaves{Phrase.Because(Reason)}";
}
