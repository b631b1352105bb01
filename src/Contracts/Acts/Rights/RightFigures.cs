namespace Contracts;

/// <summary>A right of one party against another on a day, without the facts behind it.</summary>
public sealed record RightFigures : LedgerItem
{
    /// <inheritdoc cref="Contracts.Right.Id"/>
    public required Id<Right> Right { get; init; }

    /// <inheritdoc cref="Contracts.Right.Deal"/>
    public required Id<Deal>? Deal { get; init; }

    /// <inheritdoc cref="Contracts.Right.Holder"/>
    public required Id<Party> Holder { get; init; }

    /// <inheritdoc cref="Contracts.Right.Against"/>
    public required Id<Party> Against { get; init; }

    /// <inheritdoc cref="Contracts.Right.Kind"/>
    public required RightKind Kind { get; init; }

    /// <inheritdoc cref="Contracts.Right.Description"/>
    public required string Description { get; init; }

    /// <summary>
    /// The days on which it can be exercised, both inclusive, as last amended; null if not stated. They may be to come.
    /// </summary>
    public required Term? Window { get; init; }

    /// <summary>The status on the day.</summary>
    public required RightStatus Status { get; init; }

    /// <summary>The last waiver; null for none.</summary>
    public required EntryId? WaivedBy { get; init; }

    /// <summary>The last day of the waiver, inclusive; null if it is for good, or there is none.</summary>
    public required DateOnly? WaivedUntil { get; init; }

    /// <summary>The fact that states the window: that granted the right, or the last amendment of the window.</summary>
    public required EntryId WindowStatedBy { get; init; }

    /// <summary>True once the partnership is dissolved, in which nothing can be exercised any more.</summary>
    public required bool IsDissolved { get; init; }

    /// <summary>True while no fact has ended it, and the partnership is not dissolved.</summary>
    internal bool IsLive => Status != RightStatus.Ended && !IsDissolved;

    /// <summary>A right as facts state it.</summary>
    internal static RightFigures Of(Partnership partnership, Right right) => new()
    {
        Stream = partnership.Stream,
        Right = right.Id,
        Deal = right.Deal,
        Holder = right.Holder,
        Against = right.Against,
        Kind = right.Kind,
        Description = right.Description,
        Window = right.Window,
        Status = right.StatedStatus,
        WaivedBy = right.WaivedBy?.Entry.Id,
        WaivedUntil = right.WaivedUntil,
        WindowStatedBy = right.WindowStatedBy.Entry.Id,
        IsDissolved = partnership.IsDissolved,
        Standing = right.Standing,
        IsContested = right.IsContested,
    };

    internal override FigureKey Key => new(FigureKind.Right, Right.ToString());

    internal override (Id<Party>? Party, Id<Party>? Counterparty) Parties => (Holder, Against);

    internal override (DateOnly First, DateOnly Last)? Span
    {
        get
        {
            DateOnly[] days = [.. new[] { Window?.To?.Latest, WaivedUntil }.OfType<DateOnly>()];
            return IsLive && days is not [] ? (days.Min(), days.Max()) : null;
        }
    }

    internal override RightFigures On(DateOnly day) => this with
    {
        Status = Contracts.Right.StatusOn(
            day, Status == RightStatus.Ended, WaivedBy is not null, WaivedUntil, Window),
    };
}
