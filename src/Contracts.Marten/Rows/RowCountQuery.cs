using System.Data.Common;
using Marten.Linq.QueryHandlers;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;
using Weasel.Storage;

namespace Contracts.Storage;

/// <summary>Counts the rows of one stream of the session's tenant.</summary>
internal sealed class RowCountQuery(LedgerTables tables, StreamKey stream) : IQueryHandler<RowCount>
{
    public void ConfigureCommand(ICommandBuilder builder, IStorageSession session)
    {
        builder.Append("select ");
        Count(tables.Rows);
        builder.Append(" + ");
        Count(tables.Items);
        builder.Append(", ");
        Count(tables.OwnRows);
        builder.Append(" + ");
        Count(tables.OwnItems);

        void Count(Table table)
        {
            builder.Append($"(select count(*) from {table.Identifier} where tenant_id = ");
            builder.AppendParameter(session.TenantId);
            builder.Append(" and stream_id = ");
            builder.AppendParameter(stream.ToString());
            builder.Append(")");
        }
    }

    public async Task<RowCount> HandleAsync(DbDataReader reader, IStorageSession session, CancellationToken token) =>
        await reader.ReadAsync(token).ConfigureAwait(false)
            ? new RowCount(reader.GetInt64(0), reader.GetInt64(1))
            : default;

    public Task<int> StreamJson(Stream target, DbDataReader reader, CancellationToken token) =>
        throw new NotSupportedException("A count is no document.");
}
