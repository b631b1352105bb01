using Marten;
using Npgsql;

namespace Contracts.Storage;

/// <summary>Keeps the ledger's rows in the transactions of the entries, as the store's state says.</summary>
internal sealed class RowUpkeep(
    LedgerDatabase database, RowWriter writer, BackgroundRollup rollup, LedgerTelemetry telemetry)
{
    /// <summary>Saves a session in which entries were appended, with what the ledger loses and gains by them.</summary>
    /// <param name="session">The session.</param>
    /// <param name="state">The state of the rows, as the session read it under the writers' lock.</param>
    /// <param name="appended">Each stream as it is with them, and its version before.</param>
    /// <param name="cancellationToken">Cancels the call; nothing is recorded then.</param>
    public Task SaveAsync(
        IDocumentSession session,
        LedgerState state,
        IEnumerable<(History After, int Since)> appended,
        CancellationToken cancellationToken)
    {
        return SaveAsync(session, state, WriteAsync, cancellationToken);

        async Task<int> WriteAsync()
        {
            var corners = 0;
            foreach (var (after, since) in appended)
            {
                corners += await writer.WriteAsync(
                    session,
                    after,
                    since,
                    state.StreamsWithoutRows.Contains(after.Stream),
                    cancellationToken).ConfigureAwait(false);
            }

            return corners;
        }
    }

    /// <summary>Writes the rows of a stream.</summary>
    public RowWriter Writer => writer;

    /// <summary>True where writers keep the rows, by the rules of this host.</summary>
    public bool KeepsRows(LedgerState state) =>
        state is { IsComplete: true, Upkeep: LedgerUpkeep.Inline } && state.FoldVersion == database.Tables.FoldVersion;

    /// <summary>Saves a session in which entries were appended.</summary>
    /// <param name="session">The session.</param>
    /// <param name="state">The state of the rows, as the session read it under the writers' lock.</param>
    /// <param name="write">Queues the changes, and returns the number of corners that are inserted.</param>
    /// <param name="cancellationToken">Cancels the call; nothing is recorded then.</param>
    public async Task SaveAsync(
        IDocumentSession session, LedgerState state, Func<Task<int>> write, CancellationToken cancellationToken)
    {
        var corners = 0;
        if (KeepsRows(state))
            corners = await write().ConfigureAwait(false);
        else if (state is { IsComplete: true, Upkeep: LedgerUpkeep.Inline })
            await MarkIncompleteAsync(OtherRules(database.Tables), cancellationToken).ConfigureAwait(false);

        await session.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        rollup.Note(corners);
    }

    /// <summary>
    /// Declares the rows incomplete, in a transaction of its own, which ends before that of a writer.
    /// </summary>
    /// <remarks>
    /// Otherwise a host's transaction that stays open would hold up all others that declare it. While a writer has the
    /// shared lock, the rows cannot become complete again.
    /// </remarks>
    /// <param name="reason">The reason.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task MarkIncompleteAsync(string reason, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        var spoiling = new NpgsqlCommand(LedgerState.MarkIncomplete(database.Tables, since: null, reason), connection);
        await using var ending = spoiling.ConfigureAwait(false);
        await spoiling.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        telemetry.Log.RowsMarkedIncomplete(database.Schema, reason);
    }

    /// <summary>The reason for which rows are incomplete after a writer of other rules.</summary>
    public static string OtherRules(LedgerTables tables) =>
        $"a host with version {tables.FoldVersion} of the rules recorded entries";
}
