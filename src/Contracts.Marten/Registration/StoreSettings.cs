using System.Text.Json;
using JasperFx;
using JasperFx.Events;
using JasperFx.Events.Projections;
using JasperFx.MultiTenancy;
using Marten;
using Marten.Services;
using Npgsql;

namespace Contracts.Storage;

/// <summary>How Marten keeps the entries.</summary>
internal static class StoreSettings
{
    public static StoreOptions For(ContractsOptions options, NpgsqlDataSource? ofHost, TimeProvider time)
    {
        var store = new StoreOptions();
        if (options.Tenancy == LedgerTenancy.DatabasePerTenant)
        {
            store.MultiTenantedDatabases(databases =>
            {
                foreach (var (tenant, connectionString) in options.TenantDatabases)
                    databases.AddSingleTenantDatabase(Connecting(connectionString, options.KeepsPreparedStatements), tenant);
            });
        }
        else if (ofHost is not null)
        {
            store.Connection(ofHost);
        }
        else
        {
            store.Connection(Connecting(options.ConnectionString, options.KeepsPreparedStatements));
        }

        // Whose an entry is stands in its row even where a tenant has its own database: neither can be taken for the other's.
        store.Events.TenancyStyle = options.Tenancy == LedgerTenancy.None ? TenancyStyle.Single : TenancyStyle.Conjoined;
        if (options.SchemaUpkeep != SchemaUpkeep.Create)
            store.AutoCreateSchemaObjects = AutoCreate.None;
        store.DatabaseSchemaName = options.SchemaName;
        store.Serializer(EventSerializer());

        store.Events.StreamIdentity = StreamIdentity.AsString;
        store.Events.TimeProvider = time;
        // Takes the recorded instants from us; the other modes keep a clock of their own.
        store.Events.AppendMode = EventAppendMode.QuickWithServerTimestamps;
        // A lost race would else leave a gap in the sequence, and the daemon wait for it.
        store.Events.UseExclusiveLockOnConcurrentAppends = true;
        store.Events.EnableUniqueIndexOnEventId = true;
        store.Events.MetadataConfig.CorrelationIdEnabled = true;
        store.Events.MetadataConfig.CausationIdEnabled = true;
        store.Events.MetadataConfig.HeadersEnabled = true;
        store.Events.MetadataConfig.UserNameEnabled = true;
        store.Projections.AsyncMode = options.Daemon;
        // What the daemon cannot bring stops it; left out, it would be missing for good.
        store.Projections.Errors.SkipUnknownEvents = false;
        store.Projections.Errors.SkipSerializationErrors = false;
        store.Projections.Errors.SkipApplyErrors = false;
        // The lock of a hot and cold daemon would else ask for multiplexing, which Npgsql refuses here.
        store.Events.UseAdvisoryLockTransaction = true;
        foreach (var type in EventType.All.Concat(EventType.Former))
            store.Events.MapEventType(type.Class, type.Name);
        var tables = new LedgerTables(options.SchemaName, options.FoldVersion);
        tables.AddTo(store);
        if (options.Ledger == LedgerUpkeep.Async)
            store.Projections.Add(new LedgerProjection(tables, new LedgerWriting(tables)), ProjectionLifecycle.Async, LedgerProjection.Name, tables.AreEmptiedBy);
        return store;
    }

    /// <summary>The settings of history files, so that a payload is the same JSON in both.</summary>
    private static SystemTextJsonSerializer EventSerializer()
    {
        var serializer = new SystemTextJsonSerializer(EventJson.Options);
        // Marten's constructor takes everything over but this.
        serializer.Configure(json => json.PropertyNamingPolicy = JsonNamingPolicy.CamelCase);
        return serializer;
    }

    private static string Connecting(string connectionString, bool keepsPreparedStatements)
    {
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        if (!keepsPreparedStatements)
            return given.ConnectionString;
        // ContainsKey answers whether there is such a setting at all; Keys are those that were given.
        var said = given.Keys;
        if (!said.Contains("No Reset On Close"))
            given.NoResetOnClose = true;
        if (!said.Contains("Max Auto Prepare"))
            given.MaxAutoPrepare = 100;
        if (!said.Contains("Auto Prepare Min Usages"))
            given.AutoPrepareMinUsages = 2;
        return given.ConnectionString;
    }
}
