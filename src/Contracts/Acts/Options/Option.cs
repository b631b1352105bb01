using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>
/// A right to have more undertaken, as seen from a viewpoint. Nothing of it is owed until it is exercised.
/// </summary>
public sealed class Option : IPosition
{
    private OptionLifecycle _closed;

    internal Option(
        Partnership partnership,
        OptionGranted granted,
        Id<Party> debtor,
        Id<Party> creditor,
        FactInForce fact)
    {
        Partnership = partnership;
        Id = granted.Option;
        Deal = granted.Deal;
        Holder = granted.Holder;
        Window = granted.Window;
        Increases = granted.Increases;
        Makes = granted.Makes;
        Subject = granted.Subject;
        Debtor = debtor;
        Creditor = creditor;
        PassesOn = granted.Increases is { } increased ? partnership.FindCommitment(increased)?.PassesOn : null;
        GrantedBy = fact;
        Remaining = fact.Reckoned(granted.Amount);
        Basis.Add(fact);
    }

    /// <summary>The partnership's stream.</summary>
    public StreamKey Stream => Partnership.Stream;

    /// <summary>The id, unique in the stream.</summary>
    public Id<Option> Id { get; }

    /// <summary>The deal that grants it; null for none.</summary>
    public Id<Deal>? Deal { get; }

    /// <summary>The party that can exercise it.</summary>
    public Id<Party> Holder { get; }

    /// <summary>The days on which it can be exercised, both inclusive; null if not stated.</summary>
    public Term? Window { get; }

    /// <summary>The commitment that is increased by exercising; null if a new one is made.</summary>
    public Id<Commitment>? Increases { get; }

    /// <summary>The commitment that is made by exercising; null if an existing one is increased.</summary>
    public Id<Commitment>? Makes { get; }

    /// <summary>The subject in words; null if not stated.</summary>
    public string? Subject { get; }

    /// <summary>The party that owes once it is exercised.</summary>
    public Id<Party> Debtor { get; }

    /// <summary>The party that is owed once it is exercised.</summary>
    public Id<Party> Creditor { get; }

    /// <summary>The commitment that the increased one passes on; null for none.</summary>
    public Id<Commitment>? PassesOn { get; }

    /// <summary>The amount that can still be exercised; 0 once its window is over or it is closed.</summary>
    public Amount Left => Figures.Left;

    /// <summary>The lifecycle on the day of the viewpoint: open, window over, or how it was closed.</summary>
    public OptionLifecycle Lifecycle => Figures.Lifecycle;

    /// <summary>True if it is open on the day of the viewpoint.</summary>
    public bool IsOpen => Lifecycle == OptionLifecycle.Open;

    /// <summary>The last day on which it can be exercised; null if not stated.</summary>
    public DateOnly? LastDay => Window?.To?.Latest;

    /// <summary>The weakest standing among the facts that determine it.</summary>
    public Standing Standing => Basis.Standing;

    /// <summary>True if a disputed fact changes what is left of it, its existence or its end, or would.</summary>
    public bool IsContested => Partnership.HasDoubtAbout(this);

    /// <summary>Its figures as a record, to store or to compare.</summary>
    public OptionFigures Figures => Stated.AsOf(Partnership.Viewpoint.AsOf);

    private OptionFigures Stated => new()
    {
        Debtor = Debtor,
        Creditor = Creditor,
        Deal = Deal,
        Holder = Holder,
        PassesOn = PassesOn,
        Lifecycle = _closed,
        LastDay = LastDay,
        Subject = Subject,
        GrantedBy = GrantedBy.Entry.Id,
        MakesFirm = Partnership.MakesFirm(this),
        Standing = Standing,
        IsContested = IsContested,
        Left = Remaining.Shown,
    };

    /// <summary>
    /// The facts that determine it, in the order in which they are folded. Folding them alone gives the same figures.
    /// </summary>
    public IReadOnlyList<FactInForce> Explanation => Partnership.ExplanationOf(this);

    /// <summary>The fact that granted it.</summary>
    public FactInForce GrantedBy { get; }

    /// <summary>The fact that closed it; null while it is open.</summary>
    public FactInForce? ClosedBy { get; private set; }

    FigureKey IExplained.Key => Id;

    Figures IExplained.Figures => Figures;

    PositionFigures IPosition.Stated => Stated;

    (DateOnly Day, FactInForce Named)? IPosition.Turn =>
        IsNotClosed && LastDay is { } last && last < DateOnly.MaxValue ? (last.AddDays(1), GrantedBy) : null;

    Basis IContestable.Basis => Basis;

