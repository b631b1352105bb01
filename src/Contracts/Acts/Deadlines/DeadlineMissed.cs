namespace Contracts;

/// <summary>A deadline was missed. The miss stays on record, whatever follows.</summary>
/// <remarks>For a milestone, it takes effect on the day after the last day in time, or later.</remarks>
[EventType("contracts.deadline-missed.v1")]
public sealed record DeadlineMissed : PartnershipEvent
{
    /// <summary>The milestone; null if not stated.</summary>
    public Id<Milestone>? Milestone { get; init; }

    /// <summary>The deal under which it was due; null if not stated.</summary>
    public Id<Deal>? Deal { get; init; }

    /// <summary>A description of what was due; null if not stated.</summary>
    public string? Description { get; init; }

    internal override bool CanChangeFigures => false;

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        var milestone = Milestone is { } named ? partnership.MilestoneOrReport(named, fact) : null;
        if (Milestone is not null && (milestone is null || !CanBeMissed(milestone, partnership, fact)))
            return;
        var deal =
            Deal is { } under ? partnership.DealOrReport(under, fact)
            : milestone?.Deal is { } ofMilestone ? partnership.FindDeal(ofMilestone)
            : null;
        if (Deal is not null && deal is null)
            return;
        milestone?.Miss(fact);
        deal?.Trouble(fact);
        partnership.Miss(fact);
    }

    private static bool CanBeMissed(Milestone milestone, Partnership partnership, FactInForce fact)
    {
        var (code, message) =
            milestone.CancelledBy is { } cancelled ? (
                RuleCodes.MilestoneCancelled,
                $"Milestone {milestone.Id} was cancelled on {cancelled.EffectiveOn}; what is not due cannot be missed.")
            : milestone is { IsLate: true, MissedBy: { } missed } ? (
                RuleCodes.AlreadyMissed,
                $"Milestone {milestone.Id} was missed on {missed.EffectiveOn}; "
                + "it is missed once, and again only where it is put off.")
            : milestone.LastDay is not { } lastDay ? (
                RuleCodes.Tolled,
                $"Milestone {milestone.Id} is tolled while its deal is suspended; "
                + "it can be missed after the deal is resumed.")
            : milestone.MetBy is { } met && met.TakesEffectOn <= lastDay ? (
                RuleCodes.MetInTime,
                $"Milestone {milestone.Id} was met on {met.EffectiveOn}, and {PartialDate.On(lastDay)} was in time; "
                + "what is met in time is not missed.")
            : fact.TakesEffectOn <= lastDay ? (
                RuleCodes.NotYetDue,
                $"Milestone {milestone.Id} is missed on {fact.EffectiveOn}; "
                + $"it can be missed from the day after {PartialDate.On(lastDay)}, its last day in time.")
            : ("", "");
        if (code.Length > 0)
            partnership.Report(fact, code, message);
        return code.Length == 0;
    }

    internal override string Tell(Wording words) =>
        (Milestone is { } milestone ? $"The deadline of {milestone} was missed" : "A deadline was missed")
        + Phrase.Because(Description);
}
