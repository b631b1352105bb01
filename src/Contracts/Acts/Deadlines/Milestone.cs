using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>Something that is due by a day, as seen from a viewpoint.</summary>
public sealed class Milestone : IItemSource
{
    private readonly MilestoneScheduled _scheduled;
    private Deal? _deal;
    private bool _isLate;
    private int _revision = 1;

    internal Milestone(MilestoneScheduled scheduled, Deal? deal, FactInForce fact)
    {
        _scheduled = scheduled;
        _deal = deal;
        Due = scheduled.Due;
        ScheduledBy = DueStatedBy = fact;
        IsContested = fact.IsDisputed;
    }

    /// <summary>The id, unique in the stream.</summary>
    public Id<Milestone> Id => _scheduled.Milestone;

    /// <summary>The deal under which it is due; null for none.</summary>
    public Id<Deal>? Deal => _scheduled.Deal;

    /// <summary>The party whose duty it is; null if not stated.</summary>
    public Id<Party>? ByParty => _scheduled.ByParty;

    /// <summary>The commitment that is due by it; null if not stated.</summary>
    public Id<Commitment>? Commitment => _scheduled.Commitment;

    /// <summary>The day by which it is due, inclusive, after any rescheduling.</summary>
    public PartialDate Due { get; private set; }

    /// <summary>The number of days of grace after the due day.</summary>
    public int GraceDays => _scheduled.GraceDays;

    /// <summary>A description of what is due; null if not stated.</summary>
    public string? Description => _scheduled.Description;

    /// <summary>The fact that scheduled it.</summary>
    public FactInForce ScheduledBy { get; }

    /// <summary>The fact that states its due day: that scheduled it, or the last rescheduling.</summary>
    internal FactInForce DueStatedBy { get; private set; }

    /// <summary>The fact that it was met; null if it was not.</summary>
    public FactInForce? MetBy { get; private set; }

    /// <summary>
    /// The last miss of its deadline; null for none. It stays when the milestone is met late or rescheduled.
    /// </summary>
    public FactInForce? MissedBy { get; private set; }

    /// <summary>The fact that cancelled it; null if it was not cancelled.</summary>
    public FactInForce? CancelledBy { get; private set; }

    /// <summary>True if a disputed fact contributed to it.</summary>
    public bool IsContested { get; private set; }

    FigureKey IItemSource.Source => new(FigureKind.Milestone, Id.ToString());

    SourceSlices? IItemSource.Slices { get; set; }

    /// <summary>
    /// The last due day, extended by suspensions and without days of grace. Null while a suspension stops the clock.
    /// </summary>
    public DateOnly? LastDayDue => Tolled(Due.Latest);

    /// <summary>
    /// The last day in time, extended by suspensions and days of grace. Null while a suspension stops the clock.
    /// </summary>
    public DateOnly? LastDay => Tolled(Calendar.DaysAfter(Due.Latest, GraceDays));

    /// <summary>True if it was missed and has not been met, cancelled or rescheduled since.</summary>
    public bool IsLate => _isLate && MetBy is null && CancelledBy is null;

    /// <summary>True if a commitment is late where the milestone is: it names the commitment, or its debtor.</summary>
    internal bool IsOf(Commitment commitment) =>
        Commitment is { } named ? named == commitment.Id
        : ByParty == commitment.Debtor && (Deal is null || Deal == commitment.Deal);

    /// <summary>The status as facts state it: due until one settles it.</summary>
    internal DeadlineStatus StatedStatus =>
        CancelledBy is not null ? DeadlineStatus.Cancelled
        : MetBy is { } met ? _isLate || met.TakesEffectOn > LastDay ? DeadlineStatus.MetLate : DeadlineStatus.Met
        : _isLate ? DeadlineStatus.Missed
        : LastDay is null ? DeadlineStatus.Tolled
        : DeadlineStatus.Due;

    /// <summary>The status on a day.</summary>
    internal DeadlineStatus StatusOn(DateOnly day) => StatusOn(StatedStatus, LastDayDue, LastDay, day);

