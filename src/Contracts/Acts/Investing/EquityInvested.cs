namespace Contracts;

/// <summary>An investment was made: the investor holds the equity.</summary>
[EventType("contracts.equity-invested.v1")]
public sealed record EquityInvested : PartnershipEvent
{
    /// <summary>The id of the investment: one that was agreed before, or a new one.</summary>
    public required Id<Investment> Investment { get; init; }

    /// <summary>The deal that it belongs to; null for none. Ending the deal does not end it.</summary>
    public Id<Deal>? Deal { get; init; }

    /// <summary>The organization that holds the equity.</summary>
    public required Id<Party> Investor { get; init; }

    /// <summary>The organization whose equity it is; never the investor itself.</summary>
    public required Id<Party> Issuer { get; init; }

    /// <summary>The value of the investment.</summary>
    public required Amount Amount { get; init; }

    /// <summary>The consideration that the investor gives; undisclosed by default.</summary>
    public Consideration Consideration { get; init; }

    /// <summary>The number of shares, in the unit <c>share</c>; null if not stated.</summary>
    public Amount? Shares { get; init; }

    /// <summary>The price of one share, in the amount's unit; null if not stated.</summary>
    public Amount? Price { get; init; }

    internal override IEnumerable<Id<Party>> PartiesNamed => [Investor, Issuer];

    internal override PayloadFault? FindFault() =>
        Offering.FaultOf(Shares) is { } fault ? fault
        : Price is { } price && price.Unit != Amount.Unit
            ? new PayloadFault(
                "price",
                $"The price is in {price.Unit}, the amount in {Amount.Unit}; both must be in one unit.")
            : null;

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.FindInvestment(Investment) is not { } known)
            Begin(partnership, fact);
        else if (known.Investor != Investor || known.Issuer != Issuer)
            partnership.Report(fact, RuleCodes.OtherInvestment,
                $"Investment {Investment} is {known.Investor}'s in {known.Issuer}; it stays between these two.");
        else if (known.Unit != Amount.Unit)
            partnership.Report(fact, RuleCodes.MixedUnits,
                $"Investment {Investment} is in {known.Unit}, the amount in {Amount.Unit}; "
                + "it has to be in the investment's unit.");
        else
        {
            known.Invest(Amount, SharesThatAgree(partnership, fact), Consideration, fact);
            known.BelongTo(Deal, fact);
        }
    }

    private void Begin(Partnership partnership, FactInForce fact)
    {
        if (!partnership.CanInvest(Investor, Issuer, fact))
            return;
        var investment = new Investment(
            partnership, Investment, Investor, Issuer, Consideration, Amount.Unit, fact);
        partnership.Invest(investment).Invest(Amount, SharesThatAgree(partnership, fact), Consideration, fact);
        investment.BelongTo(Deal, fact);
    }

    /// <summary>The shares, unless at their price they contradict the amount; they are then left out, and reported.</summary>
    private Amount? SharesThatAgree(Partnership partnership, FactInForce fact)
    {
        if (Shares is not { } shares || Price is not { } price || IsWithinRounding(shares, price))
            return Shares;
        partnership.Report(fact, RuleCodes.PriceDiffers,
            $"{shares} at {price} come to {shares.Times(price)}, and the amount is {Amount}; "
            + "the two must agree except for rounding.");
        return null;
    }

    /// <summary>Allows half a cent per share, since a price is stated to the cent.</summary>
    private bool IsWithinRounding(Amount shares, Amount price)
    {
        var product = new Reckoned(shares).Possible.Times(new Reckoned(price).Possible);
        var amount = new Reckoned(Amount).Possible;
        var slack = (shares.Max ?? 0) * 0.005m;
        return (product.Max is not { } productMax || amount.Min <= productMax + slack)
            && (amount.Max is not { } max || product.Min <= max + slack);
    }

    internal override string Tell(Wording words) =>
        $"{words.Name(Investor)} gets {Phrase.Of(Amount)} of {Phrase.Possessive(words.Name(Issuer))} equity"
        + $"{Phrase.For(Consideration)}{Phrase.At(Shares, Price)}";
}
