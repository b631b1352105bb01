using System.Data.Common;
using Marten.Linq.QueryHandlers;
using Weasel.Postgresql;
using Weasel.Storage;

namespace Contracts.Storage;

/// <summary>Reads the state of the rows, and which streams of the session's tenant have none.</summary>
/// <remarks>
/// A writer asks it in its round trip, in a statement after the one that takes the writers' lock: a statement sees what
/// was committed before it began, and so before it waited.
/// </remarks>
/// <param name="tables">The ledger's tables.</param>
internal sealed class LedgerStateQuery(LedgerTables tables) : IQueryHandler<LedgerState>
{
    /// <summary>The number of columns that <see cref="AppendColumns"/> appends.</summary>
    public const int Count = LedgerState.Count + 1;

    public void ConfigureCommand(ICommandBuilder builder, IStorageSession session)
    {
        builder.Append("select ");
        AppendColumns(builder, tables, session.TenantId);
        builder.Append($" from {tables.State.Identifier} as state");
    }

    public async Task<LedgerState> HandleAsync(DbDataReader reader, IStorageSession session, CancellationToken token) =>
        await reader.ReadAsync(token).ConfigureAwait(false) ? Read(reader) : LedgerState.Missing;

    public Task<int> StreamJson(Stream target, DbDataReader reader, CancellationToken token) =>
        throw new NotSupportedException("The state is no document.");

    /// <summary>Appends the columns of the state, and the streams of a tenant that have no rows.</summary>
    /// <param name="builder">The statement.</param>
    /// <param name="tables">The ledger's tables.</param>
    /// <param name="tenant">The tenant.</param>
    /// <param name="stream">The only stream that is asked about; null for all.</param>
    public static void AppendColumns(
        ICommandBuilder builder, LedgerTables tables, string tenant, StreamKey? stream = null)
    {
        builder.Append(
            $"{LedgerState.Columns}, array(select stream_id from {tables.StreamsWithoutRows.Identifier} "
            + "where tenant_id = ");
        builder.AppendParameter(tenant);
        if (stream is { } one)
        {
            builder.Append(" and stream_id = ");
            builder.AppendParameter(one.ToString());
        }

        builder.Append(")");
    }

    /// <summary>Reads a row whose columns begin at an ordinal.</summary>
    public static LedgerState Read(DbDataReader row, int at = 0) =>
        LedgerState.Read(row, at) with
        {
            StreamsWithoutRows =
                row.GetFieldValue<string[]>(at + LedgerState.Count).Select(StreamKey.Parse).ToHashSet(),
        };
}
