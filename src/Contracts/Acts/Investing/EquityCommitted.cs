namespace Contracts;

/// <summary>An investor and an issuer agreed on equity that is still to change hands.</summary>
[EventType("contracts.equity-committed.v1")]
public sealed record EquityCommitted : PartnershipEvent
{
    /// <summary>The investment's slug, unique in the stream.</summary>
    public required Id<Investment> Investment { get; init; }

    /// <summary>Who is to hold the equity.</summary>
    public required Id<Party> Investor { get; init; }

    /// <summary>Whose equity it is; another than the investor.</summary>
    public required Id<Party> Issuer { get; init; }

    /// <summary>What it is worth.</summary>
    public required Amount Amount { get; init; }

    /// <summary>What the investor gives for it; left out, nobody said.</summary>
    public Consideration Consideration { get; init; }

    /// <summary>What it depends on, in words; null for nothing or where nobody said.</summary>
    public string? Condition { get; init; }

    internal override IEnumerable<Id<Party>> PartiesNamed => [Investor, Issuer];

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.FindInvestment(Investment) is { } known)
            partnership.Report(fact, "already-invested", $"Investment {Investment} was agreed on {known.AgreedBy.EffectiveOn}; it is agreed once.");
        else if (partnership.CanInvest(Investor, Issuer, fact))
            partnership.Invest(new Investment(partnership.Stream, Investment, Investor, Issuer, Consideration, fact)).Commit(Amount, fact);
    }
}
