using JasperFx;
using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Subscriptions;
using Microsoft.Extensions.DependencyInjection;

namespace Contracts.Storage;

/// <summary>
/// Calls a subscriber with the entries of the daemon's pages. Marten remembers the progress, and repeats after a
/// failure.
/// </summary>
internal sealed class EntrySubscription<TSubscriber> : SubscriptionBase where TSubscriber : IEntrySubscriber
{
    // How many may come again: Marten keeps how far it has come once a page is done.
    private const int PageSize = 100;

    private readonly IServiceScopeFactory _scopes;

    public EntrySubscription(IServiceScopeFactory scopes, string name)
    {
        _scopes = scopes;
        Name = name;
        Options.BatchSize = PageSize;
    }

    public override async Task<IChangeListener> ProcessEventsAsync(
        EventRange page,
        ISubscriptionController controller,
        IDocumentOperations operations,
        CancellationToken cancellationToken)
    {
        foreach (var stored in page.Events.Where(stored => stored.StreamKey != Tombstone.StreamKey))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var scope = _scopes.CreateAsyncScope();
            await using var closing = scope.ConfigureAwait(false);
            if (stored.TenantId != StorageConstants.DefaultTenantId)
                scope.ServiceProvider.GetRequiredService<CurrentTenant>().Id = stored.TenantId;
            await scope.ServiceProvider.GetRequiredService<TSubscriber>()
                .HandleAsync(StoredEntry.Read(stored), stored.Sequence, cancellationToken)
                .ConfigureAwait(false);
        }

        return NullChangeListener.Instance;
    }
}
