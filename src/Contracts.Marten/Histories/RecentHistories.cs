using System.Data.Common;
using Marten;
using Marten.Storage;
using Microsoft.Extensions.Caching.Memory;

namespace Contracts.Storage;

/// <summary>A cache of recently read histories, so that reading one again asks only for later entries.</summary>
/// <remarks>Any number of callers may use it at once. A history that alone has too many entries is not kept.</remarks>
/// <param name="mostEntries">The number of entries that are kept in all; 0 for none.</param>
internal sealed class RecentHistories(int mostEntries) : IDisposable
{
    private readonly MemoryCache? _histories = mostEntries > 0
        ? new MemoryCache(new MemoryCacheOptions { SizeLimit = mostEntries, TrackStatistics = true })
        : null;

    /// <summary>True where any are kept.</summary>
    public bool KeepsAny => _histories is not null;

    /// <summary>The number of entries that are kept.</summary>
    public long Entries => _histories?.GetCurrentStatistics()?.CurrentEstimatedSize ?? 0;

    /// <summary>The cached history of a stream; null where there is none.</summary>
    public RecentHistory? Find(IQuerySession session, StreamKey stream) =>
        _histories?.Get<RecentHistory>(KeyOf(session, stream));

    /// <summary>Adds a history to the cache, which evicts the least recently used.</summary>
    public void Keep(IQuerySession session, RecentHistory read) =>
        _histories?.Set(
            KeyOf(session, read.History.Stream), read, new MemoryCacheEntryOptions { Size = read.History.Version });

    public void Dispose() => _histories?.Dispose();

    private static (IMartenDatabase Database, string Tenant, StreamKey Stream) KeyOf(
        IQuerySession session, StreamKey stream) =>
        (session.Database, session.TenantId, stream);
}

/// <summary>A history as it was read, and the mark of its last row.</summary>
/// <remarks>
/// What a stream holds up to an entry never changes; only where the store was wiped or restored is that row another
/// one, or none.
/// </remarks>
/// <param name="History">The history, of one entry at least.</param>
/// <param name="Mark">The mark of its last row; null where it is not kept.</param>
internal sealed record RecentHistory(History History, RowMark? Mark);

/// <summary>The mark of an entry's row: no two rows that were ever written share one.</summary>
/// <param name="Event">The event's id.</param>
/// <param name="Sequence">Its number in the store.</param>
/// <param name="Writer">The transaction that wrote it, which tells it from a row that was written again.</param>
/// <param name="Recording">
/// The mark of its recording, which tells it from a row that takes its place after a restore.
/// </param>
internal readonly record struct RowMark(Guid Event, long Sequence, uint Writer, string? Recording)
{
    /// <summary>The columns, in the order in which they are read.</summary>
    public const string Columns = $"id, seq_id, xmin, {RecordingMark.Column}";

    /// <summary>The number of the columns.</summary>
    public const int Count = 4;

    /// <summary>The mark of a row, whose columns begin at an ordinal.</summary>
    public static RowMark Read(DbDataReader row, int ordinal) =>
        new(
            row.GetGuid(ordinal),
            row.GetInt64(ordinal + 1),
            row.GetFieldValue<uint>(ordinal + 2),
            row.IsDBNull(ordinal + 3) ? null : row.GetString(ordinal + 3));
}
