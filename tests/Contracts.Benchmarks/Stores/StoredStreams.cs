using Contracts.Storage;
using JasperFx.Events;
using Marten;

namespace Contracts.Benchmarks.Stores;

/// <summary>Streams of entries in bulk.</summary>
internal static class StoredStreams
{
    private const int RowsInACopy = 5000;
    private const int StreamsTogether = 500;

    /// <summary>Puts new streams into a store with Marten's own bulk insert.</summary>
    /// <param name="store">The store.</param>
    /// <param name="streams">The entries of each stream, from version 1 on.</param>
    /// <param name="isOurs">Whether an event keeps its entry's envelope, too; else the event alone is kept.</param>
    public static async Task FillAsync(IDocumentStore store, IEnumerable<IReadOnlyList<Entry>> streams, bool isOurs)
    {
        await using var session = store.LightweightSession();
        await session.Database.EnsureStorageExistsAsync(typeof(IEvent));
        var actions = streams.Select(entries => StreamAction.Start(entries[0].Stream.ToString(), [.. entries.Select(entry => isOurs ? StoredEntry.From(entry, session) : Bare(entry, session))]));
        foreach (var together in actions.Chunk(StreamsTogether))
            await store.BulkInsertEventsAsync(together, RowsInACopy, CancellationToken.None);
    }

    private static IEvent Bare(Entry entry, IDocumentSession session)
    {
        var stored = session.Events.BuildEvent(entry.Event);
        stored.Id = EventId.Of(session.TenantId, entry.Stream, entry.Id);
        stored.Timestamp = entry.RecordedAt;
        return stored;
    }
}
