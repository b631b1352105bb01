using Npgsql;

namespace Contracts.Storage;

/// <summary>The condition of the ledger's rows.</summary>
/// <param name="Upkeep">The upkeep of the store's rows.</param>
/// <param name="IsComplete">True where the rows can be read by this host's rules; otherwise questions fold.</param>
/// <param name="Reason">The reason for which they are incomplete; null where they are complete.</param>
/// <param name="LastEntry">The number of the last entry in the store's order; 0 for none.</param>
/// <param name="Behind">The most entries that the daemon's rows lack; gaps in the numbers count.</param>
/// <param name="BehindSince">The recorded instant of the first of them; null for none.</param>
internal sealed record LedgerCondition(
    LedgerUpkeep Upkeep, bool IsComplete, string? Reason, long LastEntry, long Behind, DateTimeOffset? BehindSince)
{
    /// <summary>Asks the store, in one round trip that takes as long however many entries there are.</summary>
    public static async Task<LedgerCondition> OfAsync(LedgerDatabase database, CancellationToken cancellationToken)
    {
        var tables = database.Tables;
        var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        var asking = new NpgsqlCommand(
            $"""
            with state as (
                select upkeep, {LedgerState.CanBeRead(tables)} as is_complete,
                    coalesce(reason, 'version ' || fold_version || ' of the rules made them') as reason
                from {tables.State.Identifier} as state),
            in_rows as (
                select case when exists (select 1 from state
                    where upkeep = '{LedgerState.Word(LedgerUpkeep.Async)}') then {LedgerProjection.ProgressIn(
                        tables, $"(select tenant_id from {tables.Written.Identifier} order by up_to desc limit 1)")}
                    else (select coalesce(max(seq_id), 0) from {tables.Schema}.mt_events) end as number)
            select (select upkeep from state), coalesce((select is_complete from state), false), (select reason
                from state where not is_complete),
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
        return new LedgerCondition(
            row.IsDBNull(0) ? LedgerUpkeep.Off : Enum.Parse<LedgerUpkeep>(row.GetString(0), ignoreCase: true),
            row.GetBoolean(1),
            row.IsDBNull(2) ? null : row.GetString(2),
            row.GetInt64(3),
            Math.Max(0, row.GetInt64(3) - row.GetInt64(4)),
            row.IsDBNull(5) ? null : row.GetFieldValue<DateTimeOffset>(5));
    }
}