    IContestable? IContestable.In(Aggregate otherwise) => (otherwise as Partnership)?.FindOption(Id);

    bool IContestable.ShowsTheSameAs(IContestable other) =>
        other is Option option
        && (Debtor, Creditor, _closed) == (option.Debtor, option.Creditor, option._closed)
        && Remaining.Shown.HasTheBoundsOf(option.Remaining.Shown);

    /// <summary>True until a fact closes it, even if its window is over.</summary>
    internal bool IsNotClosed => _closed == OptionLifecycle.Open;

    KeySlices? IPosition.Slices { get; set; }

    /// <summary>The amount that was not exercised, as checks reckon with it; 0 once it is closed.</summary>
    internal Reckoned Remaining { get; private set; }

    internal Partnership Partnership { get; private set; }

    internal Basis Basis { get; private set; } = new();

    /// <summary>An independent copy that belongs to a copy of the partnership.</summary>
    internal Option CopyIn(Partnership partnership)
    {
        var copy = (Option)MemberwiseClone();
        (copy.Partnership, copy.Basis) = (partnership, Basis.Copy());
        return copy;
    }

    /// <summary>
    /// Takes an exact amount of what is left, or all if null, and returns the increase of the commitment.
    /// </summary>
    internal Reckoned Exercise(Amount? amount, FactInForce fact)
    {
        var grows =
            amount is { } part ? fact.Reckoned(part).AtMost(Remaining)
            : fact.IsDisputed ? Remaining.FromNothing()
            : Remaining;
        Remaining =
            amount is { } exact ? Remaining.Less(fact.Reckoned(exact))
            : fact.IsDisputed ? Remaining.FromNothing()
            : Reckoned.None(Remaining.Shown.Unit);
        if (amount is null && !fact.IsDisputed)
            (_closed, ClosedBy) = (OptionLifecycle.Exercised, fact);
        Basis.Add(fact);
        return grows;
    }

    /// <summary>Closes it with nothing left. If the fact is disputed, it stays open.</summary>
    internal void Close(OptionLifecycle how, FactInForce fact)
    {
        Basis.Add(fact);
        if (fact.IsDisputed)
        {
            Remaining = Remaining.FromNothing();
            return;
        }

        Remaining = Reckoned.None(Remaining.Shown.Unit);
        (_closed, ClosedBy) = (how, fact);
    }
}

/// <summary>The figures of an option, without the facts behind them.</summary>
public sealed record OptionFigures : PositionFigures
{
    /// <inheritdoc cref="Option.Holder"/>
    public required Id<Party> Holder { get; init; }

    /// <inheritdoc cref="Option.Lifecycle"/>
    public required OptionLifecycle Lifecycle { get; init; }

    /// <inheritdoc cref="Option.LastDay"/>
    public required DateOnly? LastDay { get; init; }

    /// <inheritdoc cref="Option.Subject"/>
    public required string? Subject { get; init; }

    /// <summary>The fact that granted it.</summary>
    public required EntryId GrantedBy { get; init; }

    /// <summary>
    /// True if exercising it would make or increase a firm commitment. Only then does it count in the ceiling.
    /// </summary>
    public required bool MakesFirm { get; init; }

    /// <inheritdoc cref="Option.Left"/>
    public required Amount Left { get; init; }

    /// <inheritdoc/>
    public override PositionNature CountsAs => PositionNature.Option;

    /// <inheritdoc/>
    public override Amount Counted => Left;

    internal override bool CountsInTotals => Lifecycle == OptionLifecycle.Open && MakesFirm;

    internal override DateOnly? CountsUntil => LastDay;

    internal override PositionFigures On(DateOnly day) => AsOf(day);

    /// <summary>The figures on a day: its window may be over.</summary>
    internal OptionFigures AsOf(DateOnly day) =>
        Lifecycle == OptionLifecycle.Open && LastDay < day
            ? this with { Lifecycle = OptionLifecycle.WindowOver, Left = Amount.None(Left.Unit) }
            : this;
}

/// <summary>The lifecycle of an option: open, or how it was closed.</summary>
[JsonConverter(typeof(KebabCaseJsonConverter<OptionLifecycle>))]
public enum OptionLifecycle
{
    /// <summary>It is not closed.</summary>
    Open,

    /// <summary>All of it was exercised.</summary>
    Exercised,

    /// <summary>The holder declined it.</summary>
    Declined,

    /// <summary>It lapsed after its window.</summary>
    Lapsed,

    /// <summary>The deal that granted it ended, or the partnership was dissolved.</summary>
    Ended,

    /// <summary>Its last day is over, and no fact closed it: it can be exercised no more.</summary>
    WindowOver,
}
