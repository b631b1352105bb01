namespace Contracts;

/// <summary>What a stream learned at one instant, as its ledger shows it.</summary>
internal sealed record LedgerStep
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
internal sealed record LedgerChange
{
    /// <summary>The policies under which it changes so.</summary>
    public required NamedPolicies Policies { get; init; }

    /// <summary>What is held no longer.</summary>
    public required IReadOnlyList<LedgerSlice> Ended { get; init; }

    /// <summary>What is held from then on.</summary>
    public required IReadOnlyList<LedgerSlice> Begun { get; init; }
}
