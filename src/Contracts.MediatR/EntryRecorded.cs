using Contracts.Storage;
using MediatR;

namespace Contracts.Mediation;

/// <summary>
/// An entry was recorded. Published at least once for every entry, in the order of versions within a stream.
/// </summary>
/// <remarks>
/// It is published after the commit, whichever host recorded or imported the entry. It may be published again, so
/// handlers have to be idempotent, or remember stream and version. Where one handler fails, all are called again, and
/// no later entry is published before they succeed.
/// </remarks>
/// <param name="Entry">The entry.</param>
/// <param name="Sequence">The entry's number in the store; numbers increase and may have gaps.</param>
public sealed record EntryRecorded(Entry Entry, long Sequence) : INotification
{
    /// <summary>
    /// The tenant; null where there are none. Within a handler, <see cref="Storage.IContractLedger"/> is the tenant's.
    /// </summary>
    public string? Tenant { get; init; }

    /// <summary>The stream in which the entry was recorded.</summary>
    public StreamKey Stream => Entry.Stream;
}

/// <summary>Publishes an <see cref="EntryRecorded"/> for each recorded entry.</summary>
internal sealed class EntryPublisher(IPublisher publisher, CurrentTenant tenant) : IEntrySubscriber
{
    /// <summary>The name under which the store remembers how far the notifications have come.</summary>
    public const string Name = "contracts-notifications";

    public Task HandleAsync(Entry entry, long sequence, CancellationToken cancellationToken) =>
        publisher.Publish(new EntryRecorded(entry, sequence) { Tenant = tenant.Id }, cancellationToken);
}
