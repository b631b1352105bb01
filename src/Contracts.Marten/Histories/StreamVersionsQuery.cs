using System.Data.Common;
using Marten.Linq.QueryHandlers;
using Weasel.Postgresql;
using Weasel.Storage;

namespace Contracts.Storage;

/// <summary>Asks for the versions of streams that have entries.</summary>
internal sealed class StreamVersionsQuery(string schema, IEnumerable<StreamKey> streams)
    : IQueryHandler<IReadOnlyDictionary<StreamKey, int>>
{
    public void ConfigureCommand(ICommandBuilder builder, IStorageSession session)
    {
        builder.Append($"select id, version from {schema}.mt_streams where id = any(");
        builder.AppendParameter(streams.Select(stream => stream.ToString()).ToArray());
        builder.Append(") and tenant_id = ");
        builder.AppendParameter(session.TenantId);
    }

    /// <summary>The versions of those that are there.</summary>
    public async Task<IReadOnlyDictionary<StreamKey, int>> HandleAsync(
        DbDataReader reader, IStorageSession session, CancellationToken token)
    {
        var versions = new Dictionary<StreamKey, int>();
        while (await reader.ReadAsync(token).ConfigureAwait(false))
            versions.Add(StreamKey.Parse(reader.GetString(0)), checked((int)reader.GetInt64(1)));
        return versions;
    }

    public Task<int> StreamJson(Stream stream, DbDataReader reader, CancellationToken token) =>
        throw new NotSupportedException("A version is no document.");
}
