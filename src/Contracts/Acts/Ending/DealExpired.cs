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
        if (deal.RenewsByItself && deal.NonRenewal is null)
            partnership.Report(fact, RuleCodes.BeforeTheTermEnds,
                $"Deal {Deal} expires on {fact.EffectiveOn} with a term that goes on by itself; "
                + "it can expire once non-renewal is noticed and the last round over.");
        else if (deal.FinalDay is { } last && fact.TakesEffectOn <= last)
            partnership.Report(fact, RuleCodes.BeforeTheTermEnds,
                $"Deal {Deal} expires on {fact.EffectiveOn} with a term {Until(deal, last)}; "
                + $"it can expire from the day after {PartialDate.On(last)}.");
        else
            partnership.End(deal, DealLifecycle.Expired, [], fact);
    }

    private static string Until(Deal deal, DateOnly last) =>
        deal.RenewsByItself ? $"that goes on to {PartialDate.On(last)}" : $"to {deal.Term?.To}";

    internal override string Tell(Wording words) => $"Expired: {words.Deal(Deal)}";
}
