using System.Data.Common;
using Marten.Linq.QueryHandlers;
using Weasel.Postgresql;
using Weasel.Storage;

namespace Contracts.Storage;

/// <summary>Reads the state of the rows, and which streams of the session's tenant have none.</summary>
/// <remarks>
/// A writer asks it in its round trip, in a statement after the one that takes the writers' lock: a statement sees what
/// was committed before
/// it began, and so before it waited.
/// </remarks>
/// <param name="tables">The ledger's tables.</param>
/// <param name="stream">The only stream asked about; null for all.</param>
/// <param name="seesOneSnapshot">
/// True where the transaction sees the store as it was at its beginning. It then locks the state as well, so that it
/// fails with a
/// serialization failure where the state was changed since.
/// </param>
internal sealed class LedgerStateQuery(LedgerTables tables, StreamKey? stream = null, bool seesOneSnapshot = false)
    : IQueryHandler<LedgerState>
{
    public void ConfigureCommand(ICommandBuilder builder, IStorageSession session)
    {
        builder.Append($"select {LedgerState.Columns}, array(select stream_id from {tables.StreamsWithoutRows.Identifier} where tenant_id = ");
        builder.AppendParameter(session.TenantId);
        if (stream is { } one)
        {
            builder.Append(" and stream_id = ");
            builder.AppendParameter(one.ToString());
        }

        builder.Append($") from {tables.State.Identifier} as state{(seesOneSnapshot ? " for share" : "")}");
    }

    public async Task<LedgerState> HandleAsync(DbDataReader reader, IStorageSession session, CancellationToken token)
    {
        if (!await reader.ReadAsync(token).ConfigureAwait(false))
            return LedgerState.Missing;
        var withoutRows = await reader.GetFieldValueAsync<string[]>(reader.FieldCount - 1, token).ConfigureAwait(false);
        return LedgerState.Read(reader) with { StreamsWithoutRows = withoutRows.Select(StreamKey.Parse).ToHashSet() };
    }

    public Task<int> StreamJson(Stream target, DbDataReader reader, CancellationToken token) =>
        throw new NotSupportedException("The state is no document.");
}
