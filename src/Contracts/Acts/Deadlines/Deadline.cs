namespace Contracts;

/// <summary>A milestone, or a missed deadline that names none, on a day.</summary>
public sealed record Deadline : LedgerItem
{
    /// <summary>The milestone; null for a missed deadline that names none.</summary>
    public required Id<Milestone>? Milestone { get; init; }

    /// <summary>The deal under which it is due; null for none, or if not stated.</summary>
    public required Id<Deal>? Deal { get; init; }

    /// <summary>The commitment that is due by it; null if not stated.</summary>
    public required Id<Commitment>? Commitment { get; init; }

    /// <summary>A description of what is due; null if not stated.</summary>
    public required string? Description { get; init; }

    /// <summary>
    /// The party whose duty it is: the one that is stated, or the debtor of the commitment. Null if neither is stated.
    /// </summary>
    public required Id<Party>? Party { get; init; }

    /// <summary>The creditor of the commitment, unless the duty is its own; null if no commitment is stated.</summary>
    public required Id<Party>? Counterparty { get; init; }

    /// <summary>The day by which it is due, inclusive, after any rescheduling; null if not stated.</summary>
    public required PartialDate? Due { get; init; }

    /// <summary>
    /// The last due day, extended by suspensions and without days of grace; null while a suspension stops the clock, or
    /// if not stated.
    /// </summary>
    public required DateOnly? LastDayDue { get; init; }

    /// <summary>
    /// The last day in time, extended by suspensions and days of grace; null while a suspension stops the clock, or if
    /// not stated.
    /// </summary>
    public required DateOnly? LastDay { get; init; }

    /// <summary>The day on which the last miss of it takes effect; null for none.</summary>
    public required DateOnly? MissedOn { get; init; }

    /// <summary>The status on the day.</summary>
    public required DeadlineStatus Status { get; init; }

    /// <summary>True while it can still be met in time, or be late: no fact settles it, and its deal goes on.</summary>
    public required bool IsAwaited { get; init; }

    /// <summary>
    /// The fact that states the due day; for a missed deadline that names no milestone, the fact of the miss.
    /// </summary>
    public required EntryId NamedBy { get; init; }

    /// <summary>
    /// The deadlines of a partnership on the day of its viewpoint: milestones by id, then missed deadlines that name
    /// none, by day and entry.
    /// </summary>
    /// <param name="partnership">The partnership.</param>
    public static IReadOnlyList<Deadline> Of(Partnership partnership) =>
        Listed(partnership?.Items ?? throw new ArgumentNullException(nameof(partnership)));

    /// <summary>The deadlines among some items, by stream and milestone, those without a milestone last, by day.</summary>
    internal static IReadOnlyList<Deadline> Listed(IEnumerable<LedgerItem> items) =>
    [
        .. items.OfType<Deadline>()
            .OrderBy(deadline => deadline.Stream)
            .ThenBy(deadline => deadline.Key.Kind)
            .ThenBy(deadline => deadline.Milestone is null ? deadline.MissedOn : null)
            .ThenBy(deadline => deadline.Key),
    ];

    /// <summary>The missed deadlines that name no milestone, in order.</summary>
    internal static IEnumerable<Deadline> OfMisses(Partnership partnership) =>
        partnership.MissedDeadlines.Where(missed => missed.Event is DeadlineMissed { Milestone: null })
            .Select(missed => Of(partnership, missed));

    /// <summary>A milestone as facts state it.</summary>
    internal static Deadline Of(Partnership partnership, Milestone milestone)
    {
        var deal = milestone.Deal is { } under ? partnership.FindDeal(under) : null;
        var commitment = milestone.Commitment is { } named ? partnership.FindCommitment(named) : null;
        var stated = milestone.DueStatedBy.Standing;
        return new Deadline
        {
            Stream = partnership.Stream,
            Milestone = milestone.Id,
            Deal = milestone.Deal,
            Commitment = milestone.Commitment,
            Description = milestone.Description,
            Party = milestone.ByParty ?? commitment?.Debtor,
            Counterparty = milestone.ByParty == commitment?.Creditor ? null : commitment?.Creditor,
            Due = milestone.Due,
            LastDayDue = milestone.LastDayDue,
            LastDay = milestone.LastDay,
            MissedOn = milestone.MissedBy?.TakesEffectOn,
            Status = milestone.StatedStatus,
            IsAwaited = !partnership.IsDissolved
                && milestone is { MetBy: null, CancelledBy: null, IsLate: false }
                && partnership.Awaits(milestone.Deal, milestone.LastDayDue),
            Standing = partnership.Weakest(
                stated > milestone.ScheduledBy.Standing ? stated : milestone.ScheduledBy.Standing, milestone.Deal),
            IsContested = milestone.IsContested || deal?.Basis.IsContested == true,
            NamedBy = milestone.DueStatedBy.Entry.Id,
        };
    }

    private static Deadline Of(Partnership partnership, FactInForce missed)
    {
        var deal = (missed.Event as DeadlineMissed)?.Deal;
        return new Deadline
        {
            Stream = partnership.Stream,
            Milestone = null,
            Deal = deal,
            Commitment = null,
            Description = (missed.Event as DeadlineMissed)?.Description,
            Party = null,
            Counterparty = null,
            Due = null,
            LastDayDue = null,
            LastDay = null,
            MissedOn = missed.TakesEffectOn,
            Status = DeadlineStatus.Missed,
            IsAwaited = false,
            Standing = missed.Standing,
            IsContested = missed.IsDisputed,
            NamedBy = missed.Entry.Id,
        };
    }

    internal override FigureKey Key => Milestone is { } id
        ? new FigureKey(FigureKind.Milestone, id.ToString())
        : new FigureKey(FigureKind.MissedDeadline, NamedBy.ToString());

    internal override (Id<Party>? Party, Id<Party>? Counterparty) Parties => (Party, Counterparty);

    internal override (DateOnly First, DateOnly Last)? Span =>
        IsAwaited && LastDay is { } last ? (last, last) : null;

    internal override Deadline On(DateOnly day) =>
        Contracts.Milestone.StatusOn(Status, LastDayDue, LastDay, day) is var status && status == Status
            ? this
            : this with { Status = status };
}
