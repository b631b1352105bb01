namespace Contracts;

/// <summary>The last slices of a position as they were before something was learned.</summary>
/// <param name="First">How many come before them, which stay as they are.</param>
/// <param name="Slices">The slices.</param>
internal readonly record struct SlicesBefore(int First, LedgerSlice[] Slices);
