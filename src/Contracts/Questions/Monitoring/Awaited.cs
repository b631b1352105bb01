namespace Contracts;

/// <summary>An event awaited until a day, and the event to record once the day is over.</summary>
/// <param name="Key">The deadline, with its last day in time.</param>
/// <param name="Event">The event to record.</param>
/// <param name="Standing">The standing of the facts that set the deadline.</param>
internal sealed record Awaited(LapseKey Key, PartnershipEvent Event, Standing Standing)
{
    /// <summary>The entry that records the event.</summary>
    public NewEntry Entry(EntryId id, DateOnly effectiveOn) => new()
    {
        Id = id,
        Event = Event,
        EffectiveOn = effectiveOn,
        Source = DeadlineMonitor.Source,
        Standing = Standing,
        RecordedBy = DeadlineMonitor.Name,
    };
}

/// <summary>The deadlines of a partnership that can still run out.</summary>
internal static class PartnershipDeadlines
{
    /// <param name="partnership">The partnership, at a viewpoint.</param>
    extension(Partnership partnership)
    {
        /// <summary>
        /// The deadlines that can still run out, in no particular order. A deal that ended before a day was over awaits
        /// nothing on it. A deal that goes on by its renewal clause awaits its tacit renewals, and its expiry only once
        /// non-renewal was noticed.
        /// </summary>
        internal IEnumerable<Awaited> Awaited =>
        [
            .. from milestone in partnership.Milestones
               where milestone is { MetBy: null, CancelledBy: null, IsLate: false }
                   && partnership.Awaits(milestone.Deal, milestone.LastDayDue)
               let lastDay = milestone.LastDay
               where lastDay is not null
               select new Awaited(
                   new(LapseKind.DeadlineMissed, milestone.Id.ToString(), lastDay.Value),
                   new DeadlineMissed { Milestone = milestone.Id },
                   partnership.Weakest(milestone.ScheduledBy.Standing, milestone.Deal)),
            .. from breach in partnership.Breaches
               where breach is { IsOpen: true, LapsedBy: null } && partnership.Awaits(breach.Deal, breach.LastDayOfCure)
               let lastDay = breach.LastDayOfCure
               where lastDay is not null
               select new Awaited(
                   new(LapseKind.CurePeriodLapsed, breach.Id.ToString(), lastDay.Value),
                   new CurePeriodLapsed { Breach = breach.Id },
                   partnership.Weakest(breach.NotifiedBy.Standing, breach.Deal)),
            .. from option in partnership.Options
               let to = option.Window?.To
               where option.IsNotClosed && to is not null
               select new Awaited(
                   new(LapseKind.OptionLapsed, option.Id.ToString(), to.Value.Latest),
                   new OptionLapsed { Option = option.Id },
                   option.Standing),
            .. from deal in partnership.Deals
               where deal.EndedBy is null
               from renewal in deal.TacitRenewals(partnership.Viewpoint.AsOf)
               select new Awaited(
                   new(LapseKind.DealRenewed, deal.Id.ToString(), renewal.LastDay),
                   new DealRenewed { Deal = deal.Id, Until = renewal.Until, Tacitly = true },
                   deal.Standing),
            .. from deal in partnership.Deals
               let lastDay = deal.FinalDay
               where deal.EndedBy is null && lastDay is not null
               select new Awaited(
                   new(LapseKind.DealExpired, deal.Id.ToString(), lastDay.Value),
                   new DealExpired { Deal = deal.Id },
                   deal.Standing),
        ];

        /// <summary>
        /// True if a recorded lapse was no longer awaited on its day, because its deal had ended, or its term went on
        /// otherwise.
        /// </summary>
        internal bool IsNoLongerAwaited(LapseKey ranOut) => ranOut.Kind switch
        {
            LapseKind.DeadlineMissed => partnership.FindMilestone(ranOut.Slug) is { } milestone
                && !partnership.Awaits(milestone.Deal, ranOut.LastDay.AddDays(-milestone.GraceDays)),
            LapseKind.CurePeriodLapsed => partnership.FindBreach(ranOut.Slug) is { } breach
                && !partnership.Awaits(breach.Deal, ranOut.LastDay),
            LapseKind.DealRenewed => partnership.FindDeal(ranOut.Slug) is { } deal
                && !deal.WasRenewedAfter(ranOut.LastDay),
            _ => false,
        };

        /// <summary>True unless the deal of something that is due on a day had ended by then.</summary>
        internal bool Awaits(Id<Deal>? deal, DateOnly? day) =>
            deal is not { } id
            || partnership.FindDeal(id)?.EndedBy is not { } ended
            || day < ended.TakesEffectOn;

        /// <summary>The weaker one of a standing and that of a deal.</summary>
        internal Standing Weakest(Standing standing, Id<Deal>? under) =>
            under is { } id && partnership.FindDeal(id) is { } deal && deal.Standing > standing
                ? deal.Standing
                : standing;
    }
}
