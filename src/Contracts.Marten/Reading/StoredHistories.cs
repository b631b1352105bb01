using System.Runtime.CompilerServices;
using JasperFx.Events;
using Marten;
using Marten.Services.BatchQuerying;
using Npgsql;
using NpgsqlTypes;

namespace Contracts.Storage;

/// <summary>Histories out of the store. What a newer version recorded in them is carried along.</summary>
internal static class StoredHistories
{
    private const string OfStreams = "stream_id = any($2)";

    /// <summary>The history of one stream, in one round trip.</summary>
    public static Task<History> ReadHistoryAsync(this IQuerySession session, StreamKey stream, CancellationToken cancellationToken) =>
        session.ReadHistoryAsync(stream, recent: null, first: null, cancellationToken);

    /// <summary>The history of one stream, in one round trip; where it was read lately, that asks only for what came after.</summary>
    public static Task<History> ReadHistoryAsync(this IQuerySession session, StreamKey stream, RecentHistories recent, CancellationToken cancellationToken) =>
        session.ReadHistoryAsync(stream, recent, first: null, cancellationToken);

    /// <summary>The history of one stream, in a round trip that does something else first.</summary>
    public static async Task<History> ReadHistoryAsync(
        this IQuerySession session, StreamKey stream, RecentHistories? recent, Func<IBatchedQuery, Task>? first, CancellationToken cancellationToken)
    {
        var schema = session.DocumentStore.Options.Events.DatabaseSchemaName;
        var before = recent?.Find(session, stream);
        var read = await ReadAsync(first, before).ConfigureAwait(false);
        if (read is null && before is not null)
            read = await ReadAsync(null, null).ConfigureAwait(false); // the store is not the one that was read before
        if (read is not null && read != before)
            recent?.Keep(session, read);
        return read?.History ?? History.Empty(stream);

        async Task<RecentHistory?> ReadAsync(Func<IBatchedQuery, Task>? doneFirst, RecentHistory? since)
        {
            var roundTrip = session.CreateBatchQuery();
            var done = doneFirst?.Invoke(roundTrip) ?? Task.CompletedTask;
            var entries = roundTrip.AddItem(new StreamEntries(schema, stream, since, isKept: recent is { KeepsAny: true }));
            await roundTrip.Execute(cancellationToken).ConfigureAwait(false);
            await done.ConfigureAwait(false);
            return await entries.ConfigureAwait(false);
        }
    }

    /// <summary>All histories but those that begin nowhere, one after the other.</summary>
    public static IAsyncEnumerable<History> ScanHistoriesAsync(this IQuerySession session, CancellationToken cancellationToken) =>
        session.ScanAsync("true", [], cancellationToken);

    /// <summary>The histories of a range of streams as they were when an entry was the last, one after the other.</summary>
    public static IAsyncEnumerable<History> ScanHistoriesAsync(this IQuerySession session, StreamRange range, long last, CancellationToken cancellationToken) =>
        session.ScanAsync("seq_id <= $2 and stream_id > $3 and stream_id <= $4", [Given(last), Given(range.After), Given(range.Last)], cancellationToken);

    /// <summary>The histories of some streams, or of all, of the entries that are known: of each stream the first, up to one that is not.</summary>
    /// <param name="view">What sees the store as it is at one time.</param>
    /// <param name="store">The store.</param>
    /// <param name="streams">The keys of the streams, which may have no entry; null for all.</param>
    /// <param name="known">What is known, exactly.</param>
    /// <param name="cancellationToken">Gives the rest up.</param>
    public static IAsyncEnumerable<History> ScanHistoriesAsync(this NpgsqlConnection view, EntryStore store, string[]? streams, KnowledgeToken known, CancellationToken cancellationToken) =>
        streams is null
            ? ScanAsync(view, store.CreateConnection, store.ProgressTimeout, store.Schema, store.Tenant, "true", [], known, cancellationToken)
            : ScanAsync(view, store.CreateConnection, store.ProgressTimeout, store.Schema, store.Tenant, OfStreams, [Given(streams)], known, cancellationToken);

    /// <summary>The histories of some streams, those that have any.</summary>
    public static IAsyncEnumerable<History> ScanHistoriesAsync(this IQuerySession session, IEnumerable<StreamKey> streams, CancellationToken cancellationToken)
    {
        string[] keys = [.. streams.Select(stream => stream.ToString())];
        return session.ScanAsync(OfStreams, [Given(keys)], cancellationToken);
    }

    private static NpgsqlParameter Given(object value) => new() { Value = value };

    private static NpgsqlParameter Given(string[] keys) => new() { Value = keys, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar };

    private static async IAsyncEnumerable<History> ScanAsync(
        this IQuerySession session, string condition, NpgsqlParameter[] given, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var connection = session.Database.CreateConnection();
        await using var closing = connection.ConfigureAwait(false);
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        var schema = session.DocumentStore.Options.Events.DatabaseSchemaName;
        var timeout = LedgerStoreOptions.ProgressTimeoutOf(session.DocumentStore);
        NpgsqlConnection Connect() => session.Database.CreateConnection();
        await foreach (var history in ScanAsync(connection, Connect, timeout, schema, session.TenantId, condition, given, known: null, cancellationToken).ConfigureAwait(false))
            yield return history;
    }

    private static async IAsyncEnumerable<History> ScanAsync(
        NpgsqlConnection connection,
        Func<NpgsqlConnection> connect,
        TimeSpan progressTimeout,
        string schema,
        string tenant,
        string condition,
        NpgsqlParameter[] given,
        KnowledgeToken? known,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Marten keeps the remains of failed appends in a stream of its own.
        var scan = new NpgsqlCommand(
            $"""
            select {EntryRow.Columns}, stream_id, seq_id from {schema}.mt_events
            where tenant_id = $1 and {condition} and stream_id <> '{Tombstone.StreamKey}' order by stream_id, version
            """,
            connection) { CommandTimeout = 0 };
        await using var ending = scan.ConfigureAwait(false);
        scan.Parameters.Add(Given(tenant));
        scan.Parameters.AddRange(given);
        var watch = new ProgressWatch($"A scan of the entries in {schema}", connection, connect, progressTimeout, cancellationToken);
        await using var watching = watch.ConfigureAwait(false);
        var rows = await watch.WaitAsync(scan.ExecuteReaderAsync(watch.Token)).ConfigureAwait(false);
        await using var done = rows.ConfigureAwait(false);
        var (key, stream, entries, envelopes) = ("", default(StreamKey), new List<Entry>(), new EnvelopeReading());
        while (await watch.WaitAsync(rows.ReadAsync(watch.Token)).ConfigureAwait(false))
        {
            if (rows.GetString(8) is var next && next != key)
            {
                if (entries.Count > 0)
                    yield return History.Of(stream, entries);
                entries.Clear();
                (key, stream) = (next, StreamKey.Parse(next));
            }

            var entry = EntryRow.Read(rows, stream, envelopes);
            if (known?.Knows(rows.GetInt64(9)) != false && entry.Version == entries.Count + 1)
                entries.Add(entry);
        }

        if (entries.Count > 0)
            yield return History.Of(stream, entries);
    }
}
