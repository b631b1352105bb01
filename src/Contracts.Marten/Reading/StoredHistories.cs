using System.Runtime.CompilerServices;
using JasperFx.Events;
using Marten;

namespace Contracts.Storage;

/// <summary>Histories out of the store.</summary>
internal static class StoredHistories
{
    /// <summary>The history of one stream, in one round trip; what a newer version recorded in it is carried along.</summary>
    public static async Task<History> ReadHistoryAsync(this IQuerySession session, StreamKey stream, CancellationToken cancellationToken)
    {
        var roundTrip = session.CreateBatchQuery();
        var entries = roundTrip.AddItem(new StreamEntries(session.DocumentStore.Options.Events.DatabaseSchemaName, stream));
        await roundTrip.Execute(cancellationToken).ConfigureAwait(false);
        return History.Of(stream, await entries.ConfigureAwait(false));
    }

    /// <summary>All histories but those that begin nowhere, one after the other.</summary>
    public static IAsyncEnumerable<History> ScanHistoriesAsync(this IQuerySession session, CancellationToken cancellationToken) =>
        // Marten keeps the remains of failed appends in a stream of its own.
        session.ScanAsync(session.Events.QueryAllRawEvents().Where(stored => stored.StreamKey != Tombstone.StreamKey), cancellationToken);

    /// <summary>All histories as they were when an entry was the last, one after the other.</summary>
    public static IAsyncEnumerable<History> ScanHistoriesAsync(this IQuerySession session, long last, CancellationToken cancellationToken) =>
        session.ScanAsync(session.Events.QueryAllRawEvents().Where(stored => stored.StreamKey != Tombstone.StreamKey && stored.Sequence <= last), cancellationToken);

    /// <summary>The history of a stream, or all histories, of the entries that count: of each stream the first, up to one that does not.</summary>
    public static IAsyncEnumerable<History> ScanHistoriesAsync(this IQuerySession session, StreamKey? stream, Knowing knowing, CancellationToken cancellationToken)
    {
        var events = session.Events.QueryAllRawEvents();
        var key = stream?.ToString();
        return session.ScanAsync(
            key is null ? events.Where(stored => stored.StreamKey != Tombstone.StreamKey) : events.Where(stored => stored.StreamKey == key), cancellationToken, knowing.Counts);
    }

    /// <summary>The histories of some streams, those that have any.</summary>
    public static IAsyncEnumerable<History> ScanHistoriesAsync(this IQuerySession session, IEnumerable<StreamKey> streams, CancellationToken cancellationToken)
    {
        var keys = streams.Select(stream => stream.ToString()).ToArray();
        return session.ScanAsync(session.Events.QueryAllRawEvents().Where(stored => stored.StreamKey.IsOneOf(keys)), cancellationToken);
    }

    private static async IAsyncEnumerable<History> ScanAsync(
        this IQuerySession session, IQueryable<IEvent> events, [EnumeratorCancellation] CancellationToken cancellationToken, Func<IEvent, bool>? counts = null)
    {
        var ordered = events.OrderBy(stored => stored.StreamKey).ThenBy(stored => stored.Version).ToAsyncEnumerable(cancellationToken);
        var entries = new List<Entry>();
        await foreach (var stored in KnownEvents.Of(ordered, cancellationToken).ConfigureAwait(false))
        {
            var entry = StoredEntry.Read(stored);
            if (entries.Count > 0 && entries[0].Stream != entry.Stream)
            {
                yield return History.Of(entries[0].Stream, entries);
                entries.Clear();
            }

            if (counts?.Invoke(stored) != false && entry.Version == entries.Count + 1)
                entries.Add(entry);
        }

        if (entries.Count > 0)
            yield return History.Of(entries[0].Stream, entries);
    }
}
