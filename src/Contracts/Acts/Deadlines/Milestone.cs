namespace Contracts;

/// <summary>Something that is due by a day, at a viewpoint.</summary>
public sealed class Milestone
{
    private readonly MilestoneScheduled _scheduled;
    private Deal? _deal;
    private bool _isLate;
    private DateOnly _setOn;

    internal Milestone(MilestoneScheduled scheduled, Deal? deal, FactInForce fact)
    {
        _scheduled = scheduled;
        _deal = deal;
        Due = scheduled.Due;
        ScheduledBy = fact;
        _setOn = fact.TakesEffectOn;
        IsContested = fact.IsDisputed;
    }

    /// <summary>Its slug, unique in the stream.</summary>
    public Id<Milestone> Id => _scheduled.Milestone;

    /// <summary>The deal under which it is due; null for none.</summary>
    public Id<Deal>? Deal => _scheduled.Deal;

    /// <summary>The day by which it is due, inclusive, as rescheduled.</summary>
    public PartialDate Due { get; private set; }

    /// <summary>How many days after that are still in time.</summary>
    public int GraceDays => _scheduled.GraceDays;

    /// <summary>What is due, in words; null where nobody said.</summary>
    public string? Description => _scheduled.Description;

    /// <summary>The fact that scheduled it.</summary>
    public FactInForce ScheduledBy { get; }

    /// <summary>The fact that it was met; null while it is not.</summary>
    public FactInForce? MetBy { get; private set; }

    /// <summary>The fact that its deadline was missed last, which stays on record when it is met late or put off; null where it was not.</summary>
    public FactInForce? MissedBy { get; private set; }

    /// <summary>The fact that it was cancelled; null while it is not.</summary>
    public FactInForce? CancelledBy { get; private set; }

    /// <summary>Whether a disputed fact had a part in it.</summary>
    public bool IsContested { get; private set; }

    /// <summary>The last day on which it is due, suspensions included and grace not; null while a suspension stops the clock.</summary>
    public DateOnly? LastDayDue => Tolled(Due.Latest);

    /// <summary>The last day in time, grace and suspensions included; null while a suspension stops the clock.</summary>
    public DateOnly? LastDay => Tolled(Calendar.DaysAfter(Due.Latest, GraceDays));

    /// <summary>Whether it was missed, and is neither met nor cancelled nor put off since.</summary>
    public bool IsLate => _isLate && MetBy is null && CancelledBy is null;

    /// <summary>How it stands on the day of the viewpoint.</summary>
    internal DeadlineStatus StatusOn(DateOnly day) =>
        CancelledBy is not null ? DeadlineStatus.Cancelled
        : MetBy is { } met ? _isLate || met.TakesEffectOn > LastDay ? DeadlineStatus.MetLate : DeadlineStatus.Met
        : _isLate ? DeadlineStatus.Missed
        : LastDay is not { } last ? DeadlineStatus.Tolled
        : day > last ? DeadlineStatus.Late
        : day > LastDayDue ? DeadlineStatus.InGrace
        : DeadlineStatus.Due;

    /// <summary>A copy that goes on apart from it, under the copy of its deal.</summary>
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
        _setOn = fact.TakesEffectOn;
        IsContested |= fact.IsDisputed;
    }

    internal void Meet(FactInForce fact)
    {
        MetBy = fact;
        IsContested |= fact.IsDisputed;
    }

    internal void Miss(FactInForce fact)
    {
        MissedBy = fact;
        _isLate = true;
        IsContested |= fact.IsDisputed;
    }

    internal void Cancel(FactInForce fact)
    {
        CancelledBy = fact;
        IsContested |= fact.IsDisputed;
    }

    private DateOnly? Tolled(DateOnly day) => _deal is null ? day : _deal.Tolled(day, _setOn);
}

/// <summary>How a deadline stands on a day.</summary>
public enum DeadlineStatus
{
    /// <summary>It is not over.</summary>
    Due,

    /// <summary>It is over, and the days of grace are not.</summary>
    InGrace,

    /// <summary>The last day in time is over, and nobody recorded that it was missed or met.</summary>
    Late,

    /// <summary>It was recorded as missed, and is neither met nor cancelled nor put off since.</summary>
    Missed,

    /// <summary>A suspension stops the clock.</summary>
    Tolled,

    /// <summary>It was met in time.</summary>
    Met,

    /// <summary>It was met after the last day in time, or after it was recorded as missed.</summary>
    MetLate,

    /// <summary>It was cancelled.</summary>
    Cancelled,
}

/// <summary>How a debtor performs, apart from whether the commitment stands and how firmly it is known.</summary>
public enum PerformanceStatus
{
    /// <summary>Nothing says otherwise.</summary>
    OnTrack,

    /// <summary>A milestone of its deal was missed, and is neither met nor cancelled nor put off since.</summary>
    Late,

    /// <summary>The debtor was given notice of a breach of its deal and can still cure it.</summary>
    InCure,

    /// <summary>The debtor was given notice of a breach of its deal, and the days to cure it are over or were never given.</summary>
    InBreach,

    /// <summary>It was performed, and nothing is left of it.</summary>
    Fulfilled,
}
