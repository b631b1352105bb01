using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>Something was agreed to be due by a day.</summary>
[EventType("contracts.milestone-scheduled.v1")]
public sealed record MilestoneScheduled : PartnershipEvent
{
    /// <summary>The milestone's slug, unique in the stream.</summary>
    public required Id<Milestone> Milestone { get; init; }

    /// <summary>The deal under which it is due; null for none.</summary>
    public Id<Deal>? Deal { get; init; }

    /// <summary>The day by which it is due, inclusive.</summary>
    public required PartialDate Due { get; init; }

    /// <summary>How many days after that are still in time; 0 to 36,525.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int GraceDays { get; init; }

    /// <summary>What is due, in words; null where nobody said.</summary>
    public string? Description { get; init; }

    internal override PayloadFault? FindFault() => Calendar.FaultOf("graceDays", GraceDays);

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.FindMilestone(Milestone) is { } known)
        {
            partnership.Report(fact, "already-scheduled", $"Milestone {Milestone} was scheduled on {known.ScheduledBy.EffectiveOn}; it is scheduled once, and rescheduled after that.");
            return;
        }

        var deal = Deal is { } under ? partnership.LiveDeal(under, "given a milestone", fact) : null;
        if (Deal is null || deal is not null)
            partnership.Schedule(new Milestone(this, deal, fact));
    }
}
