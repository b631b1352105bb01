namespace Contracts;

/// <summary>A suspended deal was resumed.</summary>
[EventType("contracts.deal-resumed.v1")]
public sealed record DealResumed : PartnershipEvent
{
    /// <summary>The deal.</summary>
    public required Id<Deal> Deal { get; init; }

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.LiveDeal(Deal, "be resumed", fact) is not { } deal)
            return;
        if (!deal.IsSuspended)
            partnership.Report(fact, RuleCodes.NotSuspended,
                $"Deal {Deal} is not suspended; only a suspended deal can be resumed.");
        else
            deal.Resume(fact);
    }

    internal override string Tell(Wording words) => $"Resumed: {words.Deal(Deal)}";
}
