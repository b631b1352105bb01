namespace Contracts;

/// <summary>A party said that it sees the partnership anew. It changes no commitment by itself.</summary>
[EventType("contracts.partnership-reassessed.v1")]
public sealed record PartnershipReassessed : PartnershipEvent
{
    /// <summary>Who reassesses it.</summary>
    public required Id<Party> ByParty { get; init; }

    /// <summary>Why; null where nobody said.</summary>
    public string? Reason { get; init; }

    internal override IEnumerable<Id<Party>> PartiesNamed => [ByParty];

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.Knows(ByParty, fact))
            partnership.Reassess(this);
    }
}
