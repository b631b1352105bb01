namespace Contracts;

/// <summary>
/// The figures of a position or an item for a span of days and a span of knowledge: a rectangle in both times.
/// </summary>
/// <remarks>
/// Both spans are half-open: they include their beginning and exclude their end. An end of null means that there is
/// none so far. The rows of one key never overlap, and no two of them could be joined into one.
/// </remarks>
public sealed record LedgerRow
{
    /// <summary>The stream.</summary>
    public required StreamKey Stream { get; init; }

    /// <summary>The key, the figures and the span of days.</summary>
    public required LedgerSlice Slice { get; init; }

    /// <summary>The first instant at which the figures are known, inclusive.</summary>
    public required DateTimeOffset KnownFrom { get; init; }

    /// <summary>
    /// The end of the span of knowledge, exclusive: the first instant at which the ledger holds otherwise; null if it
    /// has not ended.
    /// </summary>
    public required DateTimeOffset? KnownTo { get; init; }

    /// <summary>True if the row covers a day as known at an instant.</summary>
    /// <param name="day">The day.</param>
    /// <param name="knownAt">The instant.</param>
    public bool Covers(DateOnly day, DateTimeOffset knownAt) =>
        Slice.EffectiveFrom <= day
        && (Slice.EffectiveTo is not { } end || day < end)
        && KnownFrom <= knownAt
        && (KnownTo is not { } over || knownAt < over);
}

/// <summary>The figures of a position or an item for a span of days, as known at some instant.</summary>
public sealed record LedgerSlice
{
    /// <summary>The key, unique in the stream.</summary>
    public required FigureKey Key { get; init; }

    /// <summary>
    /// The figures as facts state them: <see cref="PositionFigures"/> of a position, else a <see cref="LedgerItem"/>.
    /// </summary>
    public required Figures Figures { get; init; }

    /// <summary>The first day with these figures, inclusive.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>The end of the span, exclusive: the first day with other figures; null if there is none.</summary>
    public required DateOnly? EffectiveTo { get; init; }
}
