namespace Contracts;

/// <summary>
/// A deal expired at the end of its term. It takes effect on the day after the last day of the term, or later.
/// </summary>
[EventType("contracts.deal-expired.v1")]
public sealed record DealExpired : PartnershipEvent
{
    /// <summary>The deal.</summary>
    public required Id<Deal> Deal { get; init; }

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.LiveDeal(Deal, "expire", fact) is not { } deal)
            return;
        if (deal.Term?.To is { } to && fact.TakesEffectOn <= to.Latest)
            partnership.Report(fact, "before-the-term-ends",
                $"Deal {Deal} expires on {fact.EffectiveOn} with a term to {to}; "
                + $"it can expire from the day after {PartialDate.On(to.Latest)}.");
        else
            partnership.End(deal, DealLifecycle.Expired, [], fact);
    }
}
