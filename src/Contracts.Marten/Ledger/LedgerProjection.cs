using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

namespace Contracts.Storage;

/// <summary>Keeps the ledger's rows up behind the entries, as Marten's daemon brings them, where the store's state says so.</summary>
internal sealed class LedgerProjection(LedgerTables tables, LedgerWriting writing) : IProjection
{
    /// <summary>The name under which the daemon remembers how far it has come.</summary>
    public const string Name = "contracts-ledger";

    /// <summary>The daemon's name for the only shard.</summary>
    public const string Shard = $"{Name}:All";

    /// <summary>SQL for how far the daemon has come: the number of the last entry whose rows are there.</summary>
    public static string ProgressIn(string schema) =>
        $"select coalesce(max(last_seq_id), 0) from {schema}.mt_event_progression where name like '{Name}:%'";

    /// <summary>Has the daemon go on after everything that is recorded; under the exclusive lock. A page that it has in hand fails and is taken again.</summary>
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
        if (state is not { IsComplete: true, Upkeep: LedgerUpkeep.Async })
            return; // the rows are kept up by writers, or will be rebuilt

        operations.QueueOperation(new LedgerOperation(builder => builder.Append(RequireSame(state))));
        if (state.FoldVersion != tables.FoldVersion)
        {
            var since = events.Min(stored => stored.Sequence) - 1;
            operations.QueueOperation(new LedgerOperation(builder => builder.Append(LedgerState.Spoil(tables, since, RowUpkeep.OtherRules(tables)))));
            return;
        }

        foreach (var ofStream in events.Where(stored => stored.StreamKey != Tombstone.StreamKey).GroupBy(stored => stored.StreamKey ?? ""))
        {
            var (first, last) = (ofStream.Min(stored => stored.Version), ofStream.Max(stored => stored.Version));
            var stream = StreamKey.Parse(ofStream.Key);
            var history = (await operations.ReadHistoryAsync(stream, cancellation).ConfigureAwait(false)).ThatCanBeJudged();
            writing.Write(operations, History.Of(stream, history.Entries.Take(checked((int)last))), since: checked((int)first - 1));
        }
    }

    /// <summary>Fails the page where the state was changed since it was read. The lock keeps it as it is until the page is committed.</summary>
    private string RequireSame(LedgerState state) => $"""
        do $$ begin
            perform {WritersLock.Shared(tables.Schema)};
            if not exists (select 1 from {tables.State.Identifier} where epoch = {state.Epoch}) then
                raise exception 'the upkeep of the rows in {tables.Schema} was changed' using errcode = 'serialization_failure';
            end if;
        end $$
        """;
}
