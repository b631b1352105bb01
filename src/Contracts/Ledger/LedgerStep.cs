namespace Contracts;

/// <summary>The changes to the ledger of a stream by what it learned at one instant.</summary>
internal sealed class LedgerStep
{
    /// <summary>The instant.</summary>
    public required DateTimeOffset KnownAt { get; init; }

    /// <summary>
    /// The policies that diverge: until now they shared the rows of <see cref="EvidencePolicy.All"/>; from now on they
    /// have rows of their own, which begin as copies of all shared rows, ended and open.
    /// </summary>
    public required NamedPolicies Parted { get; init; }

    /// <summary>The changes that the policies undergo.</summary>
    public required IReadOnlyList<LedgerChange> Changes { get; init; }
}

/// <summary>A change to the ledger of one stream under some policies.</summary>
internal sealed class LedgerChange
{
    /// <summary>The policies with this change.</summary>
    public required NamedPolicies Policies { get; init; }

    /// <summary>The slices that end.</summary>
    public required IReadOnlyList<LedgerSlice> Ended { get; init; }

    /// <summary>The slices that begin.</summary>
    public required IReadOnlyList<LedgerSlice> Begun { get; init; }
}
