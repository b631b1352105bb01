namespace Replay;

/// <summary>Records a history batch by batch, in the order in which it became known.</summary>
internal static class LedgerRecording
{
    /// <summary>Splits lines into batches: consecutive lines of one subject and one recorded time.</summary>
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

    extension(ILedger ledger)
    {
        /// <summary>Records all lines and shows the progress.</summary>
        public async Task RecordAllAsync(
            IReadOnlyList<HistoryLine> lines, Terminal terminal, CancellationToken cancellationToken)
        {
            var steps = new ProgressCounter(lines.Count);
            var record = Task.Run(() => RecordAsync(ledger, lines, steps, cancellationToken), cancellationToken);
            await terminal.ShowProgressAsync($"Recording {lines.Count} entries", steps, record);
        }
    }

    private static async Task<int> RecordAsync(
        ILedger ledger, IReadOnlyList<HistoryLine> lines, ProgressCounter steps, CancellationToken cancellationToken)
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
