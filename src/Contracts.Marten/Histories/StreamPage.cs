using System.Globalization;
using JasperFx.Events;
using Npgsql;
using NpgsqlTypes;

namespace Contracts.Storage;

/// <summary>Some of the streams that a scan reads, in order, with the version of the last entry of each.</summary>
/// <param name="Filter">The streams of the page.</param>
/// <param name="Streams">Those that there are; the version is 0 where the store has none.</param>
/// <param name="Next">The streams after the page; null for none.</param>
internal sealed record StreamPage(StreamFilter Filter, List<(string Key, long Version)> Streams, StreamFilter? Next)
{
    private const int Size = 10_000;

    /// <summary>Reads the first page of the streams.</summary>
    public static async Task<StreamPage> ReadAsync(
        NpgsqlConnection view, string schema, StreamFilter filter, CancellationToken cancellationToken)
    {
        // Marten keeps the remains of failed appends in a stream of its own.
        var asking = new NpgsqlCommand(
            $"""
            select id, coalesce(version, 0) from {schema}.mt_streams
            where {filter.On("id")} and id <> '{Tombstone.StreamKey}' order by id limit {Size}
            """,
            view);
        await using var ending = asking.ConfigureAwait(false);
        filter.AddTo(asking.Parameters);
        var streams = new List<(string Key, long Version)>();
        var rows = await asking.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var done = rows.ConfigureAwait(false);
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            streams.Add((rows.GetString(0), rows.GetInt64(1)));
        if (streams.Count < Size)
            return new StreamPage(filter, streams, Next: null);
        var last = streams[^1].Key;
        return new StreamPage(filter with { Last = last }, streams, filter with { After = last });
    }
}

/// <summary>The streams of a tenant that a scan reads.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Keys">The keys of the streams; null for all.</param>
/// <param name="After">The key after which they begin, in the order of the database; null for the first.</param>
/// <param name="Last">The last key that may be among them; null for any.</param>
internal sealed record StreamFilter(string Tenant, string[]? Keys = null, string? After = null, string? Last = null)
{
    /// <summary>
    /// The condition as SQL, of a column that holds the keys; its parameters are <see cref="AddTo"/>'s.
    /// </summary>
    public string On(string column) =>
        string.Join(" and ", Parts.Select((part, i) =>
            string.Format(CultureInfo.InvariantCulture, part.Condition, column, $"${i + 1}")));

    /// <summary>Adds the parameters of the condition, which are the first of the statement.</summary>
    public void AddTo(NpgsqlParameterCollection parameters)
    {
        foreach (var (_, parameter) in Parts)
            parameters.Add(parameter);
    }

    private IEnumerable<(string Condition, NpgsqlParameter Parameter)> Parts
    {
        get
        {
            yield return ("tenant_id = {1}", new NpgsqlParameter<string> { TypedValue = Tenant });
            if (After is not null)
                yield return ("{0} > {1}", new NpgsqlParameter<string> { TypedValue = After });
            if (Last is not null)
                yield return ("{0} <= {1}", new NpgsqlParameter<string> { TypedValue = Last });
            if (Keys is not null)
            {
                yield return (
                    "{0} = any({1})",
                    new NpgsqlParameter<string[]>
                    {
                        TypedValue = Keys,
                        NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar,
                    });
            }
        }
    }
}

/// <summary>A snapshot of the store whose entries are scanned, and how a scan that stalls is noticed.</summary>
/// <param name="View">The connection, in a transaction that sees the store as it is at one time.</param>
/// <param name="Schema">The schema of the events.</param>
/// <param name="Connect">Makes another connection to the database, to ask whether the scan goes on.</param>
/// <param name="ProgressTimeout">The time for which the scan may make no progress.</param>
internal sealed record EntryScan(
    NpgsqlConnection View, string Schema, Func<NpgsqlConnection> Connect, TimeSpan ProgressTimeout);
