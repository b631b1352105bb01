using Contracts.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Contracts.Mediation;

/// <summary>Adds notifications of recorded entries to a host's services.</summary>
/// <remarks>
/// Requests need no more than MediatR's own registration:
/// <c>services.AddMediatR(mediator =&gt; mediator.RegisterServicesFromAssemblyContaining&lt;RecordEntries&gt;())</c>.
/// </remarks>
public static class NotifyingRegistration
{
    /// <summary>Publishes an <see cref="EntryRecorded"/> for every entry, while the host runs.</summary>
    /// <remarks>
    /// How far it has come is kept in the store, so that it goes on where it was after a restart. Where several hosts keep one ledger, one of
    /// them publishes, if all say so in <see cref="ContractsOptions.Daemon"/>.
    /// </remarks>
    /// <param name="services">The host's services, with the ledger and MediatR.</param>
    /// <param name="fromNow">
    /// Whether only of what is recorded after the host was first started with notifications; false for every entry from the first on. It counts only the first time.
    /// </param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddContractsNotifications(this IServiceCollection services, bool fromNow = false) =>
        services.AddEntrySubscriber<EntryPublisher>(EntryPublisher.Name, fromNow);
}
