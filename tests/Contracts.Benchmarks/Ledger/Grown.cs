namespace Contracts.Benchmarks.Ledger;

/// <summary>What is followed as a ledger grows.</summary>
internal enum Grown
{
    /// <summary>One commitment at a past viewpoint.</summary>
    Commitment,

    /// <summary>What all owe all.</summary>
    Total,

    /// <summary>Every position.</summary>
    Portfolio,

    /// <summary>Making the ledger anew.</summary>
    Rebuild,
}
