namespace Contracts.Storage;

/// <summary>What became of an import.</summary>
public sealed record ImportOutcome
{
    /// <summary>The most anomalies that are listed.</summary>
    public const int MostAnomalies = 1000;

    /// <summary>How many lines were recorded.</summary>
    public required int Recorded { get; init; }

    /// <summary>How many lines say what was recorded before; they changed nothing.</summary>
    public required int Repeated { get; init; }

    /// <summary>How many streams the lines are of.</summary>
    public required int Streams { get; init; }

    /// <summary>What recording would have refused, by stream in the order of their keys; at most <see cref="MostAnomalies"/>.</summary>
    public required IReadOnlyList<Anomaly> Anomalies { get; init; }

    /// <summary>How many more there are than are listed.</summary>
    public required int MoreAnomalies { get; init; }
}

/// <summary>How far an import has come: it reads all lines, then settles them.</summary>
/// <param name="Read">How many lines are read.</param>
/// <param name="Settled">How many lines are in the ledger.</param>
/// <param name="Total">How many lines there are; 0 until all are read.</param>
public readonly record struct ImportProgress(int Read, int Settled, int Total);
