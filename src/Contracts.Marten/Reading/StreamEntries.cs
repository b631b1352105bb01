using System.Data.Common;
using Marten.Linq.QueryHandlers;
using Weasel.Postgresql;
using Weasel.Storage;

namespace Contracts.Storage;

/// <summary>Reads a stream's entries within a round trip that asks for more.</summary>
internal sealed class StreamEntries(string schema, StreamKey stream) : IQueryHandler<IReadOnlyList<Entry>>
{
    public void ConfigureCommand(ICommandBuilder builder, IStorageSession session)
    {
        builder.Append($"select {EntryRow.Columns} from {schema}.mt_events where stream_id = ");
        builder.AppendParameter(stream.ToString());
        builder.Append(" and tenant_id = ");
        builder.AppendParameter(session.TenantId);
        builder.Append(" order by version");
    }

    /// <summary>The entries, by version.</summary>
    public async Task<IReadOnlyList<Entry>> HandleAsync(DbDataReader reader, IStorageSession session, CancellationToken token)
    {
        var (entries, envelopes) = (new List<Entry>(), new EnvelopeReading());
        while (await reader.ReadAsync(token).ConfigureAwait(false))
            entries.Add(EntryRow.Read(reader, stream, envelopes));
        return entries;
    }

    public Task<int> StreamJson(Stream target, DbDataReader reader, CancellationToken token) => throw new NotSupportedException("Entries are no document.");
}
