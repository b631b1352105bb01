namespace Contracts.Storage;

/// <summary>Exports of a ledger as history files.</summary>
public static class LedgerExport
{
    /// <summary>Writes everything that was recorded, or that of one stream, as a history file.</summary>
    /// <remarks>The streams are read in one ordered scan; memory holds one at a time. No thread is blocked.</remarks>
    /// <param name="ledger">The ledger.</param>
    /// <param name="utf8">The stream to write to, which stays open.</param>
    /// <param name="stream">The only stream of the ledger to write; null for all.</param>
    /// <param name="cancellationToken">Cancels the rest; the file is not complete then.</param>
    /// <returns>The number of entries.</returns>
    /// <exception cref="UnreadableStreamException">A stream cannot be read.</exception>
    /// <exception cref="UnknownEventException">A newer version of the library recorded here.</exception>
    public static async Task<int> ExportAsync(
        this IContractLedger ledger,
        Stream utf8,
        StreamKey? stream = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(utf8);
        var buffered = new BufferedStream(utf8, 64 * 1024); // not disposed: that would close the stream, and block
        var writer = new HistoryWriter(buffered);
        var histories = stream is { } only
            ? new[] { await ledger.HistoryAsync(only, cancellationToken).ConfigureAwait(false) }.ToAsyncEnumerable()
            : ledger.HistoriesAsync(cancellationToken);
        var entries = 0;
        await foreach (var history in histories.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            foreach (var entry in history.Entries)
                await writer.WriteAsync(entry, cancellationToken).ConfigureAwait(false);
            entries += history.Version;
        }

        await buffered.FlushAsync(cancellationToken).ConfigureAwait(false);
        return entries;
    }
}
