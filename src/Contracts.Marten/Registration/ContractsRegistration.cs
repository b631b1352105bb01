using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Contracts.Storage;

/// <summary>Adds the ledger to a host's services.</summary>
public static class ContractsRegistration
{
    /// <summary>Adds <see cref="IContractLedger"/> and its store, <see cref="IContractStore"/>.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="connectionString">How to connect to the database, as Npgsql has it.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddContracts(this IServiceCollection services, string connectionString) =>
        services.AddContracts(options => options.ConnectionString = connectionString);

    /// <summary>Adds <see cref="IContractLedger"/> and its store, <see cref="IContractStore"/>; with tenants, <see cref="IContractLedgers"/>, and the first for each scope.</summary>
    /// <remarks>The time comes from the host's <see cref="TimeProvider"/>, or the system's where it has none.</remarks>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Says where the ledger is kept.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentException">No connection string is given, or the tenants and their databases do not go together.</exception>
    public static IServiceCollection AddContracts(this IServiceCollection services, Action<ContractsOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new ContractsOptions();
        configure(options);
        Check(options);

        services.TryAddSingleton(TimeProvider.System);
        services.AddMartenStore<IContractStore>(provider => StoreSettings.For(options, provider.GetRequiredService<TimeProvider>()));
        if (options.Ledger == LedgerUpkeep.Async)
            services.AddDaemon();
        services.TryAddSingleton(provider => new TenantLedgers(options, provider.GetRequiredService<IContractStore>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IContractLedgers>(provider => provider.GetRequiredService<TenantLedgers>());
        services.TryAddScoped<CurrentTenant>();
        if (options.Tenancy == LedgerTenancy.None)
            services.TryAddSingleton<IContractLedger>(provider => provider.GetRequiredService<TenantLedgers>().Only);
        else
            services.TryAddScoped(provider => provider.GetRequiredService<IContractLedgers>().Of(provider.GetRequiredService<CurrentTenant>().Required));
        return services;
    }

    private static void Check(ContractsOptions options)
    {
        var isEach = options.Tenancy == LedgerTenancy.DatabasePerTenant;
        if (!isEach && string.IsNullOrWhiteSpace(options.ConnectionString))
            throw new ArgumentException("There is no connection string; the ledger is kept in a PostgreSQL database.", nameof(options));
        if (isEach && options.TenantDatabases.Count == 0)
            throw new ArgumentException("No tenant has a database; each has one of its own where the tenancy says so.", nameof(options));
        if (!isEach && options.TenantDatabases.Count > 0)
            throw new ArgumentException($"Tenants have databases, but the tenancy is {options.Tenancy}; {nameof(LedgerTenancy.DatabasePerTenant)} is required.", nameof(options));
        foreach (var tenant in options.TenantDatabases.Keys)
            TenantName.Check(tenant);
    }
}
