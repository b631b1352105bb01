using Npgsql;
using NpgsqlTypes;

namespace Contracts.Storage;

/// <summary>Tells what a transaction sees that sees everything as it was at one time.</summary>
internal static class Seeing
{
    /// <summary>What is known at an instant of all that it sees: whatever was settled before it began, and the later entries that it sees of that instant or before.</summary>
    public static async Task<KnowledgeToken> SeenAsync(
        this NpgsqlConnection view, string schema, string tenant, DateTimeOffset knownAt, Settled settled, CancellationToken cancellationToken)
    {
        var asking = new NpgsqlCommand($"select seq_id from {schema}.mt_events where tenant_id = @tenant and seq_id > @sequence and timestamp <= @known order by seq_id", view);
        await using var ending = asking.ConfigureAwait(false);
        asking.Parameters.AddWithValue("tenant", NpgsqlDbType.Varchar, tenant);
        asking.Parameters.AddWithValue("sequence", NpgsqlDbType.Bigint, settled.Sequence);
        asking.Parameters.AddWithValue("known", NpgsqlDbType.TimestampTz, RecordedInstant.Truncate(knownAt).UtcDateTime);
        var numbers = new List<long>();
        var seen = await asking.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var done = seen.ConfigureAwait(false);
        while (await seen.ReadAsync(cancellationToken).ConfigureAwait(false))
            numbers.Add(seen.GetInt64(0));
        return new KnowledgeToken
        {
            KnownAt = knownAt,
            Sequence = settled.Sequence,
            Also = KnowledgeToken.Spans(numbers),
            FoldVersion = History.FoldVersion,
            Tenant = tenant,
            IsProvisional = settled.Instant < knownAt,
        };
    }
}
