using Marten;

namespace Contracts.Storage;

/// <summary>Takes in other people's histories: judges everything, then commits batch by batch.</summary>
internal sealed class HistoryImport(EntryStore store, InlineLedger? ledger, TimeProvider time)
{
    private const int MostEntriesTogether = 1000;
    private const int MostStreamsAsked = 500;

    public async Task<ImportOutcome> RunAsync(IReadOnlyList<HistoryLine> lines, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var now = RecordedInstant.Truncate(time.GetUtcNow());
        var streams = await JudgeAsync(lines, now, cancellationToken).ConfigureAwait(false);
        StreamImport.ThrowIfFaulty(streams);

        var settled = lines.Count - streams.Sum(stream => stream.Outcome.Recorded.Count);
        var recorded = 0;
        progress?.Report(new ImportProgress(settled, lines.Count));
        foreach (var together in ImportBatch.Together(streams.SelectMany(ImportBatch.Of), MostEntriesTogether))
        {
            recorded += await CommitAsync(together, now, cancellationToken).ConfigureAwait(false);
            settled += together.Sum(batch => batch.Entries.Count);
            progress?.Report(new ImportProgress(settled, lines.Count));
        }

        return new ImportOutcome
        {
            Recorded = recorded,
            Repeated = lines.Count - recorded,
            Anomalies = [.. streams.SelectMany(stream => stream.Outcome.Anomalies)],
        };
    }

    /// <summary>By stream, so that two imports at once lock streams in one order.</summary>
    private async Task<List<StreamImport>> JudgeAsync(IReadOnlyList<HistoryLine> lines, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var judged = new List<StreamImport>();
        var session = await store.OpenToReadAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = session.ConfigureAwait(false);
        foreach (var streams in lines.GroupBy(line => line.Stream).OrderBy(ofStream => ofStream.Key).Chunk(MostStreamsAsked))
        {
            var known = new Dictionary<StreamKey, History>();
            await foreach (var history in session.ScanHistoriesAsync(streams.Select(ofStream => ofStream.Key), cancellationToken).ConfigureAwait(false))
                known.Add(history.Stream, history.ThatCanBeJudged());
            judged.AddRange(streams.Select(ofStream => new StreamImport(known.GetValueOrDefault(ofStream.Key) ?? History.Empty(ofStream.Key), ofStream, now)));
        }

        return judged;
    }

    private async Task<int> CommitAsync(IReadOnlyList<ImportBatch> together, DateTimeOffset now, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var session = await store.OpenToWriteAsync(cancellationToken).ConfigureAwait(false);
                await using var closing = session.ConfigureAwait(false);
                var recorded = 0;
                var appended = new List<(History, int)>();
                foreach (var ofStream in together.GroupBy(batch => batch.Entries[0].Stream))
                {
                    // As judged at first; after a lost race, on what the other writer recorded.
                    if (attempt == 1 && ledger is null)
                    {
                        List<Entry> entries = [.. ofStream.SelectMany(batch => batch.Entries)];
                        session.Append(entries);
                        recorded += entries.Count;
                        continue;
                    }

                    var again = await JudgeAgainAsync(session, ofStream.Key, ofStream.SelectMany(batch => batch.Lines), now, cancellationToken).ConfigureAwait(false);
                    session.Append(again.Recorded);
                    appended.Add((again.After, again.Before.Version));
                    recorded += again.Recorded.Count;
                }

                await (ledger?.SaveAsync(session, appended, cancellationToken) ?? session.SaveChangesAsync(cancellationToken)).ConfigureAwait(false);
                return recorded;
            }
            catch (Exception lost) when (LostRace.CanBeRunAgain(lost, attempt))
            {
                // The next attempt reads first.
            }
        }
    }

    private static async Task<RecordingOutcome> JudgeAgainAsync(
        IDocumentSession session, StreamKey stream, IEnumerable<HistoryLine> lines, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var history = await session.LockHistoryAsync(stream, now, cancellationToken).ConfigureAwait(false);
        var again = new StreamImport(history, lines, now);
        StreamImport.ThrowIfFaulty([again]);
        return again.Outcome;
    }
}
