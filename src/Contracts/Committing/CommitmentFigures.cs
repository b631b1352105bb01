namespace Contracts;

/// <summary>What a commitment shows, apart from how it came to be.</summary>
public sealed record CommitmentFigures : Figures
{
    /// <inheritdoc cref="Commitment.Debtor"/>
    public required Id<Party> Debtor { get; init; }

    /// <inheritdoc cref="Commitment.Creditor"/>
    public required Id<Party> Creditor { get; init; }

    /// <inheritdoc cref="Commitment.Deal"/>
    public required Id<Deal>? Deal { get; init; }

    /// <inheritdoc cref="Commitment.Nature"/>
    public required CommitmentNature Nature { get; init; }

    /// <inheritdoc cref="Commitment.PassesOn"/>
    public required Id<Commitment>? PassesOn { get; init; }

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

    /// <inheritdoc cref="Outstanding"/>
    public override Amount? ComesTo => Outstanding;
}
