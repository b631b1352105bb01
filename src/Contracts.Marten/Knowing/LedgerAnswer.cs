namespace Contracts.Storage;

/// <summary>An answer, with exactly what was known when it was given.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
public sealed record LedgerAnswer<T>
{
    /// <summary>What was asked for.</summary>
    public required T Value { get; init; }

    /// <summary>What was known; asking with it again gives the same answer for ever.</summary>
    public required KnowledgeToken Knowledge { get; init; }

    /// <summary>Whether the answer is by other rules than those of the token that was given (<see cref="ContractsOptions.AcceptTokensOfOtherRules"/>).</summary>
    /// <remarks>The entries are those that the token knows; what they come to may differ from the answer that the token was given with.</remarks>
    public bool IsByOtherRules { get; init; }

    /// <summary>The same answer with another value.</summary>
    internal LedgerAnswer<TOther> With<TOther>(TOther value) => new() { Value = value, Knowledge = Knowledge, IsByOtherRules = IsByOtherRules };
}
