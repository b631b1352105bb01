namespace Contracts;

/// <summary>The parties renewed a deal.</summary>
[EventType("contracts.deal-renewed.v1")]
public sealed record DealRenewed : PartnershipEvent
{
    /// <summary>The deal.</summary>
    public required Id<Deal> Deal { get; init; }

    /// <summary>The new last day of its term, inclusive.</summary>
    public required PartialDate Until { get; init; }

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.LiveDeal(Deal, "be renewed", fact) is not { } deal)
            return;
        var renewed = new Term { From = deal.Term?.From, To = Until };
        if (deal.Term?.To is { Earliest: { } last } end && Until.Latest <= last)
            partnership.Report(fact, "renewed-backwards",
                $"Deal {Deal} is renewed until {Until} with a term until {end}; it can be renewed only until a later day.");
        else if (partnership.IsPossible(renewed, Deal, fact))
            deal.Amend(renewed, fact);
    }
}
