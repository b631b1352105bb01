using System.Data.Common;
using Marten.Linq.QueryHandlers;
using Weasel.Postgresql;
using Weasel.Storage;

namespace Contracts.Storage;

/// <summary>Asks which streams of the session's tenant have no rows.</summary>
/// <remarks>
/// A writer asks it in a statement after the one that locks: a statement sees what was committed before it began, and so before it waited.
/// </remarks>
/// <param name="tables">The ledger's tables.</param>
internal sealed class UnkeptStreams(LedgerTables tables) : IQueryHandler<IReadOnlySet<StreamKey>>
{
    public void ConfigureCommand(ICommandBuilder builder, IStorageSession session)
    {
        builder.Append($"select stream_id from {tables.Unkept.Identifier} where tenant_id = ");
        builder.AppendParameter(session.TenantId);
    }

    public async Task<IReadOnlySet<StreamKey>> HandleAsync(DbDataReader reader, IStorageSession session, CancellationToken token)
    {
        var streams = new HashSet<StreamKey>();
        while (await reader.ReadAsync(token).ConfigureAwait(false))
            streams.Add(StreamKey.Parse(reader.GetString(0)));
        return streams;
    }

    public Task<int> StreamJson(Stream target, DbDataReader reader, CancellationToken token) => throw new NotSupportedException("Streams are no document.");
}
