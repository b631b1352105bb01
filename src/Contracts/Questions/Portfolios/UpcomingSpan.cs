using System.Diagnostics.CodeAnalysis;

namespace Contracts;

/// <summary>What comes up in a span of days, of items and positions.</summary>
/// <param name="items">The items on the first day; those that nothing comes to in the span may be left out.</param>
/// <param name="positions">
/// The positions on the first day: the options, and the commitments of the instalments among the items.
/// </param>
/// <param name="first">The first day, inclusive.</param>
/// <param name="last">The last day, inclusive.</param>
internal sealed class UpcomingSpan(
    IReadOnlyCollection<LedgerItem> items, IEnumerable<Position> positions, DateOnly first, DateOnly last)
{
    private readonly Dictionary<(StreamKey Stream, FigureKey Key), Position> _positions =
        positions.ToDictionary(position => (position.Stream, position.Key));

    /// <summary>The items that come up, in no particular order.</summary>
    public IEnumerable<UpcomingItem> Items =>
    [
        .. Milestones, .. Instalments, .. Options, .. Terms, .. NonRenewalNotices, .. Renewals, .. TerminationNotices,
        .. Cures, .. RightWindows, .. RightWaivers,
    ];

    private IEnumerable<DealFigures> LiveDeals => items.OfType<DealFigures>().Where(deal => deal.IsLive);

    private IEnumerable<RightFigures> LiveRights => items.OfType<RightFigures>().Where(right => right.IsLive);

    private IEnumerable<UpcomingItem> Milestones =>
        from milestone in items.OfType<Deadline>()
        let day = milestone.LastDay
        where milestone is { IsAwaited: true, Milestone: not null } && Spans(day)
        select Item(UpcomingKind.Milestone, day.Value, milestone, UpcomingConsequence.Late) with
        {
            Deal = milestone.Deal,
            Description = milestone.Description,
            Party = milestone.Party,
            Counterparty = milestone.Counterparty,
            NamedBy = milestone.NamedBy,
        };

    private IEnumerable<UpcomingItem> Instalments =>
        from instalment in items.OfType<InstalmentFigures>()
        let day = instalment.DueOn
        where Spans(day)
        group instalment by (instalment.Stream, instalment.Commitment, Day: day.Value) into due
        let position = _positions.GetValueOrDefault((due.Key.Stream, due.Key.Commitment))
        let owed = position?.Figures as CommitmentFigures
        where owed is { Lifecycle: CommitmentLifecycle.Open, Outstanding.IsNone: false }
        let left = Spread.DueOn(owed, [.. due])
        where !left.IsNone
        let one = due.First()
        select Item(UpcomingKind.Instalment, due.Key.Day, one, UpcomingConsequence.Overdue) with
        {
            Thing = one.Commitment.ToString(),
            Deal = owed.Deal,
            Description = one.Subject,
            Party = owed.Debtor,
            Counterparty = owed.Creditor,
            Amount = left,
            Nature = owed.Nature,
            Standing = owed.Standing,
            IsContested = owed.IsContested,
            NamedBy = one.NamedBy,
        };

    private IEnumerable<UpcomingItem> Options =>
        from position in _positions.Values
        let option = position.Figures as OptionFigures
        let day = option?.LastDay
        where option is { Lifecycle: OptionLifecycle.Open, Left.IsNone: false } && Spans(day)
        select New(position.Stream, UpcomingKind.Option, day.Value, UpcomingConsequence.WindowOver) with
        {
            Thing = position.Key.Name,
            Deal = option.Deal,
            Description = option.Subject,
            Party = option.Holder,
            Counterparty = option.Holder == option.Debtor ? option.Creditor : option.Debtor,
            Amount = option.Left,
            Standing = option.Standing,
            IsContested = option.IsContested,
            NamedBy = option.GrantedBy,
        };

    private IEnumerable<UpcomingItem> Terms =>
        from deal in LiveDeals
        let day = deal.Timing.FinalDay
        where Spans(day)
        select Item(UpcomingKind.Term, day.Value, deal, UpcomingConsequence.TermOver) with
        {
            NamedBy = deal.NonRenewalNoticedBy ?? deal.TermStatedBy,
        };

    private IEnumerable<UpcomingItem> NonRenewalNotices =>
        from deal in LiveDeals
        from notice in deal.Timing.NoticesBetween(first, last)
        select GoingOn(UpcomingKind.NonRenewalNotice, notice.On, notice.Until, deal);

    private IEnumerable<UpcomingItem> Renewals =>
        from deal in LiveDeals
        from renewal in deal.Timing.RenewalsBetween(first, last)
        select GoingOn(UpcomingKind.Renewal, renewal.On, renewal.Until, deal);

    private IEnumerable<UpcomingItem> TerminationNotices =>
        from deal in LiveDeals
        from notice in deal.Notices
        where Spans(notice.EndsOn)
        select Item(UpcomingKind.TerminationNotice, notice.EndsOn, deal, UpcomingConsequence.MayBeTerminated) with
        {
            Standing = notice.Standing,
            IsContested = notice.IsContested,
            NamedBy = notice.NamedBy,
        };

    private IEnumerable<UpcomingItem> Cures =>
        from cure in items.OfType<Cure>()
        let day = cure.LastDay
        where cure.IsAwaited && Spans(day)
        select Item(UpcomingKind.Cure, day.Value, cure, UpcomingConsequence.MayBeTerminated) with
        {
            Deal = cure.Deal,
            Description = cure.Duty,
            Party = cure.Party,
            NamedBy = cure.NamedBy,
        };

    /// <summary>The ends of windows in which rights are not waived.</summary>
    private IEnumerable<UpcomingItem> RightWindows =>
        from right in LiveRights
        let day = right.Window?.To?.Latest
        where Spans(day) && (right.WaivedBy is null || right.WaivedUntil < day)
        select Item(UpcomingKind.RightWindow, day.Value, right, UpcomingConsequence.WindowOver) with
        {
            NamedBy = right.WindowStatedBy,
        };

    private IEnumerable<UpcomingItem> RightWaivers =>
        from right in LiveRights
        let day = right.WaivedUntil
        where right.WaivedBy is not null && Spans(day)
        let consequence = right.Window?.To is { } to && to.Latest <= day
            ? UpcomingConsequence.WindowOver
            : UpcomingConsequence.InForceAgain
        select Item(UpcomingKind.RightWaiver, day.Value, right, consequence) with { NamedBy = right.WaivedBy ?? default };

    private bool Spans([NotNullWhen(true)] DateOnly? day) => first <= day && day <= last;

    private static UpcomingItem GoingOn(UpcomingKind kind, DateOnly day, DateOnly until, DealFigures deal) =>
        Item(kind, day, deal, UpcomingConsequence.GoesOn) with
        {
            Months = deal.Term?.Renewal?.Months,
            Until = until,
            NamedBy = deal.TermStatedBy,
        };

    private static UpcomingItem Item(
        UpcomingKind kind, DateOnly day, DealFigures deal, UpcomingConsequence consequence) =>
        Item(kind, day, (LedgerItem)deal, consequence) with
        {
            Deal = deal.Deal,
            Description = deal.Title,
            IsContested = deal.IsTermContested,
        };

    private static UpcomingItem Item(
        UpcomingKind kind, DateOnly day, RightFigures right, UpcomingConsequence consequence) =>
        Item(kind, day, (LedgerItem)right, consequence) with
        {
            Deal = right.Deal,
            Description = right.Description,
            Party = right.Holder,
            Counterparty = right.Against,
        };

    private static UpcomingItem Item(
        UpcomingKind kind, DateOnly day, LedgerItem item, UpcomingConsequence consequence) =>
        New(item.Stream, kind, day, consequence) with
        {
            Thing = item.Key.Name,
            Standing = item.Standing,
            IsContested = item.IsContested,
        };

    private static UpcomingItem New(
        StreamKey stream, UpcomingKind kind, DateOnly day, UpcomingConsequence consequence) => new()
    {
        Day = day,
        Kind = kind,
        Stream = stream,
        Thing = "",
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
