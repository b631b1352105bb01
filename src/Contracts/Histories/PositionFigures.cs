namespace Contracts;

/// <summary>What a position shows, apart from how it came to be: the figures of a commitment or of an option.</summary>
public abstract record PositionFigures : Figures
{
    private protected PositionFigures()
    {
    }

    /// <summary>Who owes, or would once the option is exercised.</summary>
    public required Id<Party> Debtor { get; init; }

    /// <summary>Who is owed, or would be once the option is exercised.</summary>
    public required Id<Party> Creditor { get; init; }

    /// <summary>The deal it belongs to; null for none.</summary>
    public required Id<Deal>? Deal { get; init; }

    /// <summary>The commitment that it passes on, or that is passed on by what the option increases, as a reseller does; null for none.</summary>
    public required Id<Commitment>? PassesOn { get; init; }

    /// <summary>How firmly the debtor is bound, or that it is an option.</summary>
    public abstract PositionNature CountsAs { get; }

    /// <summary>What totals count: what is outstanding of a commitment, or left of an option.</summary>
    public abstract Amount Counted { get; }

    /// <inheritdoc/>
    public override Amount? ComesTo => Counted;
}

/// <summary>A commitment or an option, whose figures the ledger keeps.</summary>
internal interface IPosition : IExplained
{
    new PositionFigures Figures { get; }

    /// <summary>What the figures rest on.</summary>
    Basis Basis { get; }

    /// <summary>The slices that show it, for the ledger that folds it: looked up once, and kept by its copies.</summary>
    PositionSlices? Slices { get; set; }
}
