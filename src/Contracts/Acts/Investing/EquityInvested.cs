namespace Contracts;

/// <summary>Equity changed hands: the investor holds it.</summary>
[EventType("contracts.equity-invested.v1")]
public sealed record EquityInvested : PartnershipEvent
{
    /// <summary>The investment's slug: one that was agreed before, or a new one.</summary>
    public required Id<Investment> Investment { get; init; }

    /// <summary>Who holds the equity.</summary>
    public required Id<Party> Investor { get; init; }

    /// <summary>Whose equity it is; another than the investor.</summary>
    public required Id<Party> Issuer { get; init; }

    /// <summary>What it is worth.</summary>
    public required Amount Amount { get; init; }

    /// <summary>What the investor gives for it; left out, nobody said.</summary>
    public Consideration Consideration { get; init; }

    /// <summary>How many shares, in a unit of shares; null where nobody said.</summary>
    public Amount? Shares { get; init; }

    /// <summary>What one share costs, in the amount's unit; null where nobody said.</summary>
    public Amount? Price { get; init; }

    internal override IEnumerable<Id<Party>> PartiesNamed => [Investor, Issuer];

    internal override PayloadFault? FindFault() =>
        Offering.FaultOf(Shares) is { } fault ? fault
        : Price is { } price && price.Unit != Amount.Unit
            ? new PayloadFault("price", $"The price is in {price.Unit}, the amount in {Amount.Unit}; both are in one unit.")
            : null;

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (Shares is { } shares && Price is { } price && !IsWithinRounding(shares.Times(price)))
            partnership.Report(fact, "price-differs", $"{shares} at {price} come to {shares.Times(price)}, and the amount is {Amount}; the two agree but for rounding.");
        else if (partnership.FindInvestment(Investment) is not { } known)
            Begin(partnership, fact);
        else if (known.Investor != Investor || known.Issuer != Issuer)
            partnership.Report(fact, "other-investment", $"Investment {Investment} is {known.Investor}'s in {known.Issuer}; it stays between these two.");
        else if (known.Unit != Amount.Unit)
            partnership.Report(fact, "mixed-units", $"Investment {Investment} is in {known.Unit}, the amount in {Amount.Unit}; it has to be in the investment's unit.");
        else
            known.Invest(Amount, Shares, Consideration, fact);
    }

    private void Begin(Partnership partnership, FactInForce fact)
    {
        if (partnership.CanInvest(Investor, Issuer, fact))
            partnership.Invest(new Investment(partnership.Stream, Investment, Investor, Issuer, Consideration, fact)).Invest(Amount, Shares, Consideration, fact);
    }

    /// <summary>A price is stated to the cent, so each share may be off by half of one.</summary>
    private bool IsWithinRounding(Amount product)
    {
        var slack = (Shares?.Max ?? 0) * 0.005m;
        return (product.Max is not { } most || Amount.Min <= most + slack) && (Amount.Max is not { } least || product.Min <= least + slack);
    }
}
