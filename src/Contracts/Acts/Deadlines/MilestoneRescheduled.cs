namespace Contracts;

/// <summary>A milestone was given another due day.</summary>
[EventType("contracts.milestone-rescheduled.v1")]
public sealed record MilestoneRescheduled : PartnershipEvent
{
    /// <summary>The milestone.</summary>
    public required Id<Milestone> Milestone { get; init; }

    /// <summary>The new day by which it is due, inclusive.</summary>
    public required PartialDate Due { get; init; }

    /// <summary>The party that agreed to it; null if not stated.</summary>
    public Id<Party>? AgreedByParty { get; init; }

    internal override bool CanChangeFigures => false;

    internal override void ApplyTo(Partnership partnership, FactInForce fact) =>
        partnership.PendingMilestone(Milestone, "rescheduled", fact)?.Reschedule(Due, fact);

    internal override string Tell(Wording words) => $"Milestone {Milestone} is put off to {Due}";
}
