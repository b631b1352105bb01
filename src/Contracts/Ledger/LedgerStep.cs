namespace Contracts;

/// <summary>What a stream learned at one instant, as its ledger shows it.</summary>
public sealed record LedgerStep
{
    /// <summary>The instant.</summary>
    public required DateTimeOffset KnownAt { get; init; }

    /// <summary>
    /// The policies that shared the rows of <see cref="EvidencePolicy.All"/> until now and have rows of their own from now on: at first the
    /// same ones, closed and open.
    /// </summary>
    public required NamedPolicies Parted { get; init; }

    /// <summary>What changes, with the policies under which it does.</summary>
    public required IReadOnlyList<LedgerChange> Changes { get; init; }
}

/// <summary>How the ledger of one stream changes under some policies when it learns something.</summary>
public sealed record LedgerChange
{
    /// <summary>The policies under which it changes so.</summary>
    public required NamedPolicies Policies { get; init; }

    /// <summary>What is held no longer.</summary>
    public required IReadOnlyList<LedgerSlice> Ended { get; init; }

    /// <summary>What is held from then on.</summary>
    public required IReadOnlyList<LedgerSlice> Begun { get; init; }
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
