namespace Contracts;

/// <summary>A party waived its rights from a breach by another party.</summary>
[EventType("contracts.breach-waived.v1")]
public sealed record BreachWaived : PartnershipEvent
{
    /// <summary>The breach.</summary>
    public required Id<Breach> Breach { get; init; }

    /// <summary>The party that waives it; never the party in breach.</summary>
    public required Id<Party> ByParty { get; init; }

    internal override IEnumerable<Id<Party>> PartiesNamed => [ByParty];

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.UncuredBreach(Breach, fact) is not { } breach || !partnership.Knows(ByParty, fact))
            return;
        if (ByParty == breach.Party)
            partnership.Report(fact, RuleCodes.WaivedByThePartyInBreach,
                $"{ByParty} is in breach {Breach} itself; only another party can waive it.");
        else if (breach.WaivedBy is { } waived)
            partnership.Report(fact, RuleCodes.AlreadyWaived,
                $"Breach {Breach} was waived on {waived.EffectiveOn}; it is waived once.");
        else
            breach.Waive(fact);
    }

    internal override string Tell(Wording words) => $"{words.Name(ByParty)} waives {words.Breach(Breach)}";
}
