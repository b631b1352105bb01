namespace Contracts;

/// <summary>How a commitment differs between two viewpoints, split into what was learned and what happened.</summary>
public sealed record CommitmentChange
{
    /// <summary>The partnership's stream.</summary>
    public required StreamKey Stream { get; init; }

    /// <summary>The commitment.</summary>
    public required Id<Commitment> Commitment { get; init; }

    /// <summary>What it showed on the first day, as known first; null where it was not made.</summary>
    public required CommitmentFigures? Before { get; init; }

    /// <summary>What it showed on the first day, as known last; null where it was not made.</summary>
    public required CommitmentFigures? Restated { get; init; }

    /// <summary>What it showed on the last day, as known last; null where it was not made.</summary>
    public required CommitmentFigures? After { get; init; }

    /// <summary>What was learned about the first day: the facts that make <see cref="Restated"/> differ from <see cref="Before"/>.</summary>
    public required IReadOnlyList<Cause> RestatedBy { get; init; }

    /// <summary>What happened between the days: the facts that make <see cref="After"/> differ from <see cref="Restated"/>.</summary>
    public required IReadOnlyList<Cause> MovedBy { get; init; }
}
