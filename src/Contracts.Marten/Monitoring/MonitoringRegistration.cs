using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Contracts.Storage;

/// <summary>Adds the deadline monitor to a host's services.</summary>
public static class MonitoringRegistration
{
    /// <summary>
    /// Adds the deadline monitor, which records DeadlineMissed, CurePeriodLapsed, OptionLapsed, tacit DealRenewed and
    /// DealExpired when their day has passed without what was awaited, while the host runs.
    /// </summary>
    /// <remarks>
    /// Any number of hosts may add it: one is at work, and another takes its place when that ends. It goes through all
    /// streams when it starts and when a day begins, and catches up on what ran out while no host ran; with tenants, in
    /// the ledger of each. Without a host, call <see cref="IContractLedger.RecordLapsesAsync"/>.
    /// </remarks>
    /// <param name="services">
    /// The host's services, to which <see cref="ContractsRegistration.AddContracts(IServiceCollection, string)"/> adds
    /// the ledger.
    /// </param>
    /// <param name="configure">Configures the monitor; null for a round at the start of each day in UTC.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentException">A time to wait is not above zero.</exception>
    public static IServiceCollection AddDeadlineMonitor(
        this IServiceCollection services, Action<DeadlineMonitorOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = new DeadlineMonitorOptions();
        configure?.Invoke(options);
        if (options.RetryDelay <= TimeSpan.Zero || options.Interval <= TimeSpan.Zero)
        {
            throw new ArgumentException(
                $"The monitor waits {options.Interval ?? options.RetryDelay}; it waits for more than no time.",
                nameof(configure));
        }

        services.AddSingleton<IHostedService>(provider => new DeadlineMonitorService(
            provider.GetRequiredService<TenantLedgers>(),
            options,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<LedgerTelemetry>().Log));
        return services;
    }
}

/// <summary>The settings of the deadline monitor.</summary>
public sealed class DeadlineMonitorOptions
{
    /// <summary>
    /// The time zone in which a day begins: a deadline has passed when the day after the last in time begins there. UTC
    /// by default.
    /// </summary>
    public TimeZoneInfo TimeZone { get; set; } = TimeZoneInfo.Utc;

    /// <summary>
    /// The time between rounds, to find what was over already when it was recorded; null, the default, for rounds only
    /// when the host starts and when a day begins. Each round reads all entries.
    /// </summary>
    public TimeSpan? Interval { get; set; }

    /// <summary>
    /// The time before a host tries again to become the monitor, or to run after a failure; one minute by default.
    /// </summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMinutes(1);
}
