namespace Contracts;

/// <summary>The figures that the ledger held for one day over a span of knowledge, and their causes.</summary>
public sealed record Belief
{
    /// <summary>The first instant at which the belief was held.</summary>
    public required DateTimeOffset KnownFrom { get; init; }

    /// <summary>The first instant at which it was no longer held; null if it still is.</summary>
    public required DateTimeOffset? KnownTo { get; init; }

    /// <summary>The figures; null if by then the ledger held that there are none.</summary>
    public required Figures? Figures { get; init; }

    /// <summary>
    /// The facts that distinguish it from the belief before, with the control entries learned about them.
    /// </summary>
    public required IReadOnlyList<Cause> Causes { get; init => field = ValueList.Of(value); }
}
