using Marten;

namespace Contracts.Storage;

/// <summary>Takes in other people's histories: sorts the lines by stream, judges all, then commits batch by batch.</summary>
/// <param name="store">The store.</param>
/// <param name="rows">Keeps the ledger's rows up.</param>
/// <param name="time">When it is, for lines that do not say when they were learned.</param>
internal sealed class HistoryImport(EntryStore store, RowUpkeep rows, TimeProvider time)
{
    private const int MostEntriesTogether = 1000;
    private const int AtOnce = 4;
    private const int LinesBetweenReports = 10_000;

    public async Task<ImportOutcome> RunAsync(IEnumerable<HistoryLine> lines, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var now = RecordedInstant.Truncate(time.GetUtcNow());
        using var sorted = new SortedLines();
        var faults = new FirstFaults();
        await Task.Run(() => Sort(lines, sorted, faults, progress, cancellationToken), cancellationToken).ConfigureAwait(false);
        await EachAsync(sorted, portion => FindFaultsAsync(portion, faults, now, cancellationToken), cancellationToken).ConfigureAwait(false);
        faults.ThrowIfAny();
        var tally = new ImportTally(sorted.Count, progress);
        await EachAsync(sorted, portion => TakeInAsync(portion, tally, now, cancellationToken), cancellationToken).ConfigureAwait(false);
        return tally.ToOutcome();
    }

    private static void Sort(IEnumerable<HistoryLine> lines, SortedLines sorted, FirstFaults faults, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var line in lines)
            {
                cancellationToken.ThrowIfCancellationRequested();
                sorted.Add(line);
                if (sorted.Count % LinesBetweenReports == 0)
                    progress?.Report(new ImportProgress(sorted.Count, Settled: 0, Total: 0));
            }
        }
        catch (HistoryFileException faulty)
        {
            faults.Add(faulty.Faults);
        }

        sorted.Complete();
    }

    /// <summary>No stream is in two portions, so that those of several can be worked on at once and each stream's stay in order.</summary>
    private static Task EachAsync(SortedLines sorted, Func<IReadOnlyList<StreamLines>, Task> work, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            ImportPortion.Of(sorted.ByStream()),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (portion, _) => await work(portion).ConfigureAwait(false));

    /// <summary>A stream that is new and names no entry twice is not read: nothing there can be at odds.</summary>
    private async Task FindFaultsAsync(IReadOnlyList<StreamLines> streams, FirstFaults faults, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var versions = await VersionsAsync(streams, cancellationToken).ConfigureAwait(false);
        var suspects = streams.Where(stream => versions.ContainsKey(stream.Stream) || stream.NamesOneTwice);
        foreach (var portion in ImportPortion.Of(suspects, versions))
        {
            foreach (var judged in await JudgeAsync(portion, versions, now, cancellationToken).ConfigureAwait(false))
                faults.Add(judged.Faults);
        }
    }

    private async Task TakeInAsync(IReadOnlyList<StreamLines> streams, ImportTally tally, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var versions = await VersionsAsync(streams, cancellationToken).ConfigureAwait(false);
        foreach (var portion in ImportPortion.Of(streams, versions))
        {
            var judged = await JudgeAsync(portion, versions, now, cancellationToken).ConfigureAwait(false);
            StreamImport.ThrowIfFaulty(judged);
            foreach (var (stream, lines) in judged.Zip(portion))
                tally.Judge(lines.Count - stream.Outcome.Recorded.Count, stream.Outcome.Anomalies);
            foreach (var together in ImportBatch.Together(judged.SelectMany(ImportBatch.Of), MostEntriesTogether))
                tally.Commit(together.Sum(batch => batch.Entries.Count), await CommitAsync(together, now, cancellationToken).ConfigureAwait(false));
        }
    }

    private async Task<IReadOnlyDictionary<StreamKey, int>> VersionsAsync(IReadOnlyList<StreamLines> streams, CancellationToken cancellationToken)
    {
        var session = await store.OpenToReadAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = session.ConfigureAwait(false);
        var asking = session.CreateBatchQuery();
        var versions = asking.AddItem(new StreamVersions(session.DocumentStore.Options.Events.DatabaseSchemaName, streams.Select(stream => stream.Stream)));
        await asking.Execute(cancellationToken).ConfigureAwait(false);
        return await versions.ConfigureAwait(false);
    }

    /// <summary>Of the streams, in their order, what becomes of each after what is recorded of it.</summary>
    private async Task<IReadOnlyList<StreamImport>> JudgeAsync(
        IReadOnlyList<StreamLines> streams, IReadOnlyDictionary<StreamKey, int> versions, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var recorded = new Dictionary<StreamKey, History>();
        var begun = streams.Select(stream => stream.Stream).Where(versions.ContainsKey).ToList();
        if (begun.Count > 0)
        {
            var session = await store.OpenToReadAsync(cancellationToken).ConfigureAwait(false);
            await using var closing = session.ConfigureAwait(false);
            await foreach (var stream in session.ScanStreamsAsync(begun, cancellationToken).ConfigureAwait(false))
                recorded.Add(stream.Stream, stream.WithoutUnknownEvents().History);
        }

        return [.. streams.Select(stream => stream.After(recorded.GetValueOrDefault(stream.Stream) ?? History.Empty(stream.Stream), now))];
    }

    private async Task<int> CommitAsync(IReadOnlyList<ImportBatch> together, DateTimeOffset now, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var transaction = await store.BeginAsync(ofHost: null, cancellationToken).ConfigureAwait(false);
                await using var closing = transaction.ConfigureAwait(false);
                var session = transaction.Session;
                var state = await session.LockAsync(store.Tables, now, cancellationToken).ConfigureAwait(false);
                var appended = new List<(History After, int Since)>();
                foreach (var ofStream in together.GroupBy(batch => batch.Stream))
                {
                    // As judged at first; after a lost race, on what the other writer recorded.
                    appended.Add(attempt == 1
                        ? (ofStream.Last().After, ofStream.First().Since)
                        : await JudgeAgainAsync(session, ofStream.Key, ofStream.SelectMany(batch => batch.Lines), now, cancellationToken).ConfigureAwait(false));
                }

                var entries = appended.ConvertAll(stream => stream.After.Entries.Skip(stream.Since).ToList());
                var ofNewStreams = entries.ToLookup(ofStream => ofStream is [{ Version: 1 }, ..]);
                await session.CopyAsync(store.Schema, [.. ofNewStreams[true]], cancellationToken).ConfigureAwait(false);
                foreach (var ofStream in ofNewStreams[false])
                    session.Append(ofStream);
                new LateEntries(store.Tables).Note(session, entries.SelectMany(ofStream => ofStream));
                await rows.SaveAsync(session, state, appended, cancellationToken).ConfigureAwait(false);
                return entries.Sum(ofStream => ofStream.Count);
            }
            catch (Exception lost) when (LostRace.CanBeRunAgain(lost, attempt))
            {
                // The next attempt reads first.
            }
        }
    }

    private async Task<(History After, int Since)> JudgeAgainAsync(
        IDocumentSession session, StreamKey stream, IEnumerable<HistoryLine> lines, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (history, _) = await session.LockHistoryAsync(store.Tables, stream, now, recent: null, seesOneSnapshot: false, cancellationToken).ConfigureAwait(false);
        var again = new StreamImport(history, lines, now);
        StreamImport.ThrowIfFaulty([again]);
        return (again.Outcome.After, history.Version);
    }
}
