using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>A notified breach of a deal, as seen from a viewpoint.</summary>
public sealed class Breach : IItemSource
{
    private Deal _deal;
    private int _revision = 1;

    internal Breach(BreachNotified notified, Deal deal, FactInForce fact)
    {
        _deal = deal;
        Id = notified.Breach;
        Deal = notified.Deal;
        Party = notified.Party;
        Duty = notified.Duty;
        CureDays = notified.CureDays;
        NotifiedBy = fact;
        IsContested = fact.IsDisputed;
    }

    /// <summary>The id, unique in the stream.</summary>
    public Id<Breach> Id { get; }

    /// <summary>The deal that was breached.</summary>
    public Id<Deal> Deal { get; }

    /// <summary>The party in breach.</summary>
    public Id<Party> Party { get; }

    /// <summary>The duty in words; null if not stated.</summary>
    public string? Duty { get; }

    /// <summary>The number of days to cure it; null for none, or if not stated.</summary>
    public int? CureDays { get; }

    /// <summary>
    /// The last day of the cure period, inclusive, extended by suspensions. The day of notice is day 0. Null if there is
    /// no cure period, or while a suspension stops the clock.
    /// </summary>
    public DateOnly? LastDayOfCure => CureDays is { } days
        ? _deal.Tolled(Calendar.DaysAfter(NotifiedBy.TakesEffectOn, days), NotifiedBy.TakesEffectOn)
        : null;

    /// <summary>The fact that notified it.</summary>
    public FactInForce NotifiedBy { get; }

    /// <summary>The fact that cured it; null if it was not cured.</summary>
    public FactInForce? CuredBy { get; private set; }

    /// <summary>The fact that waived it; null if it was not waived.</summary>
    public FactInForce? WaivedBy { get; private set; }

    /// <summary>The fact that the cure period lapsed; null if that is not recorded.</summary>
    public FactInForce? LapsedBy { get; private set; }

    /// <summary>True if it is neither cured nor waived.</summary>
    public bool IsOpen => CuredBy is null && WaivedBy is null;

    /// <summary>True if a disputed fact contributed to it.</summary>
    public bool IsContested { get; private set; }

    FigureKey IItemSource.Source => new(FigureKind.Breach, Id.ToString());

    SourceSlices? IItemSource.Slices { get; set; }

    int IItemSource.RevisionIn(Aggregate folded)
    {
        var partnership = (Partnership)folded;
        return _revision + (partnership.FindDeal(Deal)?.Revision ?? 0) + (partnership.IsDissolved ? 1 : 0);
    }

    IEnumerable<LedgerItem> IItemSource.ItemsIn(Aggregate folded) => [Contracts.Cure.Of((Partnership)folded, this)];

    /// <summary>The status as facts state it: in cure until one settles it, unless there is no cure period.</summary>
    internal CureStatus StatedStatus =>
        CuredBy is not null ? CureStatus.Cured
        : WaivedBy is not null ? CureStatus.Waived
        : LapsedBy is not null ? CureStatus.Lapsed
        : CureDays is null ? CureStatus.InBreach
        : CureStatus.InCure;

    /// <summary>True if it can no longer be cured on a day.</summary>
    internal bool IsPastCure(DateOnly day) => LapsedBy is not null || CureDays is null || LastDayOfCure < day;

    /// <summary>An independent copy that refers to the copy of its deal.</summary>
    internal Breach Copy(Func<Deal, Deal> copyOf)
    {
        var copy = (Breach)MemberwiseClone();
        copy._deal = copyOf(_deal);
        return copy;
    }

    internal void Cure(FactInForce fact)
    {
        CuredBy = fact;
        Note(fact);
    }

    internal void Waive(FactInForce fact)
    {
        WaivedBy = fact;
        Note(fact);
    }

    internal void Lapse(FactInForce fact)
    {
        LapsedBy = fact;
        Note(fact);
    }

    private void Note(FactInForce fact)
    {
        _revision++;
        IsContested |= fact.IsDisputed;
    }
}

/// <summary>The status of a breach on a day.</summary>
[JsonConverter(typeof(KebabCaseJsonConverter<CureStatus>))]
public enum CureStatus
{
    /// <summary>It can still be cured.</summary>
    InCure,

    /// <summary>The cure period is over and its lapse is not recorded, or there is no cure period.</summary>
    InBreach,

    /// <summary>The lapse of the cure period is recorded.</summary>
    Lapsed,

    /// <summary>It was cured.</summary>
    Cured,

    /// <summary>It was waived.</summary>
    Waived,
}
