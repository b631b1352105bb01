namespace Replay;

/// <summary>Where histories are recorded and read back: in memory or in a store, with the same answers.</summary>
internal interface ILedger : IAsyncDisposable
{
    /// <summary>Takes in lines of history files as they are, with the instants that they carry.</summary>
    /// <param name="lines">The lines, in order.</param>
    /// <param name="progress">Hears how many lines are in.</param>
    /// <param name="cancellationToken">Stops it between two batches.</param>
    /// <exception cref="HistoryFileException">A line gives a known id other content.</exception>
    Task<Intake> ImportAsync(IEnumerable<HistoryLine> lines, IProgress<int>? progress, CancellationToken cancellationToken);

    /// <summary>The history of each stream, by stream.</summary>
    IAsyncEnumerable<History> HistoriesAsync(CancellationToken cancellationToken);
}
