namespace Contracts;

/// <summary>What a position shows over a span of days, as known at some moment.</summary>
public sealed record LedgerSlice
{
    /// <summary>The position.</summary>
    public required FigureKey Position { get; init; }

    /// <summary>What it shows.</summary>
    public required PositionFigures Figures { get; init; }

    /// <summary>The first day on which it shows that.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>The first day on which it does no more; null for never.</summary>
    public required DateOnly? EffectiveTo { get; init; }
}
