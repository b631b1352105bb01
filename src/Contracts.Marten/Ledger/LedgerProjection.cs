using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
using Npgsql;

namespace Contracts.Storage;

/// <summary>Keeps the ledger's rows up behind the entries, as Marten's daemon brings them, where the store's state says so.</summary>
internal sealed class LedgerProjection(LedgerTables tables, LedgerWriting writing) : IProjection
{
    /// <summary>The name under which the daemon remembers how far it has come.</summary>
    public const string Name = "contracts-ledger";

    /// <summary>The daemon's name for the only shard.</summary>
    public const string Shard = $"{Name}:All";

    /// <summary>SQL for how far the rows go where the daemon keeps them up: the number of the last entry whose rows are there.</summary>
    public static string ProgressIn(LedgerTables tables) => $"""
        (select greatest((select written_up_to from {tables.State.Identifier}), (select max(last_seq_id) from {tables.Schema}.mt_event_progression where name like '{Name}:%')))
        """;

    /// <summary>Has a daemon that starts begin after everything that is recorded, whose rows are there or will be rebuilt; under the exclusive lock.</summary>
    public static string MoveToTheEnd(string schema) => $"""
        select {schema}.mt_mark_event_progression('{Shard}', last.number)
        from (select coalesce(max(seq_id), 0) as number from {schema}.mt_events) as last where last.number > 0
        """;

    public async Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        var roundTrip = operations.CreateBatchQuery();
        var asked = roundTrip.AddItem(new LedgerStateQuery(tables));
        await roundTrip.Execute(cancellation).ConfigureAwait(false);
        var state = await asked.ConfigureAwait(false);
        if (state == LedgerState.Missing && await IsFirstPageAsync(operations, events, cancellation).ConfigureAwait(false))
        {
            state = LedgerState.Missing with { Upkeep = LedgerUpkeep.Async, FoldVersion = tables.FoldVersion, IsComplete = true, Epoch = 0 };
            operations.QueueOperation(new LedgerOperation(builder => builder.Append(LedgerState.BeginWithDaemon(tables))));
        }

        if (state is not { IsComplete: true, Upkeep: LedgerUpkeep.Async })
            return; // the rows are kept up by writers, or will be rebuilt

        operations.QueueOperation(new LedgerOperation(builder => builder.Append(RequireSame(state))));
        if (state.FoldVersion != tables.FoldVersion)
        {
            var since = events.Min(stored => stored.Sequence) - 1;
            operations.QueueOperation(new LedgerOperation(builder => builder.Append(LedgerState.Spoil(tables, since, RowUpkeep.OtherRules(tables)))));
            return;
        }

        var unkept = await writing.FindUnkeptAsync(operations, cancellation).ConfigureAwait(false);
        // A page that was read before a rebuild, or before rows became the daemon's, holds entries whose rows are there.
        var toWrite = events.Where(stored => stored.Sequence > state.WrittenUpTo && stored.StreamKey != Tombstone.StreamKey);
        foreach (var ofStream in toWrite.GroupBy(stored => stored.StreamKey ?? ""))
        {
            var (first, last) = (ofStream.Min(stored => stored.Version), ofStream.Max(stored => stored.Version));
            var stream = StreamKey.Parse(ofStream.Key);
            var history = (await operations.ReadHistoryAsync(stream, cancellation).ConfigureAwait(false)).ThatCanBeJudged();
            history = History.Of(stream, history.Entries.Take(checked((int)last)));
            await writing.WriteAsync(operations, history, since: checked((int)first - 1), unkept.Contains(stream), cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Whether a page begins with the first entry of all, as one of a daemon that makes the rows anew does.</summary>
    private async Task<bool> IsFirstPageAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        var connection = operations.Database.CreateConnection();
        await using var closing = connection.ConfigureAwait(false);
        await connection.OpenAsync(cancellation).ConfigureAwait(false);
        var asking = new NpgsqlCommand($"select min(seq_id) from {tables.Schema}.mt_events where stream_id <> '{Tombstone.StreamKey}'", connection);
        await using var ending = asking.ConfigureAwait(false);
        return await asking.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is long first && events.Any(stored => stored.Sequence == first);
    }

    /// <summary>
    /// Fails the page where the state was changed since it was read, or another daemon has brought its entries. The lock keeps the state as it is
    /// until the page is committed.
    /// </summary>
    /// <remarks>
    /// Marten moves the progress on in the same transaction and fails where that changes no row, but counts the rows of the whole page: with ours
    /// in it, a page that two daemons have would be written twice.
    /// </remarks>
    private string RequireSame(LedgerState state) => $"""
        do $$ begin
            perform {WritersLock.Shared(tables.Schema)};
            if not exists (select 1 from {tables.State.Identifier} where epoch = {state.Epoch}) then
                raise exception 'the upkeep of the rows in {tables.Schema} was changed' using errcode = 'serialization_failure';
            end if;
            if not exists (select 1 from {tables.Schema}.mt_event_progression where name = '{Shard}' and xmin = pg_current_xact_id()::xid) then
                raise exception 'another daemon has brought the page into the rows in {tables.Schema}' using errcode = 'serialization_failure';
            end if;
        end $$
        """;
}
