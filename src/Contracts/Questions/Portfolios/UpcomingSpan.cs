using System.Diagnostics.CodeAnalysis;

namespace Contracts;

/// <summary>The upcoming items of one partnership, in no particular order.</summary>
/// <param name="partnership">The partnership, at a viewpoint on the first day.</param>
/// <param name="first">The first day, inclusive.</param>
/// <param name="last">The last day, inclusive.</param>
internal sealed class UpcomingSpan(Partnership partnership, DateOnly first, DateOnly last)
{
    /// <summary>The items; none once the partnership is dissolved.</summary>
    public IEnumerable<UpcomingItem> Items => partnership.IsDissolved
        ? []
        : [
            .. Milestones, .. Instalments, .. Options, .. Terms, .. NonRenewalNotices, .. Renewals,
            .. TerminationNotices, .. Cures, .. RightWindows, .. RightWaivers,
        ];

    private IEnumerable<Deal> LivingDeals => partnership.Deals.Where(deal => deal.EndedBy is null);

    private IEnumerable<Right> LivingRights => partnership.Rights.Where(right => right.EndedBy is null);

    private IEnumerable<UpcomingItem> Milestones =>
        from milestone in partnership.Milestones
        where milestone is { MetBy: null, CancelledBy: null, IsLate: false }
            && partnership.Awaits(milestone.Deal, milestone.LastDayDue)
        let day = milestone.LastDay
        where Spans(day)
        let deal = milestone.Deal is { } id ? partnership.FindDeal(id) : null
        let commitment = milestone.Commitment is { } named ? partnership.FindCommitment(named) : null
        let stated = milestone.DueStatedBy.Standing
        select Item(UpcomingKind.Milestone, day.Value, milestone.Id.ToString(), UpcomingConsequence.Late) with
        {
            Deal = milestone.Deal,
            Description = milestone.Description,
            Party = milestone.ByParty ?? commitment?.Debtor,
            Counterparty = milestone.ByParty == commitment?.Creditor ? null : commitment?.Creditor,
            Standing = partnership.Weakest(
                stated > milestone.ScheduledBy.Standing ? stated : milestone.ScheduledBy.Standing, milestone.Deal),
            IsContested = milestone.IsContested || deal?.Basis.IsContested == true,
            NamedBy = milestone.DueStatedBy.Entry.Id,
        };

    private IEnumerable<UpcomingItem> Instalments =>
        from commitment in partnership.Commitments
        where commitment is { IsOpen: true, Outstanding.IsNone: false }
        from day in (commitment.Schedule?.Instalments ?? []).Select(instalment => commitment.DueDay(instalment.Due))
            .Append(commitment.Schedule?.Evenly?.To?.Latest).OfType<DateOnly>().Distinct()
        where Spans(day)
        let due = Spread.DueOn(commitment, day)
        where !due.IsNone
        select Item(UpcomingKind.Instalment, day, commitment.Id.ToString(), UpcomingConsequence.Overdue) with
        {
            Deal = commitment.Deal,
            Description = commitment.Subject,
            Party = commitment.Debtor,
            Counterparty = commitment.Creditor,
            Amount = due,
            Nature = commitment.Nature,
            Standing = commitment.Standing,
            IsContested = commitment.IsContested,
            NamedBy = (commitment.Past?.StatedBy ?? commitment.MadeBy).Entry.Id,
        };

    private IEnumerable<UpcomingItem> Options =>
        from option in partnership.Options
        let day = option.LastDay
        where option is { IsOpen: true, Left.IsNone: false } && Spans(day)
        select Item(UpcomingKind.Option, day.Value, option.Id.ToString(), UpcomingConsequence.WindowOver) with
        {
            Deal = option.Deal,
            Description = option.Subject,
            Party = option.Holder,
            Counterparty = option.Holder == option.Debtor ? option.Creditor : option.Debtor,
            Amount = option.Left,
            Standing = option.Standing,
            IsContested = option.IsContested,
            NamedBy = option.GrantedBy.Entry.Id,
        };

    private IEnumerable<UpcomingItem> Terms =>
        from deal in LivingDeals
        let day = deal.FinalDay
        where Spans(day)
        select Item(UpcomingKind.Term, day.Value, deal, UpcomingConsequence.TermOver) with
        {
            NamedBy = (deal.NonRenewal ?? deal.TermStatedBy).Entry.Id,
        };

