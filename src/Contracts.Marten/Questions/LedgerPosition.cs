namespace Contracts.Storage;

/// <summary>A position at a viewpoint.</summary>
public sealed record LedgerPosition
{
    /// <summary>The partnership's stream.</summary>
    public required StreamKey Stream { get; init; }

    /// <summary>The position.</summary>
    public required FigureKey Position { get; init; }

    /// <summary>The figures.</summary>
    public required PositionFigures Figures { get; init; }

    /// <summary>
    /// The position as totals count it; null for an option that can no longer be exercised, which counts nothing.
    /// </summary>
    public Position? ToPosition() =>
        Figures is OptionFigures { Lifecycle: not OptionLifecycle.Open }
            ? null
            : Contracts.Position.Of(Stream, Position.Name, Figures);

    /// <summary>The positions of a folded stream.</summary>
    internal static IEnumerable<LedgerPosition> Of(Aggregate folded) =>
        folded is not Partnership partnership ? []
        : partnership.Commitments.Select(commitment => new LedgerPosition { Stream = folded.Stream, Position = commitment.Id, Figures = commitment.Figures })
            .Concat(partnership.Options.Select(option => new LedgerPosition { Stream = folded.Stream, Position = option.Id, Figures = option.Figures }));
}
