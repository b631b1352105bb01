using Microsoft.Extensions.Caching.Memory;
using Npgsql;
using NpgsqlTypes;

namespace Contracts.Storage;

/// <summary>Folds streams that have no rows, and remembers their entries and their last folds.</summary>
/// <remarks>
/// Asking again reads only the entries recorded since, and folds only for a viewpoint that was not asked for lately.
/// </remarks>
/// <param name="mostEntries">The number of entries that are remembered; a longer history is read each time.</param>
internal sealed class HistoriesWithoutRows(int mostEntries = HistoriesWithoutRows.MostEntries) : IDisposable
{
    private const int MostEntries = 500_000;
    private const int MarkAt = EntryRow.Count;
    private const int VersionAt = MarkAt + RowMark.Count;

    private readonly MemoryCache _histories = new(new MemoryCacheOptions { SizeLimit = mostEntries });

    /// <summary>What a stream folds to at a viewpoint.</summary>
    /// <param name="connection">The connection over which entries are read.</param>
    /// <param name="store">The store of the tenant.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="viewpoint">The viewpoint, under a named policy.</param>
    /// <param name="known">The entries that count.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What it folds to, and its entries that are known; or the stream where it cannot be read.</returns>
    public async Task<(FoldedStream Folded, Func<History> Entries, StoredStream? Unreadable)> FoldAsync(
        NpgsqlConnection connection,
        TenantStore store,
        StreamKey stream,
        Viewpoint viewpoint,
        KnowledgeToken known,
        CancellationToken cancellationToken)
    {
        var key = (store.Tenant, stream);
        var before = _histories.Get<HistoryWithoutRows>(key);
        var rows = await ReadAsync(connection, store, stream, before, cancellationToken).ConfigureAwait(false)
            ?? await ReadAsync(connection, store, stream, before: null, cancellationToken)
                .ConfigureAwait(false); // the store was restored
        // A stream without rows has entries; where none are there, the store has lost them.
        if (rows?.Builder.Build(rows.Version) is not { IsEmpty: false } read)
            return Unreadable(new StoredStream(stream, UnreadableStreamException.Missing(stream, 1)));
        if (read.Failure is not null)
            return Unreadable(read);
        var history = before?.History == read.History ? before : new HistoryWithoutRows(
            read.History, rows.Sequences, rows.Mark, rows.Before);
        if (history != before)
            _histories.Set(key, history, new MemoryCacheEntryOptions { Size = read.History.Version });
        if (history.Find(viewpoint, known) is { } remembered)
            return (remembered, () => history.Cut(viewpoint, known), null);
        var judged = store.Judged(new StoredStream(history.Cut(viewpoint, known)));
        return judged.Failure is null
            ? (history.Fold(judged.History, viewpoint, known), () => judged.History, null)
            : Unreadable(judged);

        static (FoldedStream, Func<History>, StoredStream?) Unreadable(StoredStream unreadable) =>
            (FoldedStream.Empty, () => unreadable.History, unreadable);
    }

    public void Dispose() => _histories.Dispose();

    /// <summary>
    /// Reads on from what was read before; null where the last entry that was read is not in its place any more.
    /// </summary>
    private static async Task<Rows?> ReadAsync(
        NpgsqlConnection connection,
        TenantStore store,
        StreamKey stream,
        HistoryWithoutRows? before,
        CancellationToken cancellationToken)
    {
        var asking = new NpgsqlCommand(
            $"""
            select {EntryRow.Columns}, {RowMark.Columns}, (select version from {store.Database.Schema}.mt_streams
                where tenant_id = $1 and id = $2) as last_version
            from {store.Database.Schema}.mt_events where tenant_id = $1 and stream_id = $2 and version >= $3
                order by version
            """,
            connection) { CommandTimeout = 0 };
        await using var ending = asking.ConfigureAwait(false);
        asking.Parameters.Add(new NpgsqlParameter { Value = store.Tenant, NpgsqlDbType = NpgsqlDbType.Varchar });
        asking.Parameters.Add(new NpgsqlParameter { Value = stream.ToString(), NpgsqlDbType = NpgsqlDbType.Varchar });
        asking.Parameters.Add(
            new NpgsqlParameter { Value = (long)(before?.History.Version ?? 0), NpgsqlDbType = NpgsqlDbType.Bigint });
        var watch = new ProgressWatch(
            $"Reading {stream} in {store.Database.Schema}",
            connection,
            store.Database.CreateConnection,
            store.Database.ProgressTimeout,
            cancellationToken);
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

    private sealed class Rows(StreamKey stream, HistoryWithoutRows? before)
    {
        public HistoryWithoutRows? Before => before;

        public HistoryBuilder Builder { get; } = new(
            before?.History ?? History.Empty(stream), new EnvelopeReader(), []);

        /// <summary>The numbers of the entries, those that were read before included.</summary>
        public List<long> Sequences { get; } = [.. before?.Sequences ?? []];

        public RowMark Mark { get; set; }

        /// <summary>The version of the stream in <c>mt_streams</c>.</summary>
        public long Version { get; set; }
    }
}

/// <summary>The history of a stream that has no rows, with its last folds.</summary>
internal sealed class HistoryWithoutRows
{
    private const int MostFolds = 8;

