namespace Contracts;

/// <summary>A right to have more undertaken, at a viewpoint. Until it is exercised nothing of it is owed.</summary>
public sealed class Option : IPosition
{
    internal Option(Partnership partnership, OptionGranted granted, Id<Party> debtor, Id<Party> creditor, FactInForce fact)
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
        Left = fact.Counted(granted.Amount);
        Basis.Add(fact);
    }

    /// <summary>The partnership's stream.</summary>
    public StreamKey Stream => Partnership.Stream;

    /// <summary>Its slug, unique in the stream.</summary>
    public Id<Option> Id { get; }

    /// <summary>The deal that grants it; null for none.</summary>
    public Id<Deal>? Deal { get; }

    /// <summary>Who may exercise it.</summary>
    public Id<Party> Holder { get; }

    /// <summary>The days on which it can be exercised; null where nobody said.</summary>
    public Term? Window { get; }

    /// <summary>The commitment that exercising increases; null where it makes one.</summary>
    public Id<Commitment>? Increases { get; }

    /// <summary>The commitment that exercising makes; null where it increases one.</summary>
    public Id<Commitment>? Makes { get; }

    /// <summary>What for, in words; null where nobody said.</summary>
    public string? Subject { get; }

    /// <summary>Who owes once it is exercised.</summary>
    public Id<Party> Debtor { get; }

    /// <summary>Who is owed once it is exercised.</summary>
    public Id<Party> Creditor { get; }

    /// <summary>The commitment that is passed on by the one that exercising increases; null for none.</summary>
    public Id<Commitment>? PassesOn { get; }

    /// <summary>What can still be exercised; nothing once it is closed.</summary>
    public Amount Left { get; private set; }

    /// <summary>Whether it can still be exercised, or what became of it.</summary>
    public OptionLifecycle Lifecycle { get; private set; }

    /// <summary>Whether it can still be exercised.</summary>
    public bool IsOpen => Lifecycle == OptionLifecycle.Open;

    /// <summary>The weakest standing of the facts that make it what it is.</summary>
    public Standing Standing => Basis.Standing;

    /// <summary>Whether a disputed fact had a part in it.</summary>
    public bool IsContested => Basis.IsContested;

    /// <summary>What it shows, to keep or to compare.</summary>
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

    /// <summary>The facts that make it what it is, in the order in which they hold: folded alone, they give it.</summary>
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

    internal Partnership Partnership { get; private set; }

    internal Basis Basis { get; private set; } = new();

    /// <summary>A copy in a copy of its partnership, which goes on apart from it.</summary>
    internal Option CopyIn(Partnership partnership)
    {
        var copy = (Option)MemberwiseClone();
        (copy.Partnership, copy.Basis) = (partnership, Basis.Copy());
        return copy;
    }

    /// <summary>Takes an exact amount of what is left, or all of it, and says what the commitment grows by.</summary>
    internal Amount Exercise(Amount? amount, FactInForce fact)
    {
        var grows = fact.Counted(amount ?? Left).AtMost(Left);
        Left = amount is { } exact ? Left.Less(fact.Counted(exact)) : fact.IsDisputed ? Left.FromNothing() : Amount.None(Left.Unit);
        if (amount is null && !fact.IsDisputed)
            (Lifecycle, ClosedBy) = (OptionLifecycle.Exercised, fact);
        Basis.Add(fact);
        return grows;
    }

    /// <summary>Closes it with nothing left; where that is disputed it stays open.</summary>
    internal void Close(OptionLifecycle how, FactInForce fact)
    {
        Basis.Add(fact);
        if (fact.IsDisputed)
        {
            Left = Left.FromNothing();
            return;
        }

        Left = Amount.None(Left.Unit);
        (Lifecycle, ClosedBy) = (how, fact);
    }
}

/// <summary>What an option shows, apart from how it came to be.</summary>
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
}

/// <summary>Whether an option can be exercised, or what became of it.</summary>
public enum OptionLifecycle
{
    /// <summary>It can be exercised.</summary>
    Open,

    /// <summary>All of it was exercised.</summary>
    Exercised,

    /// <summary>The holder declined it.</summary>
    Declined,

    /// <summary>Its window closed.</summary>
    Lapsed,

    /// <summary>The deal that granted it ended, or the partnership was dissolved.</summary>
    Ended,
}
