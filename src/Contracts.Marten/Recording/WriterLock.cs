using System.Data.Common;
using Marten.Linq.QueryHandlers;
using Weasel.Postgresql;
using Weasel.Storage;

namespace Contracts.Storage;

/// <summary>Tells those who have to know that somebody writes, until the transaction ends.</summary>
internal sealed class WriterLock(string schema, DateTimeOffset now) : IQueryHandler<bool>
{
    public void ConfigureCommand(ICommandBuilder builder, IStorageSession session)
    {
        builder.Append($"select {WritersLock.Shared(schema)}, ");
        new WriterFloors(schema).AppendTo(builder, now);
    }

    public Task<bool> HandleAsync(DbDataReader reader, IStorageSession session, CancellationToken token) => reader.ReadAsync(token);

    public Task<int> StreamJson(Stream stream, DbDataReader reader, CancellationToken token) => throw new NotSupportedException("A lock is no document.");
}
