namespace Contracts.Storage;

/// <summary>Handles every recorded entry, one after the other, at least once.</summary>
/// <remarks>
/// The entries of a stream come in the order of their versions. One may come again, after a failure or when the host
/// was ended; stream and version say which it is. Each call has a service scope of its own, whose
/// <see cref="CurrentTenant"/> is the entry's.
/// </remarks>
public interface IEntrySubscriber
{
    /// <summary>
    /// Handles an entry. After a failure it is called again, and no later entry comes before it has succeeded.
    /// </summary>
    /// <param name="entry">The entry.</param>
    /// <param name="sequence">The entry's number in the store; numbers increase and may have gaps.</param>
    /// <param name="cancellationToken">
    /// Signals that the host stops; the entry comes again if handling is cancelled.
    /// </param>
    Task HandleAsync(Entry entry, long sequence, CancellationToken cancellationToken);
}
