namespace Contracts;

/// <summary>How a figure differs between two viewpoints, split into what was learned and what happened.</summary>
public sealed record FigureChange
{
    /// <summary>The stream.</summary>
    public required StreamKey Stream { get; init; }

    /// <summary>What shows it: a commitment, an option, an investment, the offering, or a kind of capacity.</summary>
    public required FigureKey Figure { get; init; }

    /// <summary>What it showed on the first day, as known first; null where it showed nothing.</summary>
    public required Figures? Before { get; init; }

    /// <summary>What it showed on the first day, as known last; null where it showed nothing.</summary>
    public required Figures? Restated { get; init; }

    /// <summary>What it showed on the last day, as known last; null where it showed nothing.</summary>
    public required Figures? After { get; init; }

    /// <summary>What was learned about the first day: the facts that make <see cref="Restated"/> differ from <see cref="Before"/>.</summary>
    public required IReadOnlyList<Cause> RestatedBy { get; init; }

    /// <summary>What happened between the days: the facts that make <see cref="After"/> differ from <see cref="Restated"/>.</summary>
    public required IReadOnlyList<Cause> MovedBy { get; init; }
}
