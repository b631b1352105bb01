using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
using Npgsql;
using Weasel.Postgresql;

namespace Contracts.Storage;

/// <summary>Writes the ledger's rows from the daemon's pages, where the store's state says so.</summary>
internal sealed class LedgerProjection(LedgerTables tables, RowWriter writer) : IProjection
{
    /// <summary>The name under which the daemon remembers how far it has come.</summary>
    public const string Name = "contracts-ledger";

    /// <summary>The daemon's name for the only shard.</summary>
    public const string Shard = $"{Name}:All";

    /// <summary>
    /// SQL for how far the rows of a tenant go where the daemon keeps them up: the number of the last entry whose rows
    /// are there.
    /// </summary>
    /// <param name="tables">The ledger's tables.</param>
    /// <param name="tenant">The tenant, as SQL.</param>
    public static string ProgressIn(LedgerTables tables, string tenant) => $"""
        (select greatest(
            (select written_up_to from {tables.State.Identifier}),
            (select up_to from {tables.Written.Identifier} where tenant_id = {tenant}),
            (select max(last_seq_id) from {tables.Schema}.mt_event_progression where name like '{Name}:%')))
        """;

    /// <summary>
    /// Has a daemon that starts begin after everything that is recorded, whose rows are there or will be rebuilt; under
    /// the exclusive lock.
    /// </summary>
    public static string MoveToTheEnd(string schema) => $"""
        select {schema}.mt_mark_event_progression('{Shard}', last.number)
        from (select coalesce(max(seq_id), 0) as number from {schema}.mt_events) as last where last.number > 0
        """;

    public async Task ApplyAsync(
        IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        var roundTrip = operations.CreateBatchQuery();
        var asked = roundTrip.AddItem(new LedgerStateQuery(tables));
        await roundTrip.Execute(cancellation).ConfigureAwait(false);
        var state = await asked.ConfigureAwait(false);
        if (state == LedgerState.Missing
            && await IsFirstPageAsync(operations, events, cancellation).ConfigureAwait(false))
        {
            state = LedgerState.Missing with
            {
                Upkeep = LedgerUpkeep.Async,
                FoldVersion = tables.FoldVersion,
                IsComplete = true,
                Epoch = 0,
            };
            operations.QueueOperation(
                new LedgerOperation(builder => builder.Append(LedgerState.BeginWithDaemon(tables))));
        }

        if (state is not { IsComplete: true, Upkeep: LedgerUpkeep.Async })
            return; // the rows are kept up by writers, or will be rebuilt

        operations.QueueOperation(new LedgerOperation(builder => builder.Append(RequireSame(state))));
        if (state.FoldVersion != tables.FoldVersion)
        {
            var since = events.Min(stored => stored.Sequence) - 1;
            operations.QueueOperation(new LedgerOperation(builder =>
                builder.Append(LedgerState.MarkIncomplete(tables, since, RowUpkeep.OtherRules(tables)))));
            return;
        }

        var tenant = operations.TenantId;
        var last = events.Max(stored => stored.Sequence);
        var (written, changed) = await ChangedAsync(operations, state, last, cancellation).ConfigureAwait(false);
        if (changed.Count == 0)
            return;
        operations.QueueOperation(new LedgerOperation(builder => Mark(builder, tenant, written, last)));
        // Read after the mark: what another daemon wrote before it is seen.
        var withoutRows = (await writer.StateAsync(operations, cancellation).ConfigureAwait(false)).StreamsWithoutRows;
        foreach (var (stream, since, version) in changed)
        {
            var history =
                (await operations.ReadHistoryAsync(stream, cancellation).ConfigureAwait(false)).ThatCanBeJudged();
            history = History.Of(stream, history.Entries.Take(version));
            await writer.WriteAsync(operations, history, since, withoutRows.Contains(stream), cancellation)
                .ConfigureAwait(false);
        }
    }

