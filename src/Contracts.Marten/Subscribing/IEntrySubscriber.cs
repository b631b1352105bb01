namespace Contracts.Storage;

/// <summary>Is told of every recorded entry, one after the other, at least once.</summary>
/// <remarks>
/// The entries of a stream come in the order of their versions. One may come again, after a failure or when the host was ended; stream and
/// version say which it is. Each call has a service scope of its own, whose <see cref="CurrentTenant"/> is the entry's.
/// </remarks>
public interface IEntrySubscriber
{
    /// <summary>Takes an entry in. Where it fails, it is called again, and no later entry comes before it has succeeded.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="sequence">Its number in the store's order, which grows from entry to entry and may leave numbers out.</param>
    /// <param name="cancellationToken">The host is being ended; the entry comes again if it is given up.</param>
    Task HandleAsync(Entry entry, long sequence, CancellationToken cancellationToken);
}
