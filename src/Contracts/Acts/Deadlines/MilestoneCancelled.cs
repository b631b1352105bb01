namespace Contracts;

/// <summary>A milestone was cancelled: it is no longer due.</summary>
[EventType("contracts.milestone-cancelled.v1")]
public sealed record MilestoneCancelled : PartnershipEvent
{
    /// <summary>The milestone.</summary>
    public required Id<Milestone> Milestone { get; init; }

    /// <summary>The reason; null if not stated.</summary>
    public string? Reason { get; init; }

    internal override bool CanChangeFigures => false;

    internal override void ApplyTo(Partnership partnership, FactInForce fact) =>
        partnership.PendingMilestone(Milestone, "cancelled", fact)?.Cancel(fact);

    internal override string Tell(Wording words) => $"Milestone {Milestone} is cancelled{Phrase.Because(Reason)}";
}
