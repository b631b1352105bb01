using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>A deal was put on hold. What is owed under it stays owed.</summary>
[EventType("contracts.deal-suspended.v1")]
public sealed record DealSuspended : PartnershipEvent
{
    /// <summary>The deal.</summary>
    public required Id<Deal> Deal { get; init; }

    /// <summary>Why; null where nobody said.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether its deadlines are put off by as many days as it lasts.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool TollsDeadlines { get; init; }

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.LiveDeal(Deal, "suspended", fact) is not { } deal)
            return;
        if (deal.IsSuspended)
            partnership.Report(fact, "already-suspended", $"Deal {Deal} is suspended; only a deal in effect can be suspended.");
        else if (deal.Term?.From is { } from && fact.TakesEffectOn < from.Earliest)
            partnership.Report(fact, "not-in-effect", $"Deal {Deal} begins on {from}; only a deal in effect can be suspended.");
        else
            deal.Suspend(TollsDeadlines, fact);
    }
}
