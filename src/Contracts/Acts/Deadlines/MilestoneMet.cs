namespace Contracts;

/// <summary>A milestone was met, in time or late.</summary>
[EventType("contracts.milestone-met.v1")]
public sealed record MilestoneMet : PartnershipEvent
{
    /// <summary>The milestone.</summary>
    public required Id<Milestone> Milestone { get; init; }

    internal override bool CanChangeFigures => false;

    internal override void ApplyTo(Partnership partnership, FactInForce fact) =>
        partnership.PendingMilestone(Milestone, "met", fact)?.Meet(fact);

    internal override string Tell(Wording words) => $"Milestone {Milestone} is met";
}
