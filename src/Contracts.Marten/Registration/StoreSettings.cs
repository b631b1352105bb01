using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using JasperFx;
using JasperFx.Events;
using JasperFx.Events.Projections;
using JasperFx.MultiTenancy;
using Marten;
using Marten.Services;
using Npgsql;

namespace Contracts.Storage;

/// <summary>Marten's settings for the ledger's store.</summary>
internal static class StoreSettings
{
    public static StoreOptions For(ContractsOptions options, NpgsqlDataSource? ofHost, TimeProvider time)
    {
        var store = new LedgerStoreOptions { ProgressTimeout = options.ProgressTimeout };
        if (options.Tenancy == LedgerTenancy.DatabasePerTenant)
        {
            store.MultiTenantedDatabases(databases =>
            {
                foreach (var (tenant, connectionString) in options.TenantDatabases)
                    databases.AddSingleTenantDatabase(CompleteConnectionString(connectionString, options), tenant);
            });
        }
        else if (ofHost is not null)
        {
            store.Connection(ofHost);
            store.CommandTimeout = options.CommandTimeout.Seconds();
        }
        else
        {
            store.Connection(CompleteConnectionString(options.ConnectionString, options));
        }

        // A batch that failed is not run again: its transaction is over, and the second failure would hide the first.
        store.ConfigurePolly(static _ => { });
        store.ConfigureWritePolly(static _ => { });

        // An entry's row names its tenant even where each has its own database, so that none is taken for another's.
        store.Events.TenancyStyle =
            options.Tenancy == LedgerTenancy.None ? TenancyStyle.Single : TenancyStyle.Conjoined;
        if (options.SchemaUpkeep != SchemaUpkeep.Create)
            store.AutoCreateSchemaObjects = AutoCreate.None;
        store.DatabaseSchemaName = options.SchemaName;
        store.Serializer(EventSerializer());

        store.Events.StreamIdentity = StreamIdentity.AsString;
        store.Events.TimeProvider = time;
        // Takes the recorded instants from us; the other modes keep a clock of their own.
        store.Events.AppendMode = EventAppendMode.QuickWithServerTimestamps;
        // Without it, a lost race would leave a gap in the sequence, for which the daemon waits.
        store.Events.UseExclusiveLockOnConcurrentAppends = true;
        store.Events.EnableUniqueIndexOnEventId = true;
        store.Events.MetadataConfig.CorrelationIdEnabled = true;
        store.Events.MetadataConfig.CausationIdEnabled = true;
        store.Events.MetadataConfig.HeadersEnabled = true;
        store.Events.MetadataConfig.UserNameEnabled = true;
        store.Projections.AsyncMode = options.Daemon;
        // An event that the daemon cannot process stops it; skipped, it would be missing for good.
        store.Projections.Errors.SkipUnknownEvents = false;
        store.Projections.Errors.SkipSerializationErrors = false;
        store.Projections.Errors.SkipApplyErrors = false;
        // Without it, the lock of a hot and cold daemon would ask for multiplexing, which Npgsql refuses here.
        store.Events.UseAdvisoryLockTransaction = true;
        foreach (var type in EventType.All.Concat(EventType.Former))
            store.Events.MapEventType(type.Class, type.Name);
        var tables = new LedgerTables(options.SchemaName, options.FoldVersion);
        tables.AddTo(store);
        SqlSchema.AddTo(store, tables);
        if (options.Ledger == LedgerUpkeep.Async)
        {
            store.Projections.Add(
                new LedgerProjection(tables, new RowWriter(tables, options.RowBound)),
                ProjectionLifecycle.Async,
                LedgerProjection.Name,
                tables.EmptyOnTeardown);
        }

        return store;
    }

    /// <summary>The settings of history files, so that a payload is the same JSON in both.</summary>
    private static SystemTextJsonSerializer EventSerializer()
    {
        var serializer = new SystemTextJsonSerializer(new JsonSerializerOptions(EventJson.Options)
        {
            // Types of the host and of Marten that surround an event are read as they declare them.
            TypeInfoResolver = JsonTypeInfoResolver.Combine(
                EventJson.Options.TypeInfoResolver, new DefaultJsonTypeInfoResolver()),
        });
        // Marten's constructor takes everything over but this.
        serializer.Configure(json => json.PropertyNamingPolicy = JsonNamingPolicy.CamelCase);
        return serializer;
    }

    private static string CompleteConnectionString(string connectionString, ContractsOptions options)
    {
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        // ContainsKey answers whether there is such a setting at all; Keys are those that were given.
        var said = given.Keys.ToHashSet();
        if (!said.Contains("Command Timeout"))
            given.CommandTimeout = options.CommandTimeout.Seconds();
        if (!said.Contains("Keepalive"))
            given.KeepAlive = options.KeepAlive.Seconds();
        if (!said.Overlaps(["TCP Keepalive", "TCP Keepalive Time", "TCP Keepalive Interval"]))
        {
            (given.TcpKeepAlive, given.TcpKeepAliveTime, given.TcpKeepAliveInterval) =
                (true, options.KeepAlive.Seconds(), options.KeepAlive.Seconds());
        }

        if (!options.KeepPreparedStatements)
            return given.ConnectionString;
        if (!said.Contains("No Reset On Close"))
            given.NoResetOnClose = true;
        if (!said.Contains("Max Auto Prepare"))
            given.MaxAutoPrepare = 100;
        if (!said.Contains("Auto Prepare Min Usages"))
            given.AutoPrepareMinUsages = 2;
        return given.ConnectionString;
    }
}

/// <summary>Marten's options, with the ledger's own settings that its sessions need.</summary>
internal sealed class LedgerStoreOptions : StoreOptions
{
    private static readonly TimeSpan UsualProgressTimeout = new ContractsOptions().ProgressTimeout;

    /// <summary>The time for which scans, COPY and a rebuild may make no progress.</summary>
    public required TimeSpan ProgressTimeout { get; init; }

    /// <summary>The progress timeout of a store; the default where it is not a ledger's store.</summary>
    public static TimeSpan ProgressTimeoutOf(IDocumentStore store) =>
        store.Options is LedgerStoreOptions ours ? ours.ProgressTimeout : UsualProgressTimeout;
}