    /// <summary>The status on a day, of a deadline with a status as facts state it and its last days.</summary>
    internal static DeadlineStatus StatusOn(
        DeadlineStatus stated, DateOnly? lastDayDue, DateOnly? lastDay, DateOnly day) =>
        stated != DeadlineStatus.Due ? stated
        : day > lastDay ? DeadlineStatus.Late
        : day > lastDayDue ? DeadlineStatus.InGrace
        : DeadlineStatus.Due;

    /// <summary>An independent copy that refers to the copy of its deal.</summary>
    internal Milestone Copy(Func<Deal, Deal?> copyOf)
    {
        var copy = (Milestone)MemberwiseClone();
        copy._deal = _deal is { } deal ? copyOf(deal) : null;
        return copy;
    }

    internal void Reschedule(PartialDate due, FactInForce fact)
    {
        _isLate = false;
        Due = due;
        DueStatedBy = fact;
        Note(fact);
    }

    internal void Meet(FactInForce fact)
    {
        MetBy = fact;
        Note(fact);
    }

    internal void Miss(FactInForce fact)
    {
        MissedBy = fact;
        _isLate = true;
        Note(fact);
    }

    internal void Cancel(FactInForce fact)
    {
        CancelledBy = fact;
        Note(fact);
    }

    int IItemSource.RevisionIn(Aggregate folded)
    {
        var partnership = (Partnership)folded;
        var deal = Deal is { } under ? partnership.FindDeal(under) : null;
        var isCommitted = Commitment is { } named && partnership.FindCommitment(named) is not null;
        return _revision + (deal?.Revision ?? 0) + (isCommitted ? 1 : 0) + (partnership.IsDissolved ? 1 : 0);
    }

    IEnumerable<LedgerItem> IItemSource.ItemsIn(Aggregate folded) =>
        [Contracts.Deadline.Of((Partnership)folded, this)];

    private void Note(FactInForce fact)
    {
        _revision++;
        IsContested |= fact.IsDisputed;
    }

    private DateOnly? Tolled(DateOnly day) => _deal is null ? day : _deal.Tolled(day, DueStatedBy.TakesEffectOn);
}

/// <summary>The status of a deadline on a day.</summary>
[JsonConverter(typeof(KebabCaseJsonConverter<DeadlineStatus>))]
public enum DeadlineStatus
{
    /// <summary>The due day is not over.</summary>
    Due,

    /// <summary>The due day is over, and the days of grace are not.</summary>
    InGrace,

    /// <summary>The last day in time is over, and neither a miss nor a fulfilment is recorded.</summary>
    Late,

    /// <summary>A miss is recorded, and it has not been met, cancelled or rescheduled since.</summary>
    Missed,

    /// <summary>A suspension stops the clock.</summary>
    Tolled,

    /// <summary>It was met in time.</summary>
    Met,

    /// <summary>It was met after the last day in time, or after a recorded miss.</summary>
    MetLate,

    /// <summary>It was cancelled.</summary>
    Cancelled,
}

/// <summary>The performance of a debtor, independent of the commitment's lifecycle and of its standing.</summary>
[JsonConverter(typeof(KebabCaseJsonConverter<PerformanceStatus>))]
public enum PerformanceStatus
{
    /// <summary>Nothing to the contrary is recorded.</summary>
    OnTrack,

    /// <summary>
    /// A milestone that names the commitment or its debtor is past its last day in time, or an instalment past its due
    /// day, or what is spread over days that are past, is certainly not performed in full.
    /// </summary>
    Late,

    /// <summary>The debtor was notified of a breach of its deal and can still cure it.</summary>
    InCure,

    /// <summary>
    /// The debtor was notified of a breach of its deal, and its cure period is over or does not exist.
    /// </summary>
    InBreach,

    /// <summary>It was performed, and nothing is outstanding.</summary>
    Fulfilled,
}
