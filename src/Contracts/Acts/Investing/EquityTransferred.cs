namespace Contracts;

/// <summary>An investor transferred equity to another organization.</summary>
[EventType("contracts.equity-transferred.v1")]
public sealed record EquityTransferred : PartnershipEvent
{
    /// <summary>The investment from which it is taken.</summary>
    public required Id<Investment> Investment { get; init; }

    /// <summary>The id of the new investment that the other organization holds.</summary>
    public required Id<Investment> To { get; init; }

    /// <summary>The new holder; neither the investor nor the issuer.</summary>
    public required Id<Party> ToParty { get; init; }

    /// <summary>The amount transferred, in the investment's unit.</summary>
    public required Amount Amount { get; init; }

    /// <summary>The number of shares transferred; null if not stated.</summary>
    public Amount? Shares { get; init; }

    internal override IEnumerable<Id<Party>> PartiesNamed => [ToParty];

    internal override PayloadFault? FindFault() => Offering.FaultOf(Shares);

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.HeldInvestment(Investment, Amount, Shares, fact) is not { } investment)
            return;
        if (partnership.FindInvestment(To) is { } known)
            partnership.Report(fact, RuleCodes.AlreadyInvested,
                $"Investment {To} was agreed on {known.AgreedBy.EffectiveOn}; a transfer makes a new one.");
        else if (ToParty == investment.Investor)
            partnership.Report(fact, RuleCodes.SameInvestor,
                $"{ToParty} holds investment {Investment} itself; equity is transferred to another organization.");
        else if (partnership.CanInvest(ToParty, investment.Issuer, fact))
            partnership.Invest(investment.HandOn(this, fact));
    }

    internal override string Tell(Wording words) =>
        $"{words.Name(ToParty)} gets {Phrase.Of(Amount)} of {words.Stake(Investment)}";
}
