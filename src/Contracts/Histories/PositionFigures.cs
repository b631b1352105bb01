using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>The figures of a position, which is a commitment or an option, without its history.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(CommitmentFigures), "commitment")]
[JsonDerivedType(typeof(OptionFigures), "option")]
public abstract record PositionFigures : Figures
{
    private protected PositionFigures()
    {
    }

    /// <summary>The party that owes, or would once the option is exercised.</summary>
    public required Id<Party> Debtor { get; init; }

    /// <summary>The party that is owed, or would be once the option is exercised.</summary>
    public required Id<Party> Creditor { get; init; }

    /// <summary>The deal that it belongs to; null for none.</summary>
    public required Id<Deal>? Deal { get; init; }

    /// <summary>
    /// The commitment that it passes on, as a reseller does; for an option, the one passed on by the commitment that it
    /// increases; null for none.
    /// </summary>
    public required Id<Commitment>? PassesOn { get; init; }

    /// <summary>The nature by which totals group it: that of the commitment, or that it is an option.</summary>
    public abstract PositionNature CountsAs { get; }

    /// <summary>The amount that totals count: outstanding of a commitment, left of an option.</summary>
    public abstract Amount Counted { get; }

    /// <summary>
    /// True if totals count it: a commitment always, an option while it can be exercised, and would be owed then.
    /// </summary>
    internal abstract bool CountsInTotals { get; }

    /// <summary>The last day on which totals count it; null if there is none.</summary>
    internal virtual DateOnly? CountsUntil => null;

    /// <summary>The figures on a day, which may bring a change by itself.</summary>
    /// <param name="day">The day.</param>
    internal virtual PositionFigures On(DateOnly day) => this;

    /// <inheritdoc/>
    public override Amount? ComesTo => Counted;
}

/// <summary>A commitment or an option, whose figures the ledger keeps.</summary>
internal interface IPosition : IContestable
{
    /// <summary>The figures as facts state them, without what a day brings by itself.</summary>
    PositionFigures Stated { get; }

    /// <summary>The first day on which time alone changes the figures, and the fact that names it; null if none does.</summary>
    (DateOnly Day, FactInForce Named)? Turn => null;

    /// <summary>A cached reference to its slices in the ledger that folds it; copies keep the reference.</summary>
    KeySlices? Slices { get; set; }
}
