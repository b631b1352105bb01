using System.Collections.Frozen;
using System.Data.Common;
using System.Globalization;
using Npgsql;

namespace Contracts.Storage;

/// <summary>The state of a store's rows: how they are kept up, by which rules, and whether they are complete.</summary>
/// <remarks>
/// It belongs to the store and not to a host. Each writer reads it in its transaction, under the shared writers' lock,
/// and obeys it; it changes under the exclusive lock, or when a writer that cannot keep the rows up declares them
/// incomplete in its own transaction.
/// </remarks>
/// <param name="Upkeep">The upkeep of the store's rows.</param>
/// <param name="FoldVersion">The version of the rules that made the rows.</param>
/// <param name="IsComplete">True where the rows are complete; incomplete rows are never read.</param>
/// <param name="Epoch">A number that grows with each change of the state.</param>
/// <param name="WrittenUpTo">
/// The number of the last entry whose rows were written when rows became the daemon's, which leaves out entries up to
/// it.
/// </param>
internal sealed record LedgerState(LedgerUpkeep Upkeep, int FoldVersion, bool IsComplete, long Epoch, long WrittenUpTo)
{
    /// <summary>The state of a store in which it was never written: that of rows which cannot be read.</summary>
    public static LedgerState Missing { get; } = new(
        LedgerUpkeep.Off, FoldVersion: 0, IsComplete: false, Epoch: -1, WrittenUpTo: 0);

    /// <summary>
    /// True where rows are kept that cannot be read by these rules; those of a newer version are left to its hosts.
    /// </summary>
    public bool NeedsRebuild(LedgerTables tables) =>
        Upkeep != LedgerUpkeep.Off
        && (FoldVersion < tables.FoldVersion || (!IsComplete && FoldVersion == tables.FoldVersion));

    /// <summary>The streams without rows that a writer asked about.</summary>
    public IReadOnlySet<StreamKey> StreamsWithoutRows { get; init; } = FrozenSet<StreamKey>.Empty;

    /// <summary>The columns of the state, in the order in which they are read.</summary>
    public const string Columns = "upkeep, fold_version, is_complete, epoch, written_up_to";

    /// <summary>The number of these columns.</summary>
    public const int Count = 5;

    /// <summary>Reads a row whose <see cref="Columns"/> begin at an ordinal.</summary>
    public static LedgerState Read(DbDataReader row, int at = 0) => new(
        Enum.Parse<LedgerUpkeep>(row.GetString(at), ignoreCase: true),
        row.GetInt32(at + 1),
        row.GetBoolean(at + 2),
        row.GetInt64(at + 3),
        row.GetInt64(at + 4));

    /// <summary>An SQL condition on <c>state</c>: the rows can be read by these rules.</summary>
    public static string CanBeRead(LedgerTables tables) =>
        $"state.is_complete and state.fold_version = {tables.FoldVersion}";

    /// <summary>
    /// The state of a new store; where entries were recorded before, the rows are incomplete until they are rebuilt.
    /// </summary>
    public static string Begin(LedgerTables tables, LedgerUpkeep upkeep) => $"""
        insert into {tables.State.Identifier} (is_only, upkeep, fold_version, is_complete, epoch, written_up_to,
            incomplete_since, reason, changed_at)
        select true, '{Word(upkeep)}', {tables.FoldVersion},
            {(upkeep == LedgerUpkeep.Off ? "false" : "not recorded.any")}, 0, 0,
            {(upkeep == LedgerUpkeep.Off ? "0" : "case when recorded.any then 0 end")},
            {(upkeep == LedgerUpkeep.Off
                ? "'no rows are kept'"
                : "case when recorded.any then 'entries were recorded before rows were kept' end")}, now()
        from (select exists (select 1 from {tables.Schema}.mt_events) as any) as recorded
        where not exists (select 1 from {tables.State.Identifier}) on conflict do nothing
        """;

    /// <summary>
    /// Begins the state with the first page of a daemon's rebuild; the rows are complete as far as it has come.
    /// </summary>
    /// <remarks>
    /// Tokens of before are answered by folding from then on: the rows no longer tell whether something came in late
    /// for them.
    /// </remarks>
    public static string BeginWithDaemon(LedgerTables tables) => $"""
        with noted as (
            insert into {tables.Late.Identifier} (tenant_id, seq_id, known_at)
            select tenant_id, {LastNumberIn(tables.Schema)}, '-infinity' from {tables.Schema}.mt_streams
                group by tenant_id)
        insert into {tables.State.Identifier}
            (is_only, upkeep, fold_version, is_complete, epoch, written_up_to, changed_at)
        values (true, '{Word(LedgerUpkeep.Async)}', {tables.FoldVersion}, true, 0, 0, now())
        """;

