namespace Contracts;

/// <summary>What a commitment shows, apart from how it came to be.</summary>
public sealed record CommitmentFigures : PositionFigures
{
    /// <inheritdoc cref="Commitment.Nature"/>
    public required CommitmentNature Nature { get; init; }

    /// <inheritdoc cref="Commitment.Lifecycle"/>
    public required CommitmentLifecycle Lifecycle { get; init; }

    /// <inheritdoc cref="Commitment.Committed"/>
    public required Amount Committed { get; init; }

    /// <inheritdoc cref="Commitment.Performed"/>
    public required Amount Performed { get; init; }

    /// <inheritdoc cref="Commitment.Withdrawn"/>
    public required Amount Withdrawn { get; init; }

    /// <inheritdoc cref="Commitment.Novated"/>
    public required Amount Novated { get; init; }

    /// <inheritdoc cref="Commitment.Outstanding"/>
    public required Amount Outstanding { get; init; }

    /// <inheritdoc/>
    public override PositionNature CountsAs => Nature switch
    {
        CommitmentNature.Contingent => PositionNature.Contingent,
        CommitmentNature.NonBinding => PositionNature.NonBinding,
        _ => PositionNature.Firm,
    };

    /// <inheritdoc/>
    public override Amount Counted => Outstanding;
}

/// <summary>Whether a commitment stands, or what closed it.</summary>
public enum CommitmentLifecycle
{
    /// <summary>It stands, even at 0: it can be increased again.</summary>
    Open,

    /// <summary>The creditor released the debtor.</summary>
    Released,

    /// <summary>The debtor withdrew from the whole of it.</summary>
    Withdrawn,

    /// <summary>The deal it was owed under ended.</summary>
    EndedWithDeal,

    /// <summary>The partnership was dissolved.</summary>
    Dissolved,
}

/// <summary>How firmly a debtor is bound. Only firm commitments count in firm totals.</summary>
public enum CommitmentNature
{
    /// <summary>It is owed.</summary>
    Firm,

    /// <summary>It is owed if something happens, such as capacity that stays unsold.</summary>
    Contingent,

    /// <summary>It is intended, not owed.</summary>
    NonBinding,
}

/// <summary>One of the two ends of a commitment.</summary>
public enum CommitmentSide
{
    /// <summary>The one who owes.</summary>
    Debtor,

    /// <summary>The one who is owed.</summary>
    Creditor,
}
