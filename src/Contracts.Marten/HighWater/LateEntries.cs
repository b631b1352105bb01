using Marten;
using NpgsqlTypes;

namespace Contracts.Storage;

/// <summary>
/// Notes entries whose instants lie before the high-water mark, as imports bring them: answers as known then change.
/// </summary>
internal sealed class LateEntries(LedgerTables tables)
{
    /// <summary>
    /// Queues the note. The last number given out by then is that of the last of the entries, or a later one.
    /// </summary>
    public void Note(IDocumentOperations session, IEnumerable<Entry> entries)
    {
        if (entries.Select(entry => entry.RecordedAt).DefaultIfEmpty(DateTimeOffset.MaxValue).Min() is var first
            && first == DateTimeOffset.MaxValue)
            return;
        session.QueueOperation(new LedgerOperation(builder =>
        {
            builder.Append($"insert into {tables.Late.Identifier} (tenant_id, seq_id, known_at) select ");
            builder.AppendParameter(session.TenantId);
            builder.Append(", last_value, ");
            builder.AppendParameter(first.UtcDateTime, NpgsqlDbType.TimestampTz);
            builder.Append($" from {tables.Schema}.mt_events_sequence");
        }));
    }
}
