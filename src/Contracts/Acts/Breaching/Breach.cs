namespace Contracts;

/// <summary>A breach that was notified, at a viewpoint.</summary>
public sealed class Breach
{
    internal Breach(BreachNotified notified, FactInForce fact)
    {
        Id = notified.Breach;
        Deal = notified.Deal;
        Party = notified.Party;
        Duty = notified.Duty;
        CureDays = notified.CureDays;
        NotifiedBy = fact;
        IsContested = fact.IsDisputed;
    }

    /// <summary>Its slug, unique in the stream.</summary>
    public Id<Breach> Id { get; }

    /// <summary>The deal that was broken.</summary>
    public Id<Deal> Deal { get; }

    /// <summary>The party in breach.</summary>
    public Id<Party> Party { get; }

    /// <summary>Which duty, in words; null where nobody said.</summary>
    public string? Duty { get; }

    /// <summary>How many days it had to cure it; null for none, or where nobody said.</summary>
    public int? CureDays { get; }

    /// <summary>The last day of cure, the day of notice being day 0; null where there is no period of cure.</summary>
    public DateOnly? LastDayOfCure => CureDays is { } days ? Calendar.DaysAfter(NotifiedBy.TakesEffectOn, days) : null;

    /// <summary>The fact that it was notified.</summary>
    public FactInForce NotifiedBy { get; }

    /// <summary>The fact that it was cured; null where it was not.</summary>
    public FactInForce? CuredBy { get; private set; }

    /// <summary>The fact that it was waived; null where it was not.</summary>
    public FactInForce? WaivedBy { get; private set; }

    /// <summary>The fact that the period of cure ran out; null where it did not.</summary>
    public FactInForce? LapsedBy { get; private set; }

    /// <summary>Whether it is neither cured nor waived.</summary>
    public bool IsOpen => CuredBy is null && WaivedBy is null;

    /// <summary>Whether a disputed fact had a part in it.</summary>
    public bool IsContested { get; private set; }

    /// <summary>How it stands on the day of the viewpoint.</summary>
    internal CureStatus StatusOn(DateOnly day) =>
        CuredBy is not null ? CureStatus.Cured
        : WaivedBy is not null ? CureStatus.Waived
        : LapsedBy is not null ? CureStatus.Lapsed
        : day <= LastDayOfCure ? CureStatus.InCure
        : CureStatus.InBreach;

    /// <summary>A copy that goes on apart from it.</summary>
    internal Breach Copy() => (Breach)MemberwiseClone();

    internal void Cure(FactInForce fact)
    {
        CuredBy = fact;
        IsContested |= fact.IsDisputed;
    }

    internal void Waive(FactInForce fact)
    {
        WaivedBy = fact;
        IsContested |= fact.IsDisputed;
    }

    internal void Lapse(FactInForce fact)
    {
        LapsedBy = fact;
        IsContested |= fact.IsDisputed;
    }
}

/// <summary>How a breach stands on a day.</summary>
public enum CureStatus
{
    /// <summary>It can still be cured.</summary>
    InCure,

    /// <summary>The days to cure it are over, and nobody recorded that they lapsed; or none were given.</summary>
    InBreach,

    /// <summary>It was recorded that the days to cure it ran out.</summary>
    Lapsed,

    /// <summary>It was cured.</summary>
    Cured,

    /// <summary>It was waived.</summary>
    Waived,
}
