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
