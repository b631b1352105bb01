using JasperFx.Events;
using Npgsql;

namespace Contracts.Storage;

/// <summary>Some of the streams that a scan reads, in order, with the version of the last entry of each.</summary>
/// <param name="Filter">The streams of the page.</param>
/// <param name="Streams">Those that there are; the version is 0 where the store has none.</param>
/// <param name="Next">The streams after the page; null for none.</param>
internal sealed record StreamPage(StreamFilter Filter, List<(string Key, long Version)> Streams, StreamFilter? Next)
{
    private const int Size = 10_000;

    /// <summary>Reads the first page of the streams.</summary>
    public static async Task<StreamPage> ReadAsync(NpgsqlConnection view, string schema, StreamFilter filter, CancellationToken cancellationToken)
    {
        // Marten keeps the remains of failed appends in a stream of its own.
        var asking = new NpgsqlCommand(
            $"select id, coalesce(version, 0) from {schema}.mt_streams where {filter.On("id")} and id <> '{Tombstone.StreamKey}' order by id limit {Size}", view);
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
