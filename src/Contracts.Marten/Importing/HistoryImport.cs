using Marten;

namespace Contracts.Storage;

/// <summary>Imports histories: sorts the lines by stream, judges all, then commits batch by batch.</summary>
/// <param name="store">The store.</param>
/// <param name="time">The clock, for lines without a recorded instant.</param>
internal sealed class HistoryImport(TenantStore store, TimeProvider time)
{
    private const int MostEntriesTogether = 1000;
    private const int MostRowsTogether = 8000;
    private const int AtOnce = 4;
    private const int LinesBetweenReports = 10_000;

    private readonly RowUpkeep _rows = store.Database.Rows;

    public async Task<ImportOutcome> RunAsync(
        IAsyncEnumerable<HistoryLine> lines, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var now = RecordedInstant.Truncate(time.GetUtcNow());
        using var sorted = new SortedLines();
        var faults = new FirstFaults();
        await Task.Run(() => SortAsync(lines, sorted, faults, progress, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        await EachAsync(sorted, portion => FindFaultsAsync(portion, faults, now, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        faults.ThrowIfAny();
        var tally = new ImportTally(sorted.Count, progress);
        await EachAsync(sorted, portion => TakeInAsync(portion, tally, now, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        var outcome = tally.ToOutcome();
        if (outcome.Recorded > 0)
            await TableStatistics.RefreshAsync(store.Database, outcome.Recorded, cancellationToken)
                .ConfigureAwait(false);
        return outcome;
    }

    private static async Task SortAsync(
        IAsyncEnumerable<HistoryLine> lines,
        SortedLines sorted,
        FirstFaults faults,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var line in lines.WithCancellation(cancellationToken).ConfigureAwait(false))
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

    /// <summary>
    /// No stream is in two portions, so that those of several can be worked on at once and each stream's stay in order.
    /// </summary>
    private static Task EachAsync(
        SortedLines sorted, Func<IReadOnlyList<StreamLines>, Task> work, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            ImportPortion.Of(sorted.ByStream()),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (portion, _) => await work(portion).ConfigureAwait(false));

    /// <summary>A stream that is new and names no entry twice is not read: nothing there can be at odds.</summary>
    private async Task FindFaultsAsync(
        IReadOnlyList<StreamLines> streams, FirstFaults faults, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var versions = await VersionsAsync(streams, cancellationToken).ConfigureAwait(false);
        var suspects = streams.Where(stream => versions.ContainsKey(stream.Stream) || stream.NamesOneTwice);
        foreach (var portion in ImportPortion.Of(suspects, versions))
        {
            foreach (var judged in await JudgeAsync(portion, versions, now, cancellationToken).ConfigureAwait(false))
                faults.Add(judged.Faults);
        }
    }

    private async Task TakeInAsync(
        IReadOnlyList<StreamLines> streams, ImportTally tally, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var versions = await VersionsAsync(streams, cancellationToken).ConfigureAwait(false);
        foreach (var portion in ImportPortion.Of(streams, versions))
        {
            var judged = await JudgeAsync(portion, versions, now, cancellationToken).ConfigureAwait(false);
            StreamImport.ThrowIfFaulty(judged);
            foreach (var (stream, lines) in judged.Zip(portion))
                tally.Judge(lines.Count - stream.Outcome.Recorded.Count, stream.Outcome.Anomalies);
            await CommitAsync([.. judged.Select(stream => new ImportedStream(stream))], tally, now, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Commits streams instant by instant, with as many entries and rows in a transaction as it takes; an instant with
    /// more stands alone.
    /// </summary>
    private async Task CommitAsync(
        IReadOnlyList<ImportedStream> streams,
        ImportTally tally,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var state = await ReadAsync(_rows.Writer.StateAsync, cancellationToken).ConfigureAwait(false);
        var (together, entries, changes) = (new List<ImportedStream>(), 0, 0);
        foreach (var stream in streams)
        {
            while (stream.Next is { } next)
            {
                if (entries > 0
                    && (entries + next - stream.Version > MostEntriesTogether || changes > MostRowsTogether))
                {
                    await CommitTogetherAsync().ConfigureAwait(false);
                    continue;
                }

                if (stream.Since == stream.Version)
                {
                    await BeginRowsAsync(stream, state, cancellationToken).ConfigureAwait(false);
                    together.Add(stream);
                }

                entries += next - stream.Version;
                changes += stream.Take();
            }
        }

        if (entries > 0)
            await CommitTogetherAsync().ConfigureAwait(false);

        async Task CommitTogetherAsync()
        {
            var parts = together.ConvertAll(stream => stream.Cut());
            tally.Commit(entries, await CommitAsync(parts, tally, now, cancellationToken).ConfigureAwait(false));
            (together, entries, changes) = ([], 0, 0);
        }
    }

    /// <summary>
    /// Begins to make a stream's rows where writers keep any, unless they go on from the part before or cannot be made
    /// yet.
    /// </summary>
    private async Task BeginRowsAsync(ImportedStream stream, LedgerState state, CancellationToken cancellationToken)
    {
        if (stream.GoesOn || stream.IsWithoutRows || !stream.CanMakeRows || !_rows.KeepsRows(state)
            || state.StreamsWithoutRows.Contains(stream.After.Stream))
            return;
        var count = stream.Since > 0 && stream.After.Version >= _rows.Writer.Bound.LeastEntries
            ? await ReadAsync(
                (session, token) => _rows.Writer.CountRowsAsync(session, stream.After.Stream, token),
                cancellationToken).ConfigureAwait(false)
            : default;
        stream.BeginRows(_rows.Writer.Bound, count);
    }

    private async Task<T> ReadAsync<T>(
        Func<IQuerySession, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        var session = await store.OpenToReadAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = session.ConfigureAwait(false);
        return await read(session, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyDictionary<StreamKey, int>> VersionsAsync(
        IReadOnlyList<StreamLines> streams, CancellationToken cancellationToken)
    {
        var session = await store.OpenToReadAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = session.ConfigureAwait(false);
        var asking = session.CreateBatchQuery();
        var versions = asking.AddItem(new StreamVersionsQuery(
            session.DocumentStore.Options.Events.DatabaseSchemaName, streams.Select(stream => stream.Stream)));
        await asking.Execute(cancellationToken).ConfigureAwait(false);
        return await versions.ConfigureAwait(false);
    }

    /// <summary>Of the streams, in their order, what becomes of each after what is recorded of it.</summary>
    private async Task<IReadOnlyList<StreamImport>> JudgeAsync(
        IReadOnlyList<StreamLines> streams,
        IReadOnlyDictionary<StreamKey, int> versions,
        DateTimeOffset now,
        CancellationToken cancellationToken)
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

        return [.. streams.Select(stream =>
            stream.After(recorded.GetValueOrDefault(stream.Stream) ?? History.Empty(stream.Stream), now))];
    }

    private async Task<int> CommitAsync(
        IReadOnlyList<ImportedPart> together,
        ImportTally tally,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // As judged at first; after a lost race, on what the other writer recorded.
                return await (attempt == 1
                    ? CommitAsync(together, now, cancellationToken)
                    : CommitAgainAsync(together, tally, now, cancellationToken)).ConfigureAwait(false);
            }
            catch (Exception lost) when (LostRace.CanBeRunAgain(lost, attempt))
            {
                // The next attempt reads first.
            }
        }
    }

    private async Task<int> CommitAsync(
        IReadOnlyList<ImportedPart> together, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var transaction = await store.BeginAsync(ofHost: null, cancellationToken).ConfigureAwait(false);
        await using var closing = transaction.ConfigureAwait(false);
        var session = transaction.Session;
        var state = await session.LockAsync(store.Database.Tables, now, cancellationToken).ConfigureAwait(false);
        await AppendAsync(session, [.. together.Select(part => part.Entries)], cancellationToken).ConfigureAwait(false);
        await _rows.SaveAsync(session, state, WriteAsync, cancellationToken).ConfigureAwait(false);
        return together.Sum(part => part.Entries.Count);

        async Task<int> WriteAsync()
        {
            var corners = 0;
            foreach (var part in together)
            {
                corners += await part.WriteAsync(
                    session,
                    _rows.Writer,
                    state.StreamsWithoutRows.Contains(part.Of.After.Stream),
                    cancellationToken).ConfigureAwait(false);
            }

            return corners;
        }
    }

    /// <summary>Judges the parts and what follows on them on what is recorded now.</summary>
    private async Task<int> CommitAgainAsync(
        IReadOnlyList<ImportedPart> together,
        ImportTally tally,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var transaction = await store.BeginAsync(ofHost: null, cancellationToken).ConfigureAwait(false);
        await using var closing = transaction.ConfigureAwait(false);
        var session = transaction.Session;
        var state = await session.LockAsync(store.Database.Tables, now, cancellationToken).ConfigureAwait(false);
        var judged = new List<(ImportedStream Stream, RecordingOutcome Outcome)>();
        foreach (var part in together)
        {
            var writer = new HistoryWriting(store.Database.Tables, now, SeesOneSnapshot: false);
            var (history, _) =
                await session.LockHistoryAsync(part.Of.After.Stream, writer, recent: null, cancellationToken)
                    .ConfigureAwait(false);
            var again = new StreamImport(history, part.Of.LinesOf(part.Entries), now);
            StreamImport.ThrowIfFaulty([again]);
            judged.Add((part.Of, again.Outcome));
        }

        await AppendAsync(session, judged.ConvertAll(stream => stream.Outcome.Recorded), cancellationToken)
            .ConfigureAwait(false);
        // A stream that lost its rows since the lock was taken lost them before its own lock was.
        state = state with
        {
            StreamsWithoutRows = (await _rows.Writer.StateAsync(session, cancellationToken).ConfigureAwait(false))
                .StreamsWithoutRows,
        };
        await _rows.SaveAsync(
            session,
            state,
            judged.Select(stream => (stream.Outcome.After, stream.Outcome.Before.Version)),
            cancellationToken).ConfigureAwait(false);
        foreach (var (stream, outcome) in judged)
            tally.Commit(stream.JudgeAgain(outcome.After, now), recorded: 0);
        return judged.Sum(stream => stream.Outcome.Recorded.Count);
    }

    private async Task AppendAsync(
        IDocumentSession session, IReadOnlyList<IReadOnlyList<Entry>> entries, CancellationToken cancellationToken)
    {
        var ofNewStreams = entries.ToLookup(ofStream => ofStream is [{ Version: 1 }, ..]);
        await session.CopyAsync(store.Database.Schema, [.. ofNewStreams[true]], cancellationToken)
            .ConfigureAwait(false);
        foreach (var ofStream in ofNewStreams[false])
            session.Append(ofStream);
        new LateEntries(store.Database.Tables).Note(session, entries.SelectMany(ofStream => ofStream));
    }
}
