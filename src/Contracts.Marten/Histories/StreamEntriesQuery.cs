using System.Data.Common;
using Marten.Linq.QueryHandlers;
using Weasel.Postgresql;
using Weasel.Storage;

namespace Contracts.Storage;

/// <summary>
/// Reads a stream's entries within a round trip that asks for more; of a history that was read before, only what came
/// after it.
/// </summary>
/// <param name="schema">The schema of the events.</param>
/// <param name="stream">The stream.</param>
/// <param name="recent">The cached history; null for none.</param>
/// <param name="isKept">True where the history is cached, and so needs its mark.</param>
/// <param name="asksVersion">True to ask for the version of the stream as well.</param>
internal sealed class StreamEntriesQuery(
    string schema, StreamKey stream, RecentHistory? recent, bool isKept, bool asksVersion)
    : IQueryHandler<StreamEntriesQuery.Rows>
{
    private const int VersionAt = EntryRow.Count;
    private readonly int _markAt = asksVersion ? VersionAt + 1 : VersionAt;

    public void ConfigureCommand(ICommandBuilder builder, IStorageSession session)
    {
        builder.Append($"select {EntryRow.Columns}");
        if (asksVersion)
        {
            builder.Append($", (select version from {schema}.mt_streams where id = ");
            builder.AppendParameter(stream.ToString());
            builder.Append(" and tenant_id = ");
            builder.AppendParameter(session.TenantId);
            builder.Append(") as last_version");
        }

        builder.Append($"{(isKept ? $", {RowMark.Columns}" : "")} from {schema}.mt_events where stream_id = ");
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

    public async Task<Rows> HandleAsync(DbDataReader reader, IStorageSession session, CancellationToken token)
    {
        var rows = new Rows(stream, recent);
        if (recent is not null)
        {
            rows.IsStale =
                !await reader.ReadAsync(token).ConfigureAwait(false) || RowMark.Read(reader, _markAt) != recent.Mark;
            if (rows.IsStale)
                return rows;
            rows.Version = VersionOfStream(reader);
        }

        while (await reader.ReadAsync(token).ConfigureAwait(false))
        {
            rows.Version ??= VersionOfStream(reader);
            rows.Builder.Add(reader);
            rows.Mark = isKept ? RowMark.Read(reader, _markAt) : null;
        }

        return rows;
    }

    public Task<int> StreamJson(Stream target, DbDataReader reader, CancellationToken token) =>
        throw new NotSupportedException("Entries are no document.");

    private long? VersionOfStream(DbDataReader reader) =>
        !asksVersion ? null : reader.IsDBNull(VersionAt) ? 0 : reader.GetInt64(VersionAt);

    /// <summary>The content of a stream's rows.</summary>
    internal sealed class Rows(StreamKey stream, RecentHistory? recent)
    {
        public HistoryBuilder Builder { get; } = new(
            recent?.History ?? History.Empty(stream), new EnvelopeReader(), []);

        /// <summary>True where the last row that was read before is not in its place any more.</summary>
        public bool IsStale { get; set; }

        /// <summary>
        /// The version of the stream in <c>mt_streams</c>, 0 where that has none; null where there is no row to say so,
        /// or it was not asked for.
        /// </summary>
        public long? Version { get; set; }

        /// <summary>The mark of the last row; null where it is not kept.</summary>
        public RowMark? Mark { get; set; } = recent?.Mark;
    }
}
