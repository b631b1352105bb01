using Marten;
using Marten.Events.Daemon.Coordination;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Contracts.Storage;

/// <summary>Adds the ledger to a host's services.</summary>
/// <remarks>
/// Settings are <see cref="ContractsOptions"/>, which may be configured from elsewhere as well. They are checked when
/// the host starts, or at first use where there is no host; an <see cref="OptionsValidationException"/> then says what
/// is required.
/// </remarks>
public static class ContractsRegistration
{
    /// <summary>Adds <see cref="IContractLedger"/> and its store, <see cref="IContractStore"/>.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="connectionString">The connection string of the database, in Npgsql's format.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentException">No connection string is given.</exception>
    public static IServiceCollection AddContracts(this IServiceCollection services, string connectionString)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            throw new ArgumentException(
                "There is no connection string; the ledger is kept in a PostgreSQL database.",
                nameof(connectionString));
        }

        return services.AddContracts(options => options.ConnectionString = connectionString);
    }

    /// <summary>
    /// Adds <see cref="IContractLedger"/> and its store, <see cref="IContractStore"/>, with settings from the host's
    /// configuration.
    /// </summary>
    /// <remarks>
    /// An unknown key is refused like an invalid value, so that a typing error does not silently leave the default.
    /// </remarks>
    /// <param name="services">The host's services.</param>
    /// <param name="section">The section with the settings: <c>configuration.GetSection("Contracts")</c>.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddContracts(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        return services.AddSingleton<IConfigureOptions<ContractsOptions>>(new ContractsSection(section)).AddLedger();
    }

    /// <summary>
    /// Adds <see cref="IContractLedger"/> and its store, <see cref="IContractStore"/>; with tenants,
    /// <see cref="IContractLedgers"/>, and the first for each scope.
    /// </summary>
    /// <remarks>The time comes from the host's <see cref="TimeProvider"/>, or the system's where it has none.</remarks>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Configures the settings.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddContracts(this IServiceCollection services, Action<ContractsOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        return services.Configure(configure).AddLedger();
    }

    /// <summary>Adds the hosted service that starts and ends with the host; once.</summary>
    internal static IServiceCollection AddLedgerHost(this IServiceCollection services)
    {
        services.TryAddSingleton<IProjectionCoordinator<IContractStore>, ProjectionCoordinator<IContractStore>>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, LedgerHostedService>());
        return services;
    }

    private static IServiceCollection AddLedger(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(TenantLedgers)))
            return services;
        services.AddOptions<ContractsOptions>().ValidateOnStart();
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<ContractsOptions>, ContractsOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddMartenStore<IContractStore>(Store);
        services.AddSingleton<LedgerTelemetry>();
        services.AddSingleton(provider => new LedgerSchema(
            provider.GetRequiredService<IContractStore>(),
            new LedgerTables(Settings(provider).SchemaName, Settings(provider).FoldVersion),
            Settings(provider).Ledger));
        services.AddSingleton<TenantLedgers>();
        services.TryAddSingleton<IContractLedgers>(provider => provider.GetRequiredService<TenantLedgers>());
        services.TryAddScoped<CurrentTenant>();
        services.TryAddTransient(provider => provider.GetRequiredService<TenantLedgers>().In(provider));
        services.AddSingleton<DaemonWatch>();
        return services.AddLedgerHost().AddHostedService<LagMeter>().AddHostedService<RowRepair>();
    }

    private static ContractsOptions Settings(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<ContractsOptions>>().Value;

    private static StoreOptions Store(IServiceProvider provider)
    {
        var settings = Settings(provider);
        var ofHost = settings.UseHostDataSource ? provider.GetRequiredService<NpgsqlDataSource>() : null;
        return StoreSettings.For(settings, ofHost, provider.GetRequiredService<TimeProvider>());
    }
}
