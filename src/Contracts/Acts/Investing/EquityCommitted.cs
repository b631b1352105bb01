namespace Contracts;

/// <summary>An investor and an issuer agreed on an investment that is still to be made.</summary>
[EventType("contracts.equity-committed.v1")]
public sealed record EquityCommitted : PartnershipEvent
{
    /// <summary>The id of the investment, unique in the stream.</summary>
    public required Id<Investment> Investment { get; init; }

    /// <summary>The deal that it belongs to; null for none. Ending the deal does not end it.</summary>
    public Id<Deal>? Deal { get; init; }

    /// <summary>The organization that is to hold the equity.</summary>
    public required Id<Party> Investor { get; init; }

    /// <summary>The organization whose equity it is; never the investor itself.</summary>
    public required Id<Party> Issuer { get; init; }

    /// <summary>The value of the investment.</summary>
    public required Amount Amount { get; init; }

    /// <summary>The consideration that the investor gives; undisclosed by default.</summary>
    public Consideration Consideration { get; init; }

    /// <summary>
    /// The condition on which it depends, in words; null for none, or if not stated. It is contingent until that is met.
    /// </summary>
    public string? Condition { get; init; }

    internal override IEnumerable<Id<Party>> PartiesNamed => [Investor, Issuer];

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.FindInvestment(Investment) is { } known)
            partnership.Report(fact, RuleCodes.AlreadyInvested,
                $"Investment {Investment} was agreed on {known.AgreedBy.EffectiveOn}; it is agreed once.");
        else if (partnership.CanInvest(Investor, Issuer, fact))
        {
            var investment = new Investment(
                partnership, Investment, Investor, Issuer, Consideration, Amount.Unit, fact);
            partnership.Invest(investment).Commit(Amount, Condition is not null, fact);
            investment.BelongTo(Deal, fact);
        }
    }

    internal override string Tell(Wording words) =>
        $"{words.Name(Investor)} is to get {Phrase.Of(Amount)} of {Phrase.Possessive(words.Name(Issuer))} equity"
        + $"{Phrase.For(Consideration)}{Phrase.Because(Condition)}";
}
