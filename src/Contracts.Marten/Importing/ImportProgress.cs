namespace Contracts.Storage;

/// <summary>How far an import has come.</summary>
/// <param name="Settled">How many lines are in the ledger.</param>
/// <param name="Total">How many lines there are.</param>
public readonly record struct ImportProgress(int Settled, int Total);
