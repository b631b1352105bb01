using Npgsql;

namespace Contracts.Storage;

/// <summary>How the ledger's rows stand.</summary>
/// <param name="IsComplete">Whether this version's rows hold all that they should; where not, questions fold.</param>
/// <param name="LastEntry">The number of the last entry in the store's order; 0 for none.</param>
/// <param name="Behind">How many entries the rows that a daemon keeps lack at most; numbers that are left out count.</param>
/// <param name="BehindSince">When the first of them was recorded; null for none.</param>
internal sealed record LedgerCondition(bool IsComplete, long LastEntry, long Behind, DateTimeOffset? BehindSince)
{
    /// <summary>Asks the store, in one round trip that takes as long however many entries there are.</summary>
    public static async Task<LedgerCondition> OfAsync(EntryStore store, LedgerUpkeep upkeep, CancellationToken cancellationToken)
    {
        var tables = store.Tables;
        var inRows = upkeep == LedgerUpkeep.Async
            ? $"select coalesce(max(last_seq_id), 0) as number from {tables.Schema}.mt_event_progression where name like '{LedgerProjection.Name}:%'"
            : $"select coalesce(max(seq_id), 0) as number from {tables.Schema}.mt_events";
        var connection = await store.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        var asking = new NpgsqlCommand(
            $"""
            with in_rows as ({inRows})
            select
                exists (select 1 from {tables.State.Identifier} where fold_version = {History.FoldVersion} and is_complete),
                (select coalesce(max(seq_id), 0) from {tables.Schema}.mt_events),
                number,
                (select timestamp from {tables.Schema}.mt_events where seq_id > number order by seq_id limit 1)
            from in_rows
            """,
            connection);
        await using var ending = asking.ConfigureAwait(false);
        var row = await asking.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var done = row.ConfigureAwait(false);
        await row.ReadAsync(cancellationToken).ConfigureAwait(false);
        var since = await row.IsDBNullAsync(3, cancellationToken).ConfigureAwait(false) ? default(DateTimeOffset?) : row.GetFieldValue<DateTimeOffset>(3);
        return new LedgerCondition(row.GetBoolean(0), row.GetInt64(1), Math.Max(0, row.GetInt64(1) - row.GetInt64(2)), since);
    }
}
