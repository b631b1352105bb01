namespace Contracts;

/// <summary>Something is due no longer.</summary>
[EventType("contracts.milestone-cancelled.v1")]
public sealed record MilestoneCancelled : PartnershipEvent
{
    /// <summary>The milestone.</summary>
    public required Id<Milestone> Milestone { get; init; }

    /// <summary>Why; null where nobody said.</summary>
    public string? Reason { get; init; }

    internal override void ApplyTo(Partnership partnership, FactInForce fact) =>
        partnership.PendingMilestone(Milestone, "cancelled", fact)?.Cancel(fact);
}
