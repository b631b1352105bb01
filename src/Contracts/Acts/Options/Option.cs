namespace Contracts;

/// <summary>
/// A right to have more undertaken, as seen from a viewpoint. Nothing of it is owed until it is exercised.
/// </summary>
public sealed class Option : IPosition
{
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

    /// <summary>The amount that can still be exercised; 0 once it is closed.</summary>
    public Amount Left => Remaining.Shown;

    /// <summary>The lifecycle: open, or how it was closed.</summary>
    public OptionLifecycle Lifecycle { get; private set; }

    /// <summary>True if it is open.</summary>
    public bool IsOpen => Lifecycle == OptionLifecycle.Open;

    /// <summary>The weakest standing among the facts that determine it.</summary>
    public Standing Standing => Basis.Standing;

    /// <summary>True if a disputed fact contributed to it.</summary>
    public bool IsContested => Basis.IsContested;

    /// <summary>Its figures as a record, to store or to compare.</summary>
    public OptionFigures Figures => new()
    {
        Debtor = Debtor,
        Creditor = Creditor,
        Deal = Deal,
        Holder = Holder,
        PassesOn = PassesOn,
        Lifecycle = Lifecycle,
        Standing = Standing,
        IsContested = IsContested,
        Left = Left,
    };

    /// <summary>
    /// The facts that determine it, in the order in which they are folded. Folding them alone gives the same figures.
    /// </summary>
    public IReadOnlyList<FactInForce> Explanation => Basis.Facts;

    /// <summary>The fact that granted it.</summary>
    public FactInForce GrantedBy { get; }

    /// <summary>The fact that closed it; null while it is open.</summary>
    public FactInForce? ClosedBy { get; private set; }

    FigureKey IExplained.Key => Id;

    Figures IExplained.Figures => Figures;

    PositionFigures IPosition.Figures => Figures;

    Basis IPosition.Basis => Basis;

    PositionSlices? IPosition.Slices { get; set; }

    /// <summary>The amount that can still be exercised, as checks reckon with it.</summary>
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
            : Reckoned.None(Left.Unit);
        if (amount is null && !fact.IsDisputed)
            (Lifecycle, ClosedBy) = (OptionLifecycle.Exercised, fact);
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

        Remaining = Reckoned.None(Left.Unit);
        (Lifecycle, ClosedBy) = (how, fact);
    }
}

/// <summary>The figures of an option, without the facts behind them.</summary>
public sealed record OptionFigures : PositionFigures
{
    /// <inheritdoc cref="Option.Holder"/>
    public required Id<Party> Holder { get; init; }

    /// <inheritdoc cref="Option.Lifecycle"/>
    public required OptionLifecycle Lifecycle { get; init; }

    /// <inheritdoc cref="Option.Left"/>
    public required Amount Left { get; init; }

    /// <inheritdoc/>
    public override PositionNature CountsAs => PositionNature.Option;

    /// <inheritdoc/>
    public override Amount Counted => Left;

    internal override bool CountsInTotals => Lifecycle == OptionLifecycle.Open;
}

/// <summary>The lifecycle of an option: open, or how it was closed.</summary>
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
}
