using System.Data.Common;
using Marten.Linq.QueryHandlers;
using Weasel.Postgresql;
using Weasel.Storage;

namespace Contracts.Storage;

/// <summary>
/// Locks a stream against other writers until the transaction ends, with the same lock that Marten takes when it appends, and tells those who
/// have to know that somebody writes.
/// </summary>
internal sealed class StreamLock(string schema, StreamKey stream, DateTimeOffset now) : IQueryHandler<long?>
{
    public void ConfigureCommand(ICommandBuilder builder, IStorageSession session)
    {
        builder.Append($"select {WritersLock.Shared(schema)}, ");
        new WriterFloors(schema).AppendTo(builder, now);
        builder.Append($", (select version from {schema}.mt_streams where id = ");
        builder.AppendParameter(stream.ToString());
        builder.Append(" and tenant_id = ");
        builder.AppendParameter(session.TenantId);
        builder.Append(" for update)");
    }

    /// <summary>The version of the stream; 0 where the store has no such stream.</summary>
    public async Task<long?> HandleAsync(DbDataReader reader, IStorageSession session, CancellationToken token)
    {
        await reader.ReadAsync(token).ConfigureAwait(false);
        return await reader.IsDBNullAsync(reader.FieldCount - 1, token).ConfigureAwait(false) ? 0 : reader.GetInt64(reader.FieldCount - 1);
    }

    public Task<int> StreamJson(Stream stream, DbDataReader reader, CancellationToken token) => throw new NotSupportedException("A lock is no document.");
}
