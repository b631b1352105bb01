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
    private const int MarkAt = 8;

    private readonly MemoryCache _histories = new(new MemoryCacheOptions { SizeLimit = mostEntries });

    /// <summary>The positions of a stream at a viewpoint.</summary>
    /// <param name="connection">The connection over which entries are read.</param>
    /// <param name="store">The store of the tenant.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="viewpoint">The viewpoint, under a named policy.</param>
    /// <param name="known">The entries that count.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public async Task<IReadOnlyList<LedgerPosition>> PositionsAsync(
        NpgsqlConnection connection, EntryStore store, StreamKey stream, Viewpoint viewpoint, KnowledgeToken known, CancellationToken cancellationToken)
    {
        var key = (store.Tenant, stream);
        var before = _histories.Get<UnkeptHistory>(key);
        var read = await ReadAsync(connection, store, stream, before, cancellationToken).ConfigureAwait(false);
        if (read is null && before is not null)
            read = await ReadAsync(connection, store, stream, null, cancellationToken).ConfigureAwait(false); // the store was restored
        if (read is null)
            return [];
        if (read != before)
            _histories.Set(key, read, new MemoryCacheEntryOptions { Size = read.Version });
        return read.PositionsAt(viewpoint, known, store.Judged);
    }

    public void Dispose() => _histories.Dispose();

    /// <summary>Reads on from what was read before; null where the stream has no entries, or the last one read is not in its place any more.</summary>
    private static async Task<UnkeptHistory?> ReadAsync(
        NpgsqlConnection connection, EntryStore store, StreamKey stream, UnkeptHistory? before, CancellationToken cancellationToken)
    {
        var asking = new NpgsqlCommand(
            $"""
            select {EntryRow.Columns}, {RowMark.Columns} from {store.Schema}.mt_events
            where tenant_id = $1 and stream_id = $2 and version >= $3 order by version
            """,
            connection) { CommandTimeout = 0 };
        await using var ending = asking.ConfigureAwait(false);
        var watch = new ProgressWatch($"Reading {stream} in {store.Schema}", connection, store.CreateConnection, store.ProgressTimeout, cancellationToken);
        await using var watching = watch.ConfigureAwait(false);
        asking.Parameters.Add(new NpgsqlParameter { Value = store.Tenant, NpgsqlDbType = NpgsqlDbType.Varchar });
        asking.Parameters.Add(new NpgsqlParameter { Value = stream.ToString(), NpgsqlDbType = NpgsqlDbType.Varchar });
        asking.Parameters.Add(new NpgsqlParameter { Value = (long)(before?.Version ?? 0), NpgsqlDbType = NpgsqlDbType.Bigint });
        var rows = await watch.WaitAsync(asking.ExecuteReaderAsync(watch.Token)).ConfigureAwait(false);
        await using var done = rows.ConfigureAwait(false);
        if (before is not null && !(await watch.WaitAsync(rows.ReadAsync(watch.Token)).ConfigureAwait(false) && RowMark.Read(rows, MarkAt) == before.Mark))
            return null;
        var (entries, marks, envelopes) = (new List<Entry>(), new List<RowMark>(), new EnvelopeReading());
        while (await watch.WaitAsync(rows.ReadAsync(watch.Token)).ConfigureAwait(false))
        {
            entries.Add(EntryRow.Read(rows, stream, envelopes));
            marks.Add(RowMark.Read(rows, MarkAt));
        }

        return entries.Count == 0 ? before : before?.Then(entries, marks) ?? UnkeptHistory.Of(stream, entries, marks);
    }
}