    /// <summary>Declares the rows incomplete, in the transaction of a writer that cannot keep them up.</summary>
    /// <param name="tables">The ledger's tables.</param>
    /// <param name="since">
    /// The last number given to an entry before the writer's own; null for the last that was given to any.
    /// </param>
    /// <param name="reason">The reason.</param>
    public static string MarkIncomplete(LedgerTables tables, long? since, string reason) => $"""
        update {tables.State.Identifier}
            set is_complete = false, epoch = epoch + 1, incomplete_since = least(incomplete_since, last.number),
            reason = '{reason}', changed_at = now()
        from (select {since?.ToString(CultureInfo.InvariantCulture) ?? LastNumberIn(tables.Schema)} as number) as last
        where is_complete or incomplete_since > last.number
        """;

    /// <summary>Sets how rows are kept up from now on; under the exclusive lock.</summary>
    /// <param name="tables">The ledger's tables.</param>
    /// <param name="upkeep">The upkeep.</param>
    /// <param name="incompleteBecause">
    /// The reason for which the rows are incomplete from now on; null where they stay as they are.
    /// </param>
    public static string Change(LedgerTables tables, LedgerUpkeep upkeep, string? incompleteBecause) => $"""
        update {tables.State.Identifier}
            set upkeep = '{Word(upkeep)}', epoch = epoch + 1, written_up_to = {LastEntryIn(tables.Schema)},
                changed_at = now()
        {(incompleteBecause is null
            ? ""
            : $", is_complete = false, incomplete_since = coalesce(incomplete_since, {LastNumberIn(tables.Schema)}), "
                + $"reason = '{incompleteBecause}'")}
        """;

    /// <summary>
    /// Notes the entries that the rows did not show as late, before the rows are declared complete; under the exclusive
    /// lock.
    /// </summary>
    /// <remarks>
    /// Some may have instants before those of tokens that the rows gave earlier. Where no rows existed before, there
    /// are no such tokens.
    /// </remarks>
    public static string NoteUnwritten(LedgerTables tables) => $"""
        insert into {tables.Late.Identifier} (tenant_id, seq_id, known_at)
        select tenant_id, max(seq_id), min(timestamp) from {tables.Schema}.mt_events
        where seq_id > (
            select case
                when is_complete and upkeep = '{Word(LedgerUpkeep.Async)}'
                    then {LedgerProjection.ProgressIn(tables, "null")}
                else nullif(incomplete_since, 0) end from {tables.State.Identifier})
        group by tenant_id
        """;

    /// <summary>Declares the rows complete by the rules of this version; under the exclusive lock.</summary>
    public static string Complete(LedgerTables tables, LedgerUpkeep upkeep) => $"""
        update {tables.State.Identifier}
            set upkeep = '{Word(upkeep)}', fold_version = {tables.FoldVersion}, is_complete = true, epoch = epoch + 1,
            written_up_to = {LastEntryIn(tables.Schema)}, incomplete_since = null, reason = null, changed_at = now()
        """;

    /// <summary>Reads the state past Marten.</summary>
    public static async Task<LedgerState> ReadAsync(
        NpgsqlConnection connection, LedgerTables tables, CancellationToken cancellationToken)
    {
        var asking = new NpgsqlCommand($"select {Columns} from {tables.State.Identifier}", connection);
        await using var ending = asking.ConfigureAwait(false);
        var row = await asking.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var done = row.ConfigureAwait(false);
        return await row.ReadAsync(cancellationToken).ConfigureAwait(false) ? Read(row) : Missing;
    }

    /// <summary>The word that stands for an upkeep in the table.</summary>
    public static string Word(LedgerUpkeep upkeep) => upkeep.ToString().ToLowerInvariant();

    private static string LastEntryIn(string schema) => $"(select coalesce(max(seq_id), 0) from {schema}.mt_events)";

    private static string LastNumberIn(string schema) =>
        $"(select case when is_called then last_value else 0 end from {schema}.mt_events_sequence)";
}
