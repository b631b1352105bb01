using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Contracts.Storage.Tests;

/// <summary>The ledgers of two tenants who use the same keys for different things, and beside each one like it that is nobody else's.</summary>
internal sealed class TwoTenants : IAsyncDisposable
{
    public const string Ann = "Ann & Co.", Bob = "bob";

    private readonly List<ServiceProvider> _providers = [];

    private readonly LedgerTenancy _tenancy;
    private readonly LedgerUpkeep _upkeep;

    private TwoTenants(LedgerTenancy tenancy, LedgerUpkeep upkeep) => (_tenancy, _upkeep) = (tenancy, upkeep);

    public FakeTimeProvider Clock { get; } = new(LedgerFixture.Noon);

    public IServiceProvider Services => _providers[0];

    public IContractLedgers Ledgers => Services.GetRequiredService<IContractLedgers>();

    /// <summary>For each tenant a ledger of its own that holds what the tenant's does.</summary>
    public Dictionary<string, IContractLedger> Alone { get; } = [];

    public static async Task<TwoTenants> BeginAsync(ServerFixture server, LedgerTenancy tenancy, LedgerUpkeep upkeep)
    {
        var tenants = new TwoTenants(tenancy, upkeep);
        var database = await server.NewDatabaseAsync();
        var databases = tenancy == LedgerTenancy.DatabasePerTenant ? new Dictionary<string, string> { [Ann] = database, [Bob] = await server.NewDatabaseAsync() } : [];
        tenants.Provide(options =>
        {
            (options.ConnectionString, options.Tenancy) = (tenancy == LedgerTenancy.DatabasePerTenant ? "" : database, tenancy);
            foreach (var (tenant, connectionString) in databases)
                options.TenantDatabases.Add(tenant, connectionString);
        });
        foreach (var tenant in new[] { Ann, Bob })
        {
            var connectionString = await server.NewDatabaseAsync();
            tenants.Alone.Add(tenant, tenants.Provide(options => options.ConnectionString = connectionString).GetRequiredService<IContractLedger>());
        }

        return tenants;
    }

    /// <summary>Does the same to a tenant's ledger, and to the one that is nobody else's.</summary>
    public async Task DoAsync(string tenant, Func<IContractLedger, Task> act)
    {
        await act(Ledgers.Of(tenant));
        await act(Alone[tenant]);
    }

    /// <summary>Lets Marten's daemons, where they keep the rows up, catch up with all databases.</summary>
    public async Task CatchUpAsync()
    {
        foreach (var provider in _providers)
        {
            string[] databases = provider == Services && _tenancy == LedgerTenancy.DatabasePerTenant ? [Ann, Bob] : [];
            await using var daemon = await Daemon.StartAsync(provider, _upkeep, databases);
            await daemon.CatchUpAsync();
        }
    }

    /// <summary>A connection to a tenant's database, past its ledger.</summary>
    public async Task<NpgsqlConnection> ConnectAsync(string tenant)
    {
        var connection = Services.GetRequiredService<IContractStore>().Options.Tenancy.GetTenant(tenant).Database.CreateConnection();
        await connection.OpenAsync(Given.Cancelled);
        return connection;
    }

    /// <summary>Rolls up the corners of both, in blocks as small as can be.</summary>
    public async Task RollUpAsync()
    {
        foreach (var (_, database) in Services.GetRequiredService<TenantLedgers>().Databases)
            await new CornerRollup(database, blockSize: 1, blocksInCheckpoint: 2, blocksAtOnce: 1).RunAsync(afterRebuild: false, Given.Cancelled);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var provider in _providers)
            await provider.DisposeAsync();
    }

    private ServiceProvider Provide(Action<ContractsOptions> configure)
    {
        var provider = new ServiceCollection().AddSingleton<TimeProvider>(Clock).AddContracts(options =>
        {
            options.Ledger = _upkeep;
            configure(options);
        }).BuildServiceProvider(validateScopes: true);
        _providers.Add(provider);
        return provider;
    }
}
