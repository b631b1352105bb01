using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>
/// A right of one party against another that has no amount, such as exclusivity, as seen from a viewpoint.
/// </summary>
public sealed class Right : IItemSource
{
    private readonly DateOnly _asOf;
    private List<FactInForce>? _exercises;
    private bool _isWaived;

    internal Right(RightGranted granted, FactInForce fact, DateOnly asOf)
    {
        _asOf = asOf;
        Id = granted.Right;
        Deal = granted.Deal;
        Holder = granted.Holder;
        Against = granted.Against;
        Kind = granted.Kind;
        Description = granted.Description;
        Window = granted.Window;
        GrantedBy = WindowStatedBy = fact;
        Basis.Add(fact);
    }

    /// <summary>The id, unique in the stream.</summary>
    public Id<Right> Id { get; }

    /// <summary>The deal that grants it; null for none. Ending the deal does not end it.</summary>
    public Id<Deal>? Deal { get; }

    /// <summary>The party that has it.</summary>
    public Id<Party> Holder { get; }

    /// <summary>The party that it binds.</summary>
    public Id<Party> Against { get; }

    /// <summary>The kind, as last amended.</summary>
    public RightKind Kind { get; private set; }

    /// <summary>The description, as last amended.</summary>
    public string Description { get; private set; }

    /// <summary>The days on which it can be exercised, both inclusive, as last amended; null if not stated.</summary>
    public Term? Window { get; private set; }

    /// <summary>The fact that states its window: that granted it, or the last amendment of the window.</summary>
    internal FactInForce WindowStatedBy { get; private set; }

    /// <summary>The status on the day of the viewpoint.</summary>
    public RightStatus Status => StatusOn(_asOf, EndedBy is not null, _isWaived, WaivedUntil, Window);

    /// <summary>The status as facts state it: in force or waived until one ends it.</summary>
    internal RightStatus StatedStatus => StatusOn(DateOnly.MinValue, EndedBy is not null, _isWaived, null, null);

    /// <summary>The status on a day.</summary>
    internal static RightStatus StatusOn(
        DateOnly day, bool isEnded, bool isWaived, DateOnly? waivedUntil, Term? window) =>
        isEnded ? RightStatus.Ended
        : isWaived && !(waivedUntil < day) ? RightStatus.Waived
        : window?.To is { } last && last.Latest < day ? RightStatus.WindowOver
        : RightStatus.InForce;

    /// <summary>The fact that granted it.</summary>
    public FactInForce GrantedBy { get; }

    /// <summary>The facts by which it was exercised, in order.</summary>
    public IReadOnlyList<FactInForce> Exercises => _exercises ?? [];

    /// <summary>The last waiver; null for none.</summary>
    public FactInForce? WaivedBy { get; private set; }

    /// <summary>The last day of the waiver, inclusive; null if it is for good, or there is none.</summary>
    internal DateOnly? WaivedUntil { get; private set; }

    /// <summary>The fact that ended it; null if none did.</summary>
    public FactInForce? EndedBy { get; private set; }

    /// <summary>The weakest standing among the facts that determine it.</summary>
    public Standing Standing => Basis.Standing;

    /// <summary>True if a disputed fact contributed to it.</summary>
    public bool IsContested => Basis.IsContested;

    /// <summary>The facts that determine it, in the order in which they are folded.</summary>
    public IReadOnlyList<FactInForce> Explanation => Basis.Facts;

    private Basis Basis { get; set; } = new();

    FigureKey IItemSource.Source => new(FigureKind.Right, Id.ToString());

    SourceSlices? IItemSource.Slices { get; set; }

    int IItemSource.RevisionIn(Aggregate folded) => Basis.Revision + (((Partnership)folded).IsDissolved ? 1 : 0);

    IEnumerable<LedgerItem> IItemSource.ItemsIn(Aggregate folded) => [RightFigures.Of((Partnership)folded, this)];

    /// <summary>An independent copy.</summary>
    internal Right Copy()
    {
        var copy = (Right)MemberwiseClone();
        copy.Basis = Basis.Copy();
        copy._exercises = _exercises is null ? null : [.. _exercises];
        return copy;
    }

    internal void Amend(RightAmended amended, FactInForce fact)
    {
        Kind = amended.Kind ?? Kind;
        Description = amended.Description ?? Description;
        if (amended.Window is { } window)
            (Window, WindowStatedBy) = (window, fact);
        Basis.Add(fact);
    }

    internal void Exercise(FactInForce fact)
    {
        (_exercises ??= []).Add(fact);
        Basis.Add(fact);
    }

    /// <summary>Waives it until a day, inclusive, or for good if null. A disputed waiver leaves it in force.</summary>
    internal void Waive(DateOnly? until, FactInForce fact)
    {
        Basis.Add(fact);
        if (!fact.IsDisputed)
            (_isWaived, WaivedUntil, WaivedBy) = (true, until, fact);
    }

    /// <summary>Ends it. A disputed ending leaves it in force.</summary>
    internal void End(FactInForce fact)
    {
        Basis.Add(fact);
        if (!fact.IsDisputed)
            EndedBy = fact;
    }
}

/// <summary>The kind of a right.</summary>
[JsonConverter(typeof(KebabCaseJsonConverter<RightKind>))]
public enum RightKind
{
    /// <summary>Another kind, which the description tells.</summary>
    Other,

    /// <summary>The party that it binds deals with no other than the holder.</summary>
    Exclusivity,

    /// <summary>The holder may take first what is offered to others.</summary>
    FirstRefusal,

    /// <summary>The holder may end a deal.</summary>
    Termination,

    /// <summary>The holder may inspect books or premises.</summary>
    Audit,

    /// <summary>The holder may do what the other party fails to do, in its place.</summary>
    StepIn,
}

/// <summary>The status of a right on a day.</summary>
[JsonConverter(typeof(KebabCaseJsonConverter<RightStatus>))]
public enum RightStatus
{
    /// <summary>It can be exercised, or will be once its window begins.</summary>
    InForce,

    /// <summary>The last day of its window is over.</summary>
    WindowOver,

    /// <summary>The holder waived it.</summary>
    Waived,

    /// <summary>It ended.</summary>
    Ended,
}
