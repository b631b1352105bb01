namespace Contracts.Storage;

/// <summary>What the ledger shows of one position at a viewpoint.</summary>
public sealed record LedgerPosition
{
    /// <summary>The partnership's stream.</summary>
    public required StreamKey Stream { get; init; }

    /// <summary>The position.</summary>
    public required FigureKey Position { get; init; }

    /// <summary>What it shows.</summary>
    public required PositionFigures Figures { get; init; }

    /// <summary>What totals are counted from; null for an option that can no longer be exercised, of which nothing counts.</summary>
    public Position? ToPosition() =>
        Figures is OptionFigures { Lifecycle: not OptionLifecycle.Open } ? null : Contracts.Position.Of(Stream, Position.Name, Figures);

    /// <summary>What the positions of a stream show that was folded.</summary>
    internal static IEnumerable<LedgerPosition> Of(Aggregate folded) =>
        folded is not Partnership partnership ? []
        : partnership.Commitments.Select(commitment => new LedgerPosition { Stream = folded.Stream, Position = commitment.Id, Figures = commitment.Figures })
            .Concat(partnership.Options.Select(option => new LedgerPosition { Stream = folded.Stream, Position = option.Id, Figures = option.Figures }));
}
