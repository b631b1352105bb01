namespace Contracts;

/// <summary>A deal was completed: everything under it is done.</summary>
[EventType("contracts.deal-completed.v1")]
public sealed record DealCompleted : PartnershipEvent
{
    /// <summary>The deal.</summary>
    public required Id<Deal> Deal { get; init; }

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.LiveDeal(Deal, "be completed", fact) is not { } deal)
            return;
        var outstanding = partnership.CertainlyOutstanding
            .Where(commitment => commitment.Deal == Deal && !commitment.Survives)
            .Select(commitment => commitment.Id)
            .ToList();
        if (outstanding.Count > 0)
            partnership.Report(fact, RuleCodes.OutstandingCommitments,
                $"Deal {Deal} is completed with {StorableText.List(outstanding)} outstanding; "
                + "a deal is completed when nothing is outstanding.");
        else
            partnership.End(deal, DealLifecycle.Completed, [], fact);
    }

    internal override string Tell(Wording words) => $"Completed: {words.Deal(Deal)}";
}
