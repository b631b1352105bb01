using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Contracts.Storage;

/// <summary>Adds the ledger to a host's health checks.</summary>
public static class HealthRegistration
{
    private static readonly TimeSpan UsualLag = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Adds a check that the ledger's database can be reached, has the ledger's schema, and that its rows hold what
    /// they should.
    /// </summary>
    /// <remarks>
    /// What only makes answers slower or late is degraded: rows that are not complete, where a rebuild is offered; a
    /// daemon that lags behind; corners that could not be rolled up. The facts are in the check's data.
    /// </remarks>
    /// <param name="builder">The host's health checks.</param>
    /// <param name="name">The check's name.</param>
    /// <param name="failureStatus">The status where the ledger cannot be reached; unhealthy by default.</param>
    /// <param name="tags">Tags by which a host filters checks.</param>
    /// <param name="mostLag">The highest age of an entry that the daemon's rows lack; one minute by default.</param>
    /// <returns>The same health checks.</returns>
    public static IHealthChecksBuilder AddContracts(
        this IHealthChecksBuilder builder,
        string name = "contracts",
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? mostLag = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            name,
            provider => ActivatorUtilities.CreateInstance<LedgerHealthCheck>(provider, mostLag ?? UsualLag),
            failureStatus,
            tags));
    }
}
