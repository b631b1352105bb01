namespace Contracts;

/// <summary>A party stated a new view of the partnership. This changes no commitment by itself.</summary>
[EventType("contracts.partnership-reassessed.v1")]
public sealed record PartnershipReassessed : PartnershipEvent
{
    /// <summary>The party that reassesses it.</summary>
    public required Id<Party> ByParty { get; init; }

    /// <summary>The reason; null if not stated.</summary>
    public string? Reason { get; init; }

    internal override IEnumerable<Id<Party>> PartiesNamed => [ByParty];

    internal override bool CanChangeFigures => false;

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.Knows(ByParty, fact))
            partnership.Reassess(this);
    }

    internal override string Tell(Wording words) =>
        $"{words.Name(ByParty)} reassesses the partnership{Phrase.Because(Reason)}";
}
