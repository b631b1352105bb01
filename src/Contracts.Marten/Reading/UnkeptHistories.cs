using Microsoft.Extensions.Caching.Memory;
using Npgsql;
using NpgsqlTypes;

namespace Contracts.Storage;

/// <summary>Folds streams that have no rows, and remembers their entries and their last folds.</summary>
/// <remarks>Asking again reads only the entries recorded since, and folds only for a viewpoint that was not asked for lately.</remarks>
/// <param name="mostEntries">The number of entries that are remembered; a longer history is read each time.</param>
internal sealed class UnkeptHistories(int mostEntries = UnkeptHistories.MostEntries) : IDisposable
{
    private const int MostEntries = 500_000;
    private const int MarkAt = EntryRow.Count;
    private const int VersionAt = MarkAt + RowMark.Count;

    private readonly MemoryCache _histories = new(new MemoryCacheOptions { SizeLimit = mostEntries });

    /// <summary>The positions of a stream at a viewpoint.</summary>
    /// <param name="connection">The connection over which entries are read.</param>
    /// <param name="store">The store of the tenant.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="viewpoint">The viewpoint, under a named policy.</param>
    /// <param name="known">The entries that count.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The positions, or the stream where it cannot be read.</returns>
    public async Task<(IReadOnlyList<LedgerPosition> Positions, StoredStream? Unreadable)> PositionsAsync(
        NpgsqlConnection connection, TenantStore store, StreamKey stream, Viewpoint viewpoint, KnowledgeToken known, CancellationToken cancellationToken)
    {
        var key = (store.Tenant, stream);
        var before = _histories.Get<UnkeptHistory>(key);
        var rows = await ReadAsync(connection, store, stream, before, cancellationToken).ConfigureAwait(false)
            ?? await ReadAsync(connection, store, stream, before: null, cancellationToken).ConfigureAwait(false); // the store was restored
        // A stream without rows has entries; where none are there, the store has lost them.
        if (rows?.Builder.Build(rows.Version) is not { IsEmpty: false } read)
            return ([], new StoredStream(stream, UnreadableStreamException.Missing(stream, 1)));
        if (read.Failure is not null)
            return ([], read);
        var history = before?.History == read.History ? before : new UnkeptHistory(read.History, rows.Sequences, rows.Mark, rows.Before);
        if (history != before)
            _histories.Set(key, history, new MemoryCacheEntryOptions { Size = read.History.Version });
        if (history.Find(viewpoint, known) is { } remembered)
            return (remembered, null);
        var judged = store.Judged(new StoredStream(history.Cut(viewpoint, known)));
        return judged.Failure is null ? (history.Fold(judged.History, viewpoint, known), null) : ([], judged);
    }

    public void Dispose() => _histories.Dispose();

    /// <summary>Reads on from what was read before; null where the last entry that was read is not in its place any more.</summary>
    private static async Task<Rows?> ReadAsync(
        NpgsqlConnection connection, TenantStore store, StreamKey stream, UnkeptHistory? before, CancellationToken cancellationToken)
    {
        var asking = new NpgsqlCommand(
            $"""
            select {EntryRow.Columns}, {RowMark.Columns}, (select version from {store.Database.Schema}.mt_streams where tenant_id = $1 and id = $2) as last_version
            from {store.Database.Schema}.mt_events where tenant_id = $1 and stream_id = $2 and version >= $3 order by version
            """,
            connection) { CommandTimeout = 0 };
        await using var ending = asking.ConfigureAwait(false);
        asking.Parameters.Add(new NpgsqlParameter { Value = store.Tenant, NpgsqlDbType = NpgsqlDbType.Varchar });
        asking.Parameters.Add(new NpgsqlParameter { Value = stream.ToString(), NpgsqlDbType = NpgsqlDbType.Varchar });
        asking.Parameters.Add(new NpgsqlParameter { Value = (long)(before?.History.Version ?? 0), NpgsqlDbType = NpgsqlDbType.Bigint });
        var watch = new ProgressWatch($"Reading {stream} in {store.Database.Schema}", connection, store.Database.CreateConnection, store.Database.ProgressTimeout, cancellationToken);
        await using var watching = watch.ConfigureAwait(false);
        var found = await watch.WaitAsync(asking.ExecuteReaderAsync(watch.Token)).ConfigureAwait(false);
        await using var done = found.ConfigureAwait(false);
        var rows = new Rows(stream, before);
        var isFirst = before is not null;
        while (await watch.WaitAsync(found.ReadAsync(watch.Token)).ConfigureAwait(false))
        {
            var mark = RowMark.Read(found, MarkAt);
            if (isFirst && mark != before?.Mark)
                return null;
            rows.Mark = mark;
            rows.Version = found.IsDBNull(VersionAt) ? 0 : found.GetInt64(VersionAt);
            if (!isFirst)
            {
                rows.Builder.Add(found);
                rows.Sequences.Add(mark.Sequence);
            }

            isFirst = false;
        }

        return isFirst ? null : rows;
    }

    private sealed class Rows(StreamKey stream, UnkeptHistory? before)
    {
        public UnkeptHistory? Before => before;

        public HistoryBuilder Builder { get; } = new(before?.History ?? History.Empty(stream), new EnvelopeReading(), []);

        /// <summary>The numbers of the entries, those that were read before included.</summary>
        public List<long> Sequences { get; } = [.. before?.Sequences ?? []];

        public RowMark Mark { get; set; }

        /// <summary>The version of the stream in <c>mt_streams</c>.</summary>
        public long Version { get; set; }
    }
}
