namespace Contracts.Storage;

/// <summary>What the ledger shows of one position at a viewpoint.</summary>
public sealed record LedgerPosition
{
    /// <summary>The partnership's stream.</summary>
    public required StreamKey Stream { get; init; }

    /// <summary>The position.</summary>
    public required PositionKey Position { get; init; }

    /// <summary>What it shows.</summary>
    public required PositionFigures Figures { get; init; }
}
