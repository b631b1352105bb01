using Marten;

namespace Contracts.Storage;

/// <summary>Keeps the ledger's rows up in the transactions of the entries, as the store's state says.</summary>
internal sealed class RowUpkeep(LedgerTables tables, LedgerWriting writing, BackgroundRolling rolling, LedgerTelemetry? telemetry)
{
    /// <summary>Saves a session in which entries were appended, with what the ledger loses and gains by them.</summary>
    /// <param name="session">The session.</param>
    /// <param name="state">The state of the rows, as the session read it under the writers' lock.</param>
    /// <param name="appended">Each stream as it is with them, and its version before.</param>
    /// <param name="cancellationToken">Gives it up; nothing is recorded then.</param>
    public async Task SaveAsync(
        IDocumentSession session, LedgerState state, IEnumerable<(History After, int Since)> appended, CancellationToken cancellationToken)
    {
        var isKeptHere = state is { IsComplete: true, Upkeep: LedgerUpkeep.Inline };
        var spoils = isKeptHere && state.FoldVersion != tables.FoldVersion;
        var corners = 0;
        if (spoils)
            session.QueueOperation(new LedgerOperation(builder => builder.Append(LedgerState.Spoil(tables, state.LastNumber, OtherRules(tables)))));
        else if (isKeptHere)
            corners = appended.Sum(stream => writing.Write(session, stream.After, stream.Since));

        await session.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        if (spoils)
            telemetry?.Log.RowsSpoiled(tables.Schema);
        rolling.Note(corners);
    }

    /// <summary>Why rows are incomplete after a writer of other rules.</summary>
    public static string OtherRules(LedgerTables tables) => $"a host with version {tables.FoldVersion} of the rules recorded entries";
}
