using Marten;
using Marten.Storage;
using Microsoft.Extensions.Caching.Memory;

namespace Contracts.Storage;

/// <summary>The histories that were read lately, so that reading one again asks only for what came after it.</summary>
/// <remarks>Any number of callers may use it at once. A history that alone has too many entries is not kept.</remarks>
/// <param name="mostEntries">How many entries are kept in all; 0 for none.</param>
internal sealed class RecentHistories(int mostEntries) : IDisposable
{
    private readonly MemoryCache? _histories = mostEntries > 0 ? new MemoryCache(new MemoryCacheOptions { SizeLimit = mostEntries, TrackStatistics = true }) : null;

    /// <summary>Whether any are kept.</summary>
    public bool KeepsAny => _histories is not null;

    /// <summary>How many entries are kept.</summary>
    public long Entries => _histories?.GetCurrentStatistics()?.CurrentEstimatedSize ?? 0;

    /// <summary>What was read of a stream last; null where nothing is kept.</summary>
    public RecentHistory? Find(IQuerySession session, StreamKey stream) => _histories?.Get<RecentHistory>(KeyOf(session, stream));

    /// <summary>Keeps what was read, and lets go of what was read longest ago.</summary>
    public void Keep(IQuerySession session, RecentHistory read) =>
        _histories?.Set(KeyOf(session, read.History.Stream), read, new MemoryCacheEntryOptions { Size = read.History.Version });

    public void Dispose() => _histories?.Dispose();

    private static (IMartenDatabase Database, string Tenant, StreamKey Stream) KeyOf(IQuerySession session, StreamKey stream) =>
        (session.Database, session.TenantId, stream);
}
