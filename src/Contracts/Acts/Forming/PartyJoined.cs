namespace Contracts;

/// <summary>Another organization became a party.</summary>
[EventType("contracts.party-joined.v1")]
public sealed record PartyJoined : PartnershipEvent
{
    /// <summary>Who joined.</summary>
    public required Id<Party> Party { get; init; }

    /// <summary>What it does there; null where nobody said.</summary>
    public string? Role { get; init; }

    internal override IEnumerable<Id<Party>> PartiesNamed => [Party];

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.HasJoined(Party))
            partnership.Report(fact, "already-a-party", $"{Party} is a party already; it joins once, or again after it has left.");
        else
            partnership.Join(new Party { Id = Party, Role = Role });
    }
}
