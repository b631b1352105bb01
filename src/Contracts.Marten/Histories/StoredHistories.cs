using System.Data;
using System.Runtime.CompilerServices;
using JasperFx;
using JasperFx.Events;
using Marten;
using Npgsql;

namespace Contracts.Storage;

/// <summary>Reads histories from the store, with the unknown events of newer versions.</summary>
internal static class StoredHistories
{
    /// <summary>
    /// The history of one stream, in one round trip; where it was read lately, that asks only for what came after.
    /// </summary>
    /// <param name="session">The session.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="recent">The cache of histories; null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public static async Task<History> ReadHistoryAsync(
        this IQuerySession session, StreamKey stream, RecentHistories? recent, CancellationToken cancellationToken) =>
        (await session.ReadAsync(stream, recent, writer: null, cancellationToken).ConfigureAwait(false)).History;

    /// <summary>The history of one stream, in one round trip.</summary>
    public static Task<History> ReadHistoryAsync(
        this IQuerySession session, StreamKey stream, CancellationToken cancellationToken) =>
        session.ReadHistoryAsync(stream, recent: null, cancellationToken);

    /// <summary>
    /// Reads a stream's history within the session's transaction, in which no other writer can write to the stream from
    /// then on.
    /// </summary>
    /// <remarks>A stream that is yet to begin cannot be locked; of two that begin it, the store lets one.</remarks>
    /// <param name="session">The session.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="writer">The writer.</param>
    /// <param name="recent">
    /// The cache of histories; null where the session itself may have appended to the stream.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The history, and the state of the rows, both under the lock.</returns>
    public static async Task<(History History, LedgerState State)> LockHistoryAsync(
        this IDocumentSession session,
        StreamKey stream,
        HistoryWriting writer,
        RecentHistories? recent,
        CancellationToken cancellationToken)
    {
        await session.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        var (history, state) = await session.ReadAsync(stream, recent, writer, cancellationToken).ConfigureAwait(false);
        return (history.ThatCanBeJudged(), state ?? LedgerState.Missing);
    }

    /// <summary>All streams, one after the other.</summary>
    public static IAsyncEnumerable<StoredStream> ScanStreamsAsync(
        this IQuerySession session, CancellationToken cancellationToken) =>
        session.ScanAsync(new StreamFilter(session.TenantId), Anything, cancellationToken);

    /// <summary>A range of streams as they were when an entry was the last, one after the other.</summary>
    public static IAsyncEnumerable<StoredStream> ScanStreamsAsync(
        this IQuerySession session, StreamRange range, long last, CancellationToken cancellationToken) =>
        session.ScanAsync(
            new StreamFilter(session.TenantId, After: range.After, Last: range.Last),
            sequence => sequence <= last,
            cancellationToken);

    /// <summary>
    /// Some streams, or all, with the entries that are known: of each stream the first, up to one that is not.
    /// </summary>
    /// <param name="view">A connection whose transaction sees a snapshot.</param>
    /// <param name="store">The store.</param>
    /// <param name="streams">The keys of the streams, which may have no entry; null for all.</param>
    /// <param name="known">The entries that are known.</param>
    /// <param name="cancellationToken">Cancels the rest.</param>
    public static IAsyncEnumerable<StoredStream> ScanStreamsAsync(
        this NpgsqlConnection view,
        TenantStore store,
        string[]? streams,
        KnowledgeToken known,
        CancellationToken cancellationToken) =>
        ScanAsync(
            new EntryScan(
                view, store.Database.Schema, store.Database.CreateConnection, store.Database.ProgressTimeout),
            new StreamFilter(store.Tenant, streams),
            known.Knows,
            cancellationToken);

    /// <summary>Some streams, those that have any entry.</summary>
    public static IAsyncEnumerable<StoredStream> ScanStreamsAsync(
        this IQuerySession session, IEnumerable<StreamKey> streams, CancellationToken cancellationToken) =>
        session.ScanAsync(
            new StreamFilter(session.TenantId, [.. streams.Select(stream => stream.ToString())]),
            Anything,
            cancellationToken);

    private static async Task<(History History, LedgerState? State)> ReadAsync(
        this IQuerySession session,
        StreamKey stream,
        RecentHistories? recent,
        HistoryWriting? writer,
        CancellationToken cancellationToken)
    {
        var schema = session.DocumentStore.Options.Events.DatabaseSchemaName;
        var before = recent?.Find(session, stream);
        var locked = default(long?);
        var rows = await ReadAsync(before, writer).ConfigureAwait(false);
        var state = rows.State;
        var isWithoutState = writer is not null && state is null;
        if (rows.IsStale || isWithoutState)
            rows = await ReadAsync(null, null).ConfigureAwait(false);
        // The lock found no stream, and there are entries: another writer began it since, unless the stream is damaged.
        if (locked == 0 && rows.Builder.HasEntries
            && await session.ReadVersionAsync(schema, stream, cancellationToken).ConfigureAwait(false) > 0)
            throw new ConcurrencyException(
                $"Another writer began {stream} first; the transaction has to be run again.", null);
        var version = rows.Version ?? locked ?? await session.ReadVersionAsync(schema, stream, cancellationToken)
            .ConfigureAwait(false);
        var history = rows.Builder.Build(version).History;
        if (history.Version > 0 && history != before?.History)
            recent?.Keep(session, new RecentHistory(history, rows.Mark));
        return (history, state);

        async Task<StreamEntriesQuery.Rows> ReadAsync(RecentHistory? since, HistoryWriting? locking)
        {
            var roundTrip = session.CreateBatchQuery();
            var lockedVersion = locking is null
                ? Task.FromResult(locked)
                : roundTrip.AddItem(new WriterLock(schema, locking.Now, stream));
            var entries = roundTrip.AddItem(
                new StreamEntriesQuery(schema, stream, since, isKept: recent is { KeepsAny: true }, locking));
            await roundTrip.Execute(cancellationToken).ConfigureAwait(false);
            locked = await lockedVersion.ConfigureAwait(false);
            return await entries.ConfigureAwait(false);
        }
    }

    private static bool Anything(long sequence) => true;

    /// <summary>The version of a stream; 0 where the store has no such stream.</summary>
    private static async Task<long> ReadVersionAsync(
        this IQuerySession session, string schema, StreamKey stream, CancellationToken cancellationToken)
    {
        var roundTrip = session.CreateBatchQuery();
        var versions = roundTrip.AddItem(new StreamVersionsQuery(schema, [stream]));
        await roundTrip.Execute(cancellationToken).ConfigureAwait(false);
        return (await versions.ConfigureAwait(false)).GetValueOrDefault(stream);
    }

    private static async IAsyncEnumerable<StoredStream> ScanAsync(
        this IQuerySession session,
        StreamFilter filter,
        Func<long, bool> knows,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var connection = session.Database.CreateConnection();
        await using var closing = connection.ConfigureAwait(false);
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        var view = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken)
            .ConfigureAwait(false);
        await using var ending = view.ConfigureAwait(false);
        var scan = new EntryScan(
            connection,
            session.DocumentStore.Options.Events.DatabaseSchemaName,
            session.Database.CreateConnection,
            LedgerStoreOptions.ProgressTimeoutOf(session.DocumentStore));
        await foreach (var stream in ScanAsync(scan, filter, knows, cancellationToken).ConfigureAwait(false))
            yield return stream;
    }

    /// <summary>
    /// Reads the streams page by page: first which there must be, then their entries in one ordered scan.
    /// </summary>
    /// <param name="scan">The snapshot that is scanned, so that the two agree.</param>
    /// <param name="filter">The streams.</param>
    /// <param name="knows">Says of an entry, by its number in the store's order, whether it is known.</param>
    /// <param name="cancellationToken">Cancels the rest.</param>
    private static async IAsyncEnumerable<StoredStream> ScanAsync(
        EntryScan scan,
        StreamFilter filter,
        Func<long, bool> knows,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var envelopes = new EnvelopeReader();
        for (var next = filter; next is not null;)
        {
            var page = await StreamPage.ReadAsync(scan.View, scan.Schema, next, cancellationToken)
                .ConfigureAwait(false);
            await foreach (var stream in ScanAsync(scan, page, envelopes, knows, cancellationToken)
                .ConfigureAwait(false))
            {
                yield return stream;
            }

            next = page.Next;
        }
    }

    private static async IAsyncEnumerable<StoredStream> ScanAsync(
        EntryScan scan,
        StreamPage page,
        EnvelopeReader envelopes,
        Func<long, bool> knows,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var asking = new NpgsqlCommand(
            $"""
            select {EntryRow.Columns}, stream_id, seq_id from {scan.Schema}.mt_events
            where {page.Filter.On("stream_id")} and stream_id <> '{Tombstone.StreamKey}' order by stream_id, version
            """,
            scan.View) { CommandTimeout = 0 };
        await using var ending = asking.ConfigureAwait(false);
        page.Filter.AddTo(asking.Parameters);
        var watch = new ProgressWatch(
            $"A scan of the entries in {scan.Schema}",
            scan.View,
            scan.Connect,
            scan.ProgressTimeout,
            cancellationToken);
        await using var watching = watch.ConfigureAwait(false);
        var rows = await watch.WaitAsync(asking.ExecuteReaderAsync(watch.Token)).ConfigureAwait(false);
        await using var done = rows.ConfigureAwait(false);
        var (streams, key, version, builder, entries) = (0, "", 0L, default(HistoryBuilder), new List<Entry>());
        while (await watch.WaitAsync(rows.ReadAsync(watch.Token)).ConfigureAwait(false))
        {
            if (rows.GetString(EntryRow.Count) is var next && next != key)
            {
                if (builder?.Build(version) is { IsEmpty: false } read)
                    yield return read;
                entries.Clear();
                (key, version, builder) =
                    (next, 0, new HistoryBuilder(History.Empty(StreamKey.Parse(next)), envelopes, entries));
                // Streams before it have no rows. A stream that is not on the page has rows, but is no stream.
                var at = IndexOf(page.Streams, next, streams);
                for (; streams < at; streams++)
                {
                    if (Missing(page.Streams[streams]) is { } missing)
                        yield return missing;
                }

                if (at >= 0)
                    version = page.Streams[streams++].Version;
            }

            builder?.Add(rows, knows(rows.GetInt64(EntryRow.Count + 1)));
        }

        if (builder?.Build(version) is { IsEmpty: false } last)
            yield return last;
        for (; streams < page.Streams.Count; streams++)
        {
            if (Missing(page.Streams[streams]) is { } missing)
                yield return missing;
        }
    }

    private static int IndexOf(List<(string Key, long Version)> streams, string key, int from)
    {
        for (var i = from; i < streams.Count; i++)
        {
            if (streams[i].Key == key)
                return i;
        }

        return -1;
    }

    /// <summary>A stream without rows, where there must be some.</summary>
    private static StoredStream? Missing((string Key, long Version) stream) =>
        stream.Version > 0
            ? new StoredStream(
                StreamKey.Parse(stream.Key), UnreadableStreamException.Missing(StreamKey.Parse(stream.Key), 1))
            : null;
}
