using Marten;

namespace Contracts.Storage;

/// <summary>Keeps the ledger's rows up in the transactions of the entries.</summary>
internal sealed class InlineLedger(LedgerWriting writing, BackgroundRolling rolling)
{
    /// <summary>Writes the rows of a stream.</summary>
    public LedgerWriting Writing => writing;

    /// <summary>Saves a session in which entries of a stream were appended, with what the ledger loses and gains by them.</summary>
    /// <param name="session">The session.</param>
    /// <param name="after">The stream with the entries.</param>
    /// <param name="since">Its version before.</param>
    /// <param name="isUnkept">Whether the stream has no rows.</param>
    /// <param name="cancellationToken">Gives it up; nothing is recorded then.</param>
    public async Task SaveAsync(IDocumentSession session, History after, int since, bool isUnkept, CancellationToken cancellationToken) =>
        await SaveAsync(session, await writing.WriteAsync(session, after, since, isUnkept, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>Saves a session in which so many corners are queued.</summary>
    public async Task SaveAsync(IDocumentSession session, int corners, CancellationToken cancellationToken)
    {
        await session.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        rolling.Note(corners);
    }
}
