using Marten;

namespace Contracts.Storage;

/// <summary>Takes in other people's histories: sorts the lines by stream, judges all, then commits batch by batch.</summary>
/// <param name="store">The store.</param>
/// <param name="ledger">Keeps the ledger's rows up; null where something else does, or nothing.</param>
/// <param name="late">Where it is noted that entries reach back; null where no rows are kept.</param>
/// <param name="time">When it is, for lines that do not say when they were learned.</param>
internal sealed class HistoryImport(EntryStore store, InlineLedger? ledger, LateEntries? late, TimeProvider time)
{
    private const int MostEntriesTogether = 1000;
    private const int MostRowsTogether = 8000;
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
            await CommitAsync([.. judged.Select(stream => new ImportedStream(stream))], tally, now, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Commits streams instant by instant, with as many entries and rows in a transaction as it takes; an instant with more stands alone.</summary>
    private async Task CommitAsync(IReadOnlyList<ImportedStream> streams, ImportTally tally, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (together, entries, rows) = (new List<ImportedStream>(), 0, 0);
        foreach (var stream in streams)
        {
            while (stream.Next is { } next)
            {
                if (entries > 0 && (entries + next - stream.Version > MostEntriesTogether || rows > MostRowsTogether))
                {
                    await CommitTogetherAsync().ConfigureAwait(false);
                    continue;
                }

                if (stream.Since == stream.Version)
                {
                    await BeginRowsAsync(stream, cancellationToken).ConfigureAwait(false);
                    together.Add(stream);
                }

                entries += next - stream.Version;
                rows += stream.Take();
            }
        }

        if (entries > 0)
            await CommitTogetherAsync().ConfigureAwait(false);

        async Task CommitTogetherAsync()
        {
            var parts = together.ConvertAll(stream => stream.Cut());
            tally.Commit(entries, await CommitAsync(parts, tally, now, cancellationToken).ConfigureAwait(false));
            (together, entries, rows) = ([], 0, 0);
        }
    }

    /// <summary>Begins to make a stream's rows where it has any, unless they go on from the part before or cannot be made yet.</summary>
    private async Task BeginRowsAsync(ImportedStream stream, CancellationToken cancellationToken)
    {
        if (ledger is null || stream.GoesOn || !stream.CanMakeRows)
            return;
        var rows = default(RowCount);
        if (stream.Since > 0 && stream.After.Version >= ledger.Writing.Bound.LeastEntries)
        {
            var session = await store.OpenToReadAsync(cancellationToken).ConfigureAwait(false);
            await using var closing = session.ConfigureAwait(false);
            if ((await ledger.Writing.FindUnkeptAsync(session, cancellationToken).ConfigureAwait(false)).Contains(stream.After.Stream))
                return;
            rows = await ledger.Writing.CountRowsAsync(session, stream.After.Stream, cancellationToken).ConfigureAwait(false);
        }

        stream.BeginRows(ledger.Writing.Bound, rows);
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
            await foreach (var history in session.ScanHistoriesAsync(begun, cancellationToken).ConfigureAwait(false))
                recorded.Add(history.Stream, history.ThatCanBeJudged());
        }

        return [.. streams.Select(stream => stream.After(recorded.GetValueOrDefault(stream.Stream) ?? History.Empty(stream.Stream), now))];
    }

