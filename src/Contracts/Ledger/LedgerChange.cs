namespace Contracts;

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
