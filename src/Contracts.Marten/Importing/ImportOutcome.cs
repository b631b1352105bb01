namespace Contracts.Storage;

/// <summary>The outcome of an import.</summary>
public sealed record ImportOutcome
{
    /// <summary>The most anomalies that are listed.</summary>
    public const int MostAnomalies = 1000;

    /// <summary>The number of lines that were recorded.</summary>
    public required int Recorded { get; init; }

    /// <summary>The number of lines that were recorded before; they changed nothing.</summary>
    public required int Repeated { get; init; }

    /// <summary>The number of streams.</summary>
    public required int Streams { get; init; }

    /// <summary>
    /// The anomalies that recording would have refused, in the order of the streams' keys; at most
    /// <see cref="MostAnomalies"/>.
    /// </summary>
    public required IReadOnlyList<Anomaly> Anomalies { get; init => field = ValueList.Of(value); }

    /// <summary>The number of anomalies that are not listed.</summary>
    public required int MoreAnomalies { get; init; }
}

/// <summary>The progress of an import, which reads all lines and then records them.</summary>
/// <param name="Read">The number of lines read.</param>
/// <param name="Settled">The number of lines that are in the ledger.</param>
/// <param name="Total">The number of lines; 0 until all are read.</param>
public readonly record struct ImportProgress(int Read, int Settled, int Total);
