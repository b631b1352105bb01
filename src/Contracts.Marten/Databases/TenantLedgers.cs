using System.Collections.Concurrent;
using JasperFx;
using Marten.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Contracts.Storage;

/// <summary>The ledgers in a Marten store: one, or one for each tenant.</summary>
internal sealed class TenantLedgers : IContractLedgers, IAsyncDisposable, IDisposable
{
    private readonly ContractsOptions _options;
    private readonly IContractStore _store;
    private readonly LedgerSchema _schema;
    private readonly LedgerTelemetry _telemetry;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, IContractLedger> _ledgers = [];
    private readonly Dictionary<IMartenDatabase, LedgerDatabase> _databases = [];
    private readonly Lock _finding = new();
    private readonly RecentHistories _recent;

    public TenantLedgers(
        IOptions<ContractsOptions> options,
        IContractStore store,
        LedgerSchema schema,
        LedgerTelemetry telemetry,
        TimeProvider time)
    {
        (_options, _store, _schema, _telemetry, _time) = (options.Value, store, schema, telemetry, time);
        _recent = new RecentHistories(_options.CacheEntries);
    }

    /// <summary>The databases, each with the tenant that owns it; null where all share it.</summary>
    public IReadOnlyList<(string? Tenant, LedgerDatabase Database)> Databases =>
        _options.Tenancy == LedgerTenancy.DatabasePerTenant
            ? [.. _options.TenantDatabases.Keys.Order(StringComparer.Ordinal)
                .Select(tenant => (tenant, At(PlaceOf(tenant), tenant)))]
            : [(null, At(_store.Storage.Database, StorageConstants.DefaultTenantId))];

    /// <summary>The ledger of a service scope.</summary>
    public IContractLedger In(IServiceProvider scope) =>
        _options.Tenancy == LedgerTenancy.None ? Only : Of(scope.GetRequiredService<CurrentTenant>().Required);

    /// <summary>
    /// The ledgers in a database: the tenant's whose it is, or the only one, or that of each tenant of whom anything is
    /// recorded.
    /// </summary>
    public async Task<IReadOnlyList<IContractLedger>> InDatabaseAsync(
        string? tenant, CancellationToken cancellationToken) =>
        tenant is not null ? [Of(tenant)]
        : _options.Tenancy == LedgerTenancy.None ? [Only]
        : [.. (await TenantsAsync(cancellationToken).ConfigureAwait(false)).Select(Of)];

    public IContractLedger Of(string tenant)
    {
        RequireTenants();
        TenantName.Check(tenant);
        if (_options.Tenancy == LedgerTenancy.DatabasePerTenant && !_options.TenantDatabases.ContainsKey(tenant))
        {
            throw new ArgumentException(
                $"There is no tenant '{tenant}'; one that has a database is required: "
                + $"{string.Join(", ", _options.TenantDatabases.Keys.Order(StringComparer.Ordinal))}.",
                nameof(tenant));
        }

        return _ledgers.GetOrAdd(tenant, Make);
    }

    public async Task<IReadOnlyList<string>> TenantsAsync(CancellationToken cancellationToken = default)
    {
        RequireTenants();
        if (_options.Tenancy == LedgerTenancy.DatabasePerTenant)
            return [.. _options.TenantDatabases.Keys.Order(StringComparer.Ordinal)];
        var connection = await At(_store.Storage.Database, StorageConstants.DefaultTenantId)
            .OpenConnectionAsync(cancellationToken)
            .ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        var asking = new NpgsqlCommand(
            $"""
            select distinct tenant_id collate "C" from {_options.SchemaName}.mt_streams
            where tenant_id <> '{StorageConstants.DefaultTenantId}' order by 1
            """,
            connection);
        await using var ending = asking.ConfigureAwait(false);
        var tenants = new List<string>();
        var names = await asking.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var done = names.ConfigureAwait(false);
        while (await names.ReadAsync(cancellationToken).ConfigureAwait(false))
            tenants.Add(names.GetString(0));
        return tenants;
    }

    public void Dispose()
    {
        foreach (var database in Forget())
            database.Dispose();

        _recent.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var database in Forget())
            await database.DisposeAsync().ConfigureAwait(false);

        _recent.Dispose();
    }

    /// <summary>Removes the databases that have to be disposed of; once.</summary>
    private List<LedgerDatabase> Forget()
    {
        lock (_finding)
        {
            List<LedgerDatabase> all = [.. _databases.Values];
            _databases.Clear();
            return all;
        }
    }

    private IContractLedger Only => _ledgers.GetOrAdd(StorageConstants.DefaultTenantId, Make);

    private void RequireTenants()
    {
        if (_options.Tenancy == LedgerTenancy.None)
        {
            throw new InvalidOperationException(
                "The store keeps one ledger for all; "
                + $"{nameof(ContractsOptions)}.{nameof(ContractsOptions.Tenancy)} says "
                + "whether each tenant has its own.");
        }
    }

    private ContractLedger Make(string tenant)
    {
        var database = At(
            PlaceOf(tenant),
            _options.Tenancy == LedgerTenancy.DatabasePerTenant ? tenant : StorageConstants.DefaultTenantId);
        var store = new TenantStore(database, tenant)
        {
            CarriesUnknownEvents = _options.CarryUnknownEvents,
            SkipsUnreadableStreams = _options.SkipUnreadableStreams,
        };
        return new ContractLedger(store, _options, _recent, _time, _telemetry);
    }

    private IMartenDatabase PlaceOf(string tenant) =>
        _options.Tenancy == LedgerTenancy.DatabasePerTenant
            ? _store.Options.Tenancy.GetTenant(tenant).Database
            : _store.Storage.Database;

    private LedgerDatabase At(IMartenDatabase place, string tenant)
    {
        lock (_finding)
        {
            if (!_databases.TryGetValue(place, out var database))
            {
                database = new LedgerDatabase(_store, place, tenant, _options, _schema, _time, _telemetry);
                _databases.Add(place, database);
            }

            return database;
        }
    }
}
