using System.Data.Common;
using Marten.Linq.QueryHandlers;
using Weasel.Postgresql;
using Weasel.Storage;

namespace Contracts.Storage;

/// <summary>Reads the state of the rows within a writer's round trip, after the statement that takes the writers' lock.</summary>
/// <param name="tables">The ledger's tables.</param>
/// <param name="seesOneSnapshot">
/// Whether the transaction sees the store as it was at its beginning. It then locks the state as well, so that it fails with a
/// serialization failure where the state was changed since.
/// </param>
internal sealed class LedgerStateQuery(LedgerTables tables, bool seesOneSnapshot = false) : IQueryHandler<LedgerState>
{
    public void ConfigureCommand(ICommandBuilder builder, IStorageSession session) =>
        builder.Append(LedgerState.Select(tables) + (seesOneSnapshot ? " for share" : ""));

    public async Task<LedgerState> HandleAsync(DbDataReader reader, IStorageSession session, CancellationToken token) =>
        await reader.ReadAsync(token).ConfigureAwait(false) ? LedgerState.Read(reader) : LedgerState.Missing;

    public Task<int> StreamJson(Stream stream, DbDataReader reader, CancellationToken token) =>
        throw new NotSupportedException("The state is no document.");
}
