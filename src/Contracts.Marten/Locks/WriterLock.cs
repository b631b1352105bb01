using System.Data.Common;
using Marten.Linq.QueryHandlers;
using Weasel.Postgresql;
using Weasel.Storage;

namespace Contracts.Storage;

/// <summary>The locks that a writer holds until its transaction ends.</summary>
/// <remarks>
/// Each writer shares one advisory lock of the schema with all others, so that writers to different streams never wait
/// for each other, and <see cref="ExclusiveWriterLock"/> waits for all of them. It also publishes its lower bounds
/// (<see cref="ActiveWriters"/>). A writer to one stream locks the stream's row as well, with the lock that Marten
/// takes when it appends.
/// </remarks>
/// <param name="schema">The ledger's schema.</param>
/// <param name="now">The instant before which the writer stamps no entry.</param>
/// <param name="stream">The stream to lock; null for none.</param>
internal sealed class WriterLock(string schema, DateTimeOffset now, StreamKey? stream = null) : IQueryHandler<long?>
{
    /// <summary>SQL for the schema's lock as writers share it.</summary>
    public static string Shared(string schema) => $"pg_advisory_xact_lock_shared({Key(schema)})";

    /// <summary>SQL for the schema's lock as it keeps all writers out.</summary>
    public static string Exclusive(string schema) => $"pg_advisory_xact_lock({Key(schema)})";

    /// <summary>SQL for the key of the schema's lock.</summary>
    public static string Key(string schema) => $"hashtextextended('{schema}.ledger', 0)";

    public void ConfigureCommand(ICommandBuilder builder, IStorageSession session)
    {
        builder.Append($"select {Shared(schema)}, ");
        new ActiveWriters(schema).AppendTo(builder, now);
        if (stream is not { } one)
            return;
        builder.Append($", (select version from {schema}.mt_streams where id = ");
        builder.AppendParameter(one.ToString());
        builder.Append(" and tenant_id = ");
        builder.AppendParameter(session.TenantId);
        builder.Append(" for update)");
    }

    /// <summary>
    /// The version of the stream, 0 where the store has no such stream; null where no stream is locked.
    /// </summary>
    public async Task<long?> HandleAsync(DbDataReader reader, IStorageSession session, CancellationToken token)
    {
        await reader.ReadAsync(token).ConfigureAwait(false);
        if (stream is null)
            return null;
        var version = reader.FieldCount - 1;
        return await reader.IsDBNullAsync(version, token).ConfigureAwait(false) ? 0 : reader.GetInt64(version);
    }

    public Task<int> StreamJson(Stream target, DbDataReader reader, CancellationToken token) =>
        throw new NotSupportedException("A lock is not a document.");
}
