using Contracts.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Contracts.Mediation;

/// <summary>Adds notifications of recorded entries to a host's services.</summary>
/// <remarks>
/// Requests need no more than MediatR's own registration:
/// <c>services.AddMediatR(mediator =&gt; mediator.RegisterServicesFromAssemblyContaining&lt;RecordEntries&gt;())</c>.
/// </remarks>
public static class NotificationsRegistration
{
    /// <summary>
    /// Publishes an <see cref="EntryRecorded"/> for every entry, from the first on, while the host runs.
    /// </summary>
    /// <remarks>
    /// The store remembers how far the notifications have come, so that they continue after a restart. Of several hosts
    /// with one ledger, one publishes where all of them set <see cref="ContractsOptions.Daemon"/> to hot and cold.
    /// </remarks>
    /// <param name="services">The host's services, with the ledger and MediatR.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddContractsNotifications(this IServiceCollection services) =>
        services.AddEntrySubscriber<EntryPublisher>(EntryPublisher.Name);
}