    private readonly long _lastSequence;
    private readonly Folds _folds;

    /// <summary>Keeps a history.</summary>
    /// <param name="history">The history, of one entry at least.</param>
    /// <param name="sequences">The numbers of its entries in the store's order.</param>
    /// <param name="mark">The mark of its last row.</param>
    /// <param name="before">The history that it goes on from, whose folds stay valid; null for none.</param>
    public HistoryWithoutRows(History history, IReadOnlyList<long> sequences, RowMark mark, HistoryWithoutRows? before)
    {
        (History, Sequences, Mark, _folds) = (history, sequences, mark, before?._folds ?? new Folds());
        _lastSequence = sequences.Max();
    }

    /// <summary>The history.</summary>
    public History History { get; }

    /// <summary>The numbers of the entries in the store's order.</summary>
    public IReadOnlyList<long> Sequences { get; }

    /// <summary>The mark of the last row.</summary>
    public RowMark Mark { get; }

    /// <summary>
    /// What the entries that a token knows fold to at a viewpoint; null where that is not remembered.
    /// </summary>
    public FoldedStream? Find(Viewpoint viewpoint, KnowledgeToken token) =>
        _folds.Find(KeyOf(viewpoint, token));

    /// <summary>
    /// The history to fold: all of it, unless the token does not know entries that the viewpoint does.
    /// </summary>
    public History Cut(Viewpoint viewpoint, KnowledgeToken token) =>
        CountKnownBy(token) is var count && count < History.CountKnownAt(viewpoint.KnownAt)
            ? History.Of(History.Stream, History.Entries.Take(count))
            : History;

    /// <summary>Folds the history that <see cref="Cut"/> gives, and remembers the fold.</summary>
    public FoldedStream Fold(History cut, Viewpoint viewpoint, KnowledgeToken token)
    {
        var folded = FoldedStream.Of(cut.AsOf(viewpoint));
        _folds.Keep(KeyOf(viewpoint, token), folded);
        return folded;
    }

    private FoldKey KeyOf(Viewpoint viewpoint, KnowledgeToken token) =>
        new(
            Math.Min(CountKnownBy(token), History.CountKnownAt(viewpoint.KnownAt)),
            viewpoint.AsOf,
            viewpoint.Evidence.AsNamed);

    /// <summary>The number of the first entries that a token knows, up to one that it does not.</summary>
    private int CountKnownBy(KnowledgeToken token)
    {
        var count = _lastSequence <= token.Sequence ? Sequences.Count : 0;
        while (count < Sequences.Count && token.Knows(Sequences[count]))
            count++;
        return count;
    }

    private readonly record struct FoldKey(int Known, DateOnly AsOf, NamedPolicies Policy);

    /// <summary>The last folds; the oldest goes first.</summary>
    private sealed class Folds
    {
        private readonly Lock _lock = new();
        private readonly List<(FoldKey Key, FoldedStream Folded)> _last = [];

        public FoldedStream? Find(FoldKey key)
        {
            lock (_lock)
            {
                return _last.Find(fold => fold.Key == key).Folded;
            }
        }

        public void Keep(FoldKey key, FoldedStream folded)
        {
            lock (_lock)
            {
                if (_last.Count == MostFolds)
                    _last.RemoveAt(0);
                _last.Add((key, folded));
            }
        }
    }
}
