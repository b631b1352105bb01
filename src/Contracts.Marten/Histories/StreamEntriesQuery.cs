using System.Data.Common;
using Marten.Linq.QueryHandlers;
using Weasel.Postgresql;
using Weasel.Storage;

namespace Contracts.Storage;

/// <summary>
/// Reads a stream's entries within a round trip that asks for more; of a history that was read before, only what came
/// after it.
/// </summary>
/// <remarks>
/// A writer, who knows the version of the stream by its lock, reads the state of the rows in the same statement. A
/// statement fewer makes its recordings faster.
/// </remarks>
/// <param name="schema">The schema of the events.</param>
/// <param name="stream">The stream.</param>
/// <param name="recent">The cached history; null for none.</param>
/// <param name="isKept">True where the history is cached, and so needs its mark.</param>
/// <param name="writer">The writer who reads; null where the version of the stream is read instead.</param>
internal sealed class StreamEntriesQuery(
    string schema, StreamKey stream, RecentHistory? recent, bool isKept, HistoryWriting? writer)
    : IQueryHandler<StreamEntriesQuery.Rows>
{
    private readonly int _moreAt = EntryRow.Count + (isKept ? RowMark.Count : 0);

    public void ConfigureCommand(ICommandBuilder builder, IStorageSession session)
    {
        if (writer is null)
        {
            AppendEntries(builder, session, asksVersion: true);
            return;
        }

        builder.Append("select found.*, ");
        LedgerStateQuery.AppendColumns(builder, writer.Tables, session.TenantId, stream);
        builder.Append($" from {writer.Tables.State.Identifier} as state left join lateral (");
        AppendEntries(builder, session, asksVersion: false);
        builder.Append($") as found on true{(writer.SeesOneSnapshot ? " for share of state" : "")}");
    }

    public async Task<Rows> HandleAsync(DbDataReader reader, IStorageSession session, CancellationToken token)
    {
        var rows = new Rows(stream, recent);
        var isFirst = true;
        for (; await reader.ReadAsync(token).ConfigureAwait(false); isFirst = false)
        {
            if (isFirst)
            {
                rows.Version = writer is not null ? null : reader.IsDBNull(_moreAt) ? 0 : reader.GetInt64(_moreAt);
                rows.State = writer is null ? null : LedgerStateQuery.Read(reader, _moreAt);
            }

            if (reader.IsDBNull(0))
                break; // the state alone: there are no entries
            rows.IsEmpty = false;
            if (isFirst && recent is not null)
            {
                rows.IsStale = RowMark.Read(reader, EntryRow.Count) != recent.Mark;
                if (rows.IsStale)
                    return rows;
                continue;
            }

            rows.Builder.Add(reader);
            rows.Mark = isKept ? RowMark.Read(reader, EntryRow.Count) : null;
        }

        rows.IsStale = rows.IsEmpty && recent is not null;
        return rows;
    }

    public Task<int> StreamJson(Stream target, DbDataReader reader, CancellationToken token) =>
        throw new NotSupportedException("Entries are no document.");

    private void AppendEntries(ICommandBuilder builder, IStorageSession session, bool asksVersion)
    {
        builder.Append($"select {EntryRow.Columns}{(isKept ? $", {RowMark.Columns}" : "")}");
        if (asksVersion)
        {
            builder.Append($", (select version from {schema}.mt_streams where id = ");
            builder.AppendParameter(stream.ToString());
            builder.Append(" and tenant_id = ");
            builder.AppendParameter(session.TenantId);
            builder.Append(") as last_version");
        }

        builder.Append($" from {schema}.mt_events where stream_id = ");
        builder.AppendParameter(stream.ToString());
        builder.Append(" and tenant_id = ");
        builder.AppendParameter(session.TenantId);
        if (recent is not null)
        {
            builder.Append(" and version >= ");
            builder.AppendParameter((long)recent.History.Version);
        }

        builder.Append(" order by version");
    }

    /// <summary>The content of a stream's rows.</summary>
    internal sealed class Rows(StreamKey stream, RecentHistory? recent)
    {
        public HistoryBuilder Builder { get; } = new(
            recent?.History ?? History.Empty(stream), new EnvelopeReader(), []);

        /// <summary>True where no entry was found.</summary>
        public bool IsEmpty { get; set; } = true;

        /// <summary>True where the last row that was read before is not in its place any more.</summary>
        public bool IsStale { get; set; }

        /// <summary>
        /// The version of the stream in <c>mt_streams</c>, 0 where that has none; null where there is no row to say so,
        /// or it was not asked for.
        /// </summary>
        public long? Version { get; set; }

        /// <summary>The state of the rows; null where there is none, or it was not asked for.</summary>
        public LedgerState? State { get; set; }

        /// <summary>The mark of the last row; null where it is not kept.</summary>
        public RowMark? Mark { get; set; } = recent?.Mark;
    }
}

/// <summary>A writer who reads a history within its transaction, under the lock of its stream.</summary>
/// <param name="Tables">The ledger's tables.</param>
/// <param name="Now">The instant before which nothing is stamped that is written then.</param>
/// <param name="SeesOneSnapshot">
/// True where the transaction sees the store as it was at its beginning. It then locks the state as well, so that it
/// fails with a serialization failure where the state was changed since.
/// </param>
internal sealed record HistoryWriting(LedgerTables Tables, DateTimeOffset Now, bool SeesOneSnapshot);
