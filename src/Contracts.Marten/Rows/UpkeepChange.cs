using Marten;
using Npgsql;

namespace Contracts.Storage;

/// <summary>Applies a host's upkeep setting to the store, where the store has another one.</summary>
/// <remarks>
/// The rows are caught up first and switched in the same transaction, while no writer is at work. What would take too
/// long is not caught up: the rows are then incomplete, until they are rebuilt.
/// </remarks>
internal sealed class UpkeepChange(
    LedgerDatabase database, RowWriter writer, LedgerUpkeep wanted, LedgerTelemetry telemetry)
{
    private const int MostCaughtUp = 2000;

    private readonly LedgerTables _tables = database.Tables;
    private volatile bool _isDone;

    /// <summary>
    /// Does it once; later calls return at once. Callers that come together find the one that is first under the lock.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; !_isDone; attempt++)
        {
            try
            {
                if ((await StateAsync(cancellationToken).ConfigureAwait(false)).Upkeep != wanted)
                    await ChangeAsync(cancellationToken).ConfigureAwait(false);
                _isDone = true;
            }
            catch (Exception lost) when (LostRace.CanBeRunAgain(lost, attempt))
            {
                // A page of the daemon was in the way.
            }
        }
    }

    private async Task<LedgerState> StateAsync(CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        return await LedgerState.ReadAsync(connection, _tables, cancellationToken).ConfigureAwait(false);
    }

    private async Task ChangeAsync(CancellationToken cancellationToken)
    {
        var transaction = await database.BeginAsync(database.OwnTenant, cancellationToken).ConfigureAwait(false);
        await using var closing = transaction.ConfigureAwait(false);
        var session = transaction.Session;
        await ExclusiveWriterLock.AcquireAsync(
            session.Connection, _tables.Schema, database.ProgressTimeout, cancellationToken).ConfigureAwait(false);
        var state = await LedgerState.ReadAsync(session.Connection, _tables, cancellationToken).ConfigureAwait(false);
        if (state.Upkeep == wanted)
            return;
        var incompleteBecause = wanted == LedgerUpkeep.Off
            ? "a host that keeps no rows turned them off"
            : state is { Upkeep: LedgerUpkeep.Async, IsComplete: true }
                ? await CatchUpAsync(session, state, cancellationToken).ConfigureAwait(false)
            : null;
        session.QueueOperation(new LedgerOperation(builder =>
            builder.Append(LedgerState.Change(_tables, wanted, incompleteBecause))));
        if (wanted == LedgerUpkeep.Async)
        {
            session.QueueOperation(new LedgerOperation(builder =>
                builder.Append(LedgerProjection.MoveToTheEnd(_tables.Schema))));
        }

        await session.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        telemetry.Log.UpkeepChanged(_tables.Schema, state.Upkeep, wanted);
        if (incompleteBecause is not null)
            telemetry.Log.RowsMarkedIncomplete(_tables.Schema, incompleteBecause);
    }

    /// <summary>
    /// Writes the rows that the daemon has not brought yet; otherwise returns the reason for which they are incomplete.
    /// </summary>
    private async Task<string?> CatchUpAsync(
        IDocumentSession session, LedgerState state, CancellationToken cancellationToken)
    {
        var isNotShown = $"seq_id > {LedgerProjection.ProgressIn(_tables, "null")} "
            + $"and seq_id > {LedgerProjection.ProgressIn(_tables, "event.tenant_id")}";
        var asking = new NpgsqlCommand(
            $"select count(*) from {_tables.Schema}.mt_events as event where {isNotShown}", session.Connection);
        await using var ending = asking.ConfigureAwait(false);
        var behind = await asking.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as long? ?? 0;
        if (behind > 0 && state.FoldVersion != _tables.FoldVersion)
            return RowUpkeep.OtherRules(_tables);
        if (behind > MostCaughtUp)
            return $"the daemon was {behind} entries behind when rows were to be written with the entries";
        foreach (var changed in await ChangedStream.FindAsync(
            session.Connection, _tables.Schema, isNotShown, cancellationToken).ConfigureAwait(false))
        {
            await changed.WriteAsync(session, writer, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }
}
