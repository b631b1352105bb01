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

    /// <summary>Adds <see cref="IContractLedger"/> and its store, <see cref="IContractStore"/>.</summary>
    /// <remarks>The time comes from the host's <see cref="TimeProvider"/>, or the system's where it has none.</remarks>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Says where the ledger is kept.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentException">No connection string is given.</exception>
    public static IServiceCollection AddContracts(this IServiceCollection services, Action<ContractsOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new ContractsOptions();
        configure(options);
        if (string.IsNullOrWhiteSpace(options.ConnectionString))
            throw new ArgumentException("There is no connection string; the ledger is kept in a PostgreSQL database.", nameof(configure));

        services.TryAddSingleton(TimeProvider.System);
        services.AddMartenStore<IContractStore>(provider => StoreSettings.For(options, provider.GetRequiredService<TimeProvider>()));
        if (options.Ledger == LedgerUpkeep.Async)
            services.AddDaemon();
        services.TryAddSingleton<IContractLedger>(provider =>
            Ledger(options, provider.GetRequiredService<IContractStore>(), provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    private static ContractLedger Ledger(ContractsOptions options, IContractStore store, TimeProvider time)
    {
        var tables = new LedgerTables(options.SchemaName);
        return new ContractLedger(new EntryStore(store, tables, options.Ledger, options.CarriesUnknownEvents), tables, options.Ledger, new RecentHistories(options.RecentEntries), time);
    }
}
