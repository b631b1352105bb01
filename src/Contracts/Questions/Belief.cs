namespace Contracts;

/// <summary>What was held about one day over a span of knowledge: what was shown, and what made the ledger come to hold it.</summary>
public sealed record Belief
{
    /// <summary>The first instant at which it was held.</summary>
    public required DateTimeOffset KnownFrom { get; init; }

    /// <summary>The first instant at which something else was held; null where it is held still.</summary>
    public required DateTimeOffset? KnownTo { get; init; }

    /// <summary>What was shown; null where the ledger had come to hold that there is nothing to show.</summary>
    public required Figures? Figures { get; init; }

    /// <summary>The facts in which it differs from what was held before, with the control entries learned about them.</summary>
    public required IReadOnlyList<Cause> Causes { get; init; }
}
