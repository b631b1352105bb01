namespace Contracts;

/// <summary>What a position shows over a span of days, as known over a span of time: a rectangle in both times.</summary>
/// <remarks>
/// Both spans include their beginning and not their end; an end that is null is not in sight. The rows of one position never
/// overlap, and no two of them could be one.
/// </remarks>
public sealed record LedgerRow
{
    /// <summary>The partnership's stream.</summary>
    public required StreamKey Stream { get; init; }

    /// <summary>The position, what it shows, and on which days.</summary>
    public required LedgerSlice Slice { get; init; }

    /// <summary>The first instant at which that is known.</summary>
    public required DateTimeOffset KnownFrom { get; init; }

    /// <summary>The first instant at which something else is known; null for not yet.</summary>
    public required DateTimeOffset? KnownTo { get; init; }

    /// <summary>Whether the row answers for a day as known at an instant.</summary>
    /// <param name="day">The day.</param>
    /// <param name="knownAt">The instant.</param>
    public bool Covers(DateOnly day, DateTimeOffset knownAt) =>
        Slice.EffectiveFrom <= day && (Slice.EffectiveTo is not { } end || day < end) && KnownFrom <= knownAt && (KnownTo is not { } over || knownAt < over);
}

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
