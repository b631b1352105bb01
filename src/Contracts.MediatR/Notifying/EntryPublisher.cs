using Contracts.Storage;
using MediatR;

namespace Contracts.Mediation;

/// <summary>Publishes each recorded entry to whoever handles <see cref="EntryRecorded"/>.</summary>
internal sealed class EntryPublisher(IPublisher publisher, CurrentTenant tenant) : IEntrySubscriber
{
    /// <summary>The name under which the store remembers how far it has come.</summary>
    public const string Name = "contracts-notifications";

    public Task TakeAsync(Entry entry, long sequence, CancellationToken cancellationToken) => publisher.Publish(new EntryRecorded(entry, sequence) { Tenant = tenant.Id }, cancellationToken);
}
