namespace Contracts;

/// <summary>The figures of one key over a span of days and a span of knowledge: a rectangle in both times.</summary>
/// <remarks>Both spans are half-open: they include their beginning and exclude their end.</remarks>
public sealed record FigureRectangle
{
    /// <summary>The first day with these figures, inclusive.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>The first day with other figures, exclusive; null if there is none.</summary>
    public required DateOnly? EffectiveTo { get; init; }

    /// <summary>The first instant at which this is known, inclusive.</summary>
    public required DateTimeOffset KnownFrom { get; init; }

    /// <summary>The first instant at which the ledger holds otherwise, exclusive; null if it still holds this.</summary>
    public required DateTimeOffset? KnownTo { get; init; }

    /// <summary>The figures.</summary>
    public required Figures Figures { get; init; }
}
