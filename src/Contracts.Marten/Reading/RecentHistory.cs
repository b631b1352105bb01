namespace Contracts.Storage;

/// <summary>A history as it was read, and the mark of its last row.</summary>
/// <remarks>What a stream holds up to an entry never changes; only where the store was wiped or restored is that row another one, or none.</remarks>
/// <param name="History">The history, of one entry at least.</param>
/// <param name="Mark">By which its last row is known; null where it is not to be kept.</param>
internal sealed record RecentHistory(History History, RowMark? Mark);