    private async Task<int> CommitAsync(IReadOnlyList<ImportedPart> together, ImportTally tally, DateTimeOffset now, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // As judged at first; after a lost race, on what the other writer recorded.
                return await (attempt == 1 ? CommitAsync(together, now, cancellationToken) : CommitAgainAsync(together, tally, now, cancellationToken)).ConfigureAwait(false);
            }
            catch (Exception lost) when (LostRace.CanBeRunAgain(lost, attempt))
            {
                // The next attempt reads first.
            }
        }
    }

    private async Task<int> CommitAsync(IReadOnlyList<ImportedPart> together, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var session = await store.OpenToWriteAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = session.ConfigureAwait(false);
        var unkept = await session.LockAsync(store.Schema, now, ledger is null ? null : store.Tables, cancellationToken).ConfigureAwait(false);
        await AppendAsync(session, [.. together.Select(part => part.Entries)], cancellationToken).ConfigureAwait(false);
        var corners = 0;
        foreach (var part in together)
            corners += ledger is null ? 0 : await WriteAsync(session, ledger.Writing, part, unkept.Contains(part.Of.After.Stream), cancellationToken).ConfigureAwait(false);
        await SaveAsync(session, corners, cancellationToken).ConfigureAwait(false);
        return together.Sum(part => part.Entries.Count);
    }

    /// <summary>Queues the rows of a part: those that were made, where the stream has any.</summary>
    private static async Task<int> WriteAsync(IDocumentSession session, LedgerWriting writing, ImportedPart part, bool isUnkept, CancellationToken cancellationToken)
    {
        if (!isUnkept && part.Changes is null)
            return await writing.WriteAsync(session, part.After, part.Since, isUnkept, cancellationToken).ConfigureAwait(false);
        writing.NameParties(session, part.Of.After, part.Since, part.Since + part.Entries.Count);
        return isUnkept || part.Changes is not { } changes ? 0
            : part.IsExceeded ? writing.Unkeep(session, part.Of.After.Stream)
            : writing.Write(session, part.Of.After.Stream, changes);
    }

    /// <summary>Judges the parts and what follows on them on what is recorded now.</summary>
    private async Task<int> CommitAgainAsync(IReadOnlyList<ImportedPart> together, ImportTally tally, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var session = await store.OpenToWriteAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = session.ConfigureAwait(false);
        await session.LockAsync(store.Schema, now, tables: null, cancellationToken).ConfigureAwait(false);
        var judged = new List<(ImportedStream Stream, StreamImport Again, bool IsUnkept)>();
        foreach (var part in together)
        {
            var locked = await session.LockStreamAsync(part.Of.After.Stream, now, recent: null, ledger is null ? null : store.Tables, cancellationToken).ConfigureAwait(false);
            judged.Add((part.Of, new StreamImport(locked.History, part.Of.LinesOf(part.Entries), now), locked.IsUnkept));
            StreamImport.ThrowIfFaulty([judged[^1].Again]);
        }

        await AppendAsync(session, judged.ConvertAll(stream => stream.Again.Outcome.Recorded), cancellationToken).ConfigureAwait(false);
        var corners = 0;
        foreach (var (_, again, isUnkept) in judged)
            corners += ledger is null ? 0 : await ledger.Writing.WriteAsync(session, again.Outcome.After, again.Outcome.Before.Version, isUnkept, cancellationToken).ConfigureAwait(false);
        await SaveAsync(session, corners, cancellationToken).ConfigureAwait(false);
        foreach (var (stream, again, _) in judged)
            tally.Commit(stream.JudgeAgain(again.Outcome.After, now), recorded: 0);
        return judged.Sum(stream => stream.Again.Outcome.Recorded.Count);
    }

    private async Task AppendAsync(IDocumentSession session, IReadOnlyList<IReadOnlyList<Entry>> entries, CancellationToken cancellationToken)
    {
        var ofNewStreams = entries.ToLookup(ofStream => ofStream is [{ Version: 1 }, ..]);
        await session.CopyAsync(store.Schema, [.. ofNewStreams[true]], cancellationToken).ConfigureAwait(false);
        foreach (var ofStream in ofNewStreams[false])
            session.Append(ofStream);
        late?.Note(session, entries.SelectMany(ofStream => ofStream));
    }

    private Task SaveAsync(IDocumentSession session, int corners, CancellationToken cancellationToken) =>
        ledger?.SaveAsync(session, corners, cancellationToken) ?? session.SaveChangesAsync(cancellationToken);
}
