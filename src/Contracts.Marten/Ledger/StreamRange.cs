using Npgsql;

namespace Contracts.Storage;

/// <summary>Streams next to each other in the order of their keys as the database has it, which can be read apart from all others.</summary>
/// <param name="After">The last key before them; nothing for the beginning.</param>
/// <param name="Last">Their last key; null for the end.</param>
internal sealed record StreamRange(string After, string? Last)
{
    /// <summary>All streams in so many ranges, or fewer, each of about as many entries.</summary>
    public static async Task<IReadOnlyList<StreamRange>> OfAllAsync(NpgsqlConnection connection, string schema, string tenant, int count, CancellationToken cancellationToken)
    {
        // A range ends with the stream in which its share of the entries is full.
        var asking = new NpgsqlCommand(
            $"""
            with stream as (
                select id, sum(version) over (order by id) * {count} / (1 + sum(version) over ()) as range from {schema}.mt_streams where tenant_id = $1)
            select max(id) from stream group by range order by max(id)
            """,
            connection) { CommandTimeout = 0 };
        await using var ending = asking.ConfigureAwait(false);
        asking.Parameters.Add(new NpgsqlParameter { Value = tenant });
        var ranges = new List<StreamRange>();
        var lasts = await asking.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var done = lasts.ConfigureAwait(false);
        while (await lasts.ReadAsync(cancellationToken).ConfigureAwait(false))
            ranges.Add(new StreamRange(ranges is [.., var before] ? before.Last ?? "" : "", lasts.GetString(0)));
        return ranges is [.., var last] ? [.. ranges[..^1], last with { Last = null }] : [new StreamRange("", Last: null)];
    }
}
