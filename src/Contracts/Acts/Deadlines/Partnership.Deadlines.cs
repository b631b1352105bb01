namespace Contracts;

public sealed partial class Partnership
{
    private readonly ById<Milestone> _milestones = new();
    private readonly List<FactInForce> _missedDeadlines = [];

    /// <summary>What is due or was, by id.</summary>
    public IReadOnlyCollection<Milestone> Milestones => _milestones.InOrder;

    /// <summary>The facts that a deadline was missed, in order; a miss stays on record whatever follows.</summary>
    public IReadOnlyList<FactInForce> MissedDeadlines => _missedDeadlines;

    /// <summary>The milestone of an id, or null where none was scheduled.</summary>
    /// <param name="milestone">The milestone's slug.</param>
    public Milestone? FindMilestone(Id<Milestone> milestone) => _milestones.Find(milestone);

    internal void Schedule(Milestone milestone) => _milestones.Set(milestone.Id, milestone);

    internal void Miss(FactInForce fact) => _missedDeadlines.Add(fact);

    internal Milestone? MilestoneOrReport(Id<Milestone> id, FactInForce fact)
    {
        if (FindMilestone(id) is { } milestone)
            return milestone;
        Report(fact, "unknown-milestone", $"Milestone {id} is not scheduled by {PartialDate.On(fact.TakesEffectOn)}; the milestones are {Text.List(_milestones.Ids)}.");
        return null;
    }

    /// <summary>The milestone, if it is neither met nor cancelled; else null, and it is reported.</summary>
    internal Milestone? PendingMilestone(Id<Milestone> id, string how, FactInForce fact)
    {
        if (MilestoneOrReport(id, fact) is not { } milestone)
            return null;
        if (milestone.CancelledBy is { } cancelled)
            Report(fact, "milestone-cancelled", $"Milestone {id} was cancelled on {cancelled.EffectiveOn}; only one that is due can be {how}.");
        else if (milestone.MetBy is { } met)
            Report(fact, "already-met", $"Milestone {id} was met on {met.EffectiveOn}; only one that is not can be {how}.");
        else
            return milestone;
        return null;
    }
}
