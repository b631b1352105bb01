using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Contracts.Storage;

/// <summary>Adds subscribers to a host's services.</summary>
public static class SubscribingRegistration
{
    /// <summary>
    /// Adds a subscriber, which handles every entry from the first on, and the daemon of the ledger's store that calls
    /// it.
    /// </summary>
    /// <remarks>
    /// The host runs the daemon. Where several hosts keep one ledger, one of them tells, if all say so in
    /// <see cref="ContractsOptions.Daemon"/>. An entry that this version of the library cannot read stops the
    /// subscriber until the host is updated; none is left out.
    /// </remarks>
    /// <typeparam name="TSubscriber">The subscriber, which is created for each entry.</typeparam>
    /// <param name="services">
    /// The host's services, to which <see cref="ContractsRegistration.AddContracts(IServiceCollection, string)"/> adds
    /// the ledger.
    /// </param>
    /// <param name="name">
    /// The name under which the store remembers how far the subscriber has come. Under another name it begins again.
    /// </param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static IServiceCollection AddEntrySubscriber<TSubscriber>(
        this IServiceCollection services, string name) where TSubscriber : class, IEntrySubscriber
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        services.TryAddTransient<TSubscriber>();
        services.ConfigureMarten<IContractStore>((provider, store) =>
            store.Projections.Subscribe(new EntrySubscription<TSubscriber>(
                provider.GetRequiredService<IServiceScopeFactory>(), name)));
        services.TryAddSingleton<HasSubscribers>();
        return services.AddLedgerHost();
    }
}

/// <summary>A marker that subscribers exist, so that the host runs the daemon.</summary>
internal sealed class HasSubscribers;
