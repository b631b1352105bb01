using System.Text.Json;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Services;
using Npgsql;

namespace Contracts.Benchmarks.Stores;

/// <summary>A Marten store without the ledger: the same settings, the same events, and an aggregate that is folded live.</summary>
/// <param name="connectionString">The database.</param>
/// <param name="configure">Further settings.</param>
internal sealed class MartenAlone(string connectionString, Action<StoreOptions>? configure = null) : IAsyncDisposable
{
    public IDocumentStore Store { get; } = DocumentStore.For(store =>
    {
        store.Connection(new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true, MaxAutoPrepare = 100, AutoPrepareMinUsages = 2 }.ConnectionString);
        var serializer = new SystemTextJsonSerializer(EventJson.Options);
        serializer.Configure(json => json.PropertyNamingPolicy = JsonNamingPolicy.CamelCase);
        store.Serializer(serializer);
        store.Events.StreamIdentity = StreamIdentity.AsString;
        store.Events.AppendMode = EventAppendMode.QuickWithServerTimestamps;
        store.Events.UseExclusiveLockOnConcurrentAppends = true;
        store.Events.EnableUniqueIndexOnEventId = true;
        store.Events.MetadataConfig.CorrelationIdEnabled = true;
        store.Events.MetadataConfig.CausationIdEnabled = true;
        store.Events.MetadataConfig.HeadersEnabled = true;
        store.Events.MetadataConfig.UserNameEnabled = true;
        foreach (var type in EventType.All)
            store.Events.MapEventType(type.Class, type.Name);
        store.Projections.Add(new LivePartnershipProjection(), ProjectionLifecycle.Live);
        configure?.Invoke(store);
    });

    /// <summary>Puts new streams straight into the store.</summary>
    public Task FillAsync(IEnumerable<IReadOnlyList<Entry>> streams) => StoredStreams.FillAsync(Store, streams, isOurs: false);

    public ValueTask DisposeAsync()
    {
        Store.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Has the server clean up after filling and find out what is there, as it would by itself in time: without that, a daemon takes ten times as long.</summary>
    public async Task VacuumAsync()
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var cleaning = database.CreateCommand("vacuum analyze");
        cleaning.CommandTimeout = 0;
        await cleaning.ExecuteNonQueryAsync();
    }

    /// <summary>Fetches the live aggregate of a stream, appends events to it and saves.</summary>
    public async Task AppendAsync(StreamKey stream, IReadOnlyList<ContractEvent> events)
    {
        await using var session = Store.LightweightSession();
        var writing = await session.Events.FetchForWriting<LivePartnership>(stream.ToString());
        if (writing.Aggregate is null)
            throw new InvalidOperationException($"Marten alone has no {stream}; it is filled before it is measured.");
        writing.AppendMany(events);
        await session.SaveChangesAsync();
    }
}