    /// <summary>
    /// The number up to which the tenant's rows are marked as written, and the streams with entries after that, up to
    /// the end of the page.
    /// </summary>
    /// <remarks>
    /// The page only says how far to go. It may hold entries whose rows are there, as where it is taken again or
    /// another daemon brought it, and may leave out some that never came, as after a restore beneath a daemon that
    /// runs.
    /// </remarks>
    private async Task<(long? Written, List<(StreamKey Stream, int Since, int Version)> Changed)> ChangedAsync(
        IDocumentOperations operations, LedgerState state, long last, CancellationToken cancellation)
    {
        var connection = operations.Database.CreateConnection();
        await using var closing = connection.ConfigureAwait(false);
        await connection.OpenAsync(cancellation).ConfigureAwait(false);
        var marked = new NpgsqlCommand(
            $"select up_to from {tables.Written.Identifier} where tenant_id = $1", connection)
        {
            Parameters = { new() { Value = operations.TenantId } },
        };
        await using var askingMark = marked.ConfigureAwait(false);
        var written = await marked.ExecuteScalarAsync(cancellation).ConfigureAwait(false) as long?;
        var asking = new NpgsqlCommand(
            $"""
            select stream_id, min(version) - 1, max(version) from {tables.Schema}.mt_events
            where tenant_id = $1 and seq_id > $2 and seq_id <= $3 and stream_id <> '{Tombstone.StreamKey}'
                group by stream_id order by stream_id
            """,
            connection)
        {
            Parameters =
            {
                new() { Value = operations.TenantId },
                new() { Value = Math.Max(written ?? 0, state.WrittenUpTo) },
                new() { Value = last },
            },
        };
        await using var ending = asking.ConfigureAwait(false);
        var changed = new List<(StreamKey, int, int)>();
        var streams = await asking.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await using var done = streams.ConfigureAwait(false);
        while (await streams.ReadAsync(cancellation).ConfigureAwait(false))
        {
            changed.Add((
                StreamKey.Parse(streams.GetString(0)),
                checked((int)streams.GetInt64(1)),
                checked((int)streams.GetInt64(2))));
        }

        return (written, changed);
    }

    /// <summary>
    /// Marks the tenant's rows as written up to the end of the page; fails it where another page moved the mark since
    /// it was read.
    /// </summary>
    /// <remarks>
    /// The daemon's own check cannot be relied on: it counts the rows that any statement of the page affects.
    /// </remarks>
    private void Mark(ICommandBuilder builder, string tenant, long? written, long last)
    {
        builder.Append($"insert into {tables.Written.Identifier} as mark (tenant_id, up_to) values (");
        builder.AppendParameter(tenant);
        builder.Append(", ");
        builder.AppendParameter(last);
        builder.Append($"""
            ) on conflict (tenant_id) do update
                set up_to = case when mark.up_to = {written ?? -1} then excluded.up_to end
            """);
    }

    /// <summary>True where a page begins with the first entry of all, as after a daemon's rebuild.</summary>
    private async Task<bool> IsFirstPageAsync(
        IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        var connection = operations.Database.CreateConnection();
        await using var closing = connection.ConfigureAwait(false);
        await connection.OpenAsync(cancellation).ConfigureAwait(false);
        var asking = new NpgsqlCommand(
            $"select min(seq_id) from {tables.Schema}.mt_events where stream_id <> '{Tombstone.StreamKey}'",
            connection);
        await using var ending = asking.ConfigureAwait(false);
        return await asking.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is long first
            && events.Any(stored => stored.Sequence == first);
    }

    /// <summary>
    /// Fails the page where the state was changed since it was read. The lock keeps it as it is until the page is
    /// committed.
    /// </summary>
    private string RequireSame(LedgerState state) => $"""
        do $$ begin
            perform {WriterLock.Shared(tables.Schema)};
            if not exists (select 1 from {tables.State.Identifier} where epoch = {state.Epoch}) then
                raise exception 'the upkeep of the rows in {tables.Schema} was changed'
                    using errcode = 'serialization_failure';
            end if;
        end $$
        """;
}
