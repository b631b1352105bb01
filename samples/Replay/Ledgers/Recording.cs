namespace Replay;

/// <summary>Records a history as it came to be known: batch after batch.</summary>
internal static class Recording
{
    /// <summary>Lines of one subject and one recorded time in a row.</summary>
    public static IEnumerable<List<HistoryLine>> Batches(IEnumerable<HistoryLine> lines)
    {
        var batch = new List<HistoryLine>();
        foreach (var line in lines)
        {
            if (batch.Count > 0 && (batch[0].Stream != line.Stream || batch[0].RecordedAt != line.RecordedAt))
            {
                yield return batch;
                batch = [];
            }

            batch.Add(line);
        }

        if (batch.Count > 0)
            yield return batch;
    }

    /// <summary>
    /// What a ledger will come to: everything is judged against what a store that stays holds already, so that nothing of a history at fault is recorded.
    /// </summary>
    /// <exception cref="HistoryFileException">A line gives a known id other content.</exception>
    public static async Task<Histories> PreviewAsync(ILedger ledger, StorePlace place, IReadOnlyList<HistoryLine> lines, Terminal terminal, CancellationToken cancellationToken)
    {
        var known = place.Stays ? await Reading.AllAsync(ledger, terminal, isSilent: false, cancellationToken) : Histories.Empty;
        return known.Import(lines, TimeProvider.System.GetUtcNow());
    }

    public static async Task AllAsync(ILedger ledger, IReadOnlyList<HistoryLine> lines, Terminal terminal, CancellationToken cancellationToken)
    {
        var steps = new Steps(lines.Count);
        await Waiting.ForAsync(terminal, $"Recording {lines.Count} entries", steps, Task.Run(() => RecordAsync(ledger, lines, steps, cancellationToken), cancellationToken));
    }

    private static async Task<int> RecordAsync(ILedger ledger, IReadOnlyList<HistoryLine> lines, Steps steps, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var batch in Batches(lines))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await ledger.ImportAsync(batch, null, cancellationToken);
            steps.Report(count += batch.Count);
        }

        return count;
    }
}
