namespace Replay;

/// <summary>A ledger in memory, without a server.</summary>
internal sealed class MemoryLedger : ILedger
{
    private Histories _histories = Histories.Empty;

    public Task<ImportSummary> ImportAsync(
        IEnumerable<HistoryLine> lines, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        var streams = lines.GroupBy(line => line.Stream)
            .Select(ofStream => new StreamImport(_histories[ofStream.Key], ofStream, now))
            .ToList();
        StreamImport.ThrowIfFaulty(streams);
        _histories = streams.Aggregate(_histories, (histories, stream) => histories.With(stream.Outcome.After));
        var summary = new ImportSummary(
            streams.Sum(stream => stream.Outcome.After.Version - stream.Outcome.Before.Version),
            streams.Sum(stream => stream.Outcome.Repeated.Count),
            streams.Count,
            [.. streams.SelectMany(stream => stream.Outcome.Anomalies)],
            MoreAnomalies: 0);
        progress?.Report(summary.Recorded + summary.Repeated);
        return Task.FromResult(summary);
    }

    public IAsyncEnumerable<History> HistoriesAsync(CancellationToken cancellationToken) =>
        _histories.ToAsyncEnumerable();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
