using Marten;

namespace Contracts.Storage;

/// <summary>Recording within a Marten session.</summary>
internal static class SessionRecording
{
    /// <summary>
    /// Appends entries of one stream, in order; saving fails where the stream does not end just before the first.
    /// </summary>
    public static void Append(this IDocumentSession session, IReadOnlyList<Entry> entries)
    {
        if (entries.Count == 0)
            return;
        var appended = session.Events.Append(
            entries[0].Stream.ToString(),
            entries[^1].Version,
            [.. entries.Select(entry => StoredEntry.From(entry, session))]);
        // Marten falls back on the class where it does not know a type's name, so that an older library would take a v2
        // for a v1.
        foreach (var stored in appended.Events)
            stored.DotNetTypeName = "";
    }

    /// <summary>The history, unless it holds events that only a newer version can judge.</summary>
    public static History ThatCanBeJudged(this History history) =>
        history.FindUnknownEvent() is { } unknown ? throw unknown : history;

    /// <summary>The report of the first event that a newer version recorded; null for none.</summary>
    public static UnknownEventException? FindUnknownEvent(this History history) =>
        history.Entries.FirstOrDefault(entry => entry.Event is UnknownEvent) is { Event: UnknownEvent unknown } entry
            ? new UnknownEventException(unknown.Type, entry.Stream, entry.Version, entry.Id)
            : null;

    /// <summary>
    /// Begins the session's transaction as a writer's, in which anything may be appended, and reads the state of the
    /// rows.
    /// </summary>
    public static async Task<LedgerState> LockAsync(
        this IDocumentSession session, LedgerTables tables, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await session.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        var roundTrip = session.CreateBatchQuery();
        var locked = roundTrip.AddItem(new WriterLock(tables.Schema, now));
        var state = roundTrip.AddItem(new LedgerStateQuery(tables));
        await roundTrip.Execute(cancellationToken).ConfigureAwait(false);
        await locked.ConfigureAwait(false);
        return await state.ConfigureAwait(false);
    }
}
