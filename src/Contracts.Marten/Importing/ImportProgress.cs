namespace Contracts.Storage;

/// <summary>How far an import has come: it reads all lines, then settles them.</summary>
/// <param name="Read">How many lines are read.</param>
/// <param name="Settled">How many lines are in the ledger.</param>
/// <param name="Total">How many lines there are; 0 until all are read.</param>
public readonly record struct ImportProgress(int Read, int Settled, int Total);