    private IEnumerable<UpcomingItem> NonRenewalNotices =>
        from deal in LivingDeals
        from notice in deal.NoticesBetween(first, last)
        select GoingOn(UpcomingKind.NonRenewalNotice, notice.On, notice.Until, deal);

    private IEnumerable<UpcomingItem> Renewals =>
        from deal in LivingDeals
        from renewal in deal.RenewalsBetween(first, last)
        select GoingOn(UpcomingKind.Renewal, renewal.On, renewal.Until, deal);

    private IEnumerable<UpcomingItem> TerminationNotices =>
        from deal in LivingDeals
        from notice in deal.Notices
        let day = (notice.Event as TerminationNoticed)?.EndsOn.Latest
        where Spans(day)
        select Item(UpcomingKind.TerminationNotice, day.Value, deal, UpcomingConsequence.MayBeTerminated) with
        {
            Standing = notice.Standing > deal.Standing ? notice.Standing : deal.Standing,
            IsContested = notice.IsDisputed || deal.Basis.IsContested,
            NamedBy = notice.Entry.Id,
        };

    private IEnumerable<UpcomingItem> Cures =>
        from breach in partnership.Breaches
        let day = breach.LastDayOfCure
        where breach is { IsOpen: true, LapsedBy: null } && partnership.Awaits(breach.Deal, day) && Spans(day)
        select Item(UpcomingKind.Cure, day.Value, breach.Id.ToString(), UpcomingConsequence.MayBeTerminated) with
        {
            Deal = breach.Deal,
            Description = breach.Duty,
            Party = breach.Party,
            Standing = partnership.Weakest(breach.NotifiedBy.Standing, breach.Deal),
            IsContested = breach.IsContested || partnership.FindDeal(breach.Deal)?.Basis.IsContested == true,
            NamedBy = breach.NotifiedBy.Entry.Id,
        };

    /// <summary>The ends of windows in which rights are not waived.</summary>
    private IEnumerable<UpcomingItem> RightWindows =>
        from right in LivingRights
        let day = right.Window?.To?.Latest
        where Spans(day) && (right.WaivedBy is null || right.WaivedUntil < day)
        select Item(UpcomingKind.RightWindow, day.Value, right, UpcomingConsequence.WindowOver) with
        {
            NamedBy = right.WindowStatedBy.Entry.Id,
        };

    private IEnumerable<UpcomingItem> RightWaivers =>
        from right in LivingRights
        let waiver = right.WaivedBy
        let day = right.WaivedUntil
        where waiver is not null && Spans(day)
        let consequence = right.Window?.To is { } to && to.Latest <= day
            ? UpcomingConsequence.WindowOver
            : UpcomingConsequence.InForceAgain
        select Item(UpcomingKind.RightWaiver, day.Value, right, consequence) with { NamedBy = waiver.Entry.Id };

    private bool Spans([NotNullWhen(true)] DateOnly? day) => first <= day && day <= last;

    private UpcomingItem GoingOn(UpcomingKind kind, DateOnly day, DateOnly until, Deal deal) =>
        Item(kind, day, deal, UpcomingConsequence.GoesOn) with
        {
            Months = deal.Term?.Renewal?.Months,
            Until = until,
            NamedBy = deal.TermStatedBy.Entry.Id,
        };

    private UpcomingItem Item(UpcomingKind kind, DateOnly day, Deal deal, UpcomingConsequence consequence) =>
        Item(kind, day, deal.Id.ToString(), consequence) with
        {
            Deal = deal.Id,
            Description = deal.Title,
            Standing = deal.Standing,
            IsContested = deal.Basis.IsContested,
        };

    private UpcomingItem Item(UpcomingKind kind, DateOnly day, Right right, UpcomingConsequence consequence) =>
        Item(kind, day, right.Id.ToString(), consequence) with
        {
            Deal = right.Deal,
            Description = right.Description,
            Party = right.Holder,
            Counterparty = right.Against,
            Standing = right.Standing,
            IsContested = right.IsContested,
        };

    private UpcomingItem Item(UpcomingKind kind, DateOnly day, string thing, UpcomingConsequence consequence) => new()
    {
        Day = day,
        Kind = kind,
        Stream = partnership.Stream,
        Thing = thing,
        Deal = null,
        Description = null,
        Party = null,
        Counterparty = null,
        Amount = null,
        Nature = null,
        Consequence = consequence,
        Months = null,
        Until = null,
        Standing = default,
        IsContested = false,
        NamedBy = default,
    };
}
