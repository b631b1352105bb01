using System.Collections.Frozen;
using Marten;
using Marten.Services.BatchQuerying;

namespace Contracts.Storage;

/// <summary>What recording does in a session.</summary>
internal static class SessionRecording
{
    /// <summary>Appends entries of one stream, in order; saving fails where the stream does not end just before the first.</summary>
    public static void Append(this IDocumentSession session, IReadOnlyList<Entry> entries)
    {
        if (entries.Count == 0)
            return;
        var appended = session.Events.Append(entries[0].Stream.ToString(), entries[^1].Version, [.. entries.Select(entry => StoredEntry.From(entry, session))]);
        // Marten falls back on the class where it does not know a type's name, so that an older library would take a v2 for a v1.
        foreach (var stored in appended.Events)
            stored.DotNetTypeName = "";
    }

    /// <summary>The history, unless it holds what only a newer version could judge.</summary>
    public static History ThatCanBeJudged(this History history) =>
        history.Entries.Select(entry => entry.Event).OfType<UnknownEvent>().FirstOrDefault() is { } unknown ? throw new UnknownEventException(unknown.Type) : history;

    /// <summary>Reads a stream's history within the session's transaction, in which nobody else can write to the stream from then on.</summary>
    /// <remarks>A stream that is yet to begin cannot be locked; of two that begin it, the store lets one.</remarks>
    /// <param name="session">The session.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="now">The instant before which nothing is stamped that is written then.</param>
    /// <param name="recent">What was read lately; null where the session itself may have appended to the stream.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public static async Task<History> LockHistoryAsync(
        this IDocumentSession session, StreamKey stream, DateTimeOffset now, RecentHistories? recent, CancellationToken cancellationToken)
    {
        var locked = await session.LockStreamAsync(stream, now, recent, tables: null, cancellationToken).ConfigureAwait(false);
        return locked.History;
    }

    /// <summary>Locks a stream, as <see cref="LockHistoryAsync"/> does, for a writer that keeps its rows.</summary>
    /// <param name="session">The session.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="now">The instant before which nothing is stamped that is written then.</param>
    /// <param name="recent">What was read lately; null where the session itself may have appended to the stream.</param>
    /// <param name="tables">The ledger's tables; null for a writer that keeps no rows.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public static async Task<LockedStream> LockStreamAsync(
        this IDocumentSession session, StreamKey stream, DateTimeOffset now, RecentHistories? recent, LedgerTables? tables, CancellationToken cancellationToken)
    {
        await session.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        var locking = new StreamLock(session.DocumentStore.Options.Events.DatabaseSchemaName, stream, now);
        var unkept = Task.FromResult<IReadOnlySet<StreamKey>>(FrozenSet<StreamKey>.Empty);
        var history = await session.ReadHistoryAsync(stream, recent, LockFirst, cancellationToken).ConfigureAwait(false);
        return new LockedStream(history.ThatCanBeJudged(), (await unkept.ConfigureAwait(false)).Contains(stream));

        Task LockFirst(IBatchedQuery roundTrip)
        {
            var locked = roundTrip.AddItem(locking);
            if (tables is null)
                return locked;
            unkept = roundTrip.AddItem(new UnkeptStreams(tables, stream));
            return Task.WhenAll(locked, unkept);
        }
    }

    /// <summary>Begins the session's transaction as a writer's, in which anything may be appended.</summary>
    /// <param name="session">The session.</param>
    /// <param name="schema">Where the entries are.</param>
    /// <param name="now">The instant before which nothing is stamped that is written then.</param>
    /// <param name="tables">The ledger's tables; null for a writer that keeps no rows.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The streams that have no rows.</returns>
    public static async Task<IReadOnlySet<StreamKey>> LockAsync(
        this IDocumentSession session, string schema, DateTimeOffset now, LedgerTables? tables, CancellationToken cancellationToken)
    {
        await session.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        var roundTrip = session.CreateBatchQuery();
        var locked = roundTrip.AddItem(new WriterLock(schema, now));
        var unkept = tables is null ? null : roundTrip.AddItem(new UnkeptStreams(tables));
        await roundTrip.Execute(cancellationToken).ConfigureAwait(false);
        await locked.ConfigureAwait(false);
        return unkept is null ? FrozenSet<StreamKey>.Empty : await unkept.ConfigureAwait(false);
    }
}
