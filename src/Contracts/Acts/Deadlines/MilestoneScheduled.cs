using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>The parties agreed that something is due by a day.</summary>
[EventType("contracts.milestone-scheduled.v1")]
public sealed record MilestoneScheduled : PartnershipEvent
{
    /// <summary>The id of the milestone, unique in the stream.</summary>
    public required Id<Milestone> Milestone { get; init; }

    /// <summary>The deal under which it is due; null for none.</summary>
    public Id<Deal>? Deal { get; init; }

    /// <summary>The day by which it is due, inclusive.</summary>
    public required PartialDate Due { get; init; }

    /// <summary>The number of days of grace after the due day, 0 to 36,525.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int GraceDays { get; init; }

    /// <summary>A description of what is due; null if not stated.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// The party whose duty it is; null if not stated. A missed milestone makes the commitments of this party late.
    /// </summary>
    public Id<Party>? ByParty { get; init; }

    /// <summary>The commitment that is due by it; null if not stated. A missed milestone makes it late.</summary>
    public Id<Commitment>? Commitment { get; init; }

    internal override IEnumerable<Id<Party>> PartiesNamed => ByParty is { } party ? [party] : [];

    internal override PayloadFault? FindFault() => Calendar.FaultOf("graceDays", GraceDays);

    internal override bool CanChangeFigures => false;

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.FindMilestone(Milestone) is { } known)
        {
            partnership.Report(fact, RuleCodes.AlreadyScheduled,
                $"Milestone {Milestone} was scheduled on {known.ScheduledBy.EffectiveOn}; "
                + "it is scheduled once, and rescheduled after that.");
            return;
        }

        var deal = Deal is { } under ? partnership.LiveDeal(under, "be given a milestone", fact) : null;
        if (Deal is not null && deal is null)
            return;
        if (ByParty is { } party && !partnership.Knows(party, fact))
            return;
        if (Commitment is { } due && partnership.FindCommitment(due) is null)
            partnership.Report(fact, RuleCodes.NotCommitted,
                $"Milestone {Milestone} is due for commitment {due}, "
                + $"which is not made by {PartialDate.On(fact.TakesEffectOn)}; it has to be made first.");
        else
            partnership.Schedule(new Milestone(this, deal, fact));
    }

    internal override string Tell(Wording words) => $"Milestone {Milestone} is due {Due}{Phrase.Because(Description)}";
}
