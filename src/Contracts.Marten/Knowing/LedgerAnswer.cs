namespace Contracts.Storage;

/// <summary>An answer, with exactly what was known when it was given.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
public sealed record LedgerAnswer<T>
{
    /// <summary>What was asked for.</summary>
    public required T Value { get; init; }

    /// <summary>What was known; asking with it again gives the same answer for ever.</summary>
    public required KnowledgeToken Knowledge { get; init; }
}
