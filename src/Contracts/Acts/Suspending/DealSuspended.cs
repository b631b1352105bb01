using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>A deal was suspended. Amounts owed under it stay owed.</summary>
[EventType("contracts.deal-suspended.v1")]
public sealed record DealSuspended : PartnershipEvent
{
    /// <summary>The deal.</summary>
    public required Id<Deal> Deal { get; init; }

    /// <summary>The reason; null if not stated.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// True if the deadlines of the deal are extended by the days of the suspension. False by default.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool TollsDeadlines { get; init; }

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.LiveDeal(Deal, "be suspended", fact) is not { } deal)
            return;
        if (deal.IsSuspended)
            partnership.Report(fact, RuleCodes.AlreadySuspended,
                $"Deal {Deal} is suspended; only a deal in effect can be suspended.");
        else if (deal.Term?.From is { } from && fact.TakesEffectOn < from.Earliest)
            partnership.Report(fact, RuleCodes.NotInEffect,
                $"Deal {Deal} begins on {from}; only a deal in effect can be suspended.");
        else
            deal.Suspend(TollsDeadlines, fact);
    }

    internal override string Tell(Wording words) =>
        $"Suspended{(TollsDeadlines ? ", deadlines with it" : "")}: {words.Deal(Deal)}{Phrase.Because(Reason)}";
}
