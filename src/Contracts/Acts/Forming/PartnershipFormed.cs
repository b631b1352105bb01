namespace Contracts;

/// <summary>Two or more organizations became parties to one partnership.</summary>
[EventType("contracts.partnership-formed.v1")]
public sealed record PartnershipFormed : PartnershipEvent
{
    /// <summary>The parties; at least two.</summary>
    public required IReadOnlyList<Party> Parties { get; init => field = ValueList.Of(value); }

    internal override IEnumerable<Id<Party>> PartiesNamed => Parties.Select(party => party.Id);

    internal override PayloadFault? FindFault() => PayloadFault.OfHoles("parties", Parties);

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.IsFormed)
            partnership.Report(fact, RuleCodes.AlreadyFormed, "The partnership is formed already; it is formed once.");
        else if (PartiesNamed.Distinct().Count() < 2)
            partnership.Report(fact, RuleCodes.TooFewParties,
                $"The partnership is formed of {StorableText.List(PartiesNamed.Distinct())}; "
                + "it takes two parties or more.");
        else
            partnership.Form(fact, Parties);
    }

    internal override string Tell(Wording words) => $"{words.Names(Parties.Select(party => party.Id))} are partners";
}
