using System.Collections.Concurrent;
using JasperFx;
using Marten.Storage;
using Npgsql;

namespace Contracts.Storage;

/// <summary>The ledgers in a Marten store: one, or one for each tenant.</summary>
internal sealed class TenantLedgers(ContractsOptions options, IContractStore store, TimeProvider time) : IContractLedgers, IAsyncDisposable, IDisposable
{
    private readonly ConcurrentDictionary<string, ContractLedger> _ledgers = [];
    private readonly Dictionary<IMartenDatabase, SharedLedger> _shared = [];
    private readonly Lock _sharing = new();
    private readonly RecentHistories _recent = new(options.RecentEntries);

    /// <summary>The ledger where there are no tenants.</summary>
    public ContractLedger Only => _ledgers.GetOrAdd(StorageConstants.DefaultTenantId, Make);

    /// <summary>The database in which hosts agree on who of them does what is done once: the only one, or that of the first tenant.</summary>
    public IMartenDatabase Meeting => options.Tenancy == LedgerTenancy.DatabasePerTenant
        ? store.Options.Tenancy.GetTenant(options.TenantDatabases.Keys.Order(StringComparer.Ordinal).First()).Database
        : store.Storage.Database;

    /// <summary>The only ledger, or that of each tenant.</summary>
    public async Task<IReadOnlyList<IContractLedger>> AllAsync(CancellationToken cancellationToken) =>
        options.Tenancy == LedgerTenancy.None ? [Only] : [.. (await TenantsAsync(cancellationToken).ConfigureAwait(false)).Select(Of)];

    public IContractLedger Of(string tenant)
    {
        RequireTenants();
        TenantName.Check(tenant);
        if (options.Tenancy == LedgerTenancy.DatabasePerTenant && !options.TenantDatabases.ContainsKey(tenant))
            throw new ArgumentException($"There is no tenant '{tenant}'; one that has a database is required: {string.Join(", ", options.TenantDatabases.Keys.Order(StringComparer.Ordinal))}.", nameof(tenant));
        return _ledgers.GetOrAdd(tenant, Make);
    }

    public async Task<IReadOnlyList<string>> TenantsAsync(CancellationToken cancellationToken = default)
    {
        RequireTenants();
        if (options.Tenancy == LedgerTenancy.DatabasePerTenant)
            return [.. options.TenantDatabases.Keys.Order(StringComparer.Ordinal)];
        var connection = await Shared(store.Storage.Database).Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        var asking = new NpgsqlCommand($"select distinct tenant_id collate \"C\" from {options.SchemaName}.mt_streams where tenant_id <> '{StorageConstants.DefaultTenantId}' order by 1", connection);
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
        Forget().ForEach(shared => shared.Background.Dispose());
        _recent.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var shared in Forget())
            await shared.Background.DisposeAsync().ConfigureAwait(false);
        _recent.Dispose();
    }

    /// <summary>What there is to be ended, once.</summary>
    private List<SharedLedger> Forget()
    {
        lock (_sharing)
        {
            List<SharedLedger> all = [.. _shared.Values];
            _shared.Clear();
            return all;
        }
    }

    private void RequireTenants()
    {
        if (options.Tenancy == LedgerTenancy.None)
            throw new InvalidOperationException($"The store keeps one ledger for all; {nameof(ContractsOptions)}.{nameof(ContractsOptions.Tenancy)} says whether each tenant has its own.");
    }

    private ContractLedger Make(string tenant)
    {
        var shared = Shared(options.Tenancy == LedgerTenancy.DatabasePerTenant ? store.Options.Tenancy.GetTenant(tenant).Database : store.Storage.Database);
        return new ContractLedger(new EntryStore(store, shared.Database, tenant, options.CarriesUnknownEvents), shared, options.Ledger, _recent, time);
    }

    private SharedLedger Shared(IMartenDatabase database)
    {
        lock (_sharing)
        {
            if (!_shared.TryGetValue(database, out var shared))
                _shared.Add(database, shared = new SharedLedger(store, new LedgerDatabase(database, new LedgerTables(options.SchemaName), options.Ledger), time));
            return shared;
        }
    }
}
