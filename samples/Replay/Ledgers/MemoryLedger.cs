namespace Replay.Ledgers;

/// <summary>The pure library, without a server.</summary>
internal sealed class MemoryLedger : ILedger
{
    private Histories _histories = Histories.Empty;

    public Task<Intake> ImportAsync(IReadOnlyList<HistoryLine> lines, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        var outcomes = lines.GroupBy(line => line.Stream)
            .Select(ofStream => _histories[ofStream.Key].Import(ofStream.Select(line => (line.Entry, line.RecordedAt ?? now))))
            .ToList();
        _histories = outcomes.Exists(outcome => outcome.IsRefused)
            ? _histories.Import(lines, now) // throws, and says which lines are at fault
            : outcomes.Aggregate(_histories, (histories, outcome) => histories.With(outcome.After));
        progress?.Report(lines.Count);
        return Task.FromResult(new Intake(
            outcomes.Sum(outcome => outcome.After.Version - outcome.Before.Version),
            outcomes.Sum(outcome => outcome.Repeated.Count),
            [.. outcomes.SelectMany(outcome => outcome.Anomalies)]));
    }

    public IAsyncEnumerable<History> HistoriesAsync(CancellationToken cancellationToken) => _histories.ToAsyncEnumerable();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
