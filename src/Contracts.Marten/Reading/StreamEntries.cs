using System.Data.Common;
using Marten.Linq.QueryHandlers;
using Weasel.Postgresql;
using Weasel.Storage;

namespace Contracts.Storage;

/// <summary>Reads a stream's entries within a round trip that asks for more; of a history that was read before, only what came after it.</summary>
/// <param name="schema">Where the events are.</param>
/// <param name="stream">The stream.</param>
/// <param name="recent">What was read before; null for nothing.</param>
/// <param name="isKept">Whether what is read is kept, and so needs its mark.</param>
internal sealed class StreamEntries(string schema, StreamKey stream, RecentHistory? recent, bool isKept) : IQueryHandler<RecentHistory?>
{
    private const int MarkAt = 8;

    public void ConfigureCommand(ICommandBuilder builder, IStorageSession session)
    {
        builder.Append($"select {EntryRow.Columns}{(isKept ? $", {RowMark.Columns}" : "")} from {schema}.mt_events where stream_id = ");
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

    /// <summary>The history; null where the stream has no entries, or the last that was read before is not in its place any more.</summary>
    public async Task<RecentHistory?> HandleAsync(DbDataReader reader, IStorageSession session, CancellationToken token)
    {
        if (recent is not null && !(await reader.ReadAsync(token).ConfigureAwait(false) && RowMark.Read(reader, MarkAt) == recent.Mark))
            return null;
        var (entries, envelopes, mark) = (new List<Entry>(), new EnvelopeReading(), recent?.Mark);
        while (await reader.ReadAsync(token).ConfigureAwait(false))
        {
            entries.Add(EntryRow.Read(reader, stream, envelopes));
            mark = isKept ? RowMark.Read(reader, MarkAt) : null;
        }

        return entries.Count == 0 ? recent : new RecentHistory((recent?.History ?? History.Empty(stream)).Then(entries), mark);
    }

    public Task<int> StreamJson(Stream target, DbDataReader reader, CancellationToken token) => throw new NotSupportedException("Entries are no document.");
}
