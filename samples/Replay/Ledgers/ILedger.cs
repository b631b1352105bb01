namespace Replay;

/// <summary>A place where histories are recorded and read back. Memory and store give the same answers.</summary>
internal interface ILedger : IAsyncDisposable
{
    /// <summary>Imports lines of history files with the instants that they carry.</summary>
    /// <param name="lines">The lines, in order.</param>
    /// <param name="progress">Receives the number of lines imported so far.</param>
    /// <param name="cancellationToken">Stops the import between two batches.</param>
    /// <exception cref="HistoryFileException">A line gives a known id other content.</exception>
    Task<ImportSummary> ImportAsync(
        IEnumerable<HistoryLine> lines, IProgress<int>? progress, CancellationToken cancellationToken);

    /// <summary>The histories of all streams, ordered by stream.</summary>
    IAsyncEnumerable<History> HistoriesAsync(CancellationToken cancellationToken);
}

/// <summary>The result of an import.</summary>
/// <param name="Recorded">The number of new entries.</param>
/// <param name="Repeated">The number of entries that were already there.</param>
/// <param name="Streams">The number of streams.</param>
/// <param name="Anomalies">The anomalies among the new entries.</param>
/// <param name="MoreAnomalies">The number of further anomalies, which are not listed.</param>
internal sealed record ImportSummary(
    int Recorded, int Repeated, int Streams, IReadOnlyList<Anomaly> Anomalies, int MoreAnomalies);
