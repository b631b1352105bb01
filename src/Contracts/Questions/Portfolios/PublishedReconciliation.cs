namespace Contracts;

/// <summary>A published figure, compared with the firm total that is computed for its day.</summary>
public sealed record PublishedReconciliation
{
    /// <summary>The published figure.</summary>
    public required PublishedFigure Figure { get; init; }

    /// <summary>
    /// The comparison with the firm total of the figure's unit; null if it cannot be compared, because the ledger has
    /// no position of the organization in that unit on that day.
    /// </summary>
    /// <remarks>Where there are positions and none of them is firm, the figure is compared with 0.</remarks>
    public required Reconciliation? Reconciliation { get; init; }

    /// <summary>
    /// The outcome in words: <c>agrees</c>, <c>is above by at least $4.78bn</c>,
    /// <c>cannot be compared (no position in USD)</c>.
    /// </summary>
    public override string ToString() =>
        Reconciliation?.ToString() ?? $"cannot be compared (no position in {Figure.Value.Unit})";
}
