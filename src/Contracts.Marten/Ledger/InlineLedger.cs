using Marten;

namespace Contracts.Storage;

/// <summary>Keeps the ledger's rows up in the transactions of the entries.</summary>
internal sealed class InlineLedger(LedgerWriting writing, BackgroundRolling rolling)
{
    /// <summary>Saves a session in which entries were appended, with what the ledger loses and gains by them.</summary>
    /// <param name="session">The session.</param>
    /// <param name="appended">Each stream as it is with them, and its version before.</param>
    /// <param name="cancellationToken">Gives it up; nothing is recorded then.</param>
    public async Task SaveAsync(IDocumentSession session, IEnumerable<(History After, int Since)> appended, CancellationToken cancellationToken)
    {
        var corners = appended.Sum(stream => writing.Write(session, stream.After, stream.Since));
        await session.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        rolling.Note(corners);
    }
}
