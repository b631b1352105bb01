namespace Contracts.Storage;

/// <summary>What rows would hold of a stream at a viewpoint.</summary>
/// <param name="Positions">The positions.</param>
/// <param name="Items">The items.</param>
internal sealed record FoldedStream(IReadOnlyList<Position> Positions, IReadOnlyList<LedgerItem> Items)
{
    public static FoldedStream Empty { get; } = new([], []);

    public static FoldedStream Of(Aggregate folded) => new([.. Position.Of(folded)], [.. folded.Items]);
}
