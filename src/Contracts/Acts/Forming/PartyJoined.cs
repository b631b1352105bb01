namespace Contracts;

/// <summary>An organization became a party to an existing partnership.</summary>
[EventType("contracts.party-joined.v1")]
public sealed record PartyJoined : PartnershipEvent
{
    /// <summary>The organization that joined.</summary>
    public required Id<Party> Party { get; init; }

    /// <summary>Its role in words; null if not stated.</summary>
    public string? Role { get; init; }

    internal override IEnumerable<Id<Party>> PartiesNamed => [Party];

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.HasJoined(Party))
            partnership.Report(fact, RuleCodes.AlreadyAParty,
                $"{Party} is a party already; it joins once, or again after it has left.");
        else
            partnership.Join(new Party { Id = Party, Role = Role }, fact);
    }

    internal override string Tell(Wording words) => $"{words.Name(Party)} joins{(Role is null ? "" : $" as {Role}")}";
}
