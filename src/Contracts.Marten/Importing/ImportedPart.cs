using Marten;

namespace Contracts.Storage;

/// <summary>A part of a stream that is recorded whole or not at all: what it learned at some instants in a row.</summary>
internal sealed record ImportedPart
{
    /// <summary>The stream.</summary>
    public required ImportedStream Of { get; init; }

    /// <summary>The version of the stream before.</summary>
    public required int Since { get; init; }

    /// <summary>The entries, at least one.</summary>
    public required IReadOnlyList<Entry> Entries { get; init; }

    /// <summary>The rows that the stream loses and gains; null where they were not made.</summary>
    public required RowChanges? Changes { get; init; }

    /// <summary>Whether the rows exceed their bound with this part.</summary>
    public required bool IsExceeded { get; init; }

    /// <summary>The stream as it is with the part, and nothing after it.</summary>
    public History After => Of.After.Version == Since + Entries.Count ? Of.After : History.Of(Of.After.Stream, Of.After.Entries.Take(Since + Entries.Count));

    /// <summary>Queues the rows of the part: those that were made, where the stream has any.</summary>
    /// <returns>How many corners come in.</returns>
    public async Task<int> WriteAsync(IDocumentSession session, LedgerWriting writing, bool isUnkept, CancellationToken cancellationToken)
    {
        if (isUnkept || Changes is null)
            return await writing.WriteAsync(session, After, Since, isUnkept, cancellationToken).ConfigureAwait(false);
        writing.NameParties(session, Of.After, Since, Since + Entries.Count);
        return IsExceeded
            ? writing.Unkeep(session, Of.After.Stream)
            : writing.Write(session, Of.After.Stream, Changes, Of.After.KnownSince(Since + 1));
    }
}
