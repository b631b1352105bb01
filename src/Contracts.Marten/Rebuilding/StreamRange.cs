using Npgsql;

namespace Contracts.Storage;

/// <summary>
/// Streams of a tenant, next to each other in the order of their keys as the database has it, which can be read apart
/// from all others.
/// </summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="After">The last key before them; nothing for the beginning.</param>
/// <param name="Last">Their last key.</param>
internal sealed record StreamRange(string Tenant, string After, string Last)
{
    /// <summary>
    /// All streams of all tenants in so many ranges, or one more for each tenant, each of about as many entries.
    /// </summary>
    public static async Task<IReadOnlyList<StreamRange>> OfAllAsync(
        LedgerDatabase database, int count, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        // A range ends with the stream in which its share of the entries is full.
        var asking = new NpgsqlCommand(
            $"""
            with stream as (
                select tenant_id, id,
                    sum(version) over (order by tenant_id, id) * {count} / (1 + sum(version) over ()) as range
                from {database.Schema}.mt_streams)
            select tenant_id, max(id) from stream group by tenant_id, range order by tenant_id, max(id)
            """,
            connection) { CommandTimeout = 0 };
        await using var ending = asking.ConfigureAwait(false);
        var ends = new List<(string Tenant, string Last)>();
        var watch = new ProgressWatch(
            $"Dividing the streams in {database.Schema}",
            connection,
            database.CreateConnection,
            database.ProgressTimeout,
            cancellationToken);
        await using var watching = watch.ConfigureAwait(false);
        var lasts = await watch.WaitAsync(asking.ExecuteReaderAsync(watch.Token)).ConfigureAwait(false);
        await using var done = lasts.ConfigureAwait(false);
        while (await watch.WaitAsync(lasts.ReadAsync(watch.Token)).ConfigureAwait(false))
            ends.Add((lasts.GetString(0), lasts.GetString(1)));
        return [.. ends.GroupBy(end => end.Tenant, end => end.Last)
            .SelectMany(tenant => tenant.Zip(
                tenant.Prepend(""), (last, after) => new StreamRange(tenant.Key, after, last)))];
    }
}
