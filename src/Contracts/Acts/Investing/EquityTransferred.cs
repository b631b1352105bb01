namespace Contracts;

/// <summary>An investor handed equity on to another organization.</summary>
[EventType("contracts.equity-transferred.v1")]
public sealed record EquityTransferred : PartnershipEvent
{
    /// <summary>The investment that it is taken from.</summary>
    public required Id<Investment> Investment { get; init; }

    /// <summary>The slug of the investment that the other then holds.</summary>
    public required Id<Investment> To { get; init; }

    /// <summary>Who holds it then; another than the investor and the issuer.</summary>
    public required Id<Party> ToParty { get; init; }

    /// <summary>What is handed on, in the investment's unit.</summary>
    public required Amount Amount { get; init; }

    /// <summary>How many shares; null where nobody said.</summary>
    public Amount? Shares { get; init; }

    internal override IEnumerable<Id<Party>> PartiesNamed => [ToParty];

    internal override PayloadFault? FindFault() => Offering.FaultOf(Shares);

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.HeldInvestment(Investment, Amount, Shares, fact) is not { } investment)
            return;
        if (partnership.FindInvestment(To) is { } known)
            partnership.Report(fact, "already-invested", $"Investment {To} was agreed on {known.AgreedBy.EffectiveOn}; what is handed on becomes a new one.");
        else if (ToParty == investment.Investor)
            partnership.Report(fact, "same-investor", $"{ToParty} holds investment {Investment} itself; equity is handed on to another.");
        else if (partnership.CanInvest(ToParty, investment.Issuer, fact))
            partnership.Invest(investment.HandOn(this, fact));
    }
}
