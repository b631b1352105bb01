namespace Contracts;

/// <summary>What falls due at one maturity.</summary>
public sealed record MaturityTotal
{
    /// <summary>When.</summary>
    public required Maturity Maturity { get; init; }

    /// <summary>How much.</summary>
    public required Total Total { get; init; }
}
